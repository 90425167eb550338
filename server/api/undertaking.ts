// The undertaking of use and confidentiality: reading and accepting it, and publishing its next version.
import {
  Me,
  Undertaking,
  UndertakingAcceptance,
  UndertakingAnswer,
  UndertakingDraft,
} from '@tukkimies/shared/register/user.ts'
import { type Asking, makeBodyRoute, makeRoute, type Route } from './route.ts'
import type { UserDeps } from './users.ts'

const notBuilt = (_c: Asking): Promise<Response> => {
  throw new Error('not built')
}

export const undertakingRoutes = (_deps: UserDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/undertaking',
      right: 'accept_undertaking',
      summary: 'The undertaking in force, and the version accepted',
      answer: UndertakingAnswer,
      problems: [],
    },
    notBuilt,
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/undertaking/accept',
      right: 'accept_undertaking',
      summary: 'Accepts the version in force',
      answer: Me,
      problems: ['outdated'],
    },
    UndertakingAcceptance,
    notBuilt,
  ),
  makeBodyRoute(
    {
      method: 'post',
      path: '/api/v1/undertakings',
      right: 'publish_undertaking',
      summary: 'Publishes the next version, which everybody has to accept',
      answer: Undertaking,
      problems: [],
    },
    UndertakingDraft,
    notBuilt,
  ),
]
