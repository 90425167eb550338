// Which report the page shows, as it stands in the address: whose visits and which period, in codes.
import { type PeriodName, PeriodName as Name } from '@tukkimies/shared/day.ts'
import { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodRisk } from '@tukkimies/shared/release/risk-answer.ts'

export type RiskView = { readonly visitor: Visitor; readonly period?: PeriodName }

/** What can be read of an address; whose visits it is when nothing says so. */
export const readRiskView = (parameters: URLSearchParams): RiskView => {
  const period = Name.safeParse(parameters.get('period')).data
  return { visitor: Visitor.safeParse(parameters.get('visitor')).data ?? 'client', ...(period && { period }) }
}

export const riskViewToSearch = ({ visitor, period }: RiskView): string =>
  new URLSearchParams({ ...(period && { period }), visitor }).toString()

/** The reports of those visits, in the order of the answer, which is newest first. */
export const reportsOf = (periods: readonly PeriodRisk[], { visitor }: RiskView): readonly PeriodRisk[] =>
  periods.filter((period) => period.visitor === visitor)

/** The report that is asked for, or the newest where that is not there. */
export const chosenReport = (periods: readonly PeriodRisk[], view: RiskView): PeriodRisk | undefined => {
  const own = reportsOf(periods, view)
  return own.find(({ name }) => name === view.period) ?? own[0]
}
