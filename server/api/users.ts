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
import { createMail, type Mail } from '../mail.ts'
import type { Account } from '../users/accounts.ts'
import { makeInvitationLetter } from '../users/letters.ts'
import {
  type Act,
  addAdministered,
  administeredOrThrow,
  changeAccess,
  type Code,
  correctAdministered,
  endAccess,
  inviteAdministered,
  listAdministered,
  removeUser,
  reviewAccess,
} from '../users/users.ts'
import { makeLine } from './line.ts'
import { type Asking, type Declaration, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { userOf } from './who.ts'

export type UserDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'config'>

export const userRoutes = (deps: UserDeps): readonly Route[] => {
  const mail = createMail(deps.config)
  return [listRoute(deps), addRoute(deps, mail), inviteRoute(deps, mail), ...changeRoutes(deps)]
}

const listRoute = (deps: UserDeps): Route =>
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/users',
      right: 'read_users',
      summary: 'The users whom the one who asks sees to',
      answer: UserList,
      problems: [],
    },
    async (c) => c.json({ users: await listAdministered(deps, actOf(c, deps)) } satisfies UserList),
  )

const addRoute = (deps: UserDeps, mail: Mail): Route =>
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
    async (c, body) => {
      const { user, ...code } = await addAdministered(deps, actOf(c, deps), body)
      const mailed = await sendCode(deps, mail, body.details, { ...code, kind: 'invite' })
      return c.json({ user, ...code, mailed } satisfies Invitation)
    },
  )

const inviteRoute = (deps: UserDeps, mail: Mail): Route =>
  makeBodyRoute(
    { ...change('invite', 'A new one-time code: an invitation or a reset'), status: 200, answer: Invitation },
    Nothing,
    async (c) => {
      const act = actOf(c, deps)
      const account = await accountInPath(c, deps, act)
      const { kind, ...code } = await inviteAdministered(deps, act, account)
      const mailed = await sendCode(deps, mail, account.details, { ...code, kind })
      return c.json({ user: account.id, ...code, mailed } satisfies Invitation)
    },
  )

const changeRoutes = (deps: UserDeps): readonly Route[] => {
  /** A change that is answered with nothing. */
  const make = <T>(
    declaration: Declaration,
    body: Parameters<typeof makeBodyRoute<T>>[1],
    work: (act: Act, account: Account, body: T) => Promise<void>,
  ): Route =>
    makeBodyRoute(declaration, body, async (c, asked) => {
      const act = actOf(c, deps)
      await work(act, await accountInPath(c, deps, act), asked)
      return c.body(null, 204)
    })
  return [
    make(
      change('access', 'Role, points and end of the access', ['end_day_missing', 'last_of_role']),
      Access,
      (act, account, access) => changeAccess(deps, act, account, access),
    ),
    make(
      change('details', 'Corrects the six details; what they were is kept with the account', [
        'exists',
        'identity_code',
      ]),
      Details,
      (act, account, details) => correctAdministered(deps, act, account, details),
    ),
    make(change('end', 'Ends the access, at once or on a day', ['last_of_role']), AccessEnd, (act, account, { day }) =>
      endAccess(deps, act, account, day),
    ),
    make(change('review', 'The access was looked at and stays as it is'), Nothing, (act, account) =>
      reviewAccess(deps, act, account),
    ),
    make(change('delete', 'Deletes the account', ['last_of_role']), UserRemoval, (act, account, { reason }) =>
      removeUser(deps, act, account, reason),
    ),
  ]
}

const change = (act: string, summary: string, problems: Declaration['problems'] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/users/:user/${act}`,
  right: 'manage_users',
  summary,
  status: 204,
  answer: null,
  problems: ['not_found', ...problems],
})

const actOf = (c: Asking, deps: UserDeps): Act => {
  const { user, scope } = userOf(c.get('who'))
  const now = deps.now()
  return { by: user, scope, now, line: (event, organisation) => makeLine(c, now, event, organisation) }
}

const accountInPath = (c: Asking, deps: UserDeps, act: Act): Promise<Account> =>
  administeredOrThrow(deps, act, UserId.safeParse(c.req.param('user')).data)

// The code is told to whoever asked for it all the same: mail that does not arrive stops nobody.
const sendCode = async (
  { config }: UserDeps,
  mail: Mail,
  details: Pick<Details, 'first' | 'email'>,
  { code, kind }: Code & { readonly kind: 'invite' | 'reset' },
): Promise<boolean> => {
  if (!config.mail || details.email === '') return false
  return mail.send(makeInvitationLetter(details, { kind, code, site: config.mail.site }))
}
