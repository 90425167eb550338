// What stands in a ready-made report: fixed tables of the release, each beside the same period a year before where that is
// released. What is not published so finely is left out and named, never worked out from something else.
import { type PeriodName, type PeriodKind, dayToPeriod, periodFirstDay, periodPlus, periodToKind } from '../day.ts'
import { type Visitor, visitors } from '../register/code-list.ts'
import type { ReadyReport } from '../register/report-plan.ts'
import type { DimensionId } from './dimensions.ts'
import type { NodeName } from './nodes.ts'
import { isOffered, type LatticeAnswer } from './offer.ts'
import type { TableRequest } from './table-request.ts'

/**
 * `total`: all visits; `months` and `places`: all visits by month, and by the places that the report's place is made of;
 * `codes`: by one dimension; `crossed`: by two.
 */
export type ReportPart =
  | { readonly is: 'total' | 'months' | 'places'; readonly visitor: Visitor }
  | { readonly is: 'codes'; readonly visitor: Visitor; readonly dimension: DimensionId }
  | { readonly is: 'crossed'; readonly visitor: Visitor; readonly rows: DimensionId; readonly columns: DimensionId }

/** A part and its question; `before` is the period of the question that the newest one is compared with. */
export type ReportTable = {
  readonly key: string
  readonly part: ReportPart
  readonly request: TableRequest
  readonly before: PeriodName | null
}

/** What a report asks for: its tables in their order, and the parts that are not released so finely. */
export type Report = { readonly tables: readonly ReportTable[]; readonly left: readonly ReportPart[] }

/** Whose figures of which place and period, and what that place is made of: areas of the whole, or points of an area. */
export type ReportAbout = {
  readonly report: ReadyReport
  readonly place: NodeName
  readonly period: PeriodName
  readonly parts: readonly NodeName[]
}

/** The released periods of a visitor, and what the report's period and the one a year before can be asked. */
export type ReportGround = Readonly<
  Record<
    Visitor,
    {
      readonly released: ReadonlySet<PeriodName>
      readonly offer: LatticeAnswer | null
      readonly before: LatticeAnswer | null
    }
  >
>

const codes = (visitor: Visitor, ...dimensions: readonly DimensionId[]): readonly ReportPart[] =>
  dimensions.map((dimension) => ({ is: 'codes', visitor, dimension }))
const total: readonly ReportPart[] = visitors.map((visitor) => ({ is: 'total', visitor }))
const time: readonly ReportPart[] = [
  { is: 'months', visitor: 'client' },
  { is: 'places', visitor: 'client' },
]
const groups: ReportPart = { is: 'crossed', visitor: 'client', rows: 'topic.1', columns: 'language.1' }

/** A point's month and year tell all; a funder gets no small languages, and a summary for compensation what money follows. */
const partsOfReport: Readonly<Record<ReadyReport, readonly ReportPart[]>> = {
  month: [
    ...total,
    { is: 'places', visitor: 'client' },
    ...codes('client', 'topic', 'language.1', 'language', 'channel', 'duration', 'outcome'),
    ...codes('partner', 'partner_topic', 'partner_org'),
  ],
  year: [
    ...total,
    ...time,
    ...codes('client', 'topic', 'language.1', 'language'),
    groups,
    ...codes('client', 'channel', 'duration', 'outcome', 'age', 'gender', 'first', 'interpreter', 'referral'),
    ...codes('partner', 'partner_topic', 'partner_org', 'partner_channel'),
  ],
  funder: [
    ...total,
    ...time,
    ...codes('client', 'topic.1', 'language.1'),
    groups,
    ...codes('client', 'channel', 'outcome', 'age', 'gender'),
    ...codes('partner', 'partner_topic', 'partner_org'),
  ],
  compensation: [...total, ...time, ...codes('client', 'language.1', 'channel', 'duration', 'persons')],
}

/** The same period of the year before. */
export const yearBefore = (period: PeriodName): PeriodName =>
  periodPlus(period, { m: -12, q: -4, y: -1 }[periodToKind(period)])

/** The report's questions. A part that its period does not have at all, such as months of a month, is not named either. */
export const makeReport = (about: ReportAbout, ground: ReportGround): Report => {
  const tables: ReportTable[] = []
  const left: ReportPart[] = []
  for (const part of partsOfReport[about.report]) {
    if (!isAbout(part, about)) continue
    const table = makeTable(part, about, ground)
    if (table) tables.push(table)
    else left.push(part)
  }
  return { tables, left }
}

/** The months of a longer period that are released, oldest first. */
export const monthsOfPeriod = (period: PeriodName, released: ReadonlySet<PeriodName>): readonly PeriodName[] => {
  const months = { m: 0, q: 3, y: 12 } satisfies Record<PeriodKind, number>
  const first = dayToPeriod('m', periodFirstDay(period))
  return Array.from({ length: months[periodToKind(period)] }, (_, at) => periodPlus(first, at)).filter((name) =>
    released.has(name),
  )
}

const isAbout = (part: ReportPart, { period, parts }: ReportAbout): boolean => {
  if (part.is === 'months') return periodToKind(period) !== 'm'
  return part.is !== 'places' || parts.length > 1
}

const makeTable = (part: ReportPart, about: ReportAbout, ground: ReportGround): ReportTable | null => {
  const { visitor } = part
  const { released, offer, before: earlier } = ground[visitor]
  const dimensions = dimensionsOf(part)
  const places = placesOf(part, about, offer)
  if (!released.has(about.period) || places.length === 0) return null
  if (part.is !== 'months' && !places.every((place) => offer && isOffered(offer, place, dimensions))) return null
  const periods = part.is === 'months' ? monthsOfPeriod(about.period, released) : [about.period]
  if (periods.length === 0) return null
  const before = yearBefore(about.period)
  const isCompared =
    (part.is === 'total' || part.is === 'places' || part.is === 'codes') &&
    released.has(before) &&
    places.every((place) => earlier && isOffered(earlier, place, dimensions))
  const [rows, columns] = part.is === 'crossed' ? [[part.rows], [part.columns]] : [dimensions, []]
  return {
    key: [part.is, visitor, ...dimensions].join('-'),
    part,
    before: isCompared ? before : null,
    request: {
      visitor,
      places: places.toSorted(),
      periods: isCompared ? [before, ...periods] : periods,
      rows,
      columns,
      layers: [],
      filters: [],
    },
  }
}

/** Parts of a place that are too small to have figures of their own stand in none. */
const placesOf = (
  part: ReportPart,
  { place, parts }: ReportAbout,
  offer: LatticeAnswer | null,
): readonly NodeName[] => {
  if (part.is !== 'places') return [place]
  const own = parts.filter((name) => offer && isOffered(offer, name, []))
  return own.length > 1 ? own : []
}

const dimensionsOf = (part: ReportPart): readonly DimensionId[] => {
  if (part.is === 'codes') return [part.dimension]
  return part.is === 'crossed' ? [part.rows, part.columns] : []
}
