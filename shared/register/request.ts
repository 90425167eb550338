// Requests of persons about their own data (Art. 12, 15-21): what is asked, about which group, how it came, how the person
// was identified, by when it is answered, and how. One month counts from the day of receipt (A35, C06).
import * as z from 'zod/mini'
import { Day, daysBetween, monthsLater } from '../day.ts'
import { ContactRef, OrganisationId, RequestId, UserId } from '../id.ts'
import { accept, type Checked, type Problem, refuse } from '../problem.ts'
import { findInText, hasUnseen } from '../text-guard.ts'
import { Language } from './organisation.ts'

export const RequestRight = z.enum(['access', 'rectify', 'erase', 'restrict', 'object', 'withdraw', 'narrow'])
export type RequestRight = z.infer<typeof RequestRight>

/** Whose data: a partner's contact person, a user, a client (of whom nothing is held). */
export const RequestGroup = z.enum(['contact', 'user', 'client'])
export type RequestGroup = z.infer<typeof RequestGroup>

/** `advisor`: told to an advisor who has no right to contacts (C30); `own`: by the user in the own data. */
export const RequestChannel = z.enum(['written', 'in_person', 'phone', 'e_form', 'advisor', 'own'])
export type RequestChannel = z.infer<typeof RequestChannel>

/** How the identity was checked: never what was shown. */
export const IdentityWay = z.enum(['known', 'document', 'e_identification', 'call_back', 'log_in', 'not_needed'])
export type IdentityWay = z.infer<typeof IdentityWay>

/** What happens to a request after it came. */
export const RequestAct = z.enum(['opened', 'identified', 'linked', 'extended', 'answered', 'refused', 'deleted'])
export type RequestAct = z.infer<typeof RequestAct>

export const RequestState = z.enum(['open', 'answered', 'refused'])
export type RequestState = z.infer<typeof RequestState>

/** Legal grounds of a refusal; a refusal without one is none (D19, C25). */
export const RefusalGround = z.enum([
  'not_identified',
  'no_data',
  'excessive',
  'statistics',
  'other_right',
  'legal_claim',
  'legal_duty',
])
export type RefusalGround = z.infer<typeof RefusalGround>

/** Why the month is not enough: Art. 12(3) allows two more. */
export const ExtensionReason = z.enum(['complex', 'many'])
export type ExtensionReason = z.infer<typeof ExtensionReason>

/** Calendar months for which a request is kept, from the day on which it was answered, never from its opening (C06). */
export const requestMonths = 24

/** The day on which a closed request is gone. */
export const requestDeletionDay = (closed: Day, months = requestMonths): Day => monthsLater(closed, months)

/** Whether a request's time is over: it stands in no list and cannot be opened. One that is open is never over. */
export const isRequestOver = (closed: Day | null, today: Day, months = requestMonths): boolean =>
  closed !== null && today >= requestDeletionDay(closed, months)

/** Months within which a request is answered, counted from the day on which it came (Art. 12(3); A35). */
export const answerMonths = 1
export const extendedMonths = 3
/** The day by which a request is answered; a withdrawal on the day it came (C30). */
export const requestDueDay = (right: RequestRight, received: Day, isExtended: boolean): Day =>
  right === 'withdraw' && !isExtended ? received : monthsLater(received, isExtended ? extendedMonths : answerMonths)

/** Days before the due day from which on a request is marked. */
export const dueSoonDays = 7

/** How an open request stands against its due day: past it, near it, or neither. */
export const requestUrgency = (
  { state, due }: { readonly state: RequestState; readonly due: Day },
  today: Day,
): 'overdue' | 'soon' | null => {
  if (state !== 'open') return null
  const days = daysBetween(today, due)
  return days < 0 ? 'overdue' : days <= dueSoonDays ? 'soon' : null
}

/**
 * Whether the identity has to be checked before an answer that tells or changes something: not for a withdrawal, which is as
 * easy as giving consent was (Art. 7(3)), and not where nothing can be found about anybody (Art. 11).
 */
export const needsIdentity = ({
  right,
  group,
}: {
  readonly right: RequestRight
  readonly group: RequestGroup
}): boolean => right !== 'withdraw' && group !== 'client'

const text = (length: number) => z.string().check(z.trim(), z.maxLength(length))

/** Who asks and what, as far as it is needed to answer; sealed under a key of the request's own. */
export const RequestDetails = z.strictObject({
  name: text(120),
  /** Where the answer goes: an e-mail address, phone number or postal address. */
  address: text(300),
  language: Language,
  /** What is asked for, in a few words; for an objection the grounds that the person gives (D19). */
  subject: text(2000),
})
export type RequestDetails = z.infer<typeof RequestDetails>

export const NewRequest = z.strictObject({
  right: RequestRight,
  group: RequestGroup,
  channel: z.enum(['written', 'in_person', 'phone', 'e_form']),
  received: Day,
  details: RequestDetails,
  /** Whose main user sees to it, where the data protection officer notes it; a main user's is the own one. */
  organisation: z.optional(OrganisationId),
})
export type NewRequest = z.infer<typeof NewRequest>

/** A user's own request for what the own data does not do by itself. */
export const OwnRequest = z.strictObject({
  right: z.enum(['restrict', 'object']),
  subject: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
  /** In which the answer is written. */
  language: Language,
})
export type OwnRequest = z.infer<typeof OwnRequest>

/** A line of the register: nothing of the person. */
export const RequestSummary = z.strictObject({
  id: RequestId,
  right: RequestRight,
  group: RequestGroup,
  channel: RequestChannel,
  state: RequestState,
  received: Day,
  due: Day,
  closed: z.nullable(Day),
})
export type RequestSummary = z.infer<typeof RequestSummary>
export const RequestList = z.strictObject({ requests: z.array(RequestSummary) })
export type RequestList = z.infer<typeof RequestList>

/**
 * A request as it is opened. `contacts` are those that it is about, `gone` those of them that are not held any more,
 * `deletion` the day on which it goes by itself.
 */
export const HeldRequest = z.strictObject({
  ...RequestSummary.def.shape,
  details: RequestDetails,
  identity: z.nullable(z.strictObject({ way: IdentityWay, day: Day })),
  extension: z.nullable(z.strictObject({ reason: ExtensionReason, day: Day })),
  contacts: z.array(ContactRef),
  gone: z.array(ContactRef),
  user: z.nullable(UserId),
  answer: z.nullable(z.strictObject({ day: Day, text: z.string(), ground: z.nullable(RefusalGround) })),
  deletion: z.nullable(Day),
})
export type HeldRequest = z.infer<typeof HeldRequest>

export const IdentityCheck = z.strictObject({ way: IdentityWay })
export type IdentityCheck = z.infer<typeof IdentityCheck>
/** As many as one withdrawal may hide. */
export const contactsLinkedMax = 200
export const RequestLink = z.strictObject({ contacts: z.array(ContactRef).check(z.maxLength(contactsLinkedMax)) })
export type RequestLink = z.infer<typeof RequestLink>
export const RequestExtension = z.strictObject({ reason: ExtensionReason })
export type RequestExtension = z.infer<typeof RequestExtension>
/** What was done, in words to the person. */
export const RequestAnswer = z.strictObject({ text: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)) })
export type RequestAnswer = z.infer<typeof RequestAnswer>
/** Without a ground it is refused itself: `ground_needed` (D19). */
export const RequestRefusal = z.strictObject({ ground: z.nullable(RefusalGround), text: RequestAnswer.def.shape.text })
export type RequestRefusal = z.infer<typeof RequestRefusal>

/**
 * What a person asks for against the text guard (AN89): it may hold e-mail addresses and phone numbers, which are there to
 * answer by, and no identity code. Problems, with the field: `identity_code`; `text_found`, a character that cannot be seen.
 */
export const checkRequestDetails = (details: RequestDetails): Checked<RequestDetails> => {
  for (const field of ['name', 'address', 'subject'] as const) {
    const problem = findRequestText(details[field], field)
    if (problem) return refuse(problem)
  }
  return accept(details)
}

/** The same of one text. Lines may end. */
export const findRequestText = (words: string, field: string): Problem | null => {
  if (findInText(words).some((find) => find.kind === 'identity_code' && find.level !== 'weak'))
    return { code: 'identity_code', field }
  return hasUnseen(words.replaceAll(/\r?\n/g, ' ')) ? { code: 'text_found', field } : null
}
