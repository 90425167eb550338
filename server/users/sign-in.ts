// Who somebody is: username and password to a session, a session to the user behind it. Names that nobody has get the same
// answer after the same work, and the same delays, as names that somebody has (F94, F95).
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, UserId } from '@tukkimies/shared/id.ts'
import type { Grants } from '@tukkimies/shared/register/rights.ts'
import type { Pending, SignInRequest } from '@tukkimies/shared/register/user.ts'
import { equalBytes, hmac, type SealKey, sha256Hex } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { appendAudit, makeOwnLine, type Moment } from '../register/audit.ts'
import { endSession, findSession, type SessionStage, type SessionWay, touchSession } from '../register/sessions.ts'
import type { RegisterTx } from '../register/schema.ts'
import { changeUser, findUser, findUserBySession, type StoredUser } from '../register/users.ts'
import { type Account, type AccountStores, findAccount, findUserByUsername } from './accounts.ts'
import type { Delays } from './delays.ts'
import { failuresMax, noteFailure } from './failures.ts'
import { findKnownBrowser } from './known-browser.ts'
import { isPassword, storePassword } from './password.ts'
import { readDemands, readPending } from './pending.ts'

/** Minutes without a request after which a session ends. */
export const idleMinutesMax = 60

/** A user by a session: what rights are decided by, what ends the session, and what it opens. */
export type SignedIn = Grants & {
  /** The hash of the session's token. */
  readonly session: string
  readonly way: SessionWay
  readonly stage: SessionStage
  /** Until when, in milliseconds, the last password or passkey counts as fresh. */
  readonly fresh: number
  /** What has to be done before anything else is opened. */
  readonly pending: Pending | null
}

/** From where somebody tries: what the browser holds of log-ins before, and what a stranger has to pass first. */
export type Attempt = SignInRequest & { readonly known: string; readonly passStranger?: () => void }

/**
 * The account of the right username and password, and what is left to do in the transaction of its log-in: a password that
 * was changed while this one was looked at lets nobody in by the one before (problem: login). A browser that the
 * account knows waits for its own failures alone; strangers wait for all strangers', by the name, whoever has it, and after
 * 100 of them in a row none is let in. Problems: login, too_many_requests with the seconds.
 */
export const checkSignIn = async (
  stores: AccountStores,
  delays: Delays,
  { username, password, known, passStranger }: Attempt,
  moment: Moment,
  // Only the test of times puts another in its place.
  judge: typeof isPassword = isPassword,
): Promise<{ readonly account: Account; readonly renew: (tx: RegisterTx) => Promise<void> }> => {
  const { register, root } = stores
  const { at: now } = moment
  const user = await findUserByUsername(stores, username)
  const browser = bucketOf(delays, findKnownBrowser(known, root['known browsers'], user?.id ?? nobody))
  const bucket = browser ?? sha256Hex(username.normalize('NFKC').trim().toLowerCase())
  if (browser === null) passStranger?.()
  waitOrThrow(delays, bucket, now)
  const { right, outdated } = await judge(password, user?.password ?? null, root.pepper, browser !== null)
  const isShut = browser === null && (user?.failures ?? 0) >= failuresMax
  const account = right && !isShut && user ? await findAccount(stores, { is: 'self', user: user.id }, user.id) : null
  if (!account || isOver(account.endDay, instantToDay(now))) {
    await noteFailure({ register }, user, browser === null, moment)
    throw new Refused({ code: 'login' })
  }
  delays.clear(bucket)
  const renewed = outdated ? { password: await storePassword(password, root.pepper) } : {}
  const renew = async (tx: RegisterTx): Promise<void> => {
    await tx.hold(['user'])
    if ((await findUser(tx, { is: 'self', user: account.id }, account.id))?.password !== user?.password) {
      throw new Refused({ code: 'login' })
    }
    await changeUser(tx, account.id, renewed)
  }
  return { account, renew }
}

/** Counts an attempt in its bucket. Problem: too_many_requests with the seconds. */
export const waitOrThrow = (delays: Delays, bucket: string, now: number): void => {
  const seconds = delays.begin(bucket, now)
  if (seconds > 0) throw new Refused({ code: 'too_many_requests', seconds })
}

/** The bucket of a known browser, unless it has failed so often that it is treated as a stranger's. */
export const bucketOf = (delays: Delays, browser: string | null): string | null =>
  browser === null || delays.isSpent(`known ${browser}`) ? null : `known ${browser}`

/** The account as it is once its owner is in. Problem: login, if the access is over. */
export const enterAccount = (account: Account, now: number): Account => {
  const today = instantToDay(now)
  if (isOver(account.endDay, today)) throw new Refused({ code: 'login' })
  return { ...account, lastLogin: today, failures: 0 }
}

/** Ends the session at once. */
export const signOut = async (stores: AccountStores, user: SignedIn, moment: Moment): Promise<void> => {
  await stores.register.transact(async (tx) => {
    await endSession(tx, user.session)
    await appendAudit(tx, makeOwnLine(user, { event: 'signed_out', user: user.id }, moment))
  })
}

/** The user of a session's token, by the rights held now; `null` if the session or the access is over. */
export const findSignedIn = async (stores: AccountStores, token: string, now: number): Promise<SignedIn | null> => {
  const today = instantToDay(now)
  // What is asked of everybody is read meanwhile: every request waits for this.
  const [found, demands] = await Promise.all([findOwner(stores, token, now), readDemands(stores.register, now)])
  if (!found || isOver(found.user.end_day, today)) return null
  const { session, user } = found
  if (session.last_used !== today) await stores.register.transact((tx) => touchSession(tx, session, today))
  const { hash, way, stage, fresh } = session
  const pending = await readPending(stores.register, user, demands, now)
  const held = { session: hash, way: way ?? 'password', stage: stage ?? 'open', fresh: fresh ?? 0 } as const
  return { ...grantsOf(user), ...held, pending }
}

const findOwner = async ({ register }: AccountStores, token: string, now: number) => {
  const [session, user] = await Promise.all([
    findSession(register, token, now),
    findUserBySession(register, sha256Hex(token), now),
  ])
  return session && user?.id === session.user ? { session, user } : null
}

/**
 * A token with the minute of its last use, bound together: the register keeps days only, so the browser carries the minute
 * and cannot move it.
 */
export const stampToken = (token: string, key: SealKey, now: number): string => {
  const minute = Math.floor(now / 60_000).toString(36)
  return `${token}.${minute}.${stampOf(token, minute, key)}`
}

/** The token of a stamped one that was used within an hour of now: no earlier, and no later by a clock that went ahead. */
export const readStampedToken = (text: string, key: SealKey, now: number): string | null => {
  const [token, minute, stamp] =
    /^([A-Za-z0-9_-]{43})\.([0-9a-z]{1,8})\.([A-Za-z0-9_-]{43})$/.exec(text)?.slice(1) ?? []
  if (!token || !minute || !stamp) return null
  if (!equalBytes(Buffer.from(stamp), Buffer.from(stampOf(token, minute, key)))) return null
  return Math.abs(Math.floor(now / 60_000) - Number.parseInt(minute, 36)) <= idleMinutesMax ? token : null
}

const stampOf = (token: string, minute: string, key: SealKey): string =>
  bytesToBase64url(hmac(key.bytes, `${token}.${minute}`))

// Nobody's id: an unknown name costs the work of a known one.
const nobody = UserId.parse('A'.repeat(22))

const isOver = (endDay: Day | null, today: Day): boolean => endDay !== null && endDay < today

const grantsOf = ({ id, role, organisation, points, contacts }: StoredUser): Grants => ({
  id,
  role,
  organisation,
  points,
  contacts: contacts === 1,
})
