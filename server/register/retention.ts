// What the register holds of retention: whose time is over, and whether deleting waits for the operator.
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { isRequestOver } from '@tukkimies/shared/register/request.ts'
import { isDisclosureOver, isUnused } from '@tukkimies/shared/register/retention.ts'
import { RetentionBegun } from '@tukkimies/shared/register/retention-settings.ts'
import { countContactRows } from './contacts.ts'
import { listClosedRequests } from './requests.ts'
import { measuringDay, readMonths } from './retention-settings.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'
import { deleteSetting, readSetting, writeSetting } from './settings.ts'
import { listUsers, type StoredUser } from './users.ts'

/** Why deleting stopped: the clock has moved further than a night, or too many are due at once (F60). */
export type StopReason = 'clock' | 'share'

/** The users whose twelve months are over, by the server's clock. */
export const listDueUsers = async (register: RegisterQueryable, today: Day): Promise<StoredUser[]> =>
  (await listUsers(register, { is: 'all' })).filter(({ last_login: lastLogin, created }) =>
    isUnused({ lastLogin, created }, today),
  )

/** When the last night of retention was, or where there was none yet, the last line of the log; `null` without any. */
export const readLastNight = async (register: RegisterQueryable): Promise<number | null> => {
  const lines = register.query.selectFrom('audit').select('at').orderBy('id', 'desc').limit(1)
  const night = await lines.where('event', '=', 'retention').executeTakeFirst()
  return (night ?? (await lines.executeTakeFirst()))?.at ?? null
}

/** Why deleting waits for the operator, or `null` where it goes on. */
export const readStop = async (register: RegisterQueryable): Promise<StopReason | null> => {
  const value = await readSetting(register, 'retention-stopped')
  return value === 'clock' || value === 'share' ? value : null
}

/** Stops deleting until it is confirmed; `false` if it was stopped already. */
export const writeStop = async (tx: RegisterTx, why: StopReason): Promise<boolean> => {
  if ((await readStop(tx)) !== null) return false
  await writeSetting(tx, 'retention-stopped', why)
  return true
}

/** Lets deleting go on. */
export const endStop = async (tx: RegisterTx): Promise<void> => void (await deleteSetting(tx, 'retention-stopped'))

/** By which day deleting is measured: a day later than the rule, for the night it takes, unless a brake holds it back. */
export const latenessDay = async (register: RegisterQueryable, today: Day): Promise<Day> =>
  (await readStop(register)) === null ? dayPlus(today, -1) : today

/** How many are over age and still there: held back by a brake, or for more than the night it takes (F59). */
export const countLate = async (
  register: RegisterQueryable,
  today: Day,
): Promise<{ readonly users: number; readonly contacts: number; readonly requests: number }> => {
  const since = await latenessDay(register, today)
  const requestsSince = await measuringDay(register, 'request', since)
  return {
    users: (await listDueUsers(register, since)).length,
    contacts: (await countContactRows(register, since)).over,
    requests:
      requestsSince === null
        ? 0
        : await countOverRequests(register, requestsSince, await readMonths(register, 'request')),
  }
}

/** Whether anybody is over age and still there. */
export const isDeletionLate = async (register: RegisterQueryable, today: Day): Promise<boolean> => {
  const { users, contacts, requests } = await countLate(register, today)
  return users + contacts + requests > 0
}

/** Ends what a user whose access is over still has: sessions and gates; answers how many of each. */
export const endOverdueAccess = async (
  tx: RegisterTx,
  today: Day,
): Promise<{ readonly sessions: number; readonly gates: number }> => {
  const count = { sessions: 0, gates: 0 }
  for (const [table, name] of [
    ['session', 'sessions'],
    ['gate', 'gates'],
  ] as const) {
    const ended = tx.query.selectFrom('user').select('id').where('end_day', '<', today)
    const deletion = tx.query.deleteFrom(table).where('user', 'in', ended)
    count[name] = Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows)
  }
  return count
}

/** Takes back log-ins of days that have not come: a clock that was ahead wrote them, and nobody is kept longer by them. */
export const mendLastLogins = async (tx: RegisterTx, today: Day): Promise<void> => {
  await tx.query.updateTable('user').set({ last_login: today }).where('last_login', '>', today).execute()
}

/** How many closed requests are over age by a day. */
export const countOverRequests = async (register: RegisterQueryable, today: Day, months: number): Promise<number> =>
  (await listClosedRequests(register)).filter(({ closed }) => isRequestOver(closed, today, months)).length

/** Deletes disclosures that were noted so many months before a day, or earlier; answers how many. */
export const deleteOldDisclosures = async (tx: RegisterTx, today: Day, months: number): Promise<number> => {
  const days = await tx.query.selectFrom('disclosure').select('day').distinct().execute()
  const over = days.map(({ day }) => day).filter((day) => isDisclosureOver(day, today, months))
  if (over.length === 0) return 0
  const deletion = tx.query.deleteFrom('disclosure').where('day', 'in', over)
  return Number((await deletion.executeTakeFirstOrThrow()).numDeletedRows)
}

/** What the last night had counted, where it did not come to its end; `null` otherwise. */
export const readBegun = async (register: RegisterQueryable): Promise<RetentionBegun | null> => {
  const text = await readSetting(register, 'retention-begun')
  return text === null ? null : RetentionBegun.parse(JSON.parse(text))
}

/** Notes what a night has counted before it deletes anything. */
export const writeBegun = (tx: RegisterTx, begun: RetentionBegun): Promise<void> =>
  writeSetting(tx, 'retention-begun', JSON.stringify(begun))

/** The night has come to its end. */
export const endBegun = async (tx: RegisterTx): Promise<void> => void (await deleteSetting(tx, 'retention-begun'))
