// Key pairs that tablets seal contacts to. The private part lies here wrapped and nowhere else.
import type { KeysQueryable, KeysTables, KeysTx } from './schema.ts'

export type StoredTransportKey = KeysTables['transport']

/** Adds a key pair; an id that is there already is a fault. */
export const addTransportKey = async (tx: KeysTx, key: StoredTransportKey): Promise<void> => {
  await tx.query.insertInto('transport').values(key).execute()
}

/** A key pair by its id, whatever its age; `null` if there is none or it was destroyed. */
export const readTransportKey = async (keys: KeysQueryable, id: string): Promise<StoredTransportKey | null> =>
  (await keys.query.selectFrom('transport').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** The key pair that was made last, or `null` without any. */
export const newestTransportKey = async (keys: KeysQueryable): Promise<StoredTransportKey | null> => {
  const newest = keys.query.selectFrom('transport').selectAll().orderBy('created', 'desc').orderBy('id')
  return (await newest.limit(1).executeTakeFirst()) ?? null
}

/** Every key pair, by id. */
export const listTransportKeys = (keys: KeysQueryable): Promise<StoredTransportKey[]> =>
  keys.query.selectFrom('transport').selectAll().orderBy('id').execute()

/** Destroys key pairs. Repeating it changes nothing. */
export const deleteTransportKeys = async (tx: KeysTx, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.query.deleteFrom('transport').where('id', 'in', ids).execute()
}
