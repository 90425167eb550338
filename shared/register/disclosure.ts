// Statistics handed on outside the register: what, for which time, in which form, to which organisation, for what (A30, F01).
// Personal data are handed on to nobody but the person, so that nothing here can name one (A29).
import * as z from 'zod/mini'
import { Day, PeriodName } from '../day.ts'
import { DisclosureId, UserId } from '../id.ts'
import type { Problem } from '../problem.ts'
import { checkText, hasUnseen } from '../text-guard.ts'

/** Reports of fixed contents, beside tables that somebody has put together. */
export const ReportKind = z.enum(['overview', 'month', 'year', 'funder', 'compensation'])
export type ReportKind = z.infer<typeof ReportKind>

/** A table by the canonical form of its question, from which the same table can be asked for again, or a report by its kind. */
export const Disclosed = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('table'),
    query: z.string().check(z.maxLength(4000), z.regex(/^[a-z]+=[\w:.,-]+(&[a-z]+=[\w:.,-]+)*$/)),
  }),
  z.strictObject({ is: z.literal('report'), report: ReportKind }),
])
export type Disclosed = z.infer<typeof Disclosed>

export const DisclosureForm = z.enum(['print', 'file', 'api', 'talk', 'open'])
export type DisclosureForm = z.infer<typeof DisclosureForm>

/** Why it may go out: as open statistics, as the report that a funder asks for, or because an authority asks for it. */
export const DisclosureBasis = z.enum(['statistics', 'funder', 'authority'])
export type DisclosureBasis = z.infer<typeof DisclosureBasis>

export const disclosureTextMax = 200
const text = z.string().check(z.trim(), z.minLength(1), z.maxLength(disclosureTextMax))

/** `recipient` is the name of an organisation; texts pass the guard on the server as well: problem `identity_code`. */
export const NewDisclosure = z.strictObject({
  what: Disclosed,
  periods: z.array(PeriodName).check(z.minLength(1), z.maxLength(120)),
  form: DisclosureForm,
  recipient: text,
  purpose: text,
  basis: DisclosureBasis,
})
export type NewDisclosure = z.infer<typeof NewDisclosure>

/** A handing-on as it was noted; `by` stays when the account is gone. */
export const Disclosure = z.strictObject({ id: DisclosureId, day: Day, by: UserId, ...NewDisclosure.def.shape })
export type Disclosure = z.infer<typeof Disclosure>

/** Handings-on that one answer holds at most; further ones are found by narrowing the days down. */
export const disclosurePageLines = 200

/** `GET /api/v1/disclosures`: from one day to another, both included, by form and basis. */
export const DisclosureRequest = z.strictObject({
  from: z.optional(Day),
  to: z.optional(Day),
  form: z.optional(DisclosureForm),
  basis: z.optional(DisclosureBasis),
})
export type DisclosureRequest = z.infer<typeof DisclosureRequest>

/** Newest first. `names` are the users of the lines whose accounts still exist, as far as the reader may know them. */
export const DisclosureList = z.strictObject({
  disclosures: z.array(Disclosure),
  names: z.record(UserId, z.string()),
  more: z.boolean(),
})
export type DisclosureList = z.infer<typeof DisclosureList>

/**
 * The first field whose text says more than it should: `identity_code`, `text_found` for an e-mail address, phone number or
 * bank account, `invalid` for signs that are not seen; otherwise null.
 */
export const disclosureProblem = (draft: Pick<NewDisclosure, 'recipient' | 'purpose'>): Problem | null => {
  for (const field of ['recipient', 'purpose'] as const) {
    const kind = checkText(draft[field])
    if (kind !== null) return { code: kind === 'identity_code' ? 'identity_code' : 'text_found', field }
    if (hasUnseen(draft[field])) return { code: 'invalid', field }
  }
  return null
}
