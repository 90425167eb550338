// What somebody has to do before anything else is opened; only the first of them counts.
import { instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Pending } from '@tukkimies/shared/register/user.ts'
import type { RegisterQueryable } from '../register/schema.ts'
import { findUser, type StoredUser } from '../register/users.ts'
import { readFactorKinds, readFactorRoles } from './factor-kinds.ts'

/** What the user of this id has to do first, or `null`. */
export const pendingOf = async (register: RegisterQueryable, id: UserId, now: number): Promise<Pending | null> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  return user && readPending(register, user, now)
}

/** The same of a user already read. */
export const readPending = async (
  register: RegisterQueryable,
  user: StoredUser,
  now: number,
): Promise<Pending | null> => {
  void instantToDay(now)
  const roles = await readFactorRoles(register)
  if (roles.includes(user.role) && (await readFactorKinds(register, user)).length === 0) return 'factor'
  return null
}
