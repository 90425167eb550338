// Sessions: only the hash of a token is stored, with days instead of times of use.
import type { Day } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredSession = RegisterTables['session']

/** Hours after which a session ends, however it is used (RELIABILITY, section 7). */
export const sessionHoursMax = 12
/** Sessions that one user may have; a further one ends the oldest. */
export const sessionsMax = 5

/** Adds a session for a fresh token; answers the token, which is stored nowhere. */
export const addSession = async (_tx: RegisterTx, _user: UserId, _today: Day, _now: number): Promise<string> => {
  throw new Error('not yet')
}

/** The session of a token, if it is not over. */
export const findSession = async (
  _register: RegisterQueryable,
  _token: string,
  _now: number,
): Promise<StoredSession | null> => {
  throw new Error('not yet')
}

/** Notes the day of use; writes only when it is another day. */
export const touchSession = async (_tx: RegisterTx, _session: StoredSession, _today: Day): Promise<void> => {
  throw new Error('not yet')
}

export const endSession = async (_tx: RegisterTx, _hash: string): Promise<void> => {
  throw new Error('not yet')
}

export const endSessionsOfUser = async (_tx: RegisterTx, _user: UserId): Promise<void> => {
  throw new Error('not yet')
}

/** Deletes sessions that are over; answers how many. */
export const expireSessions = async (_tx: RegisterTx, _now: number): Promise<number> => {
  throw new Error('not yet')
}
