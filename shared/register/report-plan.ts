// Ready-made reports: which there are, for which periods, and one that is made whenever a period closes. A made report is a
// name and a period and holds no figures: whoever opens it asks the release anew, with the own rights.
import * as z from 'zod/mini'
import { Day, PeriodKind, PeriodName } from '../day.ts'
import { ReportPlanId } from '../id.ts'
import type { Problem } from '../problem.ts'
import { Language } from './organisation.ts'

/** A month or year, what a funder gets, and the summary beside an application for state compensation. */
export const ReadyReport = z.enum(['month', 'year', 'funder', 'compensation'])
export type ReadyReport = z.infer<typeof ReadyReport>

/** The kinds of period that a report may be about, the usual one first. */
export const reportKinds: Readonly<Record<ReadyReport, readonly PeriodKind[]>> = {
  month: ['m'],
  year: ['y'],
  funder: ['q', 'y'],
  compensation: ['q', 'y'],
}

/** Reports that are made to be handed on: none is printed before the disclosure register knows of it (C11, B03). */
export const handedReports: ReadonlySet<ReadyReport> = new Set(['funder', 'compensation'])

/** Plans that one user may keep. */
export const reportPlansMax = 20

/** `POST /api/v1/report-plans`: a report for each period of a kind that closes from now on. `mail`: a letter says so. */
export const NewReportPlan = z.strictObject({
  report: ReadyReport,
  /** The name of a place of the release. */
  place: z.string().check(z.regex(/^(whole|(area|point):[A-Za-z0-9_.-]{1,32})$/)),
  kind: PeriodKind,
  language: Language,
  mail: z.boolean(),
})
export type NewReportPlan = z.infer<typeof NewReportPlan>

/** A plan as it is kept; `first` is the first period that gets a report. */
export const ReportPlan = z.strictObject({ id: ReportPlanId, first: PeriodName, ...NewReportPlan.def.shape })
export type ReportPlan = z.infer<typeof ReportPlan>

/** `GET /api/v1/report-plans`: one's own. `mail` is whether letters can be sent at all. */
export const ReportPlanList = z.strictObject({ plans: z.array(ReportPlan), mail: z.boolean() })
export type ReportPlanList = z.infer<typeof ReportPlanList>

const { report, place, language } = NewReportPlan.def.shape

/** A report that a plan has made, and the day on which it did. */
export const MadeReport = z.strictObject({
  plan: ReportPlanId,
  period: PeriodName,
  day: Day,
  opened: z.boolean(),
  report,
  place,
  language,
})
export type MadeReport = z.infer<typeof MadeReport>

/** `GET /api/v1/reports`: one's own, newest first. */
export const ReportList = z.strictObject({ reports: z.array(MadeReport) })
export type ReportList = z.infer<typeof ReportList>

/** `POST /api/v1/report-plans/:plan/opened`: its report of a period has been looked at. */
export const ReportOpened = z.strictObject({ period: PeriodName })
export type ReportOpened = z.infer<typeof ReportOpened>

/** `invalid` for a report that is not about such periods; otherwise null. */
export const reportPlanProblem = ({ report: asked, kind }: NewReportPlan): Problem | null =>
  reportKinds[asked].includes(kind) ? null : { code: 'invalid', field: 'kind' }
