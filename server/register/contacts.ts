// Contacts as they lie in the register: place and recording day in the clear, the rest sealed. What opens it is in *keys*;
// the two meet in contacts/ alone. Every reading goes through one view, which leaves out what is over (A23, F59).
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { ContactRef, RequestId } from '@tukkimies/shared/id.ts'
import { isContactOver } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredContact = RegisterTables['contact']
export type StoredContactChange = Partial<Pick<StoredContact, 'details' | 'restriction' | 'hidden' | 'told'>>

const refsPerQuestion = 1000

/** Adds a contact; one that is there already stays as it is. Nothing of its row tells when it came (AN72). */
export const addContact = async (tx: RegisterTx, contact: StoredContact): Promise<void> => {
  const columns = ['ref', 'organisation', 'point', 'day', 'details', 'restriction', 'hidden', 'told'] as const
  const row = columns.map((column) => contact[column])
  await tx.insertMany('contact', columns, [row], 'on conflict (ref) do nothing')
}

/** A contact in scope; one that is over, foreign or missing is `null`. */
export const findContact = async (
  register: RegisterQueryable,
  scope: Scope,
  today: Day,
  ref: ContactRef,
): Promise<StoredContact | null> => {
  const contacts = contactsInScope(register, scope, today)
  return (await contacts?.where('ref', '=', ref).executeTakeFirst()) ?? null
}

/**
 * The contacts in scope that are not over: all, an organisation's, or of these points those that nobody has restricted or
 * hidden. A scope of oneself holds none.
 */
export const listContacts = async (register: RegisterQueryable, scope: Scope, today: Day): Promise<StoredContact[]> =>
  (await contactsInScope(register, scope, today)?.orderBy('ref').execute()) ?? []

/** Holds a contact until the transaction ends, so that of two changes the later one finds the earlier one. */
export const holdContact = (tx: RegisterTx, ref: ContactRef): Promise<void> => tx.hold([ref])

/** Changes a contact; one that is gone stays gone. */
export const changeContact = async (tx: RegisterTx, ref: ContactRef, change: StoredContactChange): Promise<void> => {
  await tx.query.updateTable('contact').set(change).where('ref', '=', ref).execute()
}

/** Hides contacts under a request; one that is hidden already stays under its own. */
export const hideContacts = async (tx: RegisterTx, refs: readonly ContactRef[], request: RequestId): Promise<void> => {
  for (const asked of inParts(refs)) {
    const update = tx.query.updateTable('contact').set({ hidden: request })
    await update.where('ref', 'in', asked).where('hidden', 'is', null).execute()
  }
}

/** Deletes rows, whatever their age; answers how many were there. Repeating it changes nothing. */
export const deleteContacts = async (tx: RegisterTx, refs: readonly ContactRef[]): Promise<number> => {
  let deleted = 0
  for (const asked of inParts(refs)) {
    const deletion = tx.query.deleteFrom('contact').where('ref', 'in', asked)
    deleted += Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows)
  }
  return deleted
}

/** What is needed of a row to destroy it, and nothing else. */
export type ContactPlace = Pick<StoredContact, 'ref' | 'organisation' | 'point' | 'day'>

/** Contacts whose twelve months are over and whose rows are still there, by reference. */
export const listOverContacts = async (register: RegisterQueryable, today: Day): Promise<ContactPlace[]> =>
  contactPlaces(register).where('day', '<=', lastOverDay(today)).execute()

/** Every row, over or not: to see which rows and keys belong together. */
export const listContactPlaces = (register: RegisterQueryable): Promise<ContactPlace[]> =>
  contactPlaces(register).execute()

/** How many contacts are not over, and how many rows are there all the same. */
export const countContactRows = async (
  register: RegisterQueryable,
  today: Day,
): Promise<{ readonly contacts: number; readonly over: number }> => {
  const last = lastOverDay(today)
  return register.query
    .selectFrom('contact')
    .select(({ fn }) => [
      fn.count<number>('ref').filterWhere('day', '>', last).as('contacts'),
      fn.count<number>('ref').filterWhere('day', '<=', last).as('over'),
    ])
    .executeTakeFirstOrThrow()
}

// The only view of contacts: what is over is in no answer, whether the nightly work has run or not.
const contactsInScope = (register: RegisterQueryable, scope: Scope, today: Day) => {
  const contacts = register.query.selectFrom('contact').selectAll().where('day', '>', lastOverDay(today))
  switch (scope.is) {
    case 'all':
      return contacts
    case 'organisation':
      return contacts.where('organisation', '=', scope.organisation)
    case 'points':
      if (scope.points.length === 0) return null
      return contacts.where('point', 'in', scope.points).where('restriction', 'is', null).where('hidden', 'is', null)
    case 'self':
      return null
  }
}

const contactPlaces = (register: RegisterQueryable) =>
  register.query.selectFrom('contact').select(['ref', 'organisation', 'point', 'day']).orderBy('ref')

/** The newest recording day that is over: later days are never over before earlier ones. */
const lastOverDay = (today: Day): Day => {
  let day = dayPlus(today, -daysSurelyKept)
  while (!isContactOver(day, today)) day = dayPlus(day, -1)
  return day
}
const daysSurelyKept = 364

const inParts = (refs: readonly ContactRef[]): ContactRef[][] =>
  Array.from({ length: Math.ceil(refs.length / refsPerQuestion) }, (_, part) =>
    refs.slice(part * refsPerQuestion, (part + 1) * refsPerQuestion),
  )
