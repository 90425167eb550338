// Who somebody is: username and password to a session, a session to the user behind it. Names that nobody has get the same
// answer after the same work, and the same delays, as names that somebody has (F94, F95).
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import type { Grants } from '@tukkimies/shared/register/rights.ts'
import type { SignInRequest } from '@tukkimies/shared/register/user.ts'
import { equalBytes, hmac, type SealKey, sha256Hex } from '../crypto.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addSession, endSession, findSession, touchSession } from '../register/sessions.ts'
import { changeUser, findUser, type StoredUser } from '../register/users.ts'
import { type Account, type AccountStores, findAccountByUsername } from './accounts.ts'
import { isPassword, storePassword } from './password.ts'

/** Failures in a row after which only a new password helps. */
export const failuresMax = 100
/** Minutes without a request after which a session ends. */
export const idleMinutesMax = 60

/** A user by a session: what rights are decided by, and what ends the session. */
export type SignedIn = Grants & { readonly session: string }

/** Growing delays by username, the same whether somebody has it or not. In memory; names are kept as hashes. */
export type Delays = {
  /** Counts an attempt: 0, or the seconds to wait. An attempt counts as failed until `clear`. */
  readonly begin: (username: string, now: number) => number
  readonly clear: (username: string) => void
}

const freeAttempts = 3
const delaySecondsMax = 900
const namesMax = 10_000

export const createDelays = (): Delays => {
  const attempts = new Map<string, { count: number; until: number }>()
  const keyOf = (username: string): string => sha256Hex(username.normalize('NFKC').trim().toLowerCase())

  const begin = (username: string, now: number): number => {
    const key = keyOf(username)
    const before = attempts.get(key) ?? { count: 0, until: 0 }
    if (before.until > now) return Math.ceil((before.until - now) / 1000)
    const count = before.count + 1
    const seconds = count < freeAttempts ? 0 : Math.min(delaySecondsMax, 2 ** (count - freeAttempts))
    attempts.delete(key)
    attempts.set(key, { count, until: now + seconds * 1000 })
    for (const oldest of attempts.keys()) {
      if (attempts.size <= namesMax) break
      attempts.delete(oldest)
    }
    return 0
  }
  return { begin, clear: (username) => void attempts.delete(keyOf(username)) }
}

/**
 * A new session for the right username and password; the one that the browser held before ends with it. Problems: login,
 * too_many_requests with the seconds.
 */
export const signIn = async (
  stores: AccountStores,
  delays: Delays,
  request: SignInRequest & { readonly replaced: string | null },
  now: number,
): Promise<{ readonly token: string; readonly account: Account }> => {
  const seconds = delays.begin(request.username, now)
  if (seconds > 0) throw new Refused({ code: 'too_many_requests', seconds })
  const today = instantToDay(now)
  const account = await findAccountByUsername(stores, request.username)
  const { right, outdated } = await isPassword(request.password, account?.password ?? null, stores.root.pepper)
  if (!account || !right || !mayEnter(account, today)) {
    await noteFailure(stores, account, now)
    throw new Refused({ code: 'login' })
  }
  const renewed = outdated ? { password: await storePassword(request.password, stores.root.pepper) } : {}
  const token = await stores.register.transact(async (tx) => {
    await changeUser(tx, account.id, { ...renewed, failures: 0, last_login: today })
    await appendAudit(tx, lineOf(account, { event: 'signed_in', user: account.id }, now))
    if (request.replaced !== null) await endSession(tx, sha256Hex(request.replaced))
    return addSession(tx, account.id, today, now)
  })
  delays.clear(request.username)
  return { token, account: { ...account, lastLogin: today } }
}

/** Ends the session at once. */
export const signOut = async (stores: AccountStores, user: SignedIn, now: number): Promise<void> => {
  await stores.register.transact(async (tx) => {
    await endSession(tx, user.session)
    await appendAudit(tx, lineOf(user, { event: 'signed_out', user: user.id }, now))
  })
}

/** The user of a session's token, by the rights held now; `null` if the session or the access is over. */
export const findSignedIn = async (stores: AccountStores, token: string, now: number): Promise<SignedIn | null> => {
  const session = await findSession(stores.register, token, now)
  if (!session) return null
  const today = instantToDay(now)
  const user = await findUser(stores.register, { is: 'self', user: session.user }, session.user)
  if (!user || isOver(user.end_day, today)) return null
  if (session.last_used !== today) await stores.register.transact((tx) => touchSession(tx, session, today))
  return { ...grantsOf(user), session: session.hash }
}

/**
 * A token with the minute of its last use, bound together: the register keeps days only, so the browser carries the minute
 * and cannot move it.
 */
export const stampToken = (token: string, key: SealKey, now: number): string => {
  const minute = Math.floor(now / 60_000).toString(36)
  return `${token}.${minute}.${stampOf(token, minute, key)}`
}

/** The token of a stamped one that was used within the last hour; `null` otherwise. */
export const readStampedToken = (text: string, key: SealKey, now: number): string | null => {
  const [token, minute, stamp] =
    /^([A-Za-z0-9_-]{43})\.([0-9a-z]{1,8})\.([A-Za-z0-9_-]{43})$/.exec(text)?.slice(1) ?? []
  if (!token || !minute || !stamp) return null
  if (!equalBytes(Buffer.from(stamp), Buffer.from(stampOf(token, minute, key)))) return null
  return Math.floor(now / 60_000) - Number.parseInt(minute, 36) <= idleMinutesMax ? token : null
}

const stampOf = (token: string, minute: string, key: SealKey): string =>
  bytesToBase64url(hmac(key.bytes, `${token}.${minute}`))

const isOver = (endDay: Day | null, today: Day): boolean => endDay !== null && endDay < today

const mayEnter = (account: Account, today: Day): boolean =>
  account.failures < failuresMax && !isOver(account.endDay, today)

const grantsOf = ({ id, role, organisation, points }: StoredUser): Grants => ({ id, role, organisation, points })

const noteFailure = async (stores: AccountStores, account: Account | null, now: number): Promise<void> => {
  await stores.register.transact(async (tx) => {
    if (account) await changeUser(tx, account.id, { failures: account.failures + 1 })
    await appendAudit(tx, {
      at: now,
      actor: { is: 'nobody' },
      organisation: account?.organisation ?? null,
      event: { event: 'sign_in_refused', user: account?.id ?? null },
    })
  })
}

const lineOf = (user: Pick<Grants, 'id' | 'role' | 'organisation'>, event: AuditEvent, at: number) =>
  ({ at, actor: { is: 'user', user: user.id, role: user.role }, organisation: user.organisation, event }) as const
