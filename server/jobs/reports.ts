// Reports that were planned are made when their period is released: a line in a list, no figures, since whoever opens one asks
// the release anew. May be stopped anywhere and run again: each is made once, and a letter comes again at worst.
import { type Day, dayPlus, type PeriodName } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { ReportPlan } from '@tukkimies/shared/register/report-plan.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { toldPeriods } from '@tukkimies/shared/release/answer.ts'
import type { Deps } from '../deps.ts'
import { createMail } from '../mail.ts'
import { readReadablePlaces } from '../readable-places.ts'
import { appendAudit } from '../register/audit.ts'
import { addReport, listAllReportPlans, listUntold, noteTold } from '../register/reports.ts'
import { readPolicy } from '../structure.ts'
import { type Account, listAccounts } from '../users/accounts.ts'
import { makeReportsLetter } from '../users/letters.ts'
import { listPeriods } from '../visits/reader.ts'

type ReportDeps = Pick<Deps, 'register' | 'release' | 'keys' | 'root' | 'now' | 'config'>

/** Days for which a letter that could not be sent is tried again. */
const letterDays = 7

/** Makes what is due, and tells those who asked for a letter; answers how many reports were made. */
export const makeReports = async (deps: ReportDeps, today: Day): Promise<number> => {
  const plans = await listAllReportPlans(deps.register)
  if (plans.length === 0) return 0
  const accounts = new Map((await listAccounts(deps, { is: 'all' })).map((account) => [account.id, account]))
  const due = await listDue(deps, plans, accounts, today)
  let made = 0
  for (const [period, own] of Map.groupBy(due, (report) => report.period)) made += await make(deps, period, own, today)
  failpoint('reports.after-made')
  await tell(deps, due, accounts, today)
  return made
}

type Due = { readonly plan: ReportPlan; readonly user: UserId; readonly period: PeriodName }
type Plans = Awaited<ReturnType<typeof listAllReportPlans>>
type Accounts = ReadonlyMap<UserId, Account>

/** Every period with figures that a plan covers, made or not, for owners who may still read the place. */
const listDue = async (deps: ReportDeps, plans: Plans, accounts: Accounts, today: Day): Promise<readonly Due[]> => {
  const policy = await readPolicy(deps.register, today)
  const told = toldPeriods(await listPeriods(deps.release, 'client', { policy, today }))
  const due: Due[] = []
  for (const { user, plan } of plans) {
    const account = accounts.get(user)
    const isOver = !account || (account.endDay !== null && account.endDay < today)
    const scope = isOver ? null : makeScope('plan_reports', account)
    if (!scope || !(await readReadablePlaces(deps, scope)).isReadable(plan.place)) continue
    const periods = told.filter(({ kind, name }) => kind === plan.kind && name >= plan.first)
    due.push(...periods.map(({ name: period }) => ({ plan, user, period })))
  }
  return due
}

const make = ({ register, now }: ReportDeps, period: PeriodName, due: readonly Due[], today: Day): Promise<number> =>
  register.transact(async (tx) => {
    let reports = 0
    for (const { plan, user } of due) if (await addReport(tx, { plan: plan.id, period, user, day: today })) reports++
    if (reports > 0) {
      const event = { event: 'reports_made', period, reports } as const
      await appendAudit(tx, { at: now(), actor: { is: 'server' }, organisation: null, event })
    }
    return reports
  })

/** One letter a user who may still read it, whatever was made; noted only when out, so that the next night tries again. */
const tell = async (deps: ReportDeps, due: readonly Due[], accounts: Accounts, today: Day): Promise<void> => {
  const { register, config } = deps
  if (!config.mail) return
  const mail = createMail(config)
  const mailed = new Set(due.filter(({ plan }) => plan.mail).map(({ plan }) => plan.id))
  const untold = (await listUntold(register, dayPlus(today, -letterDays))).filter(({ plan }) => mailed.has(plan))
  for (const [user, reports] of Map.groupBy(untold, (report) => report.user)) {
    const details = accounts.get(user)?.details
    if (!details || details.email === '') continue
    if (!(await mail.send(makeReportsLetter(details, config.mail.site)))) continue
    failpoint('reports.after-letter')
    await register.transact(async (tx) => {
      for (const report of reports) await noteTold(tx, report, today)
    })
  }
}
