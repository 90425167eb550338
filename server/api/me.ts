// Who is signed in, told to that user alone.
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { Me } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { listPoints } from '../register/organisation.ts'
import { type Account, findAccount } from '../users/accounts.ts'
import { makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

export const meRoutes = (deps: Pick<Deps, 'register' | 'keys' | 'root'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/me',
      right: 'read_own_details',
      summary: 'The signed-in user',
      answer: Me,
      problems: [],
    },
    async (c) => {
      const { user, scope } = userOf(c.get('who'))
      const account = await findAccount(deps, scope, user.id)
      if (!account) throw new Refused({ code: 'not_signed_in' })
      return c.json(await accountToMe(deps, account))
    },
  ),
]

/** What an account's owner is told about it; `points` are those whose busy times the owner may see. */
export const accountToMe = async ({ register }: Pick<Deps, 'register'>, account: Account): Promise<Me> => {
  const { id, role, trainee, details, organisation, lastLogin, endDay } = account
  const scope = makeScope('read_arrivals', account)
  const points = scope ? (await listPoints(register, scope)).map((point) => point.id) : [...account.points]
  return { id, role, trainee, details, organisation, points, lastLogin, endDay, pending: null }
}
