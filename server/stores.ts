// The four stores, opened together: migrated, with one root key that fits all of them.
import { join } from 'node:path'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { readRootKey } from './config.ts'
import { deriveKeys, hmac, type RootKeys } from './crypto.ts'
import { type Engine, type Migration, type Place, readFact, type Store, type StoreName, writeFact } from './database.ts'
import { openReader, openStore, storeExists } from './engines/open.ts'
import { type KeysStore, type KeysTables, migrations as keysMigrations } from './keys/schema.ts'
import { type LiveStore, type LiveTables, migrations as liveMigrations } from './live/schema.ts'
import { migrations as registerMigrations, type RegisterStore, type RegisterTables } from './register/schema.ts'
import {
  migrations as releaseMigrations,
  type ReleaseReader,
  type ReleaseStore,
  type ReleaseTables,
} from './release/schema.ts'

export type Stores = {
  readonly engine: Engine
  readonly register: RegisterStore
  readonly live: LiveStore
  readonly release: ReleaseStore
  readonly keys: KeysStore
  /** A handle on the release that cannot write: the only one for figures. */
  readonly reader: ReleaseReader
  readonly root: RootKeys
  readonly close: () => Promise<void>
}

/** What opening needs of the configuration. */
export type StorePlaces = {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly rootKeyFile: string
}

/** The four stores, in the order in which they are opened. */
export const storeNames: readonly StoreName[] = ['register', 'live', 'release', 'keys']

/** The shape of each store. */
export const migrationsOf: Readonly<Record<StoreName, readonly Migration[]>> = {
  register: registerMigrations,
  live: liveMigrations,
  release: releaseMigrations,
  keys: keysMigrations,
}

/**
 * Opens, migrates and checks all four stores; throws, with the reason, if a root key does not fit one of them, or if they are
 * being put back and it is not for that.
 */
export const openStores = async (places: StorePlaces, isRestoring = false): Promise<Stores> => {
  const root = deriveKeys(readRootKey(places.rootKeyFile, await isFresh(places)))
  const opened: { readonly close: () => Promise<void> }[] = []
  const keep = async <T extends { readonly close: () => Promise<void> }>(opening: Promise<T>): Promise<T> => {
    const store = await opening
    opened.push(store)
    return store
  }
  const close = async (): Promise<void> => {
    for (const store of opened.toReversed()) await store.close()
  }
  try {
    const register = await keep(openStore<RegisterTables>(placeOf(places, 'register'), registerMigrations))
    const live = await keep(openStore<LiveTables>(placeOf(places, 'live'), liveMigrations))
    const release = await keep(openStore<ReleaseTables>(placeOf(places, 'release'), releaseMigrations))
    const keys = await keep(openStore<KeysTables>(placeOf(places, 'keys'), keysMigrations))
    await checkRoot(register, 'register', root)
    await checkRoot(live, 'live', root)
    await checkRoot(release, 'release', root)
    await checkRoot(keys, 'keys', root)
    if (!isRestoring) {
      await refuseRestoring(register)
      await refuseRestoring(live)
      await refuseRestoring(release)
      await refuseRestoring(keys)
    }
    const reader = await keep(openReader<ReleaseTables>(placeOf(places, 'release')))
    return { engine: live.engine, register, live, release, keys, reader, root, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

const placeOf = ({ dataDir, databaseUrl }: StorePlaces, name: StoreName): Place =>
  databaseUrl === null
    ? { engine: 'sqlite', file: join(dataDir, `${name}.sqlite`) }
    : { engine: 'postgres', url: databaseUrl, schema: name }

const isFresh = async (places: StorePlaces): Promise<boolean> => {
  for (const name of storeNames) if (await storeExists(placeOf(places, name))) return false
  return true
}

/** By this a store knows its root key again, without holding anything of it. */
export const rootCheckOf = (root: RootKeys, name: StoreName): string =>
  bytesToBase64url(hmac(root['root check'].bytes, name))

const refuseRestoring = async <T>(store: Store<T>): Promise<void> => {
  if ((await readFact(store, 'restoring')) === null) return
  throw new Error('The stores are being put back from backups, and are closed until that is done: go on with restore.')
}

// With another root key every repeat would look new and be counted again.
const checkRoot = async <T>(store: Store<T>, name: StoreName, root: RootKeys): Promise<void> => {
  const expected = rootCheckOf(root, name)
  const found = await store.transact(async (tx) => {
    await tx.hold(['root check'])
    const value = await readFact(tx, 'root-check')
    if (value === null) await writeFact(tx, 'root-check', expected)
    return value ?? expected
  })
  if (found !== expected) throw new Error(`ROOT_KEY_FILE holds another key than the store ${name} was made with`)
}
