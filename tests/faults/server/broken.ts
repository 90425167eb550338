// Loaded before a program: exchanges lines of the product as Node reads them. BROKEN names a build that is broken in one way, on
// which a checker must find fault. KILL_AT is the number of the moment at which the process is killed, KILL_NAME how the
// names of those moments begin that count.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

type Change = { readonly file: string; readonly from: string; readonly to: string }

export const breaks: Readonly<Record<string, Change>> = {
  /** Says that it is stored, and stores it later. */
  'answer-early': {
    file: '/server/api/push.ts',
    from: 'const outcome = await pushEntries(deps, device.point, request.mark, entries)',
    to: `const early = await pushEntries(deps, device.point, request.mark, [])
        setTimeout(() => void pushEntries(deps, device.point, null, entries).catch(() => {}), 25)
        const named = entries.map(({ raw }) => ({ id: raw.id, status: 'stored', due: '2099-12-31' }))
        const outcome = { ...early, results: named }`,
  },
  /** Takes what it has seen before for something new. */
  'no-memory': {
    file: '/server/live/open.ts',
    from: 'bytesToBase64url(hmac(receiptKey, id).subarray(0, hashBytes)) as EntryHash',
    to: `bytesToBase64url(hmac(receiptKey, (globalThis.seenIds ??= new Set()).has(id) ? id + Math.random() : id).subarray(0, hashBytes), globalThis.seenIds.add(id)) as EntryHash`,
  },
  /** Answers for what may still be in the memory of the machine. */
  'not-synced': { file: '/server/engines/sqlite.ts', from: 'synchronous: 2', to: 'synchronous: 0' },
  /** Goes on after the disk has failed. */
  'sync-ignored': {
    file: '/server/engines/sqlite.ts',
    from: 'if (diskFaults.includes(Number(code)))',
    to: 'if (false)',
  },
  /** Erases the visits of a slice in one transaction and counts them in another. */
  'fold-in-parts': {
    file: '/server/visits/fold.ts',
    from: `failpoint('fold.after-take')`,
    to: `const { sql } = await import('kysely')
  await sql\`commit\`.execute(tx.query)
  await sql\`begin\`.execute(tx.query)
  failpoint('fold.after-take')`,
  },
  /** Erases the counts of a period before they are written. */
  'erase-first': {
    file: '/server/visits/close.ts',
    from: `failpoint('close.after-publish')`,
    to: `if (isErasing) await live.transact((tx) => eraseCounts(tx, lease, period))
  failpoint('close.after-publish')`,
  },
  /** Erases visits without counting them. */
  'skip-fold': {
    file: '/server/visits/fold.ts',
    from: 'await addToAccumulators(tx, isSame ? counted.rows : await countVisits(shuffle(visits), placementsByDay, random))',
    to: '',
  },
  /** Says that it took back what it has folded. */
  'void-late': {
    file: '/server/push.ts',
    from: `status: 'too_late', due: lastFolded(ground)`,
    to: `status: 'voided', due: ground.due`,
  },
  /** Loses one entry of each batch and says that it is stored. */
  'drop-one': {
    file: '/server/push.ts',
    from: 'if (ledger.visits.size > 0) await addOpenVisits(tx, [...ledger.visits.values()])',
    to: 'if (ledger.visits.size > 0) await addOpenVisits(tx, [...ledger.visits.values()].slice(1))',
  },
  /** Counts one arrival of each batch twice. */
  'double-one': {
    file: '/server/push.ts',
    from: 'if (ledger.arrivals.size > 0) await addOpenArrivals(tx, [...ledger.arrivals.values()])',
    to: `const twice = [...ledger.arrivals.values()].slice(0, 1).map((row) => ({ ...row, h: row.h.split('').toReversed().join('') }))
  if (ledger.arrivals.size > 0) await addOpenArrivals(tx, [...ledger.arrivals.values(), ...twice])`,
  },
  /** Forgets at once what it has counted. */
  'receipts-over': { file: '/server/live/receipts.ts', from: 'dayPlus(today, -days)', to: 'dayPlus(today, 40)' },
  /** Goes on as if nothing had been lost. */
  'same-epoch': {
    file: '/server/epoch.ts',
    from: 'const epoch = makeToken(random)',
    to: `const epoch = 'AAAAAAAAAAAAAAAAAAAAAA'`,
  },
  /** Takes entries only while there are users. */
  'users-only': {
    file: '/server/api/who.ts',
    from: 'if (device.revoked !== null)',
    to: `if ((await deps.register.query.selectFrom('user').select('id').execute()).length === 0 || device.revoked !== null)`,
  },
  /** Lets tablets forget what no backup holds. */
  'safe-early': {
    file: '/server/push.ts',
    from: 'const safe = await readSafe(tx, deps.config)',
    to: `const safe = '2099-12-31' as Day`,
  },
}

const change = breaks[process.env['BROKEN'] ?? '']
const killAt = Number(process.env['KILL_AT'] ?? 0)

const failpointSource = `
  import { isMainThread } from 'node:worker_threads'
  let met = 0
  const killAt = ${killAt}
  const begin = ${JSON.stringify(process.env['KILL_NAME'] ?? '')}
  export const failpoint = (name) => {
    if (!isMainThread || !name.startsWith(begin)) return
    met++
    if (met === killAt) process.kill(process.pid, 'SIGKILL')
  }
  if (isMainThread) process.on('exit', () => process.stderr.write('moments ' + met + '\\n'))
`

registerHooks({
  load: (url, context, next) => {
    if (process.env['KILL_NAME'] !== undefined && url.endsWith('/shared/failpoint.ts'))
      return { format: 'module', shortCircuit: true, source: failpointSource }
    if (!change || !url.endsWith(change.file)) return next(url, context)
    const source = readFileSync(fileURLToPath(url), 'utf8')
    if (!source.includes(change.from)) throw new Error(`the line that ${process.env['BROKEN']} breaks is gone`)
    return { format: 'module-typescript', shortCircuit: true, source: source.replace(change.from, () => change.to) }
  },
})
