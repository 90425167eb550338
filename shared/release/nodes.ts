// The places of a period that have tables of their own: the whole register, areas and points that are not too small, and
// the names that stand for the same points (AN29 to AN33).
import * as z from 'zod/mini'
import { type Day, type PeriodName, periodFirstDay, periodLastDay } from '../day.ts'
import { areaOnDay, type Point } from '../register/organisation.ts'

/** `whole`, `area:KEY` or `point:KEY`. */
export const NodeName = z.string().check(z.regex(/^(whole|(area|point):[A-Za-z0-9_.-]{1,32})$/))
export type NodeName = z.infer<typeof NodeName>
export type NodeKind = 'whole' | 'area' | 'point'

export const whole: NodeName = 'whole'
export const areaToNode = (area: string): NodeName => `area:${area}`
export const pointToNode = (point: string): NodeName => `point:${point}`
export const nodeToKind = (name: NodeName): NodeKind =>
  name === whole ? 'whole' : name.startsWith('area:') ? 'area' : 'point'

/** A node and the points whose visits it counts; more of them than had volumes, see `addPoints`. */
export type Place = { readonly name: NodeName; readonly points: readonly string[] }

/** Nodes, the whole first; `aliases` are other names of the same points (AN31). */
export type Places = { readonly nodes: readonly Place[]; readonly aliases: Readonly<Record<string, NodeName>> }

/**
 * The area of a point in a calendar year: the one on 1 January, or on the point's first day. A change in the middle of a
 * year takes effect with the next (AN29).
 */
export const areaInYear = (point: Point, name: PeriodName): string | null => {
  const newYear = `${name.slice(0, 4)}-01-01` as Day
  return areaOnDay(point, point.first > newYear ? point.first : newYear)
}

/**
 * The nodes of a period (AN31 to AN33). `volumeOf` is a point's visits a year, `small` the least that has tables. Only
 * points open on a day of the period decide; all others that have begun are counted in the whole and in their areas.
 */
export const makePlaces = (
  name: PeriodName,
  points: readonly Point[],
  volumeOf: (point: string) => number,
  small: number,
): Places => {
  const current = points.filter((point) => isInPeriod(point, name)).toSorted(byId)
  const total = volumeSum(current, volumeOf)
  const areas = Map.groupBy(
    current.filter((point) => areaInYear(point, name) !== null),
    (point) => areaToNode(areaInYear(point, name) ?? ''),
  )
  const aliases = makeAliases(current, areas)
  const candidates = current.filter((point) => !(pointToNode(point.id) in aliases))
  const pointNodes = new Set(candidates.filter(({ id }) => volumeOf(id) >= small).map(({ id }) => pointToNode(id)))
  const areaNodes = new Set<NodeName>()
  for (const [area, members] of areas) {
    const rest = volumeSum(members, (id) => (pointNodes.has(pointToNode(id)) ? 0 : volumeOf(id)))
    const isLarge = volumeSum(members, volumeOf) >= small && !isSmallRest(rest, small)
    if (!(area in aliases) && isLarge) areaNodes.add(area)
  }
  dropOnlyPart(current, areas, { pointNodes, areaNodes }, { total, small, volumeOf })
  const areaPlaces = [...areaNodes].toSorted().map((area): Place => ({ name: area, points: [] }))
  const pointPlaces = [...pointNodes].map((point): Place => ({ name: point, points: [point.slice('point:'.length)] }))
  const places: readonly Place[] = [{ name: whole, points: [] }, ...areaPlaces, ...pointPlaces]
  return { nodes: addPoints(places, name, points), aliases }
}

/** Points that the whole and the areas do not hold yet, added to them: a new point has no node before the next period. */
export const addPoints = <P extends Place>(nodes: readonly P[], name: PeriodName, points: readonly Point[]): P[] => {
  const begun = points.filter((point) => point.first <= periodLastDay(name)).toSorted(byId)
  return nodes.map((node) => {
    const held = new Set(node.points)
    const missing = begun.filter((point) => !held.has(point.id) && isPartOf(point, node.name, name))
    return missing.length === 0 ? node : { ...node, points: [...node.points, ...missing.map(({ id }) => id)] }
  })
}

const byId = (one: Point, other: Point): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

const isInPeriod = (point: Point, name: PeriodName): boolean =>
  point.first <= periodLastDay(name) && (point.last === undefined || point.last >= periodFirstDay(name))

const isPartOf = (point: Point, node: NodeName, name: PeriodName): boolean => {
  if (node === whole) return true
  const area = areaInYear(point, name)
  return area !== null && node === areaToNode(area)
}

const volumeSum = (points: readonly Point[], volumeOf: (point: string) => number): number =>
  points.reduce((sum, point) => sum + volumeOf(point.id), 0)

// Somebody is there, but too few to stand alone: a subtraction would show them.
const isSmallRest = (rest: number, small: number): boolean => rest > 0 && rest < small

// AN31: a register of one point is the whole, an area of all points too, an area of one point is the point.
const makeAliases = (
  current: readonly Point[],
  areas: ReadonlyMap<NodeName, readonly Point[]>,
): Readonly<Record<string, NodeName>> => {
  const aliases: Record<string, NodeName> = {}
  const [only, second] = current
  if (only && !second) aliases[pointToNode(only.id)] = whole
  for (const [area, members] of areas) {
    const [member] = members
    if (members.length === current.length) aliases[area] = whole
    else if (members.length === 1 && member) aliases[area] = pointToNode(member.id)
  }
  return aliases
}

// AN33: the parts of the whole are its areas, and the points that no area's node holds. If only one of them can be seen and
// the others together are few, it goes; the points of an area that went are parts in their turn.
const dropOnlyPart = (
  current: readonly Point[],
  areas: ReadonlyMap<NodeName, readonly Point[]>,
  nodes: { readonly pointNodes: Set<NodeName>; readonly areaNodes: Set<NodeName> },
  { total, small, volumeOf }: { total: number; small: number; volumeOf: (point: string) => number },
): void => {
  for (;;) {
    const { pointNodes, areaNodes } = nodes
    const covered = new Set([...areaNodes].flatMap((area) => (areas.get(area) ?? []).map(({ id }) => id as string)))
    const points = current.filter(({ id }) => pointNodes.has(pointToNode(id)) && !covered.has(id))
    if (areaNodes.size + points.length !== 1) return
    const [area] = areaNodes
    const members = area === undefined ? points : (areas.get(area) ?? [])
    if (!isSmallRest(total - volumeSum(members, volumeOf), small)) return
    if (area === undefined) pointNodes.clear()
    else areaNodes.delete(area)
  }
}
