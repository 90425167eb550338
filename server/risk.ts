// How well figures protect, as it is told and decided (section 11, AN100, F11): the reports of closed periods, what waits for the
// data protection officer, the rows that are still open.
import { dayPlus, daysBetween, type Day, instantToDay, monthsLater } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import type { OpenRows, RiskAnswer, RiskDecision, WaitingRisk } from '@tukkimies/shared/release/risk-answer.ts'
import { readRecords } from './backup/records.ts'
import { steppedOpen } from './check.ts'
import type { Deps } from './deps.ts'
import { openVisits } from './live/open.ts'
import { decidePeriod } from './live/periods.ts'
import { Refused } from './refused.ts'
import { appendAudit } from './register/audit.ts'
import { readSetting, writeSetting } from './register/settings.ts'
import { readPolicy } from './structure.ts'
import { countOpenRows } from './visits/inspect.ts'
import { listReports } from './visits/reader.ts'
import { listWaiting } from './visits/waiting.ts'

export type RiskDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'now'>

/** Months after an assessment, or after the first published period, until the next assessment is due. */
const assessmentMonths = 12

/** All reports, what waits, and when the officer has assessed and is to assess again. */
export const readRisk = async ({ register, live, reader }: RiskDeps): Promise<RiskAnswer> => {
  const periods = await listReports(reader)
  const assessed = (await readSetting(register, 'risk-assessed')) as Day | null
  const since = assessed ?? periods.at(-1)?.close ?? null
  return {
    periods,
    waiting: await listWaiting(live),
    assessed,
    due: since === null ? null : monthsLater(since, assessmentMonths),
  }
}

/** Figure 6: what exists only until it is folded or closed. */
export const readOpenRows = async ({ register, live, now }: Omit<RiskDeps, 'reader'>): Promise<OpenRows> => {
  const today = instantToDay(now())
  const policy = await readPolicy(register, today)
  const found = await Promise.all(visitors.map((visitor) => openVisits(live, visitor, today)))
  const open = steppedOpen(
    found.reduce((sum, one) => sum + one.open, 0),
    policy,
  )
  const [due] = found.flatMap(({ earliestDue }) => earliestDue ?? []).toSorted()
  const { live: backup } = await readRecords(live)
  return {
    visits: {
      open,
      // Of few visits no age: none would tell that there is none.
      oldest: open === null || !due ? null : Math.max(0, daysBetween(dayPlus(due, -policy.openDays), today)),
    },
    accumulators: await countOpenRows(live, policy),
    backup: backup ? Math.max(0, daysBetween(instantToDay(backup.at), today)) : null,
  }
}

/**
 * Fixes what the officer decided of a period that waits; the next night closes it so. The line is written before the decision
 * holds: after a stop in between it stands there, and the officer decides again. Problem `outdated` where nothing waits.
 */
export const decideRisk = async (
  { register, live }: Pick<RiskDeps, 'register' | 'live'>,
  decision: RiskDecision,
  makeLine: (period: WaitingRisk) => AuditLine,
): Promise<void> => {
  const period = (await listWaiting(live)).find(
    ({ visitor, name }) => visitor === decision.visitor && name === decision.name,
  )
  if (!period) throw new Refused({ code: 'outdated' })
  await live.transact(async (tx) => {
    if (!(await decidePeriod(tx, decision, decision.act))) throw new Refused({ code: 'outdated' })
    await register.transact((of) => appendAudit(of, makeLine(period)))
    failpoint('risk.before-decision')
  })
}

/** Notes that the officer has assessed today how well figures protect (F11). */
export const assessRisk = async (
  { register, now }: Pick<RiskDeps, 'register' | 'now'>,
  line: AuditLine,
): Promise<void> =>
  register.transact(async (tx) => {
    await writeSetting(tx, 'risk-assessed', instantToDay(now()))
    await appendAudit(tx, line)
  })
