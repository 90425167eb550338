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

/** A node and the points whose visits it counts; more of them than had volumes, see `joinPoints`. */
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

/** What decides over places: the least volume that has tables of its own, and how many visits a year a point has. */
export type Sizes = { readonly small: number; readonly volumeOf: (point: string) => number }

/**
 * The nodes of a period (AN31 to AN33). Only points open on a day of the period decide. All others that have begun are
 * counted in the whole, and in their areas where no subtraction shows them.
 */
export const makePlaces = (name: PeriodName, points: readonly Point[], sizes: Sizes): Places => {
  const { small, volumeOf } = sizes
  const current = points.filter((point) => isInPeriod(point, name)).toSorted(byId)
  const areas = Map.groupBy(
    current.filter((point) => areaInYear(point, name) !== null),
    (point) => areaToNode(areaInYear(point, name) ?? ''),
  )
  const aliases = makeAliases(current, areas)
  const candidates = current.filter((point) => !(pointToNode(point.id) in aliases))
  const pointPlaces = candidates
    .filter(({ id }) => volumeOf(id) >= small)
    .map(({ id }): Place => ({ name: pointToNode(id), points: [id] }))
  const areaPlaces = [...areas]
    .map(([area, members]): Place => ({ name: area, points: members.map(({ id }) => id) }))
    .filter((area) => !(area.name in aliases) && volumeSum(area.points, volumeOf) >= small)
    .filter((area) => !isSmallRest(volumeSum(restOf(area, pointPlaces), volumeOf), small))
    .toSorted(byName)
  const parts = dropOnlyPart([...areaPlaces, ...pointPlaces], current, sizes)
  const nodes = [{ name: whole, points: current.map(({ id }) => id) }, ...parts]
  return { nodes: addPoints(nodes, name, points, sizes), aliases }
}

/**
 * The places of a running period after points have begun that it does not know yet. Each is counted in the whole, and has no
 * node before the next period. In its area it is counted only if no subtraction then shows few visits; a place goes that
 * would show them by being the only one, and a name that no longer stands for the same points (AN31, AN33, AN36).
 */
export const joinPoints = <P extends Place>(
  { nodes, aliases }: { readonly nodes: readonly P[]; readonly aliases: Places['aliases'] },
  name: PeriodName,
  points: readonly Point[],
  sizes: Sizes,
): { readonly nodes: readonly P[]; readonly aliases: Places['aliases'] } => {
  const joined = missingFrom(nodes, name, points)
  if (joined.length === 0) return { nodes, aliases }
  const grown = addPoints(nodes, name, points, sizes)
  const current = points.filter((point) => isInPeriod(point, name))
  const parts = dropOnlyPart(
    grown.filter((node) => node.name !== whole),
    current,
    sizes,
  )
  const isSame = ([alias, node]: readonly [string, NodeName]): boolean =>
    joined.every((point) => isPartOf(point, alias, name) === isPartOf(point, node, name))
  return {
    nodes: grown.filter((node) => node.name === whole || parts.includes(node)),
    aliases: Object.fromEntries(Object.entries(aliases).filter(isSame)),
  }
}

// Points that have begun and that the whole does not hold yet.
const missingFrom = (nodes: readonly Place[], name: PeriodName, points: readonly Point[]): readonly Point[] => {
  const held = new Set(nodes.find((node) => node.name === whole)?.points)
  return points.filter((point) => point.first <= periodLastDay(name) && !held.has(point.id)).toSorted(byId)
}

// AN33: those of an area's points that have no node of their own are few only if there are none. Of a point that closed before
// the period late visits alone can come, which are few whatever its volume was.
const addPoints = <P extends Place>(
  nodes: readonly P[],
  name: PeriodName,
  points: readonly Point[],
  sizes: Sizes,
): P[] => {
  const missing = missingFrom(nodes, name, points)
  const volumeIn = (point: Point): number => (isInPeriod(point, name) ? sizes.volumeOf(point.id) : 0)
  return nodes.map((node) => {
    const own = missing.filter((point) => isPartOf(point, node.name, name))
    if (own.length === 0) return node
    const rest = volumeSum(restOf(node, nodes), sizes.volumeOf) + own.reduce((sum, point) => sum + volumeIn(point), 0)
    if (node.name !== whole && rest < sizes.small) return node
    return { ...node, points: [...node.points, ...own.map(({ id }) => id)] }
  })
}

const byId = (one: Point, other: Point): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

const isInPeriod = (point: Point, name: PeriodName): boolean =>
  point.first <= periodLastDay(name) && (point.last === undefined || point.last >= periodFirstDay(name))

const isPartOf = (point: Point, node: string, name: PeriodName): boolean => {
  if (node === whole || node === pointToNode(point.id)) return true
  const area = areaInYear(point, name)
  return area !== null && node === areaToNode(area)
}

const byName = (one: Place, other: Place): number => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0)

// The points of a place that have no node of their own.
const restOf = ({ points }: Place, nodes: readonly Place[]): readonly string[] => {
  const own = new Set(nodes.flatMap((node) => (node.name.startsWith('point:') ? node.points : [])))
  return points.filter((point) => !own.has(point))
}

const volumeSum = (points: readonly string[], volumeOf: Sizes['volumeOf']): number =>
  points.reduce((sum, point) => sum + volumeOf(point), 0)

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
const dropOnlyPart = <P extends Place>(parts: readonly P[], current: readonly Point[], sizes: Sizes): readonly P[] => {
  const areas = parts.filter(({ name }) => name.startsWith('area:'))
  const covered = new Set(areas.flatMap(({ points }) => points))
  const alone = parts.filter((part) => areas.includes(part) || !part.points.some((point) => covered.has(point)))
  const [only, second] = alone
  if (!only || second) return parts
  const rest = current.map(({ id }) => id).filter((point) => !only.points.includes(point))
  if (!isSmallRest(volumeSum(rest, sizes.volumeOf), sizes.small)) return parts
  return dropOnlyPart(
    parts.filter((part) => part !== only),
    current,
    sizes,
  )
}
