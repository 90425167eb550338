// Stepping up: a password or passkey once more, for what asks for one of the last 15 minutes.
import { PasskeyAssertion, PasskeyOptions, StepUpRequest } from '@tukkimies/shared/register/factors.ts'
import { Me } from '@tukkimies/shared/register/user.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { createDelays } from '../users/delays.ts'
import { askPasskey, usePasskeyAnswer } from '../users/passkey.ts'
import { confirmPassword } from '../users/step-up.ts'
import { takeCeremonySecret, writeCeremonySecret } from './ceremony-cookie.ts'
import { ownOrigin } from './headers.ts'
import { momentOf } from './line.ts'
import { accountToMe } from './me.ts'
import { ownAccount } from './own-account.ts'
import { type Declaration, makeBodyRoute, Nothing, type Route } from './route.ts'
import { freshenSession } from './session.ts'
import { userOf } from './who.ts'

const declare = (path: string, summary: string, problems: readonly RequestProblemCode[] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/step-up${path}`,
  right: 'read_own_details',
  summary,
  answer: Me,
  problems,
})

export const stepUpRoutes = (
  deps: Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now' | 'config'>,
): readonly Route[] => {
  const delays = createDelays()
  return [
    makeBodyRoute(
      declare('', 'The own password once more: the session is fresh for 15 minutes', ['login', 'too_many_requests']),
      StepUpRequest,
      async (c, { password }) => {
        const { user } = userOf(c.get('who'))
        const account = await ownAccount(c, deps)
        await confirmPassword(deps, delays, account, password, momentOf(c, deps))
        await freshenSession(c, deps, user)
        return c.json(await accountToMe(deps, account))
      },
    ),
    makeBodyRoute(
      { ...declare('/passkey/begin', 'Options for showing one of the own passkeys'), answer: PasskeyOptions },
      Nothing,
      async (c) => {
        const asked = { user: userOf(c.get('who')).user.id, origin: ownOrigin(c, deps.config.origins) }
        const { options, secret } = await askPasskey(deps, 'passkey_step_up', asked, deps.now())
        writeCeremonySecret(c, secret)
        return c.json(options)
      },
    ),
    makeBodyRoute(
      declare('/passkey', 'One of the own passkeys: the session is fresh for 15 minutes', ['factor']),
      PasskeyAssertion,
      async (c, { response }) => {
        const { user } = userOf(c.get('who'))
        const brought = { response, secret: takeCeremonySecret(c), origin: ownOrigin(c, deps.config.origins) }
        const id = await usePasskeyAnswer(deps, 'passkey_step_up', brought, deps.now())
        if (id !== user.id) throw new Refused({ code: 'factor' })
        await freshenSession(c, deps, user)
        return c.json(await accountToMe(deps, await ownAccount(c, deps)))
      },
    ),
  ]
}
