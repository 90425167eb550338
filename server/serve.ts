// Opens the stores, mends what a stop left behind, listens, runs nights and hours by one timer, and stops cleanly. One
// server to a folder; any number to a PostgreSQL, whose nights take turns by a lease.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { createApp } from './api/app.ts'
import { type DiskWarning, findSharedDisks } from './backup-config.ts'
import type { Config } from './config.ts'
import { ensureTransportKey } from './contacts/transport.ts'
import { lockFolder } from './engines/folder-lock.ts'
import { createDeps, type Deps } from './deps.ts'
import { passGeneration } from './epoch.ts'
import { takeLeaseNow } from './jobs/clock.ts'
import { backUpHourly, isNightDue, mendAtStart, nextNight, nightOf, reorderHour, runNight } from './jobs/nightly.ts'
import { releaseLease } from './live/lease.ts'
import type { Log } from './log.ts'
import { refuseLostKeys } from './lost-keys.ts'
import { refuseLostStores } from './lost-stores.ts'
import { createRehearser } from './policies.ts'
import { judgeVersions, policyProblemText } from './policy-check.ts'
import { markTrial, readTrial } from './trial.ts'
import { makeFirstRunCode } from './users/first-run.ts'

const stopMsMax = 10_000
/** The timer looks at the clock at least this often: clocks jump and machines sleep. */
const lookMsMax = 600_000
/** After a night that another process holds, or that failed. */
const retryMs = 60_000
const hourMs = 3_600_000
const headersMsMax = 10_000
const requestMsMax = 30_000
const startLeaseMs = 30_000

export type ServeOptions = {
  /** Marks an empty register as one for trying out. */
  readonly trial: boolean
  /** Tells whoever started the server; one line each. */
  readonly say: (line: string) => void
  readonly log: Log
}

export type Serving = {
  readonly url: string
  readonly deps: Deps
  /** Accepts nothing more, finishes what is under way, at most ten seconds, and closes the stores. */
  readonly stop: () => Promise<void>
}

/** Starts a server. Throws, with a sentence for the operator, where starting would not be safe. */
export const startServer = async (config: Config, options: ServeOptions): Promise<Serving> => {
  const lock = config.databaseUrl === null ? lockFolder(config.dataDir) : { release: () => {} }
  if (!lock) throw new Error('Another server uses this folder already.')
  try {
    const deps = await createDeps(config, options.log)
    try {
      await prepareStores(deps, options)
      const server = await openPort(deps)
      const nights = startNights(deps)
      const url = urlOf(config, server)
      await tell(deps, url, options.say)
      options.log.info('started', { port: portOf(server), engine: deps.engine })
      const stop = async (): Promise<void> => {
        nights.stop()
        await closePort(server)
        await withinTime(nights.running())
        await withinTime(doHour(deps))
        await deps.close()
        lock.release()
        options.log.info('stopped')
      }
      return { url, deps, stop }
    } catch (fault) {
      await deps.close()
      throw fault
    }
  } catch (fault) {
    lock.release()
    throw fault
  }
}

/** Resolves with the signal's name once the process is asked to end. */
export const awaitSignal = (): Promise<NodeJS.Signals> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve)
  })

/** The last catcher: an error that nobody caught is told by its code alone, since its message may hold what was sent. */
export const guardProcess = (log: Log): void => {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      log.error('crashed', { code: codeOf(fault) })
      process.exit(1)
    })
  }
}

const prepareStores = async (deps: Deps, { trial, say }: ServeOptions): Promise<void> => {
  const today = instantToDay(deps.now())
  if (trial && !(await markTrial(deps.register, 'trial'))) {
    throw new Error('This register is in use: it cannot become one for trying out.')
  }
  await checkPolicyOrThrow(deps, today, say)
  await refuseLostStores(deps)
  await refuseLostKeys(deps)
  await passGenerations(deps, say)
  await mendAtStart(deps)
  await ensureTransportKey(deps)
}

const checkPolicyOrThrow = async (deps: Deps, today: Day, say: ServeOptions['say']): Promise<void> => {
  const judged = await judgeVersions(deps, today)
  if ('problem' in judged) {
    const { version, first, problem } = judged
    throw new Error(
      `The rules of publication cannot protect (version ${version}, from ${first}): ${policyProblemText(problem)}.`,
    )
  }
  for (const problem of judged.warnings)
    say(`Warning: the rules of publication are weaker than they should be: ${policyProblemText(problem)}.`)
}

// One server at a time: two that start together would see each other's half-written generations. A folder is locked.
const passGenerations = async (deps: Deps, say: ServeOptions['say']): Promise<void> => {
  const lease = await takeLeaseNow(deps, 'start', startLeaseMs)
  if (!lease && deps.engine === 'postgres') return
  const { agreed } = await passGeneration(deps, instantToDay(deps.now()))
  if (lease) await releaseLease(deps.live, lease)
  if (agreed) return
  deps.log.error('generations-differ')
  say('The stores do not belong together: one was put back alone, or a start was cut short.')
  say('Tablets will send again what they keep; nothing counts twice.')
}

const openPort = (deps: Deps): Promise<Server> =>
  new Promise((resolve, reject) => {
    const { port, host: hostname } = deps.config
    const serverOptions = { headersTimeout: headersMsMax, requestTimeout: requestMsMax }
    const { fetch } = createApp(deps)
    // Without its option for HTTP/2 the listener is a plain server of HTTP/1.1.
    const server = listen({ fetch, port, hostname, serverOptions }, () => resolve(server)) as Server
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use: name another in PORT.`) : fault),
    )
  })

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const urlOf = ({ host }: Config, server: Server): string => {
  const name = host === '127.0.0.1' || host === '::1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name}:${portOf(server)}`
}

const closePort = async (server: Server): Promise<void> => {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  await withinTime(closed)
  server.closeAllConnections()
}

const withinTime = async (work: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<void>((resolve) => (timer = setTimeout(resolve, stopMsMax)))
  await Promise.race([work, end])
  clearTimeout(timer)
}

/** The nights that are due, one after the other, and the hours between them; the first of each at once. */
const startNights = (deps: Deps): { readonly stop: () => void; readonly running: () => Promise<unknown> } => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let isStopped = false
  let ordered = Number.NEGATIVE_INFINITY

  const rehearseSoon = createRehearser(deps)

  const look = async (): Promise<void> => {
    let isDone = await doNight(deps)
    if (isStopped) return
    // One that a stop or a failure came before; what is rehearsed already takes no time.
    rehearseSoon()
    const now = deps.now()
    // Also after a clock that was set back.
    if (Math.abs(now - ordered) >= hourMs) {
      if ((await doHour(deps)) && (await doBackups(deps))) ordered = now
      else isDone = false
      if (isStopped) return
    }
    const waitMs = Math.min(nextNight(now) - now, ordered + hourMs - now, lookMsMax)
    timer = setTimeout(start, isDone ? Math.max(waitMs, 0) : retryMs)
  }
  const start = (): void => {
    running = look()
  }
  start()
  const stop = (): void => {
    isStopped = true
    clearTimeout(timer)
  }
  return { stop, running: () => running }
}

// A night that fails must not end the server: tablets go on sending, and the next try may succeed.
const doNight = async (deps: Deps): Promise<boolean> => {
  try {
    const now = deps.now()
    return !(await isNightDue(deps, now)) || (await runNight(deps, nightOf(now))) !== null
  } catch (fault) {
    deps.log.error('night-failed', { code: codeOf(fault) })
    return false
  }
}

const doHour = async (deps: Deps): Promise<boolean> => {
  try {
    return await reorderHour(deps)
  } catch (fault) {
    deps.log.error('reorder-failed', { code: codeOf(fault) })
    return false
  }
}

const doBackups = async (deps: Deps): Promise<boolean> => {
  try {
    return await backUpHourly(deps)
  } catch (fault) {
    deps.log.error('backup-failed', { code: codeOf(fault) })
    return false
  }
}

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : 'fault'

const diskSentences: Readonly<Record<DiskWarning, string>> = {
  'backup-on-data-disk': 'Warning: BACKUP lies on the disk of DATA_DIR. When it breaks, both are lost.',
  'keys-backup-on-data-disk': 'Warning: KEYS_BACKUP lies on the disk of DATA_DIR. When it breaks, both are lost.',
  'backups-on-one-disk': 'Warning: BACKUP and KEYS_BACKUP lie on one disk. Keys and what they open belong apart.',
}

const tell = async (deps: Deps, url: string, say: ServeOptions['say']): Promise<void> => {
  say(`Tukkimies is open at ${url}`)
  const trial = await readTrial(deps.register)
  if (trial !== null) say('This register is for trying out: nothing in it may be real.')
  for (const warning of findSharedDisks(deps.config)) say(diskSentences[warning])
  const code = await makeFirstRunCode(deps)
  if (code !== null) {
    say('The register is empty. Set it up, once, at')
    say(`  ${url}/first-run#${code}`)
  }
}
