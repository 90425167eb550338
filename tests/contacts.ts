// Contacts of the fixture points as a tablet seals them, on the tests' day, each with a fresh id and whatever is to be
// different about it.
import { randomBytes } from 'node:crypto'
import { sealBox } from '@tukkimies/shared/box.ts'
import { Day, dayToWeek, instantToDay } from '@tukkimies/shared/day.ts'
import { ContactRef, makeEntryId } from '@tukkimies/shared/id.ts'
import { type Consent, contactBound, type ContactDetails } from '@tukkimies/shared/register/contact.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import { findTransportKey, ensureTransportKey } from '@tukkimies/server/contacts/transport.ts'
import { keepRowKey } from '@tukkimies/server/contacts/row-keys.ts'
import { sealContent } from '@tukkimies/server/contacts/sealed.ts'
import type { ContactStores } from '@tukkimies/server/contacts/stores.ts'
import { boxCrypto } from '@tukkimies/server/crypto.ts'
import { addContact, type ContactPlace } from '@tukkimies/server/register/contacts.ts'
import { readNotice } from '@tukkimies/server/register/notices.ts'
import { fixtureNotice } from './notice.ts'
import { keskus, p1 } from './users.ts'

export const fixtureDetails: ContactDetails = {
  organisation: 'Turun kaupunki',
  name: 'Äijälä Esimerkki',
  phone: '+358401234567',
  email: 'neuvonta@esimerkki.fi',
}

export const fixtureConsent: Consent = {
  text: 1,
  notice: 1,
  language: 'fi',
  way: 'spoken',
  day: Day.parse('2026-03-10'),
}

/** The key that tablets seal to; it and the notice that the consent names are made where there are none. */
export const transportKeyOf = async (stores: ContactStores): Promise<TransportKey> => {
  if (!(await readNotice(stores.register))) await fixtureNotice(stores.register, instantToDay(stores.now()))
  await ensureTransportKey(stores)
  const key = await findTransportKey(stores, instantToDay(stores.now()))
  if (!key) throw new Error('no key to seal to')
  return key
}

/** A contact as it is pushed. `content` is what a changed app seals in the place of details and consent. */
export const makeContact = async (
  key: TransportKey,
  details: Partial<ContactDetails> = {},
  { content, ...change }: Partial<Omit<Contact, 'key' | 'box'>> & { readonly content?: unknown } = {},
): Promise<Contact> => {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const day = change.day ?? fixtureConsent.day
  const entry = { id: makeEntryId(random), kind: 'contact', schema: 1, point: p1, day, ...change, key: key.id } as const
  const usual = { details: { ...fixtureDetails, ...details }, consent: { ...fixtureConsent, day } }
  const sealed = content === undefined ? usual : content
  const box = await sealBox(boxCrypto, random, key.publicKey, contactBound(entry), sealed)
  return { ...entry, box }
}

/** A contact that is held already, without the way through a push. */
export const keepContact = async (
  stores: ContactStores,
  place: Partial<Pick<ContactPlace, 'organisation' | 'point' | 'day'>> = {},
  details: Partial<ContactDetails> = {},
): Promise<ContactRef> => {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const ref = ContactRef.parse(makeEntryId(random))
  const whole = { ref, organisation: keskus, point: p1, day: instantToDay(stores.now()), ...place }
  const key = await keepRowKey(stores, ref, dayToWeek(whole.day))
  if (!key) throw new Error('a new contact that is gone')
  const consent = { ...fixtureConsent, day: whole.day }
  const content = { details: { ...fixtureDetails, ...details }, consent, corrections: [], due: whole.day }
  const row = { ...whole, details: sealContent(key, whole, content), restriction: null, hidden: null, told: 1 }
  await stores.register.transact((tx) => addContact(tx, row))
  return ref
}
