// One-time codes that open an account or set a new password, by whoever holds one.
import {
  InvitationAcceptance,
  InvitationAnswer,
  InvitationQuestion,
  SignInAnswer,
} from '@tukkimies/shared/register/user.ts'
import { describeInvitation, findInvited, makeNewPassword } from '../users/invitations.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { momentOf } from './line.ts'
import { makeBodyRoute, type Route } from './route.ts'
import { openSession, type SessionDeps } from './session.ts'

/** A code has 128 bits: the limit is for the server's sake. */
const codesByAddress = { burst: 40, perMinute: 20 }

export const invitationRoutes = (deps: SessionDeps): readonly Route[] => {
  const addresses = createBuckets(codesByAddress)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/invitations/read',
        right: 'accept_invitation',
        summary: 'Whom a one-time code is for',
        answer: InvitationAnswer,
        problems: ['code_unknown', 'too_many_requests'],
      },
      InvitationQuestion,
      async (c, { code }) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        return c.json(await describeInvitation(deps, await findInvited(deps, code, deps.now())))
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/invitations/accept',
        right: 'accept_invitation',
        summary: 'Sets the password, uses the code up and signs in; a second factor that there is, is asked for',
        answer: SignInAnswer,
        problems: ['code_unknown', 'too_many_requests', 'password_short', 'password_known', 'password_used', 'login'],
      },
      InvitationAcceptance,
      async (c, { code, password }) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        const moment = momentOf(c, deps)
        const invited = await findInvited(deps, code, moment.at)
        const store = await makeNewPassword(deps, invited, password, moment)
        const answer = await openSession(c, deps, invited.account, 'password', store)
        await deps.register.truncateLog()
        return c.json(answer satisfies SignInAnswer)
      },
    ),
  ]
}
