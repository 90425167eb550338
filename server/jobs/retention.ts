// Deletes what is over age in the register, on the server's clock (A21, A23): codes, sessions and gates, then users, each by
// its own key first, then contacts and requests, then months of the use log. What is over age is answered nowhere, whether
// this has run or not.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { Deps } from '../deps.ts'
import { removeOldSegments } from '../register/audit-segments.ts'
import { appendAudit } from '../register/audit.ts'
import { expireCeremonies } from '../register/ceremonies.ts'
import { expireEnrolments } from '../register/devices.ts'
import { expireGates } from '../register/gates.ts'
import { expireInvitations } from '../register/invitations.ts'
import { endOverdueAccess, endStop, mendLastLogins, type StopReason } from '../register/retention.ts'
import { measuringDay, readMonths } from '../register/retention-settings.ts'
import type { RegisterTx } from '../register/schema.ts'
import { expireSessions } from '../register/sessions.ts'
import { findBrake, stopDeleting } from './retention-brake.ts'
import { type ContactOutcome, retainContacts } from './retention-contacts.ts'
import { deleteUsers, warnUsers } from './retention-users.ts'

export type RetentionDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'log' | 'config'>

/** How many of each were deleted; all but sessions and codes are 0 while deleting is stopped. */
export type RetentionOutcome = ContactOutcome & {
  readonly stopped: StopReason | null
  readonly users: number
  readonly warned: number
  readonly sessions: number
  readonly gates: number
  readonly codes: number
}

/**
 * Does what is due. `renew` keeps the lease while it lasts; `isConfirmed`: the operator has looked at the plan, and the brakes
 * are off this once. May be stopped anywhere and run again.
 */
export const retainRegister = async (
  deps: RetentionDeps,
  renew: () => Promise<void>,
  isConfirmed = false,
): Promise<RetentionOutcome> => {
  const { register, now, log } = deps
  const today = instantToDay(now())
  const codes = await register.transact((tx) => expireCodes(tx, now()))
  const sessions = await register.transact((tx) => expireSessions(tx, now()))
  failpoint('retention.after-codes')
  const stopped = isConfirmed ? null : await findBrake(deps, today)
  if (stopped !== null) {
    await stopDeleting(deps, stopped)
    return { stopped, users: 0, warned: 0, sessions, gates: 0, codes, ...nothing }
  }
  const ended = await register.transact(async (tx) => {
    await mendLastLogins(tx, today)
    const { sessions: endedSessions, gates } = await endOverdueAccess(tx, today)
    return { sessions: endedSessions, gates: gates + (await expireGates(tx, today)) }
  })
  failpoint('retention.after-gates')
  const users = await deleteUsers(deps, renew, today)
  const warned = await warnUsers(deps, today)
  const went = await retainContacts(deps, renew, today)
  await removeAudit(deps, today)
  failpoint('retention.before-line')
  const done = { users, sessions: sessions + ended.sessions, gates: ended.gates, codes }
  await register.transact(async (tx) => {
    await endStop(tx)
    const event = { event: 'retention', ...done } as const
    await appendAudit(tx, { at: now(), actor: { is: 'server' }, organisation: null, event })
  })
  await register.truncateLog()
  log.info('retained', { day: today, count: users })
  return { stopped: null, warned, ...done, ...went }
}

const expireCodes = async (tx: RegisterTx, now: number): Promise<number> =>
  (await expireInvitations(tx, now)) + (await expireCeremonies(tx, now)) + (await expireEnrolments(tx, now))

const nothing: ContactOutcome = { contacts: 0, weeks: 0, requests: 0, disclosures: 0, keys: 0 }

const removeAudit = async ({ register, now }: RetentionDeps, today: Day): Promise<void> => {
  const day = await measuringDay(register, 'audit', today)
  if (day !== null) await removeOldSegments(register, day, now(), await readMonths(register, 'audit'))
}
