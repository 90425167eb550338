// One's own password.
import { PasswordChange } from '@tukkimies/shared/register/factors.ts'
import { Me } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { createDelays } from '../users/delays.ts'
import { changePassword } from '../users/password-change.ts'
import { confirmPassword } from '../users/step-up.ts'
import { momentOf } from './line.ts'
import { ownAccount } from './own-account.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { finishSession } from './session.ts'
import { userOf } from './who.ts'

export const passwordRoutes = (
  deps: Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>,
): readonly Route[] => {
  const delays = createDelays()
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/me/password',
        right: 'change_own_account',
        summary: 'A new password; every other session of the account ends',
        answer: Me,
        problems: ['login', 'too_many_requests', 'password_short', 'password_known', 'password_used'],
      },
      PasswordChange,
      async (c, { current, password }) => {
        const account = await ownAccount(c, deps)
        if (current !== null) await confirmPassword(deps, delays, account, current, momentOf(c, deps))
        else if (account.password !== null) throw new Refused({ code: 'login' })
        await changePassword(deps, account, password, momentOf(c, deps))
        return c.json(await finishSession(c, deps, account, userOf(c.get('who')).user.way))
      },
    ),
  ]
}
