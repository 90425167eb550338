// A contact on its way into the store: checked, and sealed to the server's key, so that nothing readable is ever written.
// Comes only with the first contact: most visits have none.
import { sealBox } from '@tukkimies/shared/box.ts'
import type { Day } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { type Consent, contactBound, type ContactDetails, SealedContact } from '@tukkimies/shared/register/contact.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import { type Contact, entrySchema } from '@tukkimies/shared/visit.ts'
import type { Environment } from './environment.ts'

/** What a form hands over; the day of both consent and recording is that of the save. */
export type ContactForm = { readonly details: ContactDetails; readonly consent: Omit<Consent, 'day'> }

/** The entry, with an id of its own that nothing else shares. Throws where the form's own check was left out. */
export const sealContact = async (
  { subtle, random }: Pick<Environment, 'subtle' | 'random'>,
  { details, consent }: ContactForm,
  point: Point,
  day: Day,
  transport: TransportKey,
): Promise<Contact> => {
  const head = { id: makeEntryId(random), point: point.id, day, key: transport.id }
  const content = SealedContact.parse({ details, consent: { ...consent, day } })
  const bytes = (length: number) => new Uint8Array(random(length))
  const box = await sealBox(subtle, bytes, transport.publicKey, contactBound(head), content)
  return { ...head, kind: 'contact', schema: entrySchema, box }
}
