// The organisation's own log-in: which ways in there are, the way to the provider, and the way back.
import { OidcBegin, OidcBeginAnswer, OidcFinish, OidcFinishAnswer, WaysIn } from '@tukkimies/shared/register/oidc.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { beginOidc, finishOidc, type OidcDeps } from './oidc-steps.ts'
import { createProvider } from '../users/oidc.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { makeBodyRoute, makeRoute, type Route } from './route.ts'

/** An office shares an address: this only keeps one network from sending the provider all its questions through us. */
const attemptsByAddress = { burst: 100, perMinute: 100 }

export const oidcRoutes = (deps: OidcDeps & Pick<Deps, 'config' | 'log'>): readonly Route[] => {
  const { config, log, root, now } = deps
  const addresses = createBuckets(attemptsByAddress)
  const provider = config.oidc
    ? createProvider(config.oidc, root.identities, now, (code) => log.error('provider', { code }))
    : null
  const providerOrThrow = () => {
    if (!provider) throw new Refused({ code: 'provider' })
    return provider
  }
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
      (c) => c.json({ oidc: config.oidc?.names ?? null }),
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/oidc/begin',
        right: 'sign_in',
        summary: 'The address at the organisation’s own log-in',
        answer: OidcBeginAnswer,
        problems: ['provider', 'code_unknown', 'too_many_requests', 'fresh_needed', ...ofSessions],
      },
      OidcBegin,
      async (c, body) => {
        takeOrThrow(addresses, addressOf(c), now())
        return c.json({ url: await beginOidc(c, deps, providerOrThrow(), body) })
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/oidc/finish',
        right: 'sign_in',
        summary: 'What the organisation’s log-in sent back, for a session in a cookie',
        answer: OidcFinishAnswer,
        problems: ['provider', 'login', 'code_unknown', 'exists', 'too_many_requests', ...ofSessions],
      },
      OidcFinish,
      async (c, body) => {
        takeOrThrow(addresses, addressOf(c), now())
        return c.json(await finishOidc(c, deps, providerOrThrow(), body))
      },
    ),
  ]
}

/** What a session may lack where the log-in is for somebody who is signed in already. */
const ofSessions = [
  'not_signed_in',
  'factor_needed',
  'wrong_person',
  'no_right',
  'undertaking_needed',
  'factor_set_up_needed',
  'password_change_needed',
] as const
