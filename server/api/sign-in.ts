// Signing in and out.
import { Me, SignInRequest } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { createDelays, signIn, signOut } from '../users/sign-in.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { accountToMe } from './me.ts'
import { makeBodyRoute, Nothing, type Route } from './route.ts'
import { clearSessionToken, readSessionToken, userOf, writeSessionToken } from './who.ts'

/** An office shares an address: this only keeps one network from taking all the hashing. */
const attemptsByAddress = { burst: 300, perMinute: 300 }

export const signInRoutes = (deps: Pick<Deps, 'register' | 'keys' | 'root' | 'now'>): readonly Route[] => {
  const delays = createDelays()
  const addresses = createBuckets(attemptsByAddress)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/sign-in',
        right: 'sign_in',
        summary: 'Username and password for a session, in a cookie',
        answer: Me,
        problems: ['login', 'too_many_requests', 'busy'],
      },
      SignInRequest,
      async (c, body) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        const request = { ...body, replaced: readSessionToken(c, deps) }
        const { token, account } = await signIn(deps, delays, request, deps.now())
        writeSessionToken(c, deps, token)
        return c.json(await accountToMe(deps, account))
      },
    ),
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/sign-out',
        right: 'read_own_details',
        summary: 'Ends the session',
        status: 204,
        answer: null,
        problems: [],
      },
      Nothing,
      async (c) => {
        await signOut(deps, userOf(c.get('who')).user, deps.now())
        clearSessionToken(c)
        return c.body(null, 204)
      },
    ),
  ]
}
