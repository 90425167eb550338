// Each contact's own key, and the marks of those that were destroyed. A key is written before its row and destroyed before
// it: a key without a row can arise, a row that is read without its key cannot.
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { KeysQueryable, KeysTables, KeysTx } from './schema.ts'

export type ContactKey = KeysTables['contact']
export type GoneMark = KeysTables['gone']
export type Orphan = KeysTables['orphan']

const refsPerQuestion = 1000

/** Holds contacts until the transaction ends: recording, taking back and destroying one wait for each other. */
export const holdContacts = (tx: KeysTx, refs: readonly ContactRef[]): Promise<void> => tx.hold(refs)

/** Adds a contact's key; one that is there already is a fault. */
export const addContactKey = async (tx: KeysTx, { ref, week, wrapped, next }: ContactKey): Promise<void> => {
  await tx.insertMany('contact', ['ref', 'week', 'wrapped', 'next'], [[ref, week, wrapped, next]])
}

/** Puts other wrappings in the place of a contact's; one that is gone stays gone, and the answer is `false`. */
export const changeContactKey = async (
  tx: KeysTx,
  ref: ContactRef,
  change: Partial<Pick<ContactKey, 'wrapped' | 'next'>>,
): Promise<boolean> => {
  const update = tx.query.updateTable('contact').set(change).where('ref', '=', ref)
  return (await update.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}

/** The keys among these references; what was destroyed is absent. */
export const readContactKeys = async (
  keys: KeysQueryable,
  refs: readonly ContactRef[],
): Promise<ReadonlyMap<ContactRef, ContactKey>> => {
  const found = new Map<ContactRef, ContactKey>()
  for (let at = 0; at < refs.length; at += refsPerQuestion) {
    const asked = refs.slice(at, at + refsPerQuestion)
    const rows = await keys.query.selectFrom('contact').selectAll().where('ref', 'in', asked).execute()
    for (const row of rows) found.set(row.ref, row)
  }
  return found
}

/** Every contact's key, by reference. */
export const listContactKeys = (keys: KeysQueryable): Promise<ContactKey[]> =>
  keys.query.selectFrom('contact').selectAll().orderBy('ref').execute()

/** Destroys keys; answers how many were there. Repeating it changes nothing. */
export const deleteContactKeys = async (tx: KeysTx, refs: readonly ContactRef[]): Promise<number> => {
  let deleted = 0
  for (let at = 0; at < refs.length; at += refsPerQuestion) {
    const deletion = tx.query.deleteFrom('contact').where('ref', 'in', refs.slice(at, at + refsPerQuestion))
    deleted += Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows)
  }
  return deleted
}

/** Destroys a key if it still lies there as it was read; one that was used meanwhile stays. */
export const deleteUnusedKey = async (tx: KeysTx, { ref, wrapped }: ContactKey): Promise<boolean> => {
  const deletion = tx.query.deleteFrom('contact').where('ref', '=', ref).where('wrapped', '=', wrapped)
  return (await deletion.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** Marks contacts as destroyed; a mark that is there already stays as it is. */
export const addGone = async (tx: KeysTx, marks: readonly GoneMark[]): Promise<void> => {
  const rows = marks.map(({ ref, week, reason }) => [ref, week, reason])
  await tx.insertMany('gone', ['ref', 'week', 'reason'], rows, 'on conflict (ref) do nothing')
}

/** The marks among these references. */
export const readGone = async (
  keys: KeysQueryable,
  refs: readonly ContactRef[],
): Promise<ReadonlyMap<ContactRef, GoneMark>> => {
  const found = new Map<ContactRef, GoneMark>()
  for (let at = 0; at < refs.length; at += refsPerQuestion) {
    const asked = refs.slice(at, at + refsPerQuestion)
    const rows = await keys.query.selectFrom('gone').selectAll().where('ref', 'in', asked).execute()
    for (const row of rows) found.set(row.ref, row)
  }
  return found
}

/** Keys without a row as an earlier night found them. */
export const listOrphans = (keys: KeysQueryable): Promise<Orphan[]> =>
  keys.query.selectFrom('orphan').selectAll().orderBy('ref').execute()

/** Notes which keys have no row now; what was noted before and is not among them is forgotten. */
export const writeOrphans = async (tx: KeysTx, orphans: readonly Orphan[]): Promise<void> => {
  await tx.query.deleteFrom('orphan').execute()
  const rows = orphans.map(({ ref, mark, seen }) => [ref, mark, seen])
  if (rows.length > 0) await tx.insertMany('orphan', ['ref', 'mark', 'seen'], rows)
}

/** How many contacts have a key. */
export const countContactKeys = async (keys: KeysQueryable): Promise<number> => {
  const rows = keys.query.selectFrom('contact').select(({ fn }) => fn.countAll<number>().as('rows'))
  return (await rows.executeTakeFirstOrThrow()).rows
}
