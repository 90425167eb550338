// What is one's own: account, details, sessions, gates, deletion.
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { Details, Me, OwnRecord } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { listPoints } from '../register/organisation.ts'
import { type Account, findAccount } from '../users/accounts.ts'
import { pendingOf } from '../users/pending.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

type MeDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

const change = (path: string, summary: string, problems: Declaration['problems'] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/me/${path}`,
  right: 'change_own_account',
  summary,
  status: 204,
  answer: null,
  problems,
})

const notBuilt = (_c: Asking): Promise<Response> => {
  throw new Error('not built')
}

export const meRoutes = (deps: MeDeps): readonly Route[] => [
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
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/me/record',
      right: 'read_own_details',
      summary: 'Everything that the register holds about the signed-in user',
      answer: OwnRecord,
      problems: [],
    },
    notBuilt,
  ),
  makeBodyRoute(
    {
      ...change('details', 'Corrects the own details', ['exists', 'identity_code']),
      status: 200,
      answer: Me,
    },
    Details,
    notBuilt,
  ),
  makeBodyRoute(change('sessions/:session/end', 'Ends one of the own sessions', ['not_found']), Nothing, notBuilt),
  makeBodyRoute(change('sessions/end-others', 'Ends the own sessions but this one'), Nothing, notBuilt),
  makeBodyRoute(change('gates/:gate/end', 'Ends one of the own gates of a tablet', ['not_found']), Nothing, notBuilt),
  makeBodyRoute(change('deletion/ask', 'Asks for the deletion of the own account'), Nothing, notBuilt),
  makeBodyRoute(change('deletion/withdraw', 'Takes the wish for deletion back'), Nothing, notBuilt),
]

/** What an account's owner is told about it; `points` are those whose busy times the owner may see. */
export const accountToMe = async ({ register, now }: Pick<Deps, 'register' | 'now'>, account: Account): Promise<Me> => {
  const { id, role, trainee, details, organisation, lastLogin, endDay } = account
  const scope = makeScope('read_arrivals', account)
  const points = scope ? (await listPoints(register, scope)).map((point) => point.id) : [...account.points]
  const pending = await pendingOf(register, id, now())
  return { id, role, trainee, details, organisation, points, lastLogin, endDay, pending }
}
