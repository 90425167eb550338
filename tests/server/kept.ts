// Contacts, requests and disclosures of any day for the tests of retention: made by the parts that make real ones, whatever
// the clock says.
import { Day, dayToWeek } from '@tukkimies/shared/day.ts'
import { type ContactRef, makeDisclosureId, makeEntryId, type RequestId, type UserId } from '@tukkimies/shared/id.ts'
import type { ContactDetails } from '@tukkimies/shared/register/contact.ts'
import type { RequestDetails } from '@tukkimies/shared/register/request.ts'
import { idToContactRef, keepRowKey } from '@tukkimies/server/contacts/row-keys.ts'
import { sealContent } from '@tukkimies/server/contacts/sealed.ts'
import { type ContactStores, serverLine } from '@tukkimies/server/contacts/stores.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { addContact } from '@tukkimies/server/register/contacts.ts'
import { changeRequest } from '@tukkimies/server/register/requests.ts'
import { createRequest } from '@tukkimies/server/requests/requests.ts'
import { keskus, p1 } from '../users.ts'

const kaisa: ContactDetails = {
  organisation: 'Rantalan lastensuojelu',
  name: 'Kaisa Kantele',
  phone: '+358401234567',
  email: 'kaisa.kantele@example.org',
}

/** A contact at p1, recorded on a day. */
export const addKeptContact = async (
  stores: ContactStores,
  recorded: string,
  details: Partial<ContactDetails> = {},
): Promise<ContactRef> => {
  const day = Day.parse(recorded)
  const ref = idToContactRef(stores.root, makeEntryId(randomBytes))
  const key = await keepRowKey(stores, ref, dayToWeek(day))
  if (!key) throw new Error('a new contact that is gone')
  const place = { ref, organisation: keskus, point: p1, day }
  const consent = { text: 1, notice: 1, language: 'fi', way: 'spoken', day } as const
  const content = { details: { ...kaisa, ...details }, consent, corrections: [], due: day }
  const row = { ...place, details: sealContent(key, place, content), restriction: null, hidden: null, told: 1 }
  await stores.register.transact((tx) => addContact(tx, row))
  return ref
}

/** A request that was answered on a day, or is open. */
export const addKeptRequest = async (
  stores: ContactStores,
  closed: string | null,
  details: Partial<RequestDetails> = {},
): Promise<RequestId> => {
  const received = Day.parse('2026-01-01')
  const asked = {
    name: 'Kaisa Kantele',
    address: 'Rantatie 1',
    language: 'fi',
    subject: 'Mitä tietoja?',
    ...details,
  } as const
  const draft = { right: 'access', group: 'contact', channel: 'written', received, organisation: keskus } as const
  const id = await createRequest(stores, { ...draft, user: null, details: asked, contacts: [] }, serverLine(stores))
  if (closed === null) return id
  await stores.register.transact((tx) => changeRequest(tx, id, { state: 'answered', closed: Day.parse(closed) }))
  return id
}

/** A disclosure that was noted on a day. */
export const addKeptDisclosure = async ({ register }: ContactStores, day: string, user: UserId): Promise<void> => {
  const row = { id: makeDisclosureId(randomBytes), organisation: keskus, day: Day.parse(day), user, content: '{}' }
  await register.transact((tx) => tx.query.insertInto('disclosure').values(row).execute())
}
