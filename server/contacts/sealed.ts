// What a contact's row keeps sealed under the contact's own key, bound to its place and day.
import * as z from 'zod/mini'
import { Day, dayToWeek } from '@tukkimies/shared/day.ts'
import { ContactCorrection, Restriction, SealedContact } from '@tukkimies/shared/register/contact.ts'
import { open, seal, type SealKey } from '../crypto.ts'
import type { ContactPlace } from '../register/contacts.ts'

/** The four details, the consent, what the details were before, and the day until which the tablet may take it back. */
export const ContactContent = z.strictObject({
  ...SealedContact.def.shape,
  corrections: z.array(ContactCorrection),
  due: Day,
})
export type ContactContent = z.infer<typeof ContactContent>

// Bytes that are filled up to a multiple of: lengths would tell one name from another, and who was corrected.
const contentBytes = 4096
const restrictionBytes = 128
const blank = 0x20

type Part = 'details' | 'restriction'

export const sealContent = (key: SealKey, place: ContactPlace, content: ContactContent): Uint8Array =>
  seal(key, fill(content, contentBytes), boundOf(place, 'details'))

/** The content, or `null` if the key is another one's. */
export const openContent = (key: SealKey, place: ContactPlace, sealed: Uint8Array): ContactContent | null => {
  const plain = open(key, sealed, boundOf(place, 'details'))
  return plain && ContactContent.parse(read(plain))
}

export const sealRestriction = (key: SealKey, place: ContactPlace, restriction: Restriction): Uint8Array =>
  seal(key, fill(restriction, restrictionBytes), boundOf(place, 'restriction'))

/** What `sealRestriction` was given; throws if the key does not open it. */
export const openRestriction = (key: SealKey, place: ContactPlace, sealed: Uint8Array): Restriction => {
  const plain = open(key, sealed, boundOf(place, 'restriction'))
  if (!plain) throw new Error('a restriction that its key does not open')
  return Restriction.parse(read(plain))
}

const fill = (value: unknown, step: number): Uint8Array => {
  const plain = new TextEncoder().encode(JSON.stringify(value))
  const filled = new Uint8Array(Math.ceil(plain.length / step) * step).fill(blank)
  filled.set(plain)
  return filled
}

const read = (plain: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(plain))

const boundOf = ({ ref, organisation, point, day }: ContactPlace, part: Part): string =>
  [part, ref, organisation, point, day, dayToWeek(day)].join(' ')
