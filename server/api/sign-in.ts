// Signing in by a password, and out.
import { SignInAnswer, SignInRequest } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import { createDelays } from '../users/delays.ts'
import { refuseEvenly } from '../users/even-time.ts'
import { checkSignIn, signOut } from '../users/sign-in.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { readKnown } from './known.ts'
import { momentOf } from './line.ts'
import { makeBodyRoute, Nothing, type Route } from './route.ts'
import { openSession } from './session.ts'
import { clearSessionToken, userOf } from './who.ts'

/** An office shares an address: this only keeps strangers of one network from taking all the hashing. */
const attemptsByAddress = { burst: 300, perMinute: 300 }

export const signInRoutes = (
  deps: Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>,
): readonly Route[] => {
  const delays = createDelays()
  const addresses = createBuckets(attemptsByAddress)
  return [
    makeBodyRoute(
      {
        method: 'post',
        path: '/api/v1/sign-in',
        right: 'sign_in',
        summary: 'Username and password for a session, in a cookie, or for the question for a second factor',
        answer: SignInAnswer,
        problems: ['login', 'too_many_requests', 'busy'],
      },
      SignInRequest,
      async (c, body) => {
        const moment = momentOf(c, deps)
        const passStranger = () => takeOrThrow(addresses, addressOf(c), moment.at)
        const attempt = { ...body, known: readKnown(c), passStranger }
        const { account, renew } = await refuseEvenly(() => checkSignIn(deps, delays, attempt, moment))
        return c.json(await openSession(c, deps, account, 'password', renew))
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
        await signOut(deps, userOf(c.get('who')).user, momentOf(c, deps))
        clearSessionToken(c)
        return c.body(null, 204)
      },
    ),
  ]
}
