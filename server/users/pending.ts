// What somebody has to do before anything else is opened; only the first of them counts.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { Pending } from '@tukkimies/shared/register/user.ts'
import type { RegisterQueryable } from '../register/schema.ts'
import { readSettings } from '../register/settings.ts'
import { currentVersion } from '../register/undertakings.ts'
import { findUser, type StoredUser } from '../register/users.ts'
import { readFactorKinds, textToRoles } from './factor-kinds.ts'
import { hasShortPassword } from './password-change.ts'
import { isPasswordDue, readPolicy, textToPolicy, warningOf } from './rotation.ts'

/** What the user of this id has to do first, or `null`. */
export const pendingOf = async (register: RegisterQueryable, id: UserId, now: number): Promise<Pending | null> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  return user && readPending(register, user, await readDemands(register, now), now)
}

/** The day on which the user's password is due, once its owner is to be told; `null` where nothing asks for a new one. */
export const passwordDueOf = async (register: RegisterQueryable, id: UserId, now: number): Promise<Day | null> => {
  const policy = await readPolicy(register)
  if (!policy) return null
  const user = await findUser(register, { is: 'self', user: id }, id)
  if (!user || (await readFactorKinds(register, { id, hasTotp: user.totp !== null })).length > 0) return null
  return warningOf(policy, user, instantToDay(now))
}

/** What is asked of every user at present. */
export type Demands = {
  readonly undertaking: number
  readonly settings: Readonly<Record<'factor-roles' | 'password-policy', string | null>>
}

/** Both at once: every request of a signed-in user waits for them. */
export const readDemands = async (register: RegisterQueryable, now: number): Promise<Demands> => {
  const [undertaking, settings] = await Promise.all([
    currentVersion(register, instantToDay(now)),
    readSettings(register, ['factor-roles', 'password-policy']),
  ])
  return { undertaking, settings }
}

/** What a user already read has to do first. */
export const readPending = async (
  register: RegisterQueryable,
  user: StoredUser,
  { undertaking: version, settings }: Demands,
  now: number,
): Promise<Pending | null> => {
  const today = instantToDay(now)
  if ((user.undertaking_version ?? 0) < version) return 'undertaking'
  const needsFactor = textToRoles(settings['factor-roles']).includes(user.role)
  const policy = textToPolicy(settings['password-policy'])
  const isShort = hasShortPassword(user)
  if (!needsFactor && !policy && !isShort) return null
  // Whoever has a second factor is asked neither for one nor for a new password.
  if ((await readFactorKinds(register, { id: user.id, hasTotp: user.totp !== null })).length > 0) return null
  if (needsFactor) return 'factor'
  // It was chosen beside a factor that is gone.
  if (isShort) return 'password'
  return policy && isPasswordDue(policy, user, user.last_login ?? today) ? 'password' : null
}
