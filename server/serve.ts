// Runs the server: one process of a data folder, the app on a socket, the nightly work by one timer, and a clean end.
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { createApp } from './api/app.ts'
import { lockFolder } from './database.ts'
import { createDeps, type Deps } from './deps.ts'
import type { Config } from './config.ts'
import { passGeneration } from './epoch.ts'
import { isNightDue, mendAtStart, nightOf, runNight } from './jobs/nightly.ts'
import type { Log } from './log.ts'
import { makeFirstRunCode } from './users/first-run.ts'

/** Looked at this often, so that a machine that slept through the night catches up soon after. */
const nightCheckMs = 10 * 60_000
const stopMsMax = 10_000
const headersMsMax = 10_000
const requestMsMax = 30_000

export type Served = {
  readonly url: string
  /** The one-time code of the first run, while the register is empty. */
  readonly firstRunCode: string | null
  /** Accepts nothing more, finishes what has begun, closes the stores. */
  readonly stop: () => Promise<void>
}

/** Opens the stores, mends what a stop left behind, listens. Throws if another server has the data folder (F52). */
export const serve = async (config: Config, log: Log): Promise<Served> => {
  const lock = config.databaseUrl === null ? lockFolder(config.dataDir) : { release: () => {} }
  if (!lock) throw new Error('DATA_DIR is in use by another server.')
  try {
    const deps = await createDeps(config, log)
    try {
      return await listen(deps, lock.release)
    } catch (fault) {
      await deps.close()
      throw fault
    }
  } catch (fault) {
    lock.release()
    throw fault
  }
}

const listen = async (deps: Deps, release: () => void): Promise<Served> => {
  const { config, log } = deps
  const { agreed } = await passGeneration(deps, instantToDay(deps.now()))
  if (!agreed) log.error('generations-differ')
  await mendAtStart(deps)
  const firstRunCode = await makeFirstRunCode(deps)
  const server = createAdaptorServer({
    fetch: createApp(deps).fetch,
    serverOptions: { headersTimeout: headersMsMax, requestTimeout: requestMsMax },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  // A server that listens has an address of this form.
  const { port } = server.address() as AddressInfo
  const nights = startNights(deps)
  log.info('listening', { port, engine: deps.engine })
  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`,
    firstRunCode,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      const given = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), stopMsMax)
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      await closed
      clearTimeout(given)
      await nights.stop()
      await deps.close()
      release()
      log.info('stopped')
    },
  }
}

/** One night at a time; a failed one is tried again at the next look. */
const startNights = (deps: Deps): { readonly stop: () => Promise<void> } => {
  let running: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    try {
      if (await isNightDue(deps, deps.now())) await runNight(deps, nightOf(deps.now()))
    } catch {
      deps.log.error('night-failed', { day: instantToDay(deps.now()) })
    }
  }
  const tick = (): void => {
    running = running.then(look)
  }
  tick()
  const timer = setInterval(tick, nightCheckMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
