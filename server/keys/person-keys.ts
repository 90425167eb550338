// One key for the details of each user and each request. Destroying it makes every copy of them unreadable, in backups too.
import type { KeysQueryable, KeysStore, KeysTx } from './schema.ts'

/** Stores a wrapped key before the row that it opens is written; the same reference twice is a fault. */
export const addPersonKey = async (tx: KeysTx, ref: string, wrapped: Uint8Array): Promise<void> => {
  await tx.insertMany('person', ['ref', 'wrapped'], [[ref, wrapped]])
}

/** The wrapped keys among these references; what was destroyed is absent. */
export const readPersonKeys = async (
  keys: KeysQueryable,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  if (refs.length === 0) return new Map()
  const rows = await keys.query.selectFrom('person').selectAll().where('ref', 'in', refs).execute()
  return new Map(rows.map(({ ref, wrapped }) => [ref, wrapped]))
}

/** Destroys the keys of nobody among these references; answers how many there were. */
export const destroyOtherPersonKeys = async (keys: KeysStore, refs: ReadonlySet<string>): Promise<number> => {
  const held = await keys.query.selectFrom('person').select('ref').execute()
  const others = held.map(({ ref }) => ref).filter((ref) => !refs.has(ref))
  if (others.length === 0) return 0
  await keys.transact(async (tx) => {
    for (const ref of others) await tx.query.deleteFrom('person').where('ref', '=', ref).execute()
  })
  await keys.rewrite()
  return others.length
}

/** Destroys a key and what file and log still hold of it. Repeating it changes nothing. */
export const destroyPersonKey = async (keys: KeysStore, ref: string): Promise<void> => {
  await keys.transact((tx) => tx.query.deleteFrom('person').where('ref', '=', ref).execute())
  await keys.rewrite()
}
