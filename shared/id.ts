// Ids and keys, branded so that one is never taken for another. What could lead to a visit has 128 random bits and no
// order in time (S1, AN85); what names a place is a short public key.
import * as z from 'zod/mini'

const randomId = () => z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/))
const publicKey = () => z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,32}$/))

/** The capability to void an entry: 16 random bytes as 22 characters of base64url. Never logged, shown or put in a URL. */
export const EntryId = randomId().brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>

/** An enrolled tablet. */
export const DeviceId = randomId().brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>

/** A user's account; says nothing about the person. */
export const UserId = randomId().brand<'UserId'>()
export type UserId = z.infer<typeof UserId>

/** What a tablet holds for somebody who may unlock it; the server keeps only its hash. Says nothing about the person. */
export const GateRef = randomId().brand<'GateRef'>()
export type GateRef = z.infer<typeof GateRef>

/** A contact as the register names it: a keyed hash of its entry's id, the same at every repeat (S39). Says nothing about the person. */
export const ContactRef = randomId().brand<'ContactRef'>()
export type ContactRef = z.infer<typeof ContactRef>

/** A request of a person about their own data. */
export const RequestId = randomId().brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>

/** A handing-on of statistics, as the register of disclosures names it. */
export const DisclosureId = randomId().brand<'DisclosureId'>()
export type DisclosureId = z.infer<typeof DisclosureId>

/** A question about the figures that somebody keeps under a name. */
export const ViewId = randomId().brand<'ViewId'>()
export type ViewId = z.infer<typeof ViewId>

/** What a coordinator says about a period: why it was quiet, or who moved. */
export const PeriodNoteId = randomId().brand<'PeriodNoteId'>()
export type PeriodNoteId = z.infer<typeof PeriodNoteId>

/** A report that is made whenever a period closes. */
export const ReportPlanId = randomId().brand<'ReportPlanId'>()
export type ReportPlanId = z.infer<typeof ReportPlanId>

/** A table that is open to everybody. */
export const OpenTableId = randomId().brand<'OpenTableId'>()
export type OpenTableId = z.infer<typeof OpenTableId>

export const OrganisationId = publicKey().brand<'OrganisationId'>()
export type OrganisationId = z.infer<typeof OrganisationId>
export const AreaId = publicKey().brand<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>
export const PointId = publicKey().brand<'PointId'>()
export type PointId = z.infer<typeof PointId>

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes to base64url without padding (RFC 4648, section 5). */
export const bytesToBase64url = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const characters = Math.min(4, bytes.length - at + 1)
    for (let c = 0; c < characters; c++) text += alphabet.charAt((triple >> (18 - 6 * c)) & 63)
  }
  return text
}

/** Base64url without padding to bytes; `null` if a character or the length cannot be. */
export const base64urlToBytes = (text: string): Uint8Array<ArrayBuffer> | null => {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of text) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    bits = ((bits << 6) | value) & 0xffffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 255
    }
  }
  return bytes
}

/** A text's UTF-8. Throws at half a surrogate pair, which no text has. */
export const textToBytes = (text: string): Uint8Array<ArrayBuffer> => {
  const spelled = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Uint8Array.from(spelled, (character) => character.charCodeAt(0))
}

/** The text of its UTF-8. Throws if the bytes are none. */
export const bytesToText = (bytes: Uint8Array): string =>
  decodeURIComponent(Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))

/** 16 random bytes as an id of the kind asked for. */
export const makeEntryId = (random: (length: number) => Uint8Array): EntryId => makeId(random) as EntryId
export const makeDeviceId = (random: (length: number) => Uint8Array): DeviceId => makeId(random) as DeviceId
export const makeGateRef = (random: (length: number) => Uint8Array): GateRef => makeId(random) as GateRef
export const makeRequestId = (random: (length: number) => Uint8Array): RequestId => makeId(random) as RequestId
export const makeDisclosureId = (random: (length: number) => Uint8Array): DisclosureId => makeId(random) as DisclosureId
export const makeOpenTableId = (random: (length: number) => Uint8Array): OpenTableId => makeId(random) as OpenTableId
export const makeViewId = (random: (length: number) => Uint8Array): ViewId => makeId(random) as ViewId
export const makeReportPlanId = (random: (length: number) => Uint8Array): ReportPlanId => makeId(random) as ReportPlanId
export const makePeriodNoteId = (random: (length: number) => Uint8Array): PeriodNoteId => makeId(random) as PeriodNoteId
export const makeUserId = (random: (length: number) => Uint8Array): UserId => makeId(random) as UserId

// 16 bytes always spell an id: 22 characters, of which the last has two bits of a byte.
const makeId = (random: (length: number) => Uint8Array): string => {
  const bytes = random(16)
  if (bytes.length !== 16) throw new Error('an id of too few bytes')
  return bytesToBase64url(bytes)
}
