// Deletes what is over age in the register, on the server's clock (A21): codes, sessions and gates, then users, each by its
// own key first, then months of the use log. Two brakes hold the users back until the operator has confirmed (F60): a clock
// that has moved by more than two nights, and too many users due at once. What is over age is answered nowhere meanwhile.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { isUnused, userDeletionDay, warningDay } from '@tukkimies/shared/register/retention.ts'
import type { Deps } from '../deps.ts'
import { createMail } from '../mail.ts'
import { removeOldSegments } from '../register/audit-segments.ts'
import { appendAudit } from '../register/audit.ts'
import { expireCeremonies } from '../register/ceremonies.ts'
import { expireEnrolments } from '../register/devices.ts'
import { expireGates } from '../register/gates.ts'
import { expireInvitations } from '../register/invitations.ts'
import {
  endOverdueAccess,
  endStop,
  listDueUsers,
  mendLastLogins,
  readLastNight,
  readStop,
  type StopReason,
  writeStop,
} from '../register/retention.ts'
import type { RegisterTx } from '../register/schema.ts'
import { expireSessions } from '../register/sessions.ts'
import { changeUser, countUsers, listUsers } from '../register/users.ts'
import { readTrial } from '../trial.ts'
import { eraseAccount, listAccounts, listKeyless } from '../users/accounts.ts'
import { makeWarningLetter } from '../users/letters.ts'

export type RetentionDeps = Pick<Deps, 'register' | 'keys' | 'root' | 'now' | 'log' | 'config'>

/** How many of each were deleted; `users` and `warned` are 0 while deleting is stopped. */
export type RetentionOutcome = {
  readonly stopped: StopReason | null
  readonly users: number
  readonly warned: number
  readonly sessions: number
  readonly gates: number
  readonly codes: number
}

/** What a run would do, in numbers. */
export type RetentionPlan = {
  readonly day: Day
  readonly stopped: StopReason | null
  /** The day of the last run: what the clock is compared with. */
  readonly lastNight: Day | null
  readonly users: number
  readonly dueNow: number
  readonly dueIn30Days: number
}

/** Further from the last night the clock is not believed. */
const clockHoursMax = 48
/** So many at once are not believed to be due: more than both. */
const dueShareMax = 0.2
const dueMax = 5
const hourMs = 3_600_000

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
    await stop(deps, stopped)
    return { stopped, users: 0, warned: 0, sessions, gates: 0, codes }
  }
  const ended = await register.transact(async (tx) => {
    await mendLastLogins(tx, today)
    const { sessions: endedSessions, gates } = await endOverdueAccess(tx, today)
    return { sessions: endedSessions, gates: gates + (await expireGates(tx, today)) }
  })
  failpoint('retention.after-gates')
  const users = await deleteUsers(deps, renew, today)
  const warned = await warnUsers(deps, today)
  await removeOldSegments(register, today, now())
  failpoint('retention.before-line')
  const done = { users, sessions: sessions + ended.sessions, gates: ended.gates, codes }
  await register.transact(async (tx) => {
    await endStop(tx)
    await appendAudit(tx, lineOf({ event: 'retention', ...done }, now()))
  })
  await register.truncateLog()
  log.info('retained', { day: today, count: users })
  return { stopped: null, warned, ...done }
}

/** What would be done now, without doing it. */
export const planRetention = async (deps: RetentionDeps): Promise<RetentionPlan> => {
  const { register, now } = deps
  const day = instantToDay(now())
  const lastNight = await readLastNight(register)
  const soon = dayPlus(day, 30)
  const users = await listUsers(register, { is: 'all' })
  return {
    day,
    stopped: await findBrake(deps, day),
    lastNight: lastNight === null ? null : instantToDay(lastNight),
    users: users.length,
    dueNow: (await listDueUsers(register, day)).length,
    dueIn30Days: users.filter(({ last_login, created }) => isUnused({ lastLogin: last_login, created }, soon)).length,
  }
}

const expireCodes = async (tx: RegisterTx, now: number): Promise<number> =>
  (await expireInvitations(tx, now)) + (await expireCeremonies(tx, now)) + (await expireEnrolments(tx, now))

// Once stopped, it stays so until it is confirmed: the night after a jump the clock would look right again.
const findBrake = async ({ register, now }: RetentionDeps, today: Day): Promise<StopReason | null> => {
  const before = await readStop(register)
  if (before !== null) return before
  // On a trial commands move the clock, and nobody in it is real.
  const lastNight = (await readTrial(register)) === null ? await readLastNight(register) : null
  if (lastNight !== null && Math.abs(now() - lastNight) > clockHoursMax * hourMs) return 'clock'
  const due = (await listDueUsers(register, today)).length
  return due > dueMax && due > dueShareMax * (await countUsers(register)) ? 'share' : null
}

const stop = async ({ register, now, log }: RetentionDeps, why: StopReason): Promise<void> => {
  await register.transact(async (tx) => {
    if (await writeStop(tx, why)) await appendAudit(tx, lineOf({ event: 'retention_stopped', why }, now()))
  })
  await register.truncateLog()
  log.error('retention-stopped', { code: why })
}

const deleteUsers = async (deps: RetentionDeps, renew: () => Promise<void>, today: Day): Promise<number> => {
  const due = await listDueUsers(deps.register, today)
  for (const { id, organisation } of due) {
    await renew()
    const event = { event: 'user_deleted', user: id, reason: 'unused' } as const
    await eraseAccount(deps, id, { ...lineOf(event, deps.now()), organisation })
  }
  // Rows that a stop has left behind after their key: nobody's already, and their deletion stands in the log.
  for (const id of await listKeyless(deps)) await eraseAccount(deps, id)
  return due.length
}

// Noted only once the letter is out: a mail server that is down is tried again the next night.
const warnUsers = async (deps: RetentionDeps, today: Day): Promise<number> => {
  const { register, config } = deps
  const mail = createMail(config)
  let warned = 0
  for (const { id, details, lastLogin, created, warned: before } of await listAccounts(deps, { is: 'all' })) {
    const last = lastLogin ?? created
    if (before !== null || today < warningDay(last)) continue
    const isMailed = config.mail !== undefined && details.email !== ''
    const letter = makeWarningLetter(details, userDeletionDay(last), config.mail?.site ?? '')
    if (isMailed && !(await mail.send(letter))) continue
    await register.transact((tx) => changeUser(tx, id, { warned: today }))
    warned++
  }
  return warned
}

const lineOf = (event: AuditEvent, at: number) => ({ at, actor: { is: 'server' }, organisation: null, event }) as const
