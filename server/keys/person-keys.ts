// One key for each user's details. Destroying it makes every copy of the details unreadable, in backups too.
import type { KeysQueryable, KeysStore, KeysTx } from './schema.ts'

/** Stores a wrapped key before the row that it opens is written; the same reference twice is a fault. */
export const addPersonKey = async (_tx: KeysTx, _ref: string, _wrapped: Uint8Array): Promise<void> => {
  throw new Error('not yet')
}

/** The wrapped keys among these references; what was destroyed is absent. */
export const readPersonKeys = async (
  _keys: KeysQueryable,
  _refs: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  throw new Error('not yet')
}

/** Destroys a key and what the log still holds of it. Repeating it changes nothing. */
export const destroyPersonKey = async (_keys: KeysStore, _ref: string): Promise<void> => {
  throw new Error('not yet')
}
