// What the page of statistics shows, as it stands in the address: whose visits, where and when. Codes only, in order, so
// that a link opens the same view for everybody who may see it.
import { type PeriodKind, periodKinds, PeriodName } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { type Key, Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Area, Point } from '@tukkimies/shared/register/organisation.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { areaToNode, NodeName, pointToNode, whole } from '@tukkimies/shared/release/nodes.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'

export type View = { readonly visitor: Visitor; readonly place: NodeName; readonly period: PeriodName }

/** The dimensions that have a figure on the page. */
export const figureDimensions = {
  client: ['topic', 'language'],
  partner: ['partner_topic', 'partner_org'],
} as const satisfies Record<Visitor, readonly [Key, Key]>

/** What can be read of an address; what cannot is left out, never guessed. */
export const readView = (parameters: URLSearchParams): Partial<View> => {
  const visitor = Visitor.safeParse(parameters.get('visitor')).data
  const place = NodeName.safeParse(parameters.get('place')).data
  const period = PeriodName.safeParse(parameters.get('period')).data
  return { ...(visitor && { visitor }), ...(place && { place }), ...(period && { period }) }
}

export const viewToSearch = ({ visitor, place, period }: View): string =>
  new URLSearchParams({ period, place, visitor }).toString()

/** One figure of the view as a question to the release. */
export const viewToRequest = ({ visitor, place, period }: View, dimension: Key): TableRequest => ({
  visitor,
  places: [place],
  periods: [period],
  rows: [dimension],
  columns: [],
  layers: [],
  filters: [],
})

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

/** Kinds of which something is published, the shortest first. */
export const kindsPublished = ({ closed }: PeriodsAnswer): readonly PeriodKind[] =>
  periodKinds.filter((kind) => closed.some((period) => period.kind === kind))

/** The published periods of a kind, newest first. */
export const periodsPublished = ({ closed }: PeriodsAnswer, kind: PeriodKind): readonly PeriodName[] =>
  closed
    .filter((period) => period.kind === kind)
    .map(({ name }) => name)
    .toSorted((a, b) => (a < b ? 1 : -1))

/** What is shown when nothing was chosen: the newest period of the shortest kind. */
export const newestPeriod = (periods: PeriodsAnswer): PeriodName | undefined => {
  const [kind] = kindsPublished(periods)
  return kind && periodsPublished(periods, kind)[0]
}

const holdsPoint = ({ areas }: Point, area: Area['id']): boolean => areas.some((span) => span.area === area)
