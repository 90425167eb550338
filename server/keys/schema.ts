// keys: the keys of what must be erasable everywhere; never in a backup with what they open.
import type { Migration, OwnTables, Queryable, Store, Tx } from '../database.ts'

export type KeysTables = {
  /** `ref` is a keyed hash of the user's id, `wrapped` the user's row key sealed under a key of the root key. */
  person: { ref: string; wrapped: Uint8Array }
}

export type KeysStore = Store<KeysTables & OwnTables>
export type KeysTx = Tx<KeysTables & OwnTables>
export type KeysQueryable = Queryable<KeysTables & OwnTables>

export const migrations: readonly Migration[] = [
  {
    name: '0001 keys of persons',
    steps: [{ table: 'person', columns: { ref: 'text', wrapped: 'bytes' }, key: ['ref'] }],
  },
]
