// The nearest released tables of one that is not released (AN79): the longer period, the wider place, one dimension less,
// and of lists the part that is released. Fewest steps first.
import { dayToPeriod, type PeriodKind, type PeriodName, periodFirstDay, periodToKind } from '../day.ts'
import { type Alternative } from '../problem.ts'
import { type Lattice } from './lattice.ts'
import { areaToNode, type NodeKind, type NodeName, nodeToKind, whole } from './nodes.ts'
import { requestDimensions, type TableRequest, tableRequestToQuery } from './table-request.ts'

export const alternativesMax = 3
/** Longer lists are not tried member by member. */
const listsMax = 24

/** The lattices of the visitor's closed periods, and whether a request is answered (and may be asked). */
export type AlternativeGround = {
  readonly lattices: readonly Lattice[]
  readonly isReleased: (request: TableRequest) => boolean
}

/**
 * At most three released tables, by the steps that lead to them; among equals the same dimensions and place over a longer
 * period come first, then a wider place, then a dimension less: filters, columns, layers, rows. Where anything of the
 * period or of a longer one is released, there is at least one: in the end the total of the whole.
 */
export const findAlternatives = (request: TableRequest, ground: AlternativeGround): readonly Alternative[] => {
  const seen = new Set([tableRequestToQuery(request)])
  const found: Alternative[] = []
  const nearer: TableRequest[] = []
  let level: readonly Step[] = [{ request, change: undefined }]
  let levelsLeft = Infinity
  while (level.length > 0 && found.length < alternativesMax && levelsLeft > 0) {
    const next: Step[] = []
    for (const step of level)
      for (const move of movesFrom(step.request, ground)) {
        const query = tableRequestToQuery(move.request)
        if (seen.has(query)) continue
        seen.add(query)
        const change = step.change ?? move.change
        if (nearer.some((other) => isBeyond(move.request, other))) continue
        if (!ground.isReleased(move.request)) next.push({ request: move.request, change })
        else {
          found.push({ change, query })
          nearer.push(move.request)
        }
      }
    // One more step than the nearest, to have a choice; what lies farther is no help.
    if (found.length > 0) levelsLeft = Math.min(levelsLeft, 2)
    levelsLeft -= 1
    level = next
  }
  return found.slice(0, alternativesMax)
}

type Move = { readonly request: TableRequest; readonly change: Alternative['change'] }

/** A request on the way; `change` is what the first step changed. */
type Step = { readonly request: TableRequest; readonly change: Alternative['change'] | undefined }

const longer: Readonly<Record<PeriodKind, PeriodKind | undefined>> = { m: 'q', q: 'y', y: undefined }

const movesFrom = (request: TableRequest, ground: AlternativeGround): readonly Move[] => [
  ...longerPeriods(request, ground.lattices),
  ...widerPlaces(request, ground.lattices),
  ...fewerDimensions(request),
  ...shorterLists(request, ground),
]

const kinds: readonly PeriodKind[] = ['m', 'q', 'y']
const nodeKinds: readonly NodeKind[] = ['point', 'area', 'whole']

// Whether a request gives up all that another one gives up, and is of no use beside it.
const isBeyond = (request: TableRequest, other: TableRequest): boolean => {
  const kindOf = ({ periods: [first] }: TableRequest) => (first ? kinds.indexOf(periodToKind(first)) : -1)
  const placeOf = ({ places: [first] }: TableRequest) => (first ? nodeKinds.indexOf(nodeToKind(first)) : -1)
  const dimensions = new Set(requestDimensions(other))
  const filtered = new Set(other.filters.map(({ dimension }) => dimension))
  return (
    kindOf(request) >= kindOf(other) &&
    placeOf(request) >= placeOf(other) &&
    request.periods.length <= other.periods.length &&
    request.places.length <= other.places.length &&
    requestDimensions(request).every((id) => dimensions.has(id)) &&
    request.filters.every(({ dimension }) => filtered.has(dimension))
  )
}

// The periods around; where one of them is still open, as that of the newest month mostly is, the last that is closed too.
const longerPeriods = (request: TableRequest, lattices: readonly Lattice[]): readonly Move[] => {
  const [first] = request.periods
  const kind = first && longer[periodToKind(first)]
  if (!kind) return []
  const around = unique(request.periods.map((name): PeriodName => dayToPeriod(kind, periodFirstDay(name))))
  const closed = new Set(lattices.map(({ name }) => name))
  if (around.every((name) => closed.has(name))) return [{ request: { ...request, periods: around }, change: 'period' }]
  const last = [...closed]
    .filter((name) => periodToKind(name) === kind)
    .toSorted()
    .at(-1)
  return [around, ...(last ? [[last]] : [])].map((periods) => ({ request: { ...request, periods }, change: 'period' }))
}

// The areas of all points, or the whole.
const widerPlaces = (request: TableRequest, lattices: readonly Lattice[]): readonly Move[] => {
  const [first] = request.places
  if (!first || first === whole) return []
  const areas = nodeToKind(first) === 'point' ? request.places.map((point) => areaOf(point, lattices)) : [undefined]
  const known = areas.flatMap((area) => area ?? [])
  const places: readonly NodeName[] = known.length === areas.length ? unique(known) : [whole]
  return [{ request: { ...request, places }, change: 'place' }]
}

const areaOf = (point: NodeName, lattices: readonly Lattice[]): NodeName | undefined => {
  const key = point.slice('point:'.length)
  const areaStart = areaToNode('')
  for (const { nodes } of lattices.toReversed()) {
    const area = nodes.find(({ name, points }) => name.startsWith(areaStart) && points.includes(key))
    if (area) return area.name
  }
  return undefined
}

const fewerDimensions = (request: TableRequest): readonly Move[] => {
  const without = (change: Partial<TableRequest>): Move => ({ request: { ...request, ...change }, change: 'dimension' })
  const { filters, columns, layers, rows } = request
  return [
    ...filters.map((_, at) => without({ filters: filters.toSpliced(at, 1) })),
    ...columns.map((_, at) => without({ columns: columns.toSpliced(at, 1) })),
    ...layers.map((_, at) => without({ layers: layers.toSpliced(at, 1) })),
    ...rows.map((_, at) => without({ rows: rows.toSpliced(at, 1) })),
  ]
}

// Of a list, the periods that were closed at all, and the periods or places that are released as everything else is asked.
const shorterLists = (request: TableRequest, { lattices, isReleased }: AlternativeGround): readonly Move[] => {
  const { periods, places } = request
  const closed = new Set(lattices.map(({ name }) => name))
  const moves: Move[] = []
  const addPeriods = (kept: readonly PeriodName[]) => {
    if (isPart(kept, periods)) moves.push({ request: { ...request, periods: kept }, change: 'period' })
  }
  addPeriods(periods.filter((name) => closed.has(name)))
  if (periods.length + places.length > listsMax) return moves
  addPeriods(periods.filter((name) => isReleased({ ...request, periods: [name] })))
  const kept = places.filter((name) => isReleased({ ...request, places: [name] }))
  if (isPart(kept, places)) moves.push({ request: { ...request, places: kept }, change: 'place' })
  return moves
}

const isPart = (some: readonly string[], all: readonly string[]): boolean => some.length > 0 && some.length < all.length

const unique = <T extends string>(names: readonly T[]): readonly T[] => [...new Set(names)].toSorted()
