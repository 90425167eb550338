// Reports that are made when a period closes: planning one's own, and the list of those that wait. What stands in a report is
// asked for like every other figure.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { makeReportPlanId, ReportPlanId } from '@tukkimies/shared/id.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import {
  NewReportPlan,
  ReportList,
  ReportOpened,
  ReportPlan,
  ReportPlanList,
  reportPlanProblem,
  reportPlansMax,
} from '@tukkimies/shared/register/report-plan.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { addReportPlan, deleteReportPlan, listReportPlans, listReports, noteOpened } from '../register/reports.ts'
import { readPolicy } from '../structure.ts'
import { listPeriods } from '../visits/reader.ts'
import { makeLine } from './line.ts'
import { type Asking, makeBodyRoute, makeRoute, Nothing, type Route } from './route.ts'
import { checkPlaces } from './tables.ts'
import { userOf } from './who.ts'

type ReportDeps = Pick<Deps, 'register' | 'reader' | 'now' | 'random' | 'config'>

const path = '/api/v1/report-plans'
const right = 'plan_reports'

export const reportRoutes = (deps: ReportDeps): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/reports',
      right,
      summary: 'One’s own reports that were made when a period closed, newest first',
      answer: ReportList,
      problems: [],
    },
    async (c) => {
      const { user } = userOf(c.get('who'))
      return c.json({ reports: await listReports(deps.register, user.id) } satisfies ReportList)
    },
  ),
  makeRoute(
    { method: 'get', path, right, summary: 'One’s own plans of reports', answer: ReportPlanList, problems: [] },
    async (c) => {
      const { user } = userOf(c.get('who'))
      const plans = await listReportPlans(deps.register, user.id)
      return c.json({ plans, mail: deps.config.mail !== undefined } satisfies ReportPlanList)
    },
  ),
  planRoute(deps),
  deleteRoute(deps),
  openedRoute(deps),
]

const planRoute = (deps: ReportDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path,
      right,
      summary: 'Plans a report for every period of a kind that closes from now on',
      answer: ReportPlan,
      problems: ['not_found'],
    },
    NewReportPlan,
    async (c, plan) => {
      const { user, scope } = userOf(c.get('who'))
      const problem = reportPlanProblem(plan)
      if (problem) throw new Refused(problem)
      await checkPlaces(deps, scope, { places: [plan.place] })
      const first = await nextPeriod(deps, plan)
      const id = makeReportPlanId(deps.random)
      await deps.register.transact(async (tx) => {
        if ((await listReportPlans(tx, user.id)).length >= reportPlansMax)
          throw new Refused({ code: 'invalid', field: 'plans', limit: reportPlansMax })
        await addReportPlan(tx, user.id, id, plan, first)
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'report_plan', act: 'saved' } satisfies AuditEvent))
      })
      return c.json({ id, first, ...plan } satisfies ReportPlan)
    },
  )

const deleteRoute = (deps: ReportDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/:plan/delete`,
      right,
      summary: 'Deletes one’s own plan, and its reports from the list',
      status: 204,
      answer: null,
      problems: ['not_found'],
    },
    Nothing,
    async (c) => {
      const { user } = userOf(c.get('who'))
      const id = readPlanId(c)
      await deps.register.transact(async (tx) => {
        if (!(await deleteReportPlan(tx, user.id, id))) throw new Refused({ code: 'not_found' })
        await appendAudit(tx, makeLine(c, deps.now(), { event: 'report_plan', act: 'removed' } satisfies AuditEvent))
      })
      return c.body(null, 204)
    },
  )

const openedRoute = (deps: ReportDeps): Route =>
  makeBodyRoute(
    {
      method: 'post',
      path: `${path}/:plan/opened`,
      right,
      summary: 'Notes that one’s own report was looked at, so that it waits no longer',
      status: 204,
      answer: null,
      problems: ['not_found'],
    },
    ReportOpened,
    async (c, { period }) => {
      const { user } = userOf(c.get('who'))
      const id = readPlanId(c)
      const today = instantToDay(deps.now())
      const isThere = await deps.register.transact((tx) => noteOpened(tx, user.id, id, period, today))
      if (!isThere) throw new Refused({ code: 'not_found' })
      return c.body(null, 204)
    },
  )

const readPlanId = (c: Asking): ReportPlanId => {
  const id = ReportPlanId.safeParse(c.req.param('plan'))
  if (!id.success) throw new Refused({ code: 'not_found' })
  return id.data
}

/** What closes next: a plan makes nothing for periods that were there before it. */
const nextPeriod = async ({ register, reader, now }: ReportDeps, { kind }: NewReportPlan) => {
  const today = instantToDay(now())
  const { next } = await listPeriods(reader, 'client', { policy: await readPolicy(register, today), today })
  const found = next.find((period) => period.kind === kind)
  if (!found) throw new Error('a kind of period that never closes')
  return found.name
}
