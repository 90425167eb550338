// Contacts are destroyed before their time: own key first, with a mark that keeps every later copy out, then the row, with
// the line that a restore replays. A stop in between leaves a row that nobody can read; repeating, or the night, ends it.
import { dayPlus, dayToWeek, type Week } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ErasureReason, ErasureReceipt } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { addGone, deleteContactKeys, type GoneMark, holdContacts, readGone } from '../keys/contact-keys.ts'
import type { ContactEnd } from '../keys/schema.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { type ContactPlace, deleteContacts, findContact, listContactPlaces } from '../register/contacts.ts'
import { todayOf } from './held.ts'
import { type ContactStores, type LineOf, serverLine } from './stores.ts'

/** What a line of the ledger says (`contact_erased`): which contact is gone for ever, the week of its key, and why. */
export type ErasureLine = { readonly contact: ContactRef; readonly week: string; readonly reason: ContactEnd }

/** Destroys a contact in scope. Problem: not_found, also where it was destroyed before. */
export const eraseContact = async (
  stores: ContactStores,
  scope: Scope,
  ref: ContactRef,
  reason: ErasureReason,
  line: LineOf,
): Promise<ErasureReceipt> => {
  const today = todayOf(stores)
  const row = await findContact(stores.register, scope, today, ref)
  if (!row || !(await destroyContact(stores, row, reason, line))) throw new Refused({ code: 'not_found' })
  return { ref, reason, day: today }
}

/** Destroys one contact; `false` if somebody else has just done so. */
export const destroyContact = async (
  stores: ContactStores,
  row: ContactPlace,
  reason: ContactEnd,
  line: LineOf,
): Promise<boolean> => {
  const { register, keys } = stores
  failpoint('contact-erase.before-key')
  await destroyKeys(stores, [{ ref: row.ref, week: dayToWeek(row.day), reason }])
  failpoint('contact-erase.after-mark')
  await keys.rewrite()
  failpoint('contact-erase.after-key')
  const isGone = await deleteRow(stores, row, reason, line)
  failpoint('contact-erase.after-row')
  await register.truncateLog()
  return isGone
}

/**
 * Marks a contact as destroyed that nobody knows yet: its void was sooner (S18). The mark lasts for as long as the contact
 * could still come. One that is just being recorded finds the mark, or its row is found here.
 */
export const markGone = async (stores: ContactStores, ref: ContactRef, line: LineOf): Promise<void> => {
  const today = todayOf(stores)
  // Its day may be tomorrow by its tablet, and with it the week after.
  await destroyKeys(stores, [{ ref, week: dayToWeek(dayPlus(today, 1)), reason: 'voided' }])
  const row = await findContact(stores.register, { is: 'all' }, today, ref)
  if (row) await destroyContact(stores, row, 'voided', line)
}

/** Deletes the rows that a stop has left behind after their keys, each with its line; answers how many. */
export const finishErasures = async (stores: ContactStores): Promise<number> => {
  const rows = await listContactPlaces(stores.register)
  const marks = await readGone(
    stores.keys,
    rows.map(({ ref }) => ref),
  )
  let finished = 0
  for (const row of rows) {
    const mark = marks.get(row.ref)
    if (mark && (await deleteRow(stores, row, mark.reason, serverLine(stores)))) finished++
  }
  return finished
}

/**
 * Destroys again what the ledger says is destroyed, after a restore of either store; answers how many keys and rows were
 * there again. Lines whose week is long over change nothing that is kept: the night takes their marks away.
 */
export const replayErasures = async (
  stores: ContactStores,
  lines: readonly ErasureLine[],
): Promise<{ readonly keys: number; readonly rows: number }> => {
  if (lines.length === 0) return { keys: 0, rows: 0 }
  // The pattern of the line's field is that of weeks.
  const marks = lines.map(({ contact, week, reason }): GoneMark => ({ ref: contact, week: week as Week, reason }))
  const keys = await destroyKeys(stores, marks)
  await stores.keys.rewrite()
  failpoint('replay.after-keys')
  const refs = marks.map(({ ref }) => ref)
  const rows = await stores.register.transact((tx) => deleteContacts(tx, refs))
  await stores.register.truncateLog()
  return { keys, rows }
}

const destroyKeys = ({ keys }: Pick<ContactStores, 'keys'>, marks: readonly GoneMark[]): Promise<number> =>
  keys.transact(async (tx) => {
    const marked = [...new Map(marks.map((mark) => [mark.ref, mark])).values()]
    const refs = marked.map(({ ref }) => ref)
    await holdContacts(tx, refs)
    await addGone(tx, marked)
    return deleteContactKeys(tx, refs)
  })

const deleteRow = (
  { register }: ContactStores,
  { ref, organisation, day }: ContactPlace,
  reason: ContactEnd,
  line: LineOf,
): Promise<boolean> =>
  register.transact(async (tx) => {
    if ((await deleteContacts(tx, [ref])) === 0) return false
    const event = { event: 'contact_erased', contact: ref, week: dayToWeek(day), reason } as const
    await appendAudit(tx, line(event, organisation))
    return true
  })
