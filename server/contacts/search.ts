// Contacts as people with the right look them up, each look written down before the answer. The words of a search are in no
// log; what is over, destroyed, foreign or not there is one answer.
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { ContactRef, UserId } from '@tukkimies/shared/id.ts'
import { textToPhone } from '@tukkimies/shared/phone.ts'
import {
  type ContactChoice,
  type ContactDetails,
  contactDueDays,
  type ContactsFound,
  type ContactSearch,
  contactsShownMax,
  type ContactSummary,
  type HeldContact,
} from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { listNotices } from '../register/notices.ts'
import { listAccounts } from '../users/accounts.ts'
import { findOpened, listOpened, type Opened, openedToSummary, todayOf } from './held.ts'
import type { ContactStores, LineOf } from './stores.ts'

/** The contacts of the scope in which each word is found, what was recorded last first. Only their number is written down. */
export const searchContacts = async (
  stores: ContactStores,
  scope: Scope,
  { words, point, only }: ContactSearch,
  line: LineOf,
): Promise<ContactsFound> => {
  const isFound = makeMatch(words)
  const isChosen = await makeChoice(stores, only)
  const found = (await listOpened(stores, scope))
    .filter(({ row, content }) => (point === null || row.point === point) && isFound(content.details))
    .map(openedToSummary)
    .filter(isChosen)
    .toSorted((one, other) => compare(other.recorded, one.recorded) || compare(fold(one.name), fold(other.name)))
  const contacts = found.slice(0, contactsShownMax)
  const event = { event: 'contacts_searched', found: contacts.length } as const
  await stores.register.transact((tx) => appendAudit(tx, line(event, organisationOf(scope))))
  return { contacts, more: found.length > contacts.length }
}

/** One contact, once the log says that it was opened. Problem: not_found. */
export const openContact = async (
  stores: ContactStores,
  scope: Scope,
  ref: ContactRef,
  line: LineOf,
): Promise<HeldContact> => {
  const opened = await openedOrThrow(stores, scope, ref)
  const event = { event: 'contact_viewed', contact: ref } as const
  await stores.register.transact((tx) => appendAudit(tx, line(event, opened.row.organisation)))
  return openedToHeld(stores, opened)
}

/** A contact in scope. Problem: not_found. */
export const openedOrThrow = async (stores: ContactStores, scope: Scope, ref: ContactRef): Promise<Opened> => {
  const opened = await findOpened(stores, scope, ref)
  if (!opened) throw new Refused({ code: 'not_found' })
  return opened
}

/** The whole contact as it is shown, with the names of those who corrected it and still have an account. */
export const openedToHeld = async (stores: ContactStores, opened: Opened): Promise<HeldContact> => {
  const { row, content, restriction } = opened
  const authors = new Set(content.corrections.flatMap(({ by }) => (by === null ? [] : [by])))
  const scope = { is: 'organisation', organisation: row.organisation } as const
  const accounts = authors.size === 0 ? [] : await listAccounts(stores, scope)
  const named = accounts.filter(({ id }) => authors.has(id))
  const isThere = (by: UserId | null): boolean => named.some(({ id }) => id === by)
  return {
    ...openedToSummary(opened),
    details: content.details,
    consent: content.consent,
    restriction,
    corrections: content.corrections.map((correction) =>
      isThere(correction.by) ? correction : { ...correction, by: null },
    ),
    names: Object.fromEntries(named.map(({ id, details }) => [id, `${details.first} ${details.last}`])),
  }
}

const makeChoice = async (
  stores: ContactStores,
  only: ContactChoice | undefined,
): Promise<(summary: ContactSummary) => boolean> => {
  if (only === 'closed') return ({ state }) => state !== 'open'
  const soon = dayPlus(todayOf(stores), contactDueDays)
  if (only === 'due') return ({ deletion }) => deletion <= soon
  if (only === undefined) return () => true
  const changed = (await listNotices(stores.register)).find(({ significant }) => significant)
  return ({ told }) => changed !== undefined && told < changed.version
}

const organisationOf = (scope: Scope) => (scope.is === 'organisation' ? scope.organisation : null)

/** Without case and accents, as people search: Äijälä is found by aijala. */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

// A number is looked for as a whole, in whatever way it was written; other words one by one.
const makeMatch = (words: string): ((details: ContactDetails) => boolean) => {
  const isNumber = /^[\d\s()+-]*\d[\d\s()+-]*$/.test(words)
  const number = isNumber ? digitsOf(textToPhone(words) ?? words).replace(/^0+/, '') : null
  const folded = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '')
  return ({ organisation, name, email, phone }) => {
    if (number !== null && number !== '' && digitsOf(phone).includes(number)) return true
    const texts = [organisation, name, email].map(fold)
    return folded.every((word) => texts.some((text) => text.includes(word)))
  }
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
