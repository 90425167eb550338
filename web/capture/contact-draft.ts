// A contact as it is typed, to the four details or to what is wrong in each field. Never kept: only the form holds it.
import { textToPhone } from '@tukkimies/shared/phone.ts'
import { checkContact, ContactDetails, type ContactField } from '@tukkimies/shared/register/contact.ts'

export const contactFields: readonly ContactField[] = ['organisation', 'name', 'phone', 'email']

export type ContactDraft = Readonly<Record<ContactField, string>>
export const emptyDraft: ContactDraft = { organisation: '', name: '', phone: '', email: '' }

export type FieldProblem =
  'missing' | 'too_long' | 'identity_code' | 'text_found' | 'phone_wrong' | 'email_wrong' | 'detail_needed'
export type FieldProblems = Readonly<Partial<Record<ContactField, FieldProblem>>>

export type DraftReading =
  | { readonly is: 'right'; readonly details: ContactDetails }
  | { readonly is: 'wrong'; readonly problems: FieldProblems }

/** Whether anybody has typed anything. */
export const isTyped = (draft: ContactDraft): boolean => contactFields.some((field) => draft[field] !== '')

export const readDraft = (draft: ContactDraft): DraftReading => {
  const typed = trimDraft(draft)
  const problems = { ...emptyProblems(typed), ...guardProblems(typed) }
  const phone = typed.phone === '' ? '' : textToPhone(typed.phone)
  if (phone === null) problems.phone ??= 'phone_wrong'
  const read = ContactDetails.safeParse({ ...typed, phone: phone ?? '' })
  if (!read.success)
    for (const issue of read.error.issues) {
      const field = contactFields.find((one) => one === issue.path[0])
      if (field)
        problems[field] ??= issue.code === 'too_big' ? 'too_long' : field === 'email' ? 'email_wrong' : 'missing'
    }
  return read.success && Object.keys(problems).length === 0
    ? { is: 'right', details: read.data }
    : { is: 'wrong', problems }
}

type Problems = Partial<Record<ContactField, FieldProblem>>

const trimDraft = (draft: ContactDraft): ContactDetails => ({
  organisation: draft.organisation.trim(),
  name: draft.name.trim(),
  phone: draft.phone.trim(),
  email: draft.email.trim(),
})

const emptyProblems = (typed: ContactDetails): Problems => {
  const problems: Problems = {}
  for (const field of ['organisation', 'name'] as const) if (typed[field] === '') problems[field] = 'missing'
  if (typed.phone === '' && typed.email === '') problems.phone = 'detail_needed'
  return problems
}

// The guard names one field at a time: what it has named is emptied, and it is asked again.
const guardProblems = (typed: ContactDetails): Problems => {
  const problems: Problems = {}
  let left = typed
  for (;;) {
    const checked = checkContact(left)
    const { code, field: name } = checked.ok ? {} : checked.problem
    const field = contactFields.find((one) => one === name)
    if (!field || code === 'detail_needed') return problems
    problems[field] = code === 'identity_code' || code === 'text_found' ? code : 'email_wrong'
    left = { ...left, [field]: '' }
  }
}
