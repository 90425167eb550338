// The organisation's own log-in: which ways in there are, the way to the provider, and the way back.
import { OidcBegin, OidcBeginAnswer, OidcFinish, OidcFinishAnswer, WaysIn } from '@tukkimies/shared/register/oidc.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

export const oidcRoutes = (_deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>): readonly Route[] => {
  return [
    makeRoute(
      {
        method: 'get',
        path: '/api/v1/ways-in',
        right: 'sign_in',
        summary: 'Ways to log in beside username and password',
        answer: WaysIn,
        problems: [],
      },
      (c) => c.json({ oidc: null }),
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/oidc/begin',
        right: 'sign_in',
        summary: 'The address at the organisation’s own log-in',
        answer: OidcBeginAnswer,
        problems: [
          'provider',
          'code_unknown',
          'not_signed_in',
          'no_right',
          'fresh_needed',
          'undertaking_needed',
          'factor_set_up_needed',
          'password_change_needed',
          'too_many_requests',
        ],
      },
      OidcBegin,
      () => {
        throw new Refused({ code: 'provider' })
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/oidc/finish',
        right: 'sign_in',
        summary: 'What the organisation’s log-in sent back, for a session in a cookie',
        answer: OidcFinishAnswer,
        problems: ['provider', 'login', 'code_unknown', 'wrong_person', 'exists', 'not_signed_in', 'too_many_requests'],
      },
      OidcFinish,
      () => {
        throw new Refused({ code: 'provider' })
      },
    ),
  ]
}
