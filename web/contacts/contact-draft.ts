// The forms of a contact as they are filled in, and what becomes of them: what is asked for, or what is wrong in which field.
import { Day, dayPlus } from '@tukkimies/shared/day.ts'
import { textToPhone } from '@tukkimies/shared/phone.ts'
import type { ProblemCode } from '@tukkimies/shared/problem.ts'
import {
  checkContact,
  ContactDetails,
  type ContactField,
  type RestrictionOrder,
  RestrictionReason,
  reviewDaysMax,
  Withdrawal,
} from '@tukkimies/shared/register/contact.ts'

export type Wrong<F extends string> = { readonly field: F; readonly why: Why }
export type Why = 'missing' | 'phone' | 'reason' | 'review' | (typeof guarded)[number]
export type Reading<T, F extends string> =
  { readonly is: 'ready'; readonly value: T } | { readonly is: 'wrong'; readonly wrong: readonly Wrong<F>[] }

/** What the guard of contacts says. */
const guarded = ['identity_code', 'text_found', 'email_wrong', 'detail_needed'] as const
const detailFields = ['organisation', 'name', 'phone', 'email'] as const

/** The four details as they are typed; a number in any spelling. */
export const readContact = (typed: ContactDetails): Reading<ContactDetails, ContactField> => {
  const { phone, isWrong } = readPhone(typed.phone)
  const draft = {
    organisation: typed.organisation.trim(),
    name: typed.name.trim(),
    phone,
    email: typed.email.trim(),
  }
  const read = ContactDetails.safeParse(draft)
  const missing = detailFields.filter((field) => read.error?.issues.some(({ path }) => path[0] === field))
  const wrong = missing.map((field): Wrong<ContactField> => ({ field, why: whyInvalid(field) }))
  if (isWrong) wrong.push({ field: 'phone', why: 'phone' })
  if (wrong.length > 0 || !read.success) return { is: 'wrong', wrong }
  const checked = checkContact(read.data)
  if (checked.ok) return { is: 'ready', value: read.data }
  const field = detailFields.find((one) => one === checked.problem.field) ?? 'name'
  return { is: 'wrong', wrong: [{ field, why: codeToWhy(checked.problem.code) }] }
}

/** Who withdraws, by address or number. */
export const readWithdrawal = (typed: Withdrawal): Reading<Withdrawal, 'phone' | 'email'> => {
  const { phone, isWrong } = readPhone(typed.phone)
  const draft = { phone, email: typed.email.trim() }
  const wrong: Wrong<'phone' | 'email'>[] = []
  if (!Withdrawal.def.shape.email.safeParse(draft.email).success) wrong.push({ field: 'email', why: 'email_wrong' })
  if (isWrong) wrong.push({ field: 'phone', why: 'phone' })
  if (wrong.length > 0) return { is: 'wrong', wrong }
  const checked = checkContact({ organisation: '', name: '', ...draft })
  if (checked.ok) return { is: 'ready', value: draft }
  const field = checked.problem.field === 'email' ? 'email' : 'phone'
  return { is: 'wrong', wrong: [{ field, why: codeToWhy(checked.problem.code) }] }
}

/** Within three months, and before the contact goes by itself: a restriction keeps nothing for longer (A38). */
export const lastReview = (today: Day, deletion: Day): Day => {
  const latest = dayPlus(today, reviewDaysMax)
  return latest < deletion ? latest : dayPlus(deletion, -1)
}

export const readRestriction = (
  typed: { readonly reason: string; readonly review: string },
  today: Day,
  deletion: Day,
): Reading<RestrictionOrder, 'reason' | 'review'> => {
  const reason = RestrictionReason.options.find((option) => option === typed.reason)
  const review = Day.safeParse(typed.review).data
  const isDay = review !== undefined && review > today && review <= lastReview(today, deletion)
  const wrong: Wrong<'reason' | 'review'>[] = []
  if (!reason) wrong.push({ field: 'reason', why: 'reason' })
  if (!isDay) wrong.push({ field: 'review', why: 'review' })
  return reason && isDay ? { is: 'ready', value: { reason, review } } : { is: 'wrong', wrong }
}

const readPhone = (text: string): { readonly phone: string; readonly isWrong: boolean } => {
  if (text.trim() === '') return { phone: '', isWrong: false }
  const phone = textToPhone(text)
  return { phone: phone ?? '', isWrong: phone === null }
}

const codeToWhy = (code: ProblemCode): Why => guarded.find((one) => one === code) ?? 'text_found'

const whyInvalid = (field: ContactField): Why =>
  field === 'phone' ? 'phone' : field === 'email' ? 'email_wrong' : 'missing'
