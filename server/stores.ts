// The four stores, opened together: migrated, with one root key that fits all of them.
import type { RootKeys } from './crypto.ts'
import type { Engine } from './database.ts'
import type { KeysStore } from './keys/schema.ts'
import type { LiveStore } from './live/schema.ts'
import type { RegisterStore } from './register/schema.ts'
import type { ReleaseReader, ReleaseStore } from './release/schema.ts'

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

/** Opens, migrates and checks all four stores; throws, with the reason, if a root key does not fit one of them. */
export const openStores = async (_places: StorePlaces): Promise<Stores> => {
  throw new Error('not yet')
}
