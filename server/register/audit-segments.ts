// Months of the log that are over age go as a whole. Of each stay its first and last hash and its number of lines, so that
// the chain of the rest still hangs on what it hung on; a line says when it went.
import {
  type Day,
  dayPlus,
  dayToInstant,
  dayToPeriod,
  instantToDay,
  periodLastDay,
  type PeriodName,
} from '@tukkimies/shared/day.ts'
import { auditMonths, auditRemovalDay } from '@tukkimies/shared/register/retention.ts'
import { appendAudit } from './audit.ts'
import type { RegisterStore, RegisterTables, RegisterTx } from './schema.ts'

export type AuditSegment = RegisterTables['audit_segment']

/**
 * Removes the months that ended so many months before a day, the oldest first; answers how many. `at` is the time of the
 * lines that say so.
 */
export const removeOldSegments = async (
  register: RegisterStore,
  today: Day,
  at: number,
  months = auditMonths,
): Promise<number> => {
  let removed = 0
  while (await register.transact((tx) => removeOldest(tx, today, at, months))) removed++
  if (removed > 0) await register.truncateLog()
  return removed
}

const removeOldest = async (tx: RegisterTx, today: Day, at: number, months: number): Promise<boolean> => {
  await tx.hold(['audit'])
  const lines = tx.query.selectFrom('audit').select(['id', 'at', 'hash'])
  const first = await lines.orderBy('id').limit(1).executeTakeFirst()
  if (!first) return false
  const month = dayToPeriod('m', instantToDay(first.at))
  if (auditRemovalDay(month, months) > today) return false
  const last = await lastOfRun(tx, month)
  if (!last) return false
  const count = last.id - first.id + 1
  // Before the lines go, so that one always stands behind them.
  await appendAudit(tx, {
    at,
    actor: { is: 'server' },
    organisation: null,
    event: { event: 'audit_segment_removed', month, lines: count },
  })
  const newest = await lines.orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  const ends = { first_id: first.id, last_id: last.id, first_hash: first.hash, last_hash: last.hash }
  await tx.query
    .insertInto('audit_segment')
    .values({ ...ends, lines: count, month, noted: newest.id })
    .execute()
  return true
}

// By the lines' order, not by their times: a line that a wrong clock dated later keeps those behind it from going early.
const lastOfRun = async (tx: RegisterTx, month: PeriodName): Promise<{ id: number; hash: string } | undefined> => {
  const end = dayToInstant(dayPlus(periodLastDay(month), 1))
  const lines = tx.query.selectFrom('audit').select(['id', 'hash'])
  const next = await lines.where('at', '>=', end).orderBy('id').limit(1).executeTakeFirst()
  const run = next ? lines.where('id', '<', next.id) : lines
  return run.orderBy('id', 'desc').limit(1).executeTakeFirst()
}
