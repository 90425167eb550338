// A request as it is typed in: what is missing, and a ready wording of what is asked.
import { Day } from '@tukkimies/shared/day.ts'
import type { OrganisationId } from '@tukkimies/shared/id.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import {
  checkRequestDetails,
  type NewRequest,
  RequestDetails,
  RequestGroup,
  RequestRight,
} from '@tukkimies/shared/register/request.ts'

export type RequestFields = {
  readonly right: string
  readonly group: string
  readonly channel: string
  readonly received: string
  readonly name: string
  readonly address: string
  readonly language: Language
  readonly subject: string
  readonly organisation: string
}
export type RequestField = Exclude<keyof RequestFields, 'language'>
export type RequestFieldError = 'choose' | 'day' | 'future' | 'identity_code' | 'text_found' | 'long'
export type RequestFinding = { readonly field: RequestField; readonly why: RequestFieldError }

export const channels = ['written', 'in_person', 'phone', 'e_form'] as const

/** The request that is meant, or every field that is wrong, in the order of the form. */
export const readRequestFields = (
  fields: RequestFields,
  today: Day,
): { readonly request: NewRequest } | { readonly findings: readonly RequestFinding[] } => {
  const right = RequestRight.safeParse(fields.right).data
  const group = RequestGroup.safeParse(fields.group).data
  const channel = channels.find((one) => one === fields.channel)
  const received = Day.safeParse(fields.received).data
  const { name, address, language, subject } = fields
  const details = RequestDetails.safeParse({ name, address, language, subject })
  const findings: RequestFinding[] = []
  if (!right) findings.push({ field: 'right', why: 'choose' })
  if (!group) findings.push({ field: 'group', why: 'choose' })
  if (!channel) findings.push({ field: 'channel', why: 'choose' })
  if (!received) findings.push({ field: 'received', why: 'day' })
  else if (received > today) findings.push({ field: 'received', why: 'future' })
  findings.push(...findInDetails(details))
  if (findings.length > 0 || !right || !group || !channel || !received || !details.data) return { findings }
  const organisation = fields.organisation === '' ? {} : { organisation: fields.organisation as OrganisationId }
  return { request: { right, group, channel, received, details: details.data, ...organisation } }
}

const findInDetails = (details: ReturnType<typeof RequestDetails.safeParse>): readonly RequestFinding[] => {
  if (!details.success) {
    const field = (['name', 'address', 'subject'] as const).find((one) =>
      details.error.issues.some(({ path }) => path[0] === one),
    )
    return [{ field: field ?? 'subject', why: 'long' }]
  }
  const checked = checkRequestDetails(details.data)
  if (checked.ok) return []
  const field = (['name', 'address', 'subject'] as const).find((one) => one === checked.problem.field)
  return [{ field: field ?? 'subject', why: checked.problem.code === 'identity_code' ? 'identity_code' : 'text_found' }]
}
