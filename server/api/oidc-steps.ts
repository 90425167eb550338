// The two steps of the organisation's own log-in. What has to survive the way to the provider and back lies in the register
// under the browser's secret, once and for minutes; which account is meant is decided here and never read from a request.
import * as z from 'zod/mini'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { UserId } from '@tukkimies/shared/id.ts'
import {
  type OidcBegin,
  type OidcFinish,
  type OidcFinishAnswer,
  OidcPurpose,
  OwnPath,
} from '@tukkimies/shared/register/oidc.ts'
import type { Action } from '@tukkimies/shared/register/rights.ts'
import { sha256Hex } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { findIdentity, findInvited, linkIdentity, takeInvited } from '../register/identities.ts'
import type { RegisterTx } from '../register/schema.ts'
import { type Account, findAccount } from '../users/accounts.ts'
import { beginCeremony, endCeremony } from '../users/ceremony.ts'
import type { Provider } from '../users/oidc.ts'
import type { SignedIn } from '../users/sign-in.ts'
import { takeCeremonySecret, writeCeremonySecret } from './ceremony-cookie.ts'
import { makeLine } from './line.ts'
import { accountToMe } from './me.ts'
import type { Asking } from './route.ts'
import { freshenSession, openSession, type SessionDeps } from './session.ts'
import { admit, identify, userOf } from './who.ts'

export type OidcDeps = SessionDeps

/** `user`: for whose account, where that is known before; `invitation`: the hash of the code that opens it. */
const Content = z.strictObject({
  purpose: OidcPurpose,
  user: z.nullable(UserId),
  invitation: z.nullable(z.string()),
  to: z.nullable(OwnPath),
  began: z.int(),
  secrets: z.strictObject({ state: z.string(), nonce: z.string(), verifier: z.string() }),
})
type Content = z.infer<typeof Content>

/** The address to go to; the browser gets the secret by which it is known again. */
export const beginOidc = async (c: Asking, deps: OidcDeps, provider: Provider, asked: OidcBegin): Promise<string> => {
  const began = deps.now()
  const holder = await findHolder(c, deps, asked)
  const { url, secrets } = await provider.begin(asked.purpose === 'step_up')
  const content: Content = { purpose: asked.purpose, ...holder, to: asked.to ?? null, began, secrets }
  writeCeremonySecret(c, await beginCeremony(deps, 'oidc', JSON.stringify(content), began))
  return url
}

/** What the log-in was for, done. A log-in is used up by its first answer, right or wrong. */
export const finishOidc = async (
  c: Asking,
  deps: OidcDeps,
  provider: Provider,
  returned: OidcFinish,
): Promise<OidcFinishAnswer> => {
  const secret = takeCeremonySecret(c)
  const found = await deps.register.transact((tx) => endCeremony(tx, secret, 'oidc', deps.now()))
  if (found === null) throw new Refused({ code: 'code_unknown' })
  const content = Content.parse(JSON.parse(found))
  const { purpose, to } = content
  const subject = await provider.finish(content.secrets, returned, purpose === 'step_up' ? content.began : null)
  if (purpose === 'sign_in') return { me: await enterByIdentity(c, deps, subject), to }
  if (content.invitation !== null) return { me: await enterByInvitation(c, deps, subject, content.invitation), to }
  const user = await userOrThrow(c, deps, 'read_own_details')
  if (user.id !== content.user) throw new Refused({ code: 'wrong_person' })
  if (purpose === 'link') await linkOwn(c, deps, subject, user)
  else await stepUpByIdentity(c, deps, subject, user)
  return { me: await accountToMe(deps, await accountOrThrow(deps, user.id)), to }
}

const findHolder = async (c: Asking, deps: OidcDeps, { purpose, code }: OidcBegin) => {
  if (code !== undefined && purpose !== 'link') throw new Refused({ code: 'invalid', field: 'code' })
  if (purpose === 'sign_in') return { user: null, invitation: null }
  if (code === undefined) {
    const user = await userOrThrow(c, deps, purpose === 'link' ? 'change_own_account' : 'read_own_details')
    return { user: user.id, invitation: null }
  }
  const invitation = sha256Hex(code)
  const user = await findInvited(deps.register, invitation, deps.now())
  if (user === null) throw new Refused({ code: 'code_unknown' })
  return { user, invitation }
}

const userOrThrow = async (c: Asking, deps: OidcDeps, action: Action): Promise<SignedIn> => {
  const who = await admit(c, deps, action, await identify(c, deps, action))
  c.set('who', who)
  return userOf(who).user
}

const accountOrThrow = async (deps: OidcDeps, id: UserId): Promise<Account> => {
  const account = await findAccount(deps, { is: 'self', user: id }, id)
  if (!account) throw new Refused({ code: 'login' })
  return account
}

// An identity that opens nothing and an account whose access is over get one answer.
const enterByIdentity = async (c: Asking, deps: OidcDeps, subject: string) => {
  const id = await findIdentity(deps.register, subject)
  const account = id && (await findAccount(deps, { is: 'self', user: id }, id))
  try {
    if (!account) throw new Refused({ code: 'login' })
    return await enter(c, deps, account)
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault
    const event = { event: 'sign_in_refused', user: account?.id ?? null } as const
    const line = makeLine(c, deps.now(), event, account?.organisation)
    await deps.register.transact((tx) => appendAudit(tx, line))
    throw fault
  }
}

const enterByInvitation = async (c: Asking, deps: OidcDeps, subject: string, invitation: string) => {
  const now = deps.now()
  const id = await findInvited(deps.register, invitation, now)
  if (id === null) throw new Refused({ code: 'code_unknown' })
  const account = await accountOrThrow(deps, id)
  return enter(c, deps, account, async (tx) => {
    if ((await takeInvited(tx, invitation, now)) !== id) throw new Refused({ code: 'code_unknown' })
    await link(tx, c, deps, subject, account)
  })
}

const enter = async (c: Asking, deps: OidcDeps, account: Account, also?: (tx: RegisterTx) => Promise<void>) => {
  const answer = await openSession(c, deps, account, 'oidc', also)
  if (answer.is !== 'signed_in') throw new Error('the organisation’s own log-in needs no second factor')
  return answer.me
}

const linkOwn = async (c: Asking, deps: OidcDeps, subject: string, user: SignedIn): Promise<void> => {
  await deps.register.transact((tx) => link(tx, c, deps, subject, user))
}

const link = async (
  tx: RegisterTx,
  c: Asking,
  deps: OidcDeps,
  subject: string,
  { id, organisation }: Pick<Account, 'id' | 'organisation'>,
): Promise<void> => {
  const now = deps.now()
  if (!(await linkIdentity(tx, subject, id, instantToDay(now)))) throw new Refused({ code: 'exists' })
  await appendAudit(tx, makeLine(c, now, { event: 'identity_linked', user: id }, organisation))
}

const stepUpByIdentity = async (c: Asking, deps: OidcDeps, subject: string, user: SignedIn): Promise<void> => {
  if ((await findIdentity(deps.register, subject)) !== user.id) throw new Refused({ code: 'wrong_person' })
  await freshenSession(c, deps, user)
}
