// A session in the browser's cookie, for every route that somebody can log in by.
import type { SignInAnswer } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import type { RegisterTx } from '../register/schema.ts'
import type { SessionWay } from '../register/sessions.ts'
import type { Account } from '../users/accounts.ts'
import { readFactorKinds } from '../users/factor-kinds.ts'
import { enterAccount, type SignedIn } from '../users/sign-in.ts'
import { startSession } from '../users/start-session.ts'
import { stepUp } from '../users/step-up.ts'
import { accountToMe } from './me.ts'
import type { Asking } from './route.ts'
import { readSessionToken, writeSessionToken } from './who.ts'

export type SessionDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now'>

/**
 * Signs in an account whose owner has just shown who they are: sets the cookie, ends the session that the browser held. A
 * password alone leads to the question for a second factor where there is one; a passkey or the organisation's own log-in
 * does not. `also` is done in the same transaction. Problem: login, if the access is over.
 */
export const openSession = async (
  c: Asking,
  deps: SessionDeps,
  account: Account,
  way: SessionWay,
  also: (tx: RegisterTx) => Promise<void> = async () => {},
): Promise<SignInAnswer> => {
  const now = deps.now()
  const replaced = readSessionToken(c, deps)
  const entering = enterAccount(account, now)
  const factors =
    way === 'password'
      ? await readFactorKinds(deps.register, { id: account.id, totp: account.hasTotp ? new Uint8Array() : null })
      : []
  const stage = factors.length > 0 ? 'factor' : 'open'
  const token = await deps.register.transact(async (tx) => {
    await also(tx)
    return startSession(tx, account, { way, stage, replaced }, now)
  })
  writeSessionToken(c, deps, token)
  return stage === 'factor'
    ? { is: 'factor', factors: [...factors] }
    : { is: 'signed_in', me: await accountToMe(deps, entering) }
}

/** Gives the session of the request its new token after a password, a passkey or the provider's answer. */
export const freshenSession = async (c: Asking, deps: SessionDeps, user: SignedIn): Promise<void> =>
  writeSessionToken(c, deps, await stepUp(deps, user, deps.now()))
