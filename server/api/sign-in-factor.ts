// The second step of signing in, and a passkey, which needs no first.
import {
  PasskeyAssertion,
  PasskeyOptions,
  RecoveryRequest,
  type TotpRequest as Code,
  TotpRequest,
} from '@tukkimies/shared/register/factors.ts'
import { Me } from '@tukkimies/shared/register/user.ts'
import type { RequestProblemCode } from '@tukkimies/shared/problem.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { type Account, findAccount } from '../users/accounts.ts'
import { createDelays, type Delays } from '../users/delays.ts'
import { noteFailure } from '../users/failures.ts'
import { askPasskey, usePasskeyAnswer } from '../users/passkey.ts'
import { showRecovery, showTotp } from '../users/second-factor.ts'
import type { SignedIn } from '../users/sign-in.ts'
import { addressOf } from './address.ts'
import { createBuckets, takeOrThrow } from './bucket.ts'
import { takeCeremonySecret, writeCeremonySecret } from './ceremony-cookie.ts'
import { ownOrigin } from './headers.ts'
import { browserOf } from './known.ts'
import { momentOf } from './line.ts'
import { type Asking, type Declaration, makeBodyRoute, Nothing, type Route } from './route.ts'
import { finishSession } from './session.ts'
import { findUserOfSession } from './who.ts'

type FactorDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now' | 'config'>

const attemptsByAddress = { burst: 300, perMinute: 300 }

export const signInFactorRoutes = (deps: FactorDeps): readonly Route[] => {
  const delays = createDelays()
  const addresses = createBuckets(attemptsByAddress)
  return [
    codeRoute(deps, delays, showTotp, {
      path: 'totp',
      summary: 'The code of an authenticator app, after the password',
      schema: TotpRequest,
    }),
    codeRoute(deps, delays, showRecovery, {
      path: 'recovery',
      summary: 'A recovery code, after the password; it is used up',
      schema: RecoveryRequest,
    }),
    makeBodyRoute(
      {
        ...declare('passkey/begin', 'Options for showing a passkey, alone or after the password'),
        answer: PasskeyOptions,
        problems: ['too_many_requests'],
      },
      Nothing,
      async (c) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        const waiting = await findWaiting(c, deps)
        const asked = { user: waiting?.id ?? null, origin: ownOrigin(c, deps.config.origins) }
        const { options, secret } = await askPasskey(deps, 'passkey_sign_in', asked, deps.now())
        writeCeremonySecret(c, secret)
        return c.json(options)
      },
    ),
    makeBodyRoute(
      declare('passkey', 'A passkey for a session', ['login', 'factor', 'too_many_requests']),
      PasskeyAssertion,
      async (c, { response }) => {
        takeOrThrow(addresses, addressOf(c), deps.now())
        return c.json(await finishSession(c, deps, await showPasskey(c, deps, { response }), 'passkey'))
      },
    ),
  ]
}

const declare = (path: string, summary: string, problems: readonly RequestProblemCode[] = []): Declaration => ({
  method: 'post',
  path: `/api/v1/sign-in/${path}`,
  right: 'sign_in',
  summary,
  answer: Me,
  problems,
})

const codeRoute = (
  deps: FactorDeps,
  delays: Delays,
  show: typeof showTotp,
  { path, summary, schema }: { readonly path: string; readonly summary: string; readonly schema: typeof TotpRequest },
): Route =>
  makeBodyRoute<Code>(
    declare(path, summary, ['not_signed_in', 'factor', 'login', 'too_many_requests']),
    schema,
    async (c, { code }) => {
      const waiting = await findWaiting(c, deps)
      if (!waiting) throw new Refused({ code: 'not_signed_in' })
      const account = await accountOrThrow(deps, waiting)
      await show(deps, delays, { user: waiting, browser: browserOf(c, deps, waiting.id), code }, momentOf(c, deps))
      return c.json(await finishSession(c, deps, account, 'password'))
    },
  )

const showPasskey = async (c: Asking, deps: FactorDeps, answer: PasskeyAssertion): Promise<Account> => {
  const waiting = await findWaiting(c, deps)
  const brought = { ...answer, secret: takeCeremonySecret(c), origin: ownOrigin(c, deps.config.origins) }
  try {
    const id = await usePasskeyAnswer(deps, 'passkey_sign_in', brought, deps.now())
    if (waiting && waiting.id !== id) throw new Refused({ code: 'factor' })
    return await accountOrThrow(deps, { id })
  } catch (fault) {
    if (fault instanceof Refused) await noteFailure(deps, waiting, false, momentOf(c, deps))
    throw fault
  }
}

/** Whose password was right in this browser, and who still owes a second factor. */
const findWaiting = async (c: Asking, deps: FactorDeps): Promise<SignedIn | null> => {
  const user = await findUserOfSession(c, deps)
  return user?.stage === 'factor' ? user : null
}

const accountOrThrow = async (deps: FactorDeps, { id }: Pick<SignedIn, 'id'>): Promise<Account> => {
  const account = await findAccount(deps, { is: 'self', user: id }, id)
  if (!account) throw new Refused({ code: 'login' })
  return account
}
