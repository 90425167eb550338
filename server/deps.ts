// All that the server is made of: four stores, a clock, chance, a log, the configuration. A function takes the part it uses.
import type { Config } from './config.ts'
import { randomBytes } from './crypto.ts'
import { createFileMaking, type MakeFile } from './exports/making.ts'
import type { Log } from './log.ts'
import { createRehearsing, type Rehearse } from './rehearsing.ts'
import { openStores, type Stores } from './stores.ts'

/** Which build wrote a period's record. */
export const build = '0.1.0'

/** Milliseconds since 1970. */
export type Clock = () => number
export type Random = (length: number) => Uint8Array

export type Deps = Stores & {
  readonly now: Clock
  readonly random: Random
  readonly log: Log
  readonly config: Config
  readonly rehearse: Rehearse
  readonly makeFile: MakeFile
}

/** Opens the stores of the configuration, to put them back if `isRestoring`; `close` of the answer closes them. */
export const createDeps = async (
  config: Config,
  log: Log,
  now: Clock = Date.now,
  isRestoring = false,
): Promise<Deps> => {
  const stores = await openStores(config, isRestoring)
  const { rehearse, close } = createRehearsing()
  const { makeFile, close: closeFiles } = createFileMaking()
  return {
    ...stores,
    now,
    random: randomBytes,
    log,
    config,
    rehearse,
    makeFile,
    close: async () => {
      await close()
      await closeFiles()
      await stores.close()
    },
  }
}
