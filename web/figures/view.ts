// What the page of statistics shows, as it stands in the address: whose visits, where and when, compared with what, and of
// which visits. Codes only, in order, so that a link opens the same view for everybody who may see it.
import {
  type PeriodKind,
  periodKinds,
  PeriodName,
  periodLastDay,
  periodPlus,
  periodToKind,
} from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Area, Point } from '@tukkimies/shared/register/organisation.ts'
import { type PeriodsAnswer, toldPeriods } from '@tukkimies/shared/release/answer.ts'
import { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { areaToNode, NodeName, pointToNode, whole } from '@tukkimies/shared/release/nodes.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'

/** With the same period a year before, with the one just before, or with none. */
export const comparisons = ['year', 'previous', 'none'] as const
export type Comparison = (typeof comparisons)[number]

/** The visits with one answer to one question. */
export type ViewFilter = { readonly dimension: DimensionId; readonly code: Key }

export type View = {
  readonly visitor: Visitor
  readonly place: NodeName
  readonly period: PeriodName
  readonly compare: Comparison
  readonly filter: ViewFilter | null
  /** Whether dimensions that have groups are shown code by code. */
  readonly single: boolean
}

/** The dimensions that have a figure on the page, where the period has them. */
export const figureDimensions = {
  client: ['topic', 'language', 'channel', 'duration', 'outcome'],
  partner: ['partner_topic', 'partner_org', 'partner_channel'],
} as const satisfies Record<Visitor, readonly Key[]>
export type FigureDimension = (typeof figureDimensions)[Visitor][number]

/** Months that the figure over time shows. */
const monthsShown = 12
const monthsInYear = 12

/** What can be read of an address; what cannot is left out, never guessed. A filter that is not there is none. */
export const readView = (parameters: URLSearchParams): Partial<View> & Pick<View, 'filter' | 'single'> => {
  const visitor = Visitor.safeParse(parameters.get('visitor')).data
  const place = NodeName.safeParse(parameters.get('place')).data
  const period = PeriodName.safeParse(parameters.get('period')).data
  const compare = comparisons.find((name) => name === parameters.get('compare'))
  return {
    ...(visitor && { visitor }),
    ...(place && { place }),
    ...(period && { period }),
    ...(compare && { compare }),
    filter: readFilter(parameters.get('filter')),
    single: parameters.get('codes') === 'single',
  }
}

/** The address, parameters in order; what is as usual is left out. */
export const viewToSearch = ({ visitor, place, period, compare, filter, single }: View): string =>
  new URLSearchParams([
    ...(single ? [['codes', 'single']] : []),
    ...(compare === 'year' ? [] : [['compare', compare]]),
    ...(filter ? [['filter', `${filter.dimension}:${filter.code}`]] : []),
    ['period', period],
    ['place', place],
    ['visitor', visitor],
  ]).toString()

/** One figure of the view as a question to the release: of a dimension or of all visits, beside another period. */
export const viewToRequest = (
  { visitor, place, period, filter }: View,
  dimension: DimensionId | null,
  earlier: PeriodName | null = null,
): TableRequest => ({
  visitor,
  places: [place],
  periods: [...(earlier ? [earlier] : []), period].toSorted(),
  rows: dimension === null ? [] : [dimension],
  columns: [],
  layers: [],
  filters: filter ? [filter] : [],
})

/** The period that a view is compared with, if it was published. */
export const comparedPeriod = (
  { period, compare }: Pick<View, 'period' | 'compare'>,
  periods: PeriodsAnswer,
): PeriodName | null => {
  const wanted = compare === 'none' ? null : shiftPeriod(period, compare)
  return wanted !== null && toldPeriods(periods).some(({ name }) => name === wanted) ? wanted : null
}

/** A month and the one a year before it, if that was published. */
export type MonthPair = { readonly month: PeriodName; readonly earlier: PeriodName | null }

/** The published months up to the end of a period, the last twelve of them, and of each the one a year before. */
export const monthsUntil = (period: PeriodName, periods: PeriodsAnswer): readonly MonthPair[] => {
  const months = periodsPublished(periods, 'm').toReversed()
  const known = new Set(months)
  return months
    .filter((month) => periodLastDay(month) <= periodLastDay(period))
    .slice(-monthsShown)
    .map((month) => {
      const earlier = shiftPeriod(month, 'year')
      return { month, earlier: known.has(earlier) ? earlier : null }
    })
}

/** Every month of the pairs once, in their order. */
export const pairsToPeriods = (pairs: readonly MonthPair[]): readonly PeriodName[] =>
  [...new Set(pairs.flatMap(({ month, earlier }) => (earlier === null ? [month] : [earlier, month])))].toSorted()

/** The places that may be asked for: those of which every point is one's own; the whole first. */
export const readablePlaces = (
  areas: readonly Area[],
  points: readonly Point[],
  isOwn: (point: PointId) => boolean,
): readonly NodeName[] => {
  const held = areas.map(({ id }) => ({ id, points: points.filter((point) => holdsPoint(point, id)) }))
  const isAllOwn = (some: readonly Point[]) => some.length > 0 && some.every(({ id }) => isOwn(id))
  return [
    ...(isAllOwn(points) ? [whole] : []),
    ...held.filter((area) => isAllOwn(area.points)).map(({ id }) => areaToNode(id)),
    ...points.filter(({ id }) => isOwn(id)).map(({ id }) => pointToNode(id)),
  ]
}

/** The places that a place is made of: areas, or points where there are none; nothing below a point. */
export const placesWithin = (
  place: NodeName,
  areas: readonly Area[],
  points: readonly Point[],
): readonly NodeName[] => {
  if (place === whole)
    return areas.length > 0 ? areas.map(({ id }) => areaToNode(id)) : points.map(({ id }) => pointToNode(id))
  const area = areas.find(({ id }) => areaToNode(id) === place)
  return area ? points.filter((point) => holdsPoint(point, area.id)).map(({ id }) => pointToNode(id)) : []
}

/** Kinds of which something is published, the shortest first. */
export const kindsPublished = (periods: PeriodsAnswer): readonly PeriodKind[] =>
  periodKinds.filter((kind) => toldPeriods(periods).some((period) => period.kind === kind))

/** The published periods of a kind, newest first. */
export const periodsPublished = (periods: PeriodsAnswer, kind: PeriodKind): readonly PeriodName[] =>
  namesOfKind(toldPeriods(periods), kind)

/** The closed periods of a kind of which nothing could be published, newest first. */
export const periodsWithheld = ({ closed }: PeriodsAnswer, kind: PeriodKind): readonly PeriodName[] =>
  namesOfKind(
    closed.filter(({ withheld }) => withheld),
    kind,
  )

/** What is shown when nothing was chosen: the newest period of the shortest kind. */
export const newestPeriod = (periods: PeriodsAnswer): PeriodName | undefined => {
  const [kind] = kindsPublished(periods)
  return kind && periodsPublished(periods, kind)[0]
}

const readFilter = (text: string | null): ViewFilter | null => {
  const [dimension, code, ...rest] = text?.split(':') ?? []
  const read = { dimension: DimensionId.safeParse(dimension).data, code: Key.safeParse(code).data }
  const { dimension: asked, code: answer } = read
  return rest.length === 0 && asked !== undefined && answer !== undefined ? { dimension: asked, code: answer } : null
}

const periodsInYear: Readonly<Record<PeriodKind, number>> = { m: monthsInYear, q: 4, y: 1 }

/** The same period a year before, or the one just before. */
export const shiftPeriod = (period: PeriodName, by: Exclude<Comparison, 'none'>): PeriodName =>
  periodPlus(period, by === 'year' ? -periodsInYear[periodToKind(period)] : -1)

const namesOfKind = (closed: PeriodsAnswer['closed'], kind: PeriodKind): readonly PeriodName[] =>
  closed
    .filter((period) => period.kind === kind)
    .map(({ name }) => name)
    .toSorted((a, b) => (a < b ? 1 : -1))

const holdsPoint = ({ areas }: Point, area: Area['id']): boolean => areas.some((span) => span.area === area)
