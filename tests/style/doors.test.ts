// Each effect has its doors: the only files whose text may name it. Comments do not count, strings do.
import { expect, test } from 'vitest'
import { parseSource, readSources } from './sources.ts'
import type { Source } from './sources.ts'

type Door = {
  readonly effect: string
  readonly names: RegExp
  /** Beginnings of paths; everything else in shared, server and web is a wall. */
  readonly doors: readonly string[]
  /** Texts that must be found behind a wall: a door that stops nothing is none. */
  readonly planted: readonly string[]
}

const stores = ['server/register/', 'server/live/', 'server/release/', 'server/keys/']

const doors: readonly Door[] = [
  {
    effect: 'SQL',
    names: /\bsql[`.<]|\.(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(/,
    doors: [...stores, 'server/database.ts', 'server/engines/'],
    planted: ['const row = live.selectFrom(table)', 'await sql`delete from open_visit`.execute(live)', 'sql.raw(text)'],
  },
  {
    effect: 'drivers and dialects',
    names: /['"](node:sqlite|pg|better-sqlite3)['"]|\b\w*(Sqlite|Postgres)(Dialect|Adapter)\b/,
    doors: ['server/engines/'],
    planted: [`import { DatabaseSync } from 'node:sqlite'`, `const pg = await import('pg')`, 'new SqliteDialect({})'],
  },
  {
    effect: 'exact counts by code',
    names: /['"][./\w@]*live\/accumulators\.ts['"]/,
    // Fold and close; what a close would say; how much of it there is.
    doors: ['fold', 'close', 'publication', 'inspect'].map((name) => `server/visits/${name}.ts`),
    planted: [`import { addCounts } from '../live/accumulators.ts'`],
  },
  {
    effect: 'figures',
    names: /['"][./\w@]*release\/(cells|periods)\.ts['"]/,
    doors: ['reader', 'sources', 'close', 'publication', 'inspect'].map((name) => `server/visits/${name}.ts`),
    planted: [`import { cellsOf } from '../release/cells.ts'`],
  },
  {
    effect: 'storage of the browser',
    names: /\b(indexedDB|IDBKeyRange|localStorage|sessionStorage|Dexie)\b|['"]dexie['"]/,
    doors: ['web/store/'],
    planted: [
      'localStorage.setItem(key, text)',
      `import { liveQuery } from 'dexie'`,
      'new Dexie(name)',
      'indexedDB.open(name)',
    ],
  },
  {
    effect: 'network',
    names:
      /\bfetch\(|\b(XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection)\b|['"]node:(https?|net|tls|dgram|dns)['"]|['"](nodemailer|openid-client)['"]/,
    // serve.ts listens; it calls nobody. The worker asks one thing: whether its version was withdrawn.
    doors: ['web/api.ts', 'web/sw.ts', 'server/users/oidc.ts', 'server/mail.ts', 'server/serve.ts'],
    planted: [
      `await fetch('/api/v1/push')`,
      'navigator.sendBeacon(address)',
      `import { request } from 'node:https'`,
      `import { createTransport } from 'nodemailer'`,
    ],
  },
  {
    effect: 'clock and chance',
    names:
      /\bDate\.now\b|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b|\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b/,
    doors: ['web/environment.ts', 'server/deps.ts', 'server/users/even-time.ts'],
    planted: [
      'const now = Date.now()',
      'new Date()',
      'Math.random() < 0.5',
      'crypto.randomUUID()',
      'crypto.getRandomValues(bytes)',
    ],
  },
  {
    effect: 'cryptography',
    names: /['"](node:)?crypto['"]|\bcrypto\.subtle\b|\bwebcrypto\b/,
    doors: ['server/crypto.ts', 'web/environment.ts'],
    planted: [`import { createHash } from 'node:crypto'`, `crypto.subtle.digest('SHA-256', bytes)`],
  },
  {
    effect: 'environment variables',
    names: /\bprocess\.env\b|\bimport\.meta\.env\b/,
    doors: ['server/config.ts'],
    planted: ['const port = process.env.PORT', 'import.meta.env.VITE_URL'],
  },
  {
    effect: 'files on disk',
    names: /['"](node:)?fs(\/promises)?['"]|\bserveStatic\b/,
    doors: [
      'server/config.ts',
      'server/backup-config.ts',
      'server/engines/',
      'server/check.ts',
      'server/demo.ts',
      'server/backup/files.ts',
      'server/api/app.ts',
    ],
    planted: [`import { readFileSync } from 'node:fs'`, `import { readFile } from 'node:fs/promises'`],
  },
  {
    effect: 'log lines',
    names: /\bconsole\.|\bprocess\.(stdout|stderr)\b/,
    doors: ['server/log.ts', 'server/tukkimies.ts'],
    planted: ['console.log(visit)', 'process.stdout.write(line)'],
  },
  {
    effect: 'the end of a process, other programs',
    names: /\bprocess\.(exit|exitCode|on|kill)\b|['"](node:)?(child_process|worker_threads|cluster|vm)['"]/,
    doors: [
      'server/tukkimies.ts',
      'server/serve.ts',
      'server/rehearsing.ts',
      'server/rehearsal-thread.ts',
      'server/exports/making.ts',
      'server/exports/making-thread.ts',
    ],
    planted: ['process.exit(1)', `import { spawn } from 'node:child_process'`],
  },
  {
    effect: 'service worker, reload, Trusted Types',
    names: /\bserviceWorker\b|\blocation\.(reload|assign|replace)\b|\btrustedTypes\b|['"]workbox-window['"]/,
    doors: ['web/update.ts'],
    planted: ['navigator.serviceWorker.ready', 'location.reload()', `import { Workbox } from 'workbox-window'`],
  },
  {
    effect: 'numbers and days by the platform',
    names: /\bIntl\.|\.toLocale\w*\(/,
    doors: ['web/format.ts', 'shared/day.ts'],
    planted: [`new Intl.NumberFormat('fi')`, 'count.toLocaleString()'],
  },
  {
    effect: 'timers',
    names: /\b(setTimeout|setInterval|setImmediate|requestIdleCallback)\b|['"](node:)?timers(\/promises)?['"]/,
    // counting.ts gives others their turn.
    doors: [
      'web/sync/timer.ts',
      'server/patience.ts',
      'server/serve.ts',
      'server/rehearsing.ts',
      'server/exports/making.ts',
      'server/users/even-time.ts',
      'server/visits/counting.ts',
    ],
    planted: ['setTimeout(push, 1000)', `import { setTimeout } from 'node:timers/promises'`],
  },
  {
    effect: 'code and markup from text',
    names:
      /\beval\(|\bnew Function\b|dangerouslySetInnerHTML|\b(inner|outer)HTML\b|\binsertAdjacentHTML\b|\bdocument\.write\b/,
    doors: [],
    planted: ['eval(text)', '<p dangerouslySetInnerHTML={html} />', 'element.innerHTML = text'],
  },
]

const launcher = 'server/launch.mjs'

/** Files that use an effect behind its door, each with the reason that outweighs it. */
const exceptions: readonly { readonly path: string; readonly effect: string; readonly reason: string }[] = [
  { path: launcher, effect: 'cryptography', reason: 'hashes sources and lock file to see whether they changed' },
  { path: launcher, effect: 'environment variables', reason: 'hands the environment on to the task it starts' },
  { path: launcher, effect: 'files on disk', reason: 'installs what is missing, before anything else can run' },
  { path: launcher, effect: 'log lines', reason: 'speaks on stderr while it installs' },
  { path: launcher, effect: 'the end of a process, other programs', reason: 'starts the task and ends with its code' },
]

const isProduct = ({ path }: Source) => /^(shared|server|web)\//.test(path) && path !== 'web/vite.config.ts'

const isExcepted = (path: string, effect: string) =>
  exceptions.some((exception) => exception.path === path && exception.effect === effect)

const linesWith = (source: Source, { names }: Door): string[] =>
  source.code
    .split('\n')
    .map((line, index) => ({ line, place: `${source.path}:${index + 1}` }))
    .filter(({ line }) => names.test(line))
    .map(({ line, place }) => `${place}: ${line.trim()}`)

const breaches = (door: Door, found: readonly Source[]): string[] =>
  found
    .filter(({ path }) => !door.doors.some((begin) => path.startsWith(begin)) && !isExcepted(path, door.effect))
    .flatMap((source) => linesWith(source, door))

const sources = readSources().filter(isProduct)

for (const door of doors) {
  test(`${door.effect}: only at the door`, () => {
    expect(breaches(door, sources)).toEqual([])
  })

  test(`${door.effect}: a breach is found`, () => {
    for (const text of door.planted) {
      expect(breaches(door, [parseSource('web/capture/visit.tsx', text)]), text).toHaveLength(1)
      expect(breaches(door, [parseSource('web/capture/visit.tsx', `// ${text}`)]), text).toEqual([])
    }
  })
}

test('every exception is needed and gives its reason', () => {
  const isNeeded = ({ path, effect }: (typeof exceptions)[number]) =>
    doors.some(
      (door) =>
        door.effect === effect && sources.some((source) => source.path === path && linesWith(source, door).length > 0),
    )
  expect(exceptions.filter((exception) => !isNeeded(exception) || exception.reason === '')).toEqual([])
})
