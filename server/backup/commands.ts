// What an operator does with backups by command: try them out with the private keys, and put them back.
import { tmpdir } from 'node:os'
import { dirname, resolve } from 'node:path'
import type { Day } from '@tukkimies/shared/day.ts'
import { readTextFile } from '../check.ts'
import { type Config, hasRootKey, readRootKey } from '../config.ts'
import { deriveKeys } from '../crypto.ts'
import type { StoreName } from '../database.ts'
import { lockFolder } from '../engines/folder-lock.ts'
import { createDeps } from '../deps.ts'
import type { Log } from '../log.ts'
import { Refused } from '../refused.ts'
import { storeNames } from '../stores.ts'
import { readIdentities } from './age.ts'
import { chooseBackup, type Chosen, type Source } from './choose.ts'
import { readLedger } from './ledger.ts'
import { type RestoreOutcome, restoreStores } from './restore.ts'
import { rowsOf } from './text.ts'
import { verifyBackup } from './verify.ts'

/** Where backups are looked for, and the files of the private keys. Without folders: those of the configuration. */
export type SourceOptions = {
  readonly from: string | undefined
  readonly keysFrom: string | undefined
  readonly identity: string | undefined
  readonly keysIdentity: string | undefined
  readonly at: Day | null
}

export type RestoreOptions = SourceOptions & {
  readonly only: StoreName | null
  readonly ledger: string | undefined
  readonly acceptsRecount: boolean
}

/** What a try came to; `rows` is null where the backup is not sound, and `why` says why. */
export type Trying = {
  readonly store: StoreName | null
  readonly day: Day | null
  readonly file: string
  readonly rows: number | null
  readonly why?: string
}

/** Tries one file out, or the newest backup of each store for which there is an identity: opened and put back aside. */
export const tryBackups = async (
  config: Config,
  options: SourceOptions,
  file: string | undefined,
): Promise<readonly Trying[]> => {
  if (file !== undefined) {
    const identities = [options.identity, options.keysIdentity].flatMap((one) => (one ? identitiesOf(one) : []))
    return [await tryOut({ path: resolve(file), identities, store: null, day: null })]
  }
  const chosen = await chooseAll(config, options, null, (store) => isOpenable(options, store))
  const tried: Trying[] = []
  for (const { path, identities, store, head } of chosen) {
    tried.push(await tryOut({ path, identities, store, day: head.day }))
  }
  return tried
}

/** Puts backups back into an empty place, or one store beside the others. */
export const restoreBackups = async (config: Config, options: RestoreOptions, log: Log): Promise<RestoreOutcome> => {
  const lock = config.databaseUrl === null ? lockFolder(config.dataDir) : { release: () => {} }
  if (!lock) throw new Error('A server uses this folder: stop it first.')
  try {
    const { only } = options
    // Before there is any store: a key that does not fit must leave nothing behind.
    const chosen = await chooseAll(config, options, only, (store) => only === null || store === only)
    const deps = await createDeps(config, log, undefined, true)
    try {
      const ledger = options.ledger === undefined ? [] : readLedger(readTextFile(options.ledger), deps.root)
      return await restoreStores(deps, { chosen, ledger, acceptsRecount: options.acceptsRecount })
    } finally {
      await deps.close()
    }
  } finally {
    lock.release()
  }
}

const chooseAll = async (
  config: Config,
  options: SourceOptions,
  only: StoreName | null,
  isWanted: (store: StoreName) => boolean,
): Promise<readonly Chosen[]> => {
  if (!hasRootKey(config.rootKeyFile)) {
    throw new Error('ROOT_KEY_FILE does not exist: bring the copy of a custodian. Without it no backup can be used.')
  }
  const root = deriveKeys(readRootKey(config.rootKeyFile, false))
  const source = sourceOf(config, options)
  const chosen: Chosen[] = []
  for (const store of storeNames.filter(isWanted)) {
    if (!isOpenable(options, store)) throw missing(store === 'keys' ? 'keys-identity' : 'identity')
    if ((store === 'keys' ? source.keysFolder : source.folder) === '')
      throw missing(store === 'keys' ? 'keys-from' : 'from')
    chosen.push(await chooseBackup(source, root, store, options.at))
  }
  if (chosen.length === 0) throw missing(only === 'keys' ? 'keys-identity' : 'identity')
  return chosen
}

const isOpenable = ({ identity, keysIdentity }: SourceOptions, store: StoreName): boolean =>
  (store === 'keys' ? keysIdentity : identity) !== undefined

const sourceOf = ({ backup }: Config, { from, keysFrom, identity, keysIdentity }: SourceOptions): Source => ({
  folder: from ?? (backup === 'none' ? '' : backup.folder),
  keysFolder: keysFrom ?? (backup === 'none' ? '' : backup.keysFolder),
  identities: identity === undefined ? [] : identitiesOf(identity),
  keysIdentities: keysIdentity === undefined ? [] : identitiesOf(keysIdentity),
})

const identitiesOf = (file: string): readonly string[] => {
  const identities = readIdentities(readTextFile(file))
  if (identities === null) throw new Refused({ code: 'invalid', field: 'identity' })
  return identities
}

type Tried = Pick<Trying, 'store' | 'day'> & { readonly path: string; readonly identities: readonly string[] }

const tryOut = async ({ path, identities, store, day }: Tried): Promise<Trying> => {
  const file = path.slice(dirname(path).length + 1)
  try {
    // Not beside the stores, where the server clears away what it takes for its own.
    const { head, sum } = await verifyBackup(path, identities, tmpdir())
    return { store: head.store, day: head.day, file, rows: rowsOf(sum) }
  } catch (fault) {
    return { store, day, file, rows: null, why: fault instanceof Error ? fault.message : 'fault' }
  }
}

const missing = (field: string): Refused => new Refused({ code: 'missing', field })
