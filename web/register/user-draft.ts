// The forms of a user as they are filled in, and what becomes of them: a request, or the names of the fields that are wrong.
import { Day } from '@tukkimies/shared/day.ts'
import { OrganisationId, type PointId } from '@tukkimies/shared/id.ts'
import { Access, Details, type NewUser, type Role, type User } from '@tukkimies/shared/register/user.ts'

export type AccessDraft = {
  readonly role: Role | ''
  readonly organisation: string
  readonly points: readonly PointId[]
  readonly trainee: boolean
  readonly contacts: boolean
  readonly endDay: string
  readonly reason: string
}
export type UserDraft = { readonly details: Details; readonly access: AccessDraft }

export type Reading<T> =
  { readonly is: 'ready'; readonly request: T } | { readonly is: 'wrong'; readonly fields: readonly string[] }

const noDetails: Details = { first: '', last: '', username: '', email: '', locality: '', adviceLanguages: [] }
const noAccess: AccessDraft = {
  role: '',
  organisation: '',
  points: [],
  trainee: false,
  contacts: false,
  endDay: '',
  reason: '',
}

/** A role or point that leaves no choice is chosen; a reason never is. */
export const makeUserDraft = (roles: readonly Role[], points: readonly PointId[]): UserDraft => ({
  details: noDetails,
  access: { ...noAccess, role: roles.length === 1 ? (roles[0] ?? '') : '', points: points.length === 1 ? points : [] },
})

export const userToAccessDraft = ({ role, organisation, points, trainee, contacts, endDay }: User): AccessDraft => ({
  role,
  organisation: organisation ?? '',
  points,
  trainee,
  contacts,
  endDay: endDay ?? '',
  // Why the access changes is asked each time.
  reason: '',
})

/** Roles that hold only at named points. */
export const isOfPoints = (role: Role | ''): boolean => role === 'advisor' || role === 'coordinator'

export const readDetails = (draft: Details): Reading<Details> => {
  const read = Details.safeParse({
    ...draft,
    first: draft.first.trim(),
    last: draft.last.trim(),
    username: draft.username.trim(),
    email: draft.email.trim(),
    locality: draft.locality.trim(),
  })
  if (read.success) return { is: 'ready', request: read.data }
  return { is: 'wrong', fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] }
}

export const readAccess = (draft: AccessDraft, today: Day): Reading<Access> => {
  const { role, trainee, endDay } = draft
  const isTrainee = trainee && role === 'advisor'
  const read = Access.safeParse({
    role,
    trainee: isTrainee,
    points: isOfPoints(role) ? draft.points : [],
    contacts: draft.contacts && role === 'advisor',
    endDay: endDay === '' ? null : endDay,
    reason: draft.reason,
  })
  const fields = new Set(read.error?.issues.map(({ path }) => String(path[0])) ?? [])
  if (isOfPoints(role) && draft.points.length === 0) fields.add('points')
  if ((isTrainee && endDay === '') || (endDay !== '' && endDay < today)) fields.add('endDay')
  const inOrder = ['role', 'points', 'endDay', 'reason'].filter((field) => fields.has(field))
  return read.success && inOrder.length === 0 ? { is: 'ready', request: read.data } : { is: 'wrong', fields: inOrder }
}

/** `namesOrganisation`: whoever adds must say of which organisation a main user or data protection officer is. */
export const readUser = (draft: UserDraft, today: Day, namesOrganisation: boolean): Reading<NewUser> => {
  const [details, access] = [readDetails(draft.details), readAccess(draft.access, today)]
  const isNamed = namesOrganisation && draft.access.role === 'main_user'
  const organisation = OrganisationId.safeParse(draft.access.organisation)
  const fields = [
    ...(details.is === 'wrong' ? details.fields : []),
    ...(isNamed && !organisation.success ? ['organisation'] : []),
    ...(access.is === 'wrong' ? access.fields : []),
  ]
  if (details.is === 'wrong' || access.is === 'wrong' || fields.length > 0) return { is: 'wrong', fields }
  const request = { details: details.request, access: access.request }
  return {
    is: 'ready',
    request: isNamed && organisation.success ? { ...request, organisation: organisation.data } : request,
  }
}
