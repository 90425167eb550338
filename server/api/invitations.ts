// One-time codes that open an account or set a new password, by whoever holds one.
import { InvitationAcceptance, InvitationAnswer, InvitationQuestion, Me } from '@tukkimies/shared/register/user.ts'
import { type Asking, makeBodyRoute, type Route } from './route.ts'
import type { UserDeps } from './users.ts'

const notBuilt = (_c: Asking): Promise<Response> => {
  throw new Error('not built')
}

export const invitationRoutes = (_deps: UserDeps): readonly Route[] => [
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
    notBuilt,
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/invitations/accept',
      right: 'accept_invitation',
      summary: 'Sets the password, uses the code up and signs in',
      answer: Me,
      problems: ['code_unknown', 'too_many_requests', 'password_short', 'password_known', 'password_used'],
    },
    InvitationAcceptance,
    notBuilt,
  ),
]
