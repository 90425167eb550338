// A new password for an account: long enough for what else protects it, known to nobody else, and, while passwords are
// rotated, none of the last ones.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { type Checked, accept, refuse } from '@tukkimies/shared/problem.ts'
import { passwordsBefore } from '@tukkimies/shared/register/factors.ts'
import { passwordLengthMin, passwordLengthMinWithFactor } from '@tukkimies/shared/register/user.ts'
import * as z from 'zod/mini'
import { Refused } from '../refused.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import { endSessionsOfUser } from '../register/sessions.ts'
import type { RegisterQueryable } from '../register/schema.ts'
import { changeUser, findUser, type StoredUser, type UserChange } from '../register/users.ts'
import type { Account, AccountStores } from './accounts.ts'
import { readFactorKinds } from './factor-kinds.ts'
import { checkPassword, isPassword, storePassword } from './password.ts'
import { readPolicy } from './rotation.ts'

/** What a row keeps beside its password: whether it is too short to stand alone, and the hashes before it. */
const Before = z.strictObject({ short: z.boolean(), hashes: z.array(z.string()) })
type Before = z.infer<typeof Before>

/** The length that a new password of the account must have. */
export const passwordMinOf = async (
  { register }: Pick<AccountStores, 'register'>,
  account: Pick<Account, 'id' | 'hasTotp'>,
): Promise<number> =>
  (await readFactorKinds(register, account)).length > 0 ? passwordLengthMinWithFactor : passwordLengthMin

/**
 * What to store in the account's row for a new password; failures of strangers are forgiven with it. `names` are further
 * words that a guesser knows. Problems: password_short with the limit, password_known, password_used.
 */
export const makePasswordChange = async (
  stores: AccountStores,
  account: Account,
  password: string,
  now: number,
  names: readonly string[] = [],
): Promise<Checked<UserChange>> => {
  const { first, last, username } = account.details
  const checked = checkPassword(password, [first, last, username, ...names], await passwordMinOf(stores, account))
  if (!checked.ok) return checked
  const spelled = checked.value
  const before = await readBefore(stores.register, account)
  const kept = [...(account.password === null ? [] : [account.password]), ...before.hashes]
  const isRotated = (await readPolicy(stores.register)) !== null
  const looked = isRotated ? kept.slice(0, passwordsBefore) : kept.slice(0, 1)
  for (const hash of looked) {
    const { right } = await isPassword(spelled, hash, stores.root.pepper)
    if (right) return refuse({ code: 'password_used', field: 'password' })
  }
  const short = [...spelled].length < passwordLengthMin
  return accept({
    password: await storePassword(spelled, stores.root.pepper),
    password_set: instantToDay(now),
    password_before: JSON.stringify({ short, hashes: isRotated ? looked : [] } satisfies Before),
    failures: 0,
  })
}

/**
 * Sets a new password and ends every session; the caller begins a new one. Problems as above, and login, if another one was
 * set meanwhile.
 */
export const changePassword = async (
  stores: AccountStores,
  account: Account,
  password: string,
  moment: Moment,
): Promise<void> => {
  const change = await makePasswordChange(stores, account, password, moment.at)
  if (!change.ok) throw new Refused(change.problem)
  const { id } = account
  await stores.register.transact(async (tx) => {
    await tx.hold(['user'])
    // Of a change and a reset at once, whoever knew no more than the password before does not have the last word.
    if ((await findUser(tx, { is: 'self', user: id }, id))?.password !== account.password) {
      throw new Refused({ code: 'login' })
    }
    await changeUser(tx, id, change.value)
    await endSessionsOfUser(tx, id)
    await appendAudit(tx, makeOwnLine(account, { event: 'password_set', user: id }, moment))
  })
  await stores.register.truncateLog()
}

/** Whether the account's password is too short to stand without a second factor. */
export const isPasswordShort = async (register: RegisterQueryable, { id }: Pick<Account, 'id'>): Promise<boolean> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  return user !== null && hasShortPassword(user)
}

/** The same of a user already read. */
export const hasShortPassword = (user: Pick<StoredUser, 'password' | 'password_before'>): boolean =>
  user.password !== null && beforeOf(user).short

const readBefore = async (register: RegisterQueryable, { id }: Pick<Account, 'id'>): Promise<Before> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  return beforeOf(user ?? { password_before: null })
}

const beforeOf = ({ password_before: text }: Pick<StoredUser, 'password_before'>): Before =>
  text === null ? { short: false, hashes: [] } : Before.parse(JSON.parse(text))
