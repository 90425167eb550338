// Stepping up: a session whose owner has just shown once more who they are gets a new token and 15 fresh minutes.
import { Refused } from '../refused.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import { renewSession } from '../register/sessions.ts'
import type { Account, AccountStores } from './accounts.ts'
import type { Delays } from './delays.ts'
import { noteFailure } from './failures.ts'
import { isPassword } from './password.ts'
import { type SignedIn, waitOrThrow } from './sign-in.ts'

/** The new token; the one before is dead. Whoever calls has checked a password, a passkey or the provider's answer. */
export const stepUp = async (
  { register }: Pick<AccountStores, 'register'>,
  user: SignedIn,
  moment: Moment,
): Promise<string> =>
  register.transact(async (tx) => {
    const token = await renewSession(tx, user.session, moment.at)
    if (token === null) throw new Refused({ code: 'not_signed_in' })
    await appendAudit(tx, makeOwnLine(user, { event: 'stepped_up', user: user.id }, moment))
    return token
  })

/**
 * The password of whoever is signed in, once more. Guesses wait longer each time; with a session that ends within twelve
 * hours that leaves some fifty. Problems: login, too_many_requests with the seconds.
 */
export const confirmPassword = async (
  stores: AccountStores,
  delays: Delays,
  account: Pick<Account, 'id' | 'organisation' | 'password'>,
  password: string,
  moment: Moment,
): Promise<void> => {
  waitOrThrow(delays, account.id, moment.at)
  const { right } = await isPassword(password, account.password, stores.root.pepper, true)
  if (!right) {
    await noteFailure(stores, account, false, moment)
    throw new Refused({ code: 'login' })
  }
  delays.clear(account.id)
}
