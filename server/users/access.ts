// What an access may be: which roles somebody may give, where its points lie, when it ends, and that somebody stays who can
// give the next one.
import type { Day } from '@tukkimies/shared/day.ts'
import type { OrganisationId, UserId } from '@tukkimies/shared/id.ts'
import { isUnused } from '@tukkimies/shared/register/retention.ts'
import { grantableRoles } from '@tukkimies/shared/register/rights.ts'
import type { Access, Role, UserState } from '@tukkimies/shared/register/user.ts'
import { Refused } from '../refused.ts'
import { listPoints } from '../register/organisation.ts'
import type { RegisterQueryable, RegisterTx } from '../register/schema.ts'
import { listUsers, type StoredUser } from '../register/users.ts'
import { failuresMax } from './failures.ts'

type Entering = {
  readonly password: string | null
  readonly lastLogin: Day | null
  readonly endDay: Day | null
  readonly failures: number
}

/** How an account stands. One that its owner entered by the organisation's own log-in has no password and is active. */
export const stateOf = ({ password, lastLogin, endDay, failures }: Entering, today: Day): UserState => {
  if (endDay !== null && endDay < today) return 'ended'
  if (password === null && lastLogin === null) return 'invited'
  return failures >= failuresMax ? 'locked' : 'active'
}

/**
 * Refuses an access that the giver may not give. Points that are foreign and points that there are not are one refusal.
 * Problems: no_right, end_day_missing, invalid with the field.
 */
export const checkAccess = async (
  register: RegisterQueryable,
  giver: Role,
  { role, trainee, points, endDay }: Access,
  organisation: OrganisationId | null,
  today: Day,
): Promise<void> => {
  if (!grantableRoles(giver).includes(role)) throw new Refused({ code: 'no_right', field: 'role' })
  if (trainee && role !== 'advisor') throw new Refused({ code: 'invalid', field: 'trainee' })
  if (trainee && endDay === null) throw new Refused({ code: 'end_day_missing', field: 'endDay' })
  if (endDay !== null && endDay < today) throw new Refused({ code: 'invalid', field: 'endDay' })
  if ((organisation === null) !== (role === 'operator') && role !== 'protection_officer') {
    throw new Refused({ code: 'invalid', field: 'organisation' })
  }
  const own = organisation === null ? [] : await listPoints(register, { is: 'organisation', organisation })
  const known = new Set(own.map(({ id }) => id))
  if (!points.every((point) => known.has(point))) throw new Refused({ code: 'invalid', field: 'points' })
}

/**
 * Refuses to take away the last main user of an organisation or the last operator: somebody has to have access for longer
 * than the one whose access ends on `until` (`null`: now). Of two taken away at once one stays. Problem: last_of_role.
 */
export const keepOneOfRole = async (tx: RegisterTx, leaving: StoredUser, until: Day | null, today: Day) => {
  if (leaving.role !== 'main_user' && leaving.role !== 'operator') return
  await tx.hold(['access'])
  const users = await listUsers(tx, { is: 'all' })
  const others = users.filter(
    ({ id, role, organisation }) => id !== leaving.id && role === leaving.role && organisation === leaving.organisation,
  )
  const isLasting = (user: StoredUser): boolean =>
    isAble(user, today) && (user.end_day === null || user.end_day > (until ?? today))
  if (isAble(leaving, today) && !others.some(isLasting)) throw new Refused({ code: 'last_of_role' })
}

/** The user as it stands now, inside the transaction that changes it. Problem: not_found. */
export const userOrThrow = async (tx: RegisterTx, id: UserId): Promise<StoredUser> => {
  const user = (await listUsers(tx, { is: 'self', user: id }))[0]
  if (!user) throw new Refused({ code: 'not_found' })
  return user
}

const isAble = (user: StoredUser, today: Day): boolean => {
  const { password, failures, created, last_login: lastLogin, end_day: endDay } = user
  return (
    stateOf({ password, lastLogin, endDay, failures }, today) === 'active' && !isUnused({ lastLogin, created }, today)
  )
}
