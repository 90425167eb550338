// Reports that users have planned, and the periods for which they were made: one's own alone, deleted with the user.
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { ReportPlanId, UserId } from '@tukkimies/shared/id.ts'
import { type MadeReport, NewReportPlan, type ReportPlan } from '@tukkimies/shared/register/report-plan.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** Adds a plan; its first report is that of the period `first`. */
export const addReportPlan = async (
  tx: RegisterTx,
  user: UserId,
  id: ReportPlanId,
  plan: NewReportPlan,
  first: PeriodName,
): Promise<void> => {
  await tx.query
    .insertInto('report_plan')
    .values({ id, user, first, content: JSON.stringify(plan) })
    .execute()
}

/** A user's plans, by id. */
export const listReportPlans = async (register: RegisterQueryable, user: UserId): Promise<ReportPlan[]> => {
  const rows = register.query.selectFrom('report_plan').selectAll().where('user', '=', user).orderBy('id')
  return (await rows.execute()).map(rowToPlan)
}

/** Everybody's plans with their users: for the night, which has no asker. */
export const listAllReportPlans = async (
  register: RegisterQueryable,
): Promise<readonly { readonly user: UserId; readonly plan: ReportPlan }[]> => {
  const rows = await register.query.selectFrom('report_plan').selectAll().orderBy('id').execute()
  return rows.map((row) => ({ user: row.user, plan: rowToPlan(row) }))
}

/** Deletes one's own plan and its reports; `false` if there is none, or it is somebody else's. */
export const deleteReportPlan = async (tx: RegisterTx, user: UserId, id: ReportPlanId): Promise<boolean> => {
  const own = tx.query.deleteFrom('report_plan').where('id', '=', id).where('user', '=', user)
  if ((await own.executeTakeFirstOrThrow()).numDeletedRows === 0n) return false
  await tx.query.deleteFrom('report').where('plan', '=', id).execute()
  return true
}

/** Writes that a report was made; `false` if it was before, and nothing is changed. */
export const addReport = async (
  tx: RegisterTx,
  { plan, period, user, day }: Pick<RegisterTables['report'], 'plan' | 'period' | 'user' | 'day'>,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('report')
    .values({ plan, period, user, day, opened: null, told: null })
    .onConflict((conflict) => conflict.columns(['plan', 'period']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** A user's reports, the newest period first. */
export const listReports = async (register: RegisterQueryable, user: UserId): Promise<MadeReport[]> => {
  const plans = new Map((await listReportPlans(register, user)).map((plan) => [plan.id, plan]))
  const rows = await register.query
    .selectFrom('report')
    .selectAll()
    .where('user', '=', user)
    .orderBy('day', 'desc')
    .orderBy('period', 'desc')
    .orderBy('plan')
    .execute()
  return rows.flatMap(({ plan: id, period, day, opened }): MadeReport[] => {
    const plan = plans.get(id)
    if (!plan) return []
    const { report, place, language } = plan
    return [{ plan: id, period, day, opened: opened !== null, report, place, language }]
  })
}

/** Reports made since a day of which no letter has told, by user. */
export const listUntold = async (register: RegisterQueryable, since: Day): Promise<RegisterTables['report'][]> =>
  register.query
    .selectFrom('report')
    .selectAll()
    .where('told', 'is', null)
    .where('day', '>=', since)
    .orderBy('user')
    .orderBy('plan')
    .execute()

/** Notes that a letter has told of a report. */
export const noteTold = async (
  tx: RegisterTx,
  { plan, period }: Pick<RegisterTables['report'], 'plan' | 'period'>,
  today: Day,
): Promise<void> => {
  await tx.query
    .updateTable('report')
    .set({ told: today })
    .where('plan', '=', plan)
    .where('period', '=', period)
    .execute()
}

/** Notes that one's own report was looked at, once; `false` if there is no such report. */
export const noteOpened = async (
  tx: RegisterTx,
  user: UserId,
  plan: ReportPlanId,
  period: PeriodName,
  today: Day,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('report')
    .set((row) => ({ opened: row.fn.coalesce('opened', row.val(today)) }))
    .where('user', '=', user)
    .where('plan', '=', plan)
    .where('period', '=', period)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Whether a user has reports that were never looked at. */
export const hasUnopened = async (register: RegisterQueryable, user: UserId): Promise<boolean> => {
  const rows = register.query.selectFrom('report').select('plan').where('user', '=', user).where('opened', 'is', null)
  return (await rows.limit(1).executeTakeFirst()) !== undefined
}

const rowToPlan = ({ id, first, content }: RegisterTables['report_plan']): ReportPlan => ({
  id,
  first,
  ...NewReportPlan.parse(JSON.parse(content)),
})
