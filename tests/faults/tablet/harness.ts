// A server of this process with the tablets' page before it, and real browsers that are ended by SIGKILL. What the page says
// was confirmed is kept here, and compared in the end with what the server has counted.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Entry } from '@tukkimies/shared/visit.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { ensureTransportKey } from '@tukkimies/server/contacts/transport.ts'
import type { Engine } from '@tukkimies/server/database.ts'
import { addEnrolment } from '@tukkimies/server/register/devices.ts'
import type { Ground } from '../../contracts/engines.ts'
import { openStation, type Station } from '../../server/station.ts'
import { p1 } from '../../users.ts'
import type { BrowserStore } from '../fault.ts'
import { type Checked, checkGround } from '../server/checker.ts'
import { withGrounds } from '../server/grounds.ts'
import { realDay } from '../server/sender.ts'
import type { Broken } from './broken.ts'
import { buildPage } from './bundle.ts'

/** What becomes of a push: true, and the server does not see it. */
export type Meddle = (request: IncomingMessage, response: ServerResponse) => boolean

/** `at` since the page began, in milliseconds; `wiped` how many entries the first tablet knows to be lost. */
export type Done = {
  readonly at: number
  readonly wiped: number
  /** Of a page that measures. */
  readonly saveMs?: readonly number[]
  readonly rawMs?: readonly number[]
}

export type Harness = {
  readonly url: string
  readonly station: () => Station
  readonly ground: Ground
  /** A folder that a browser keeps everything in; new ones are made by name. */
  readonly profile: (name?: string) => string
  /** Opens the page, runs its plan, and resolves when it is done. */
  readonly run: (query: string, profile?: string) => Promise<Done>
  /** Opens the page and ends the browser without warning, as soon as `when` resolves. */
  readonly runAndKill: (query: string, when: () => Promise<unknown>, profile?: string) => Promise<void>
  /** The same under a recorder of its system calls, which ends by itself. */
  readonly record: (query: string, when: () => Promise<unknown>, recorder: readonly string[]) => Promise<void>
  readonly meddle: (meddle: Meddle | null) => void
  /** What time it is for the server, from then on. */
  readonly setNow: (next: () => number) => void
  /** Hands a request on whose body has been read already. */
  readonly pass: (request: IncomingMessage, body: string, response: ServerResponse) => Promise<void>
  readonly pushes: () => number
  /** Entries that a page has said are saved. */
  readonly confirmed: () => readonly Entry[]
  /** When that was heard first, in seconds since 1970. */
  readonly heardAt: (id: string) => number
  readonly nextConfirmed: (count: number) => Promise<void>
  readonly nextFailpoint: () => Promise<void>
  /** Folds everything and counts; the server is over then. What a page shows to a person as refused is left out. */
  readonly check: (shown?: ReadonlySet<string>) => Promise<Checked>
}

const longMs = 90_000

/** Has a harness for as long as the work lasts. */
export const withHarness = <T>(
  engine: Engine,
  store: BrowserStore,
  work: (harness: Harness) => Promise<T>,
  broken: Broken | null = null,
): Promise<T> =>
  withGrounds(engine, async (grounds) => {
    const ground = await grounds.make()
    const folder = mkdtempSync(join(tmpdir(), 'tukkimies-tablets-'))
    const station = await openStation(ground, realDay())
    await ensureTransportKey(station.deps)
    const harness = await open(ground, station, folder, store, broken)
    try {
      return await work(harness)
    } finally {
      await harness.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    }
  })

const open = async (
  ground: Ground,
  station: Station,
  folder: string,
  store: BrowserStore,
  broken: Broken | null,
): Promise<Harness & { readonly close: () => Promise<void> }> => {
  const script = await buildPage(broken)
  let now = station.deps.now
  const { fetch: answer } = createApp({ ...station.deps, now: () => now() })
  const app = getRequestListener(answer)
  const saved = new Map<string, Entry>()
  const times = new Map<string, number>()
  const waiters = new Set<(what: string, body: string) => void>()
  const running = new Set<ChildProcess>()
  let meddle: Meddle | null = null
  let pushes = 0
  let isOpen = true

  const heard = (what: string, check: (body: string) => boolean = () => true): Promise<string> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(new Error(`nothing heard of ${what}`))), longMs)
      const settle = (run: () => void) => {
        clearTimeout(timer)
        waiters.delete(listen)
        run()
      }
      const listen = (said: string, body: string) => {
        if (said === 'failed') settle(() => reject(new Error(`the page failed: ${body}`)))
        if (said === what && check(body)) settle(() => resolve(body))
      }
      waiters.add(listen)
    })

  const hear = async (what: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (what === 'code') {
      const { code } = await station.deps.register.transact((tx) => addEnrolment(tx, p1, station.deps.now()))
      response.end(code)
      return
    }
    const body = await readAll(request)
    if (what === 'confirmed' || what === 'found') {
      const { entries } = JSON.parse(body) as { readonly entries: readonly string[] }
      for (const text of entries) {
        // The product has written it.
        const entry = JSON.parse(text) as Entry
        if (!saved.has(entry.id)) times.set(entry.id, (performance.timeOrigin + performance.now()) / 1_000)
        saved.set(entry.id, entry)
      }
    }
    for (const waiter of waiters) waiter(what, body)
    // Whoever stands at a failpoint stands there until the end.
    if (what !== 'failpoint') response.end()
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/tablets') return void response.setHeader('Content-Type', 'text/html').end(page)
    if (pathname === '/tablets.js') return void response.setHeader('Content-Type', 'text/javascript').end(script)
    const [, what = ''] = /^\/harness\/([a-z]+)$/.exec(pathname) ?? []
    if (what) return void hear(what, request, response).catch(() => response.destroy())
    if (pathname === '/api/v1/push') pushes++
    if (pathname === '/api/v1/push' && meddle?.(request, response)) return
    void app(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  const profile = (name = 'one') => join(folder, name)

  const start = (query: string, into: string, under: readonly string[] = []): ChildProcess => {
    const browser = [process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', ...browserArguments(store)]
    const [command, ...args] = [...under, ...browser, `--user-data-dir=${into}`, `${url}/tablets?${query}`]
    const child = spawn(command, args, { stdio: 'ignore' })
    running.add(child)
    return child
  }
  const end = async (child: ChildProcess, into: string, isRecorder = false): Promise<void> => {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    killTree(child.pid ?? 0, isRecorder)
    await gone
    running.delete(child)
    rmSync(join(into, 'SingletonLock'), { force: true })
  }

  return {
    url,
    station: () => station,
    ground,
    profile,
    run: async (query, into = profile()) => {
      const done = heard('done')
      const child = start(query, into)
      try {
        return JSON.parse(await done) as Done
      } finally {
        await end(child, into)
      }
    },
    runAndKill: async (query, when, into = profile()) => {
      const waited = when()
      const child = start(query, into)
      try {
        await waited
      } finally {
        await end(child, into)
      }
    },
    record: async (query, when, recorder) => {
      const waited = when()
      const child = start(query, profile(), recorder)
      try {
        await waited
      } finally {
        await end(child, profile(), true)
      }
    },
    meddle: (next) => void (meddle = next),
    setNow: (next) => void (now = next),
    pass: async (request, body, response) => {
      const headers = Object.entries(request.headersDistinct).map(([name, values]): [string, string] => [
        name,
        values?.join(', ') ?? '',
      ])
      const answered = await answer(new Request(`${url}${request.url}`, { method: 'POST', headers, body }))
      response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(await answered.text())
    },
    pushes: () => pushes,
    confirmed: () => [...saved.values()],
    heardAt: (id) => times.get(id) ?? Number.POSITIVE_INFINITY,
    nextConfirmed: async (count) => {
      let left = count
      await heard('confirmed', () => --left <= 0)
    },
    nextFailpoint: async () => void (await heard('failpoint')),
    check: async (shown = new Set()) => {
      isOpen = false
      await station.close()
      const sent = [...saved.values()].filter(({ id }) => !shown.has(id))
      return checkGround(ground, sent, realDay())
    },
    close: async () => {
      for (const child of running) killTree(child.pid ?? 0)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      if (isOpen) await station.close()
    },
  }
}

const page =
  '<!doctype html><meta charset="utf-8"><title>tablets</title><script type="module" src="/tablets.js"></script>'

/** How a browser is started, without a screen and as quiet as it can be. */
export const browserArguments = (store: BrowserStore): readonly string[] => [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  `--${store === 'sqlite' ? 'enable' : 'disable'}-features=IdbSqliteBackingStore`,
]

/** A process and all that it has started, by their ids, at once; or, where it ends by itself, only these. */
export const killTree = (root: number, isRootLeft = false): void => {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const parent = parentOf(name)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const all = [root]
  for (const pid of all) all.push(...(children.get(pid) ?? []))
  for (const pid of isRootLeft ? all.slice(1) : all) {
    try {
      if (pid > 1) process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
}

const parentOf = (pid: string): number | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** The body of a request. */
export const readAll = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
