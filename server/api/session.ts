// A session in the browser's cookie, for every route that somebody can log in by.
import type { Me, SignInAnswer } from '@tukkimies/shared/register/user.ts'
import type { Deps } from '../deps.ts'
import type { RegisterTx } from '../register/schema.ts'
import type { SessionStage, SessionWay } from '../register/sessions.ts'
import { changeUser } from '../register/users.ts'
import type { Account } from '../users/accounts.ts'
import { readFactorKinds } from '../users/factor-kinds.ts'
import { enterAccount, type SignedIn } from '../users/sign-in.ts'
import { startSession } from '../users/start-session.ts'
import { stepUp } from '../users/step-up.ts'
import { browserOf, writeKnown } from './known.ts'
import { momentOf } from './line.ts'
import { accountToMe } from './me.ts'
import type { Asking } from './route.ts'
import { readSessionToken, writeSessionToken } from './who.ts'

export type SessionDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'keys' | 'root' | 'now'>

type Also = (tx: RegisterTx) => Promise<void>
const nothing: Also = async () => {}

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
  also = nothing,
): Promise<SignInAnswer> => {
  const { id, hasTotp } = account
  const factors = way === 'password' ? await readFactorKinds(deps.register, { id, hasTotp }) : []
  if (factors.length === 0) return { is: 'signed_in', me: await finishSession(c, deps, account, way, also) }
  enterAccount(account, deps.now())
  await beginSession(c, deps, account, { way, stage: 'factor' }, also)
  return { is: 'factor', factors: [...factors] }
}

/** The same where nothing is asked for any more: the browser is known to the account from now on. */
export const finishSession = async (
  c: Asking,
  deps: SessionDeps,
  account: Account,
  way: SessionWay,
  also = nothing,
): Promise<Me> => {
  const entered = enterAccount(account, deps.now())
  // Failures of strangers are forgiven where a stranger is let in by password, and by no log-in that they do not stop.
  const isStranger = way === 'password' && browserOf(c, deps, account.id) === null
  await beginSession(c, deps, account, { way, stage: 'open' }, async (tx) => {
    await also(tx)
    if (isStranger) await changeUser(tx, account.id, { failures: 0 })
  })
  writeKnown(c, deps, account.id)
  return accountToMe(deps, entered)
}

/** Gives the session of the request its new token after a password, a passkey or the provider's answer. */
export const freshenSession = async (c: Asking, deps: SessionDeps, user: SignedIn): Promise<void> =>
  writeSessionToken(c, deps, await stepUp(deps, user, momentOf(c, deps)))

const beginSession = async (
  c: Asking,
  deps: SessionDeps,
  account: Account,
  { way, stage }: { readonly way: SessionWay; readonly stage: SessionStage },
  also: Also,
): Promise<void> => {
  const replaced = readSessionToken(c, deps)
  const token = await deps.register.transact(async (tx) => {
    await also(tx)
    return startSession(tx, account, { way, stage, replaced }, momentOf(c, deps))
  })
  writeSessionToken(c, deps, token)
}
