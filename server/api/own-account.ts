// The account of whoever is signed in.
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { type Account, findAccount } from '../users/accounts.ts'
import type { Asking } from './route.ts'
import { userOf } from './who.ts'

/** Problem: not_signed_in, if the account has just been deleted. */
export const ownAccount = async (
  c: Asking,
  deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>,
): Promise<Account> => {
  const { id } = userOf(c.get('who')).user
  const account = await findAccount(deps, { is: 'self', user: id }, id)
  if (!account) throw new Refused({ code: 'not_signed_in' })
  return account
}
