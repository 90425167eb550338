// Contacts as they come from a tablet, and those that it takes back (S20, S38, S39). The key is written before the row and the
// row before the answer; each step is told from its repeat by the reference, so that a stop anywhere and a repeat end in one
// contact. A contact once destroyed stays so for every later copy.
import { type Day, dayToWeek } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { consentVersion } from '@tukkimies/shared/register/consent.ts'
import { checkContact, isContactOver, SealedContact } from '@tukkimies/shared/register/contact.ts'
import { checkPlaceAndDay, type Contact, type Door, type Void } from '@tukkimies/shared/visit.ts'
import type { Result } from '@tukkimies/shared/wire.ts'
import { isClockTrusted } from '../clock.ts'
import { readGone } from '../keys/contact-keys.ts'
import { addContact, type ContactPlace, deleteContacts, findContact } from '../register/contacts.ts'
import { listNotices } from '../register/notices.ts'
import { organisationOfPoint } from '../register/organisation.ts'
import { destroyContact } from './erase.ts'
import { findOpened } from './held.ts'
import { idToContactRef, keepRowKey } from './row-keys.ts'
import { sealContent } from './sealed.ts'
import { type ContactStores, deviceLine } from './stores.ts'
import { openContactBox } from './transport.ts'

/** By what contacts of a push are judged; `due` is the day until which what comes now may be taken back. */
export type ContactGround = { readonly door: Door; readonly due: Day }

const everywhere = { is: 'all' } as const

/** Records one contact. What is known of it already decides before its box is opened: the key may be gone by then. */
export const recordContact = async (
  stores: ContactStores,
  { door, due }: ContactGround,
  contact: Contact,
): Promise<Result> => {
  const { id, point, day } = contact
  if (point !== door.point.id) return { id, status: 'refused', code: 'wrong_point', field: 'point' }
  if (isContactOver(day, door.today)) return { id, status: await overStatus(stores) }
  const ref = idToContactRef(stores.root, id)
  if (await isGone(stores, ref)) return { id, status: 'voided', due }
  const row = await findContact(stores.register, everywhere, door.today, ref)
  if (row) {
    if (row.point !== point || row.day !== day) return { id, status: 'conflict' }
    const first = (await findOpened(stores, everywhere, ref))?.content.due ?? due
    // One of a clock that was ahead would keep the box on its tablet until that day.
    return { id, status: 'duplicate', due: first < due ? first : due }
  }
  const placed = checkPlaceAndDay(contact, door)
  if (placed.is !== 'accepted') return { id, ...refusalOf(placed) }
  const content = await openContactBox(stores, contact)
  if (content === undefined) return { id, status: 'refused', code: 'box_closed', field: 'box' }
  const sealed = readContent(content, day)
  if (!sealed || !(await isConsentKnown(stores, sealed)))
    return { id, status: 'refused', code: 'box_content', field: 'box' }
  return (await storeContact(stores, ref, contact, sealed, due))
    ? { id, status: 'stored', due }
    : { id, status: 'voided', due }
}

/**
 * Takes a contact back: its key is destroyed. `null` if the target is no contact that is known. A slip is no reason to keep
 * somebody's details, but after `due` its own tablet no longer decides.
 */
export const takeContactBack = async (
  stores: ContactStores,
  { door, due }: ContactGround,
  { id, target }: Void,
): Promise<Result | null> => {
  const ref = idToContactRef(stores.root, target)
  const row = await findContact(stores.register, everywhere, door.today, ref)
  if (!row) return (await isGone(stores, ref)) ? { id, status: 'voided', due } : null
  if (row.point !== door.point.id) return { id, status: 'refused', code: 'wrong_point', field: 'target' }
  const opened = await findOpened(stores, everywhere, ref)
  if (opened && door.today > opened.content.due) return { id, status: 'too_late', due: opened.content.due }
  await destroyContact(stores, row, 'voided', deviceLine(stores))
  return { id, status: 'voided', due }
}

// The tablet deletes what it is told is over, and holds the only copy: by a clock that is not believed it is told nothing.
const overStatus = async ({ register, now }: ContactStores): Promise<'expired' | 'retry'> =>
  (await isClockTrusted(register, now())) ? 'expired' : 'retry'

const isGone = async ({ keys }: ContactStores, ref: ContactRef): Promise<boolean> =>
  (await readGone(keys, [ref])).has(ref)

// Checked again: the box of a changed app holds what it likes.
const readContent = (content: unknown, day: Day): SealedContact | null => {
  const read = SealedContact.safeParse(content)
  if (!read.success || read.data.consent.day > day) return null
  return checkContact(read.data.details).ok ? read.data : null
}

// Who says yes says it to a text and a notice: to one that there has never been nobody has.
const isConsentKnown = async (
  { register }: ContactStores,
  { consent: { text, notice } }: SealedContact,
): Promise<boolean> => text <= consentVersion && (await listNotices(register)).some(({ version }) => version === notice)

const storeContact = async (
  stores: ContactStores,
  ref: ContactRef,
  { point, day }: Contact,
  sealed: SealedContact,
  due: Day,
): Promise<boolean> => {
  const { register } = stores
  const organisation = await organisationOfPoint(register, point)
  if (organisation === null) throw new Error('a point of no organisation')
  failpoint('contact.before-key')
  const key = await keepRowKey(stores, ref, dayToWeek(day))
  if (!key) return false
  failpoint('contact.after-key')
  const place: ContactPlace = { ref, organisation, point, day }
  const details = sealContent(key, place, { ...sealed, corrections: [], due })
  const told = sealed.consent.notice
  await register.transact((tx) => addContact(tx, { ...place, details, restriction: null, hidden: null, told }))
  failpoint('contact.after-row')
  // A void that came between key and row has found no row to delete.
  if (!(await isGone(stores, ref))) return true
  await register.transact((tx) => deleteContacts(tx, [ref]))
  return false
}

const refusalOf = (check: ReturnType<typeof checkPlaceAndDay>): Omit<Result, 'id'> =>
  check.is === 'refused'
    ? { status: 'refused', code: check.code, ...(check.field ? { field: check.field } : {}) }
    : { status: 'held' }
