// A partner's contact person: exactly four details, a consent and the day (A15), twelve months (A23); and how the register
// shows what it holds to people with the right.
import * as z from 'zod/mini'
import { type Day, Day as DaySchema, monthsLater } from '../day.ts'
import { ContactRef, OrganisationId, PointId, RequestId, UserId } from '../id.ts'
import { accept, type Checked, refuse } from '../problem.ts'
import { findInText, hasUnseen } from '../text-guard.ts'
import { Language } from './organisation.ts'

/** E.164: a plus sign, the country's number, 7 to 15 digits in all (ITU-T E.164; AN92). */
export const phonePattern = /^\+[1-9]\d{6,14}$/

const name = (length: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(length))

/** Longer ones would not fit into a box of 1 kB in every script. */
export const organisationLengthMax = 100
export const nameLengthMax = 80
export const emailLengthMax = 100

/** Of phone and e-mail address one may be empty, not both. `phone` is E.164. */
export const ContactDetails = z.strictObject({
  organisation: name(organisationLengthMax),
  name: name(nameLengthMax),
  phone: z.string().check(z.refine((text) => text === '' || phonePattern.test(text))),
  email: z.string().check(z.maxLength(emailLengthMax), z.regex(/^$|^[\x21-\x7e]+$/)),
})
export type ContactDetails = z.infer<typeof ContactDetails>
export type ContactField = keyof ContactDetails

export const ConsentWay = z.enum(['spoken', 'email', 'paper'])
export type ConsentWay = z.infer<typeof ConsentWay>

/** What was consented to (the version of the text, and of the notice that names address and officer), how and when. */
export const Consent = z.strictObject({
  text: z.int().check(z.gte(1)),
  notice: z.int().check(z.gte(1)),
  language: Language,
  way: ConsentWay,
  day: DaySchema,
})
export type Consent = z.infer<typeof Consent>

/** What a tablet seals. */
export const SealedContact = z.strictObject({ details: ContactDetails, consent: Consent })
export type SealedContact = z.infer<typeof SealedContact>

/** Calendar months for which a contact is kept, from the day of recording on (A23). */
export const contactMonths = 12

/** The day on which a contact is gone: unreadable from midnight on, 29 February counting as the 28th (A23). */
export const contactDeletionDay = (recorded: Day): Day => monthsLater(recorded, contactMonths)

export const isContactOver = (recorded: Day, today: Day): boolean => today >= contactDeletionDay(recorded)

/** What a box is bound to (S38): it opens in no other entry. */
export const contactBound = (entry: {
  readonly id: string
  readonly point: PointId
  readonly day: Day
  readonly key: string
}): string => ['contact', entry.id, entry.point, entry.day, entry.key].join('|')

const isEmail = (text: string): boolean => /^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/.test(text)

/**
 * The four details against the text guard, on the tablet before sealing and on the server (AN89, AN92). Problems, each with
 * the field and never the value: `identity_code`; `text_found`, something stands where it does not belong; `email_wrong`;
 * `detail_needed`, neither phone nor e-mail.
 */
export const checkContact = (details: ContactDetails): Checked<ContactDetails> => {
  for (const field of ['organisation', 'name', 'phone', 'email'] as const) {
    const text = details[field]
    const finds = findInText(text)
    if (finds.some((find) => find.kind === 'identity_code' && find.level !== 'weak'))
      return refuse({ code: 'identity_code', field })
    const strange = finds.some(({ kind }) => strangers[field].includes(kind))
    if (strange || hasUnseen(text)) return refuse({ code: 'text_found', field })
  }
  if (details.email !== '' && !isEmail(details.email)) return refuse({ code: 'email_wrong', field: 'email' })
  if (details.phone === '' && details.email === '') return refuse({ code: 'detail_needed', field: 'phone' })
  return accept(details)
}

/** What does not belong into a field (AN92). A phone number has its own pattern and an address its own. */
const strangers: Readonly<Record<ContactField, readonly string[]>> = {
  organisation: ['email', 'phone', 'iban'],
  name: ['email', 'phone', 'iban'],
  phone: [],
  email: ['iban'],
}

/** Why a contact is not shown in normal use until it has been looked at again (A38). Never lengthens its life. */
export const RestrictionReason = z.enum(['disputed', 'claim', 'objection'])
export type RestrictionReason = z.infer<typeof RestrictionReason>
export const Restriction = z.strictObject({ reason: RestrictionReason, since: DaySchema, review: DaySchema })
export type Restriction = z.infer<typeof Restriction>

/** `hidden`: a withdrawal was taken in that may mean this person, and waits for the main user (C30). */
export const ContactState = z.enum(['open', 'restricted', 'hidden'])
export type ContactState = z.infer<typeof ContactState>

/**
 * One line of a search. `deletion` is the day on which it goes by itself, `review` the one on which a restriction is looked at
 * again, `told` the version of the privacy notice that the person was last told of: at first that of the consent.
 */
export const ContactSummary = z.strictObject({
  ref: ContactRef,
  state: ContactState,
  organisation: z.string(),
  name: z.string(),
  point: PointId,
  recorded: DaySchema,
  deletion: DaySchema,
  review: z.nullable(DaySchema),
  told: z.int(),
})
export type ContactSummary = z.infer<typeof ContactSummary>

/** An earlier state of the details, kept as long as the contact (C28); `by` is null where that account is deleted. */
export const ContactCorrection = z.strictObject({ day: DaySchema, by: z.nullable(UserId), before: ContactDetails })
export type ContactCorrection = z.infer<typeof ContactCorrection>

/** A contact as it is shown when it is opened; each opening is logged. `names` are the authors of the corrections. */
export const HeldContact = z.strictObject({
  ...ContactSummary.def.shape,
  details: ContactDetails,
  consent: Consent,
  restriction: z.nullable(Restriction),
  corrections: z.array(ContactCorrection),
  names: z.record(UserId, z.string()),
})
export type HeldContact = z.infer<typeof HeldContact>

/** Days ahead within which a contact that goes by itself is marked. */
export const contactDueDays = 30

/**
 * Contacts that wait for something: they go within 30 days, are restricted or hidden, or were last told of a version of the
 * notice that is older than the newest significant one (D21).
 */
export const ContactChoice = z.enum(['due', 'closed', 'untold'])
export type ContactChoice = z.infer<typeof ContactChoice>

/** `POST /api/v1/contacts/search`: words go in the body, never in an address. Empty words list what was recorded last. */
export const ContactSearch = z.strictObject({
  words: z.string().check(z.maxLength(100)),
  point: z.nullable(PointId),
  only: z.optional(ContactChoice),
})
export type ContactSearch = z.infer<typeof ContactSearch>
export const contactsShownMax = 50
export const ContactsFound = z.strictObject({ contacts: z.array(ContactSummary), more: z.boolean() })
export type ContactsFound = z.infer<typeof ContactsFound>

/** Consent made narrower: the detail is destroyed, its earlier states too (D17). */
export const Narrowing = z.strictObject({ drop: z.enum(['phone', 'email']) })
export type Narrowing = z.infer<typeof Narrowing>

/** Days ahead within which a restriction is looked at again. */
export const reviewDaysMax = 92
export const RestrictionOrder = z.strictObject({ reason: RestrictionReason, review: DaySchema })
export type RestrictionOrder = z.infer<typeof RestrictionOrder>

/** Why a contact is destroyed before its time (A24, B26). */
export const ErasureReason = z.enum(['withdrawn', 'asked', 'mistake', 'outdated'])
export type ErasureReason = z.infer<typeof ErasureReason>
export const Erasure = z.strictObject({ reason: ErasureReason })
export type Erasure = z.infer<typeof Erasure>

/** Proof of an erasure that holds nothing of the person: number, why, and the day. */
export const ErasureReceipt = z.strictObject({ ref: ContactRef, reason: ErasureReason, day: DaySchema })
export type ErasureReceipt = z.infer<typeof ErasureReceipt>

/** A withdrawal taken in by an advisor: e-mail address or phone number of the person who withdraws (C30). */
export const Withdrawal = z.strictObject({
  phone: ContactDetails.def.shape.phone,
  email: ContactDetails.def.shape.email,
})
export type Withdrawal = z.infer<typeof Withdrawal>
/** The same whether anything was found or not: who may not look contacts up must not find out by asking. */
export const WithdrawalTaken = z.strictObject({ request: RequestId, due: DaySchema })
export type WithdrawalTaken = z.infer<typeof WithdrawalTaken>

/** Everything that the register holds about one contact person, for that person (A34, Art. 15). */
export const ContactCopy = z.strictObject({
  contact: z.omit(HeldContact, { names: true }),
  organisation: OrganisationId,
  /** What the use log says of it: days and acts, without who. */
  uses: z.array(z.strictObject({ day: DaySchema, event: z.string() })),
  requests: z.array(RequestId),
  made: DaySchema,
})
export type ContactCopy = z.infer<typeof ContactCopy>
