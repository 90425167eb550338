// The users that a main user or an operator sees to: making accounts, giving and ending access, deleting.
import { UserId } from '@tukkimies/shared/id.ts'
import {
  Access,
  AccessEnd,
  Details,
  Invitation,
  NewUser,
  UserList,
  UserRemoval,
} from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'

export type UserDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'log' | 'config'>

/** A change of one user, answered with nothing. */
const change = (act: string, summary: string, problems: Declaration['problems'] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/users/:user/${act}`,
  right: 'manage_users',
  summary,
  status: 204,
  answer: null,
  problems: ['not_found', ...problems],
})

const notBuilt = (_c: Asking): Promise<Response> => {
  throw new Error('not built')
}

export const userRoutes = (_deps: UserDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/users',
      right: 'read_users',
      summary: 'The users whom the one who asks sees to',
      answer: UserList,
      problems: [],
    },
    notBuilt,
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/users',
      right: 'manage_users',
      summary: 'A new account and the one-time code that opens it',
      answer: Invitation,
      problems: ['exists', 'end_day_missing', 'identity_code'],
    },
    NewUser,
    notBuilt,
  ),
  makeBodyRoute(
    change('access', 'Role, points and end of the access', ['end_day_missing', 'last_of_role']),
    Access,
    notBuilt,
  ),
  makeBodyRoute(
    change('details', 'The six details, corrected; what they were is kept with the account', [
      'exists',
      'identity_code',
    ]),
    Details,
    notBuilt,
  ),
  makeBodyRoute(
    { ...change('invite', 'A new one-time code: an invitation or a reset'), status: 200, answer: Invitation },
    Nothing,
    notBuilt,
  ),
  makeBodyRoute(change('end', 'Ends the access, at once or on a day', ['last_of_role']), AccessEnd, notBuilt),
  makeBodyRoute(change('review', 'The access was looked at and stays as it is'), Nothing, notBuilt),
  makeBodyRoute(change('delete', 'Deletes the account', ['last_of_role']), UserRemoval, notBuilt),
]

/** The user that an address names, if it can be one. */
export const userInPath = (c: Asking): UserId | undefined => UserId.safeParse(c.req.param('user')).data
