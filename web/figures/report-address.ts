// A report as it stands in the address: which, in which language, of which place and period. Codes only, in order.
import { periodLastDay, PeriodName, periodToKind } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { ReadyReport, reportKinds } from '@tukkimies/shared/register/report-plan.ts'
import { type Area, areaOnDay, Language, type Point } from '@tukkimies/shared/register/organisation.ts'
import { areaToNode, NodeName, nodeToKind, pointToNode } from '@tukkimies/shared/release/nodes.ts'

export type ReportView = {
  readonly report: ReadyReport
  readonly language: Language
  readonly place: NodeName
  readonly period: PeriodName
}

export const reportsPath = '/reports'

/** The report of an address, in the reader's own language where none is named; `null` if there is no such report. */
export const readReportView = (parameters: URLSearchParams, own: Language): ReportView | null => {
  const report = ReadyReport.safeParse(parameters.get('kind')).data
  const place = NodeName.safeParse(parameters.get('place')).data
  const period = PeriodName.safeParse(parameters.get('period')).data
  if (!report || !place || !period || !reportKinds[report].includes(periodToKind(period))) return null
  return { report, place, period, language: Language.safeParse(parameters.get('language')).data ?? own }
}

export const reportToPath = ({ report, language, place, period }: ReportView): string =>
  `${reportsPath}/view?${new URLSearchParams({ kind: report, language, period, place }).toString()}`

/** What a place is made of: areas of the whole, or its points where there are no two areas; points of an area; else none. */
export const partsOfPlace = (
  place: NodeName,
  period: PeriodName,
  areas: readonly Area[],
  points: readonly Point[],
): readonly NodeName[] => {
  const kind = nodeToKind(place)
  const last = periodLastDay(period)
  const open = points.filter((point) => point.first <= last)
  const toNodes = (some: readonly { readonly id: PointId }[]) => some.map(({ id }) => pointToNode(id))
  if (kind === 'point') return []
  if (kind === 'area') return toNodes(open.filter((point) => areaToNode(areaOnDay(point, last) ?? '') === place))
  const held = areas.filter(({ id }) => open.some((point) => areaOnDay(point, last) === id))
  return held.length > 1 ? held.map(({ id }) => areaToNode(id)) : toNodes(open)
}
