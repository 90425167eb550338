// Sessions: only the hash of a token is stored, with days instead of times of use.
import type { Day } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, type UserId } from '@tukkimies/shared/id.ts'
import { freshMinutes } from '@tukkimies/shared/register/rights.ts'
import { makeToken, randomBytes, sha256Hex } from '../crypto.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredSession = RegisterTables['session']

/** Hours after which a session ends, however it is used. */
export const sessionHoursMax = 12
/** Sessions that one user may have; a further one ends the oldest. */
export const sessionsMax = 5
/** Minutes in which a second factor has to follow the password. */
export const factorMinutesMax = 10

export type SessionWay = NonNullable<StoredSession['way']>
export type SessionStage = NonNullable<StoredSession['stage']>

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * Adds a session for a new token, fresh for 15 minutes unless a factor is still waited for, which it is for 10 minutes;
 * answers the token, which is stored nowhere.
 */
export const addSession = async (
  tx: RegisterTx,
  user: UserId,
  today: Day,
  now: number,
  { way = 'password', stage = 'open' }: { readonly way?: SessionWay; readonly stage?: SessionStage } = {},
): Promise<string> => {
  const token = makeToken()
  const until = now + (stage === 'open' ? sessionHoursMax * hourMs : factorMinutesMax * minuteMs)
  const fresh = stage === 'open' ? now + freshMinutes * minuteMs : null
  const id = bytesToBase64url(randomBytes(8))
  await tx.query
    .insertInto('session')
    .values({ hash: sha256Hex(token), user, created: today, last_used: today, until, id, fresh, way, stage })
    .execute()
  // The two stages apart: a password alone must not end what its owner has open.
  const sessions = tx.query.selectFrom('session').select('hash').where('user', '=', user).where('stage', '=', stage)
  const hashes = await sessions.orderBy('until', 'desc').orderBy('hash').execute()
  for (const { hash } of hashes.slice(sessionsMax)) await endSession(tx, hash)
  return token
}

/** The session of a token, if it is not over. */
export const findSession = async (
  register: RegisterQueryable,
  token: string,
  now: number,
): Promise<StoredSession | null> => {
  const row = await register.query
    .selectFrom('session')
    .selectAll()
    .where('hash', '=', sha256Hex(token))
    .where('until', '>', now)
    .executeTakeFirst()
  return row ?? null
}

/** Notes the day of use; writes only when it is another day. */
export const touchSession = async (tx: RegisterTx, session: StoredSession, today: Day): Promise<void> => {
  if (session.last_used === today) return
  await tx.query.updateTable('session').set({ last_used: today }).where('hash', '=', session.hash).execute()
}

/** Ends a session by its hash. Repeating it changes nothing. */
export const endSession = async (tx: RegisterTx, hash: string): Promise<void> => {
  await tx.query.deleteFrom('session').where('hash', '=', hash).execute()
}

/**
 * The session under a new token, fresh for 15 minutes from now; it ends when it would have ended. The token before is dead.
 * `null` if the session is over.
 */
export const renewSession = async (tx: RegisterTx, hash: string, now: number): Promise<string | null> => {
  const token = makeToken()
  const renewal = tx.query.updateTable('session').set({ hash: sha256Hex(token), fresh: now + freshMinutes * minuteMs })
  const { numUpdatedRows } = await renewal.where('hash', '=', hash).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n ? token : null
}

/** The open sessions of a user that are not over, newest first. */
export const listSessions = async (register: RegisterQueryable, user: UserId, now: number): Promise<StoredSession[]> =>
  register.query
    .selectFrom('session')
    .selectAll()
    .where('user', '=', user)
    .where('until', '>', now)
    .where(({ eb, or }) => or([eb('stage', '=', 'open'), eb('stage', 'is', null)]))
    .orderBy('until', 'desc')
    .orderBy('hash')
    .execute()

/** Ends a session by the name that its owner knows it by; `false` if the owner has none of it. */
export const endOwnSession = async (tx: RegisterTx, user: UserId, id: string): Promise<boolean> => {
  const ending = tx.query.deleteFrom('session').where('user', '=', user).where('id', '=', id)
  return (await ending.executeTakeFirstOrThrow()).numDeletedRows > 0n
}

/** Ends all sessions of a user but one; answers how many. */
export const endOtherSessions = async (tx: RegisterTx, user: UserId, kept: string): Promise<number> => {
  const ending = tx.query.deleteFrom('session').where('user', '=', user).where('hash', '!=', kept)
  return Number((await ending.executeTakeFirstOrThrow()).numDeletedRows)
}

/** Ends all sessions of a user: also what a change of rights asks for. */
export const endSessionsOfUser = async (tx: RegisterTx, user: UserId): Promise<void> => {
  await tx.query.deleteFrom('session').where('user', '=', user).execute()
}

/** Deletes sessions that are over; answers how many. */
export const expireSessions = async (tx: RegisterTx, now: number): Promise<number> => {
  const { numDeletedRows } = await tx.query.deleteFrom('session').where('until', '<=', now).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
