// A question about the release and its answer: which records and cells it needs, and the table they make. What is not
// released is refused with what is.
import * as z from 'zod/mini'
import { type Day, type PeriodName, periodToKind } from '../day.ts'
import { accept, type Checked, refuse } from '../problem.ts'
import { type Key, type Visitor } from '../register/code-list.ts'
import { findAlternatives } from './alternatives.ts'
import {
  codesOf,
  type DenseValues,
  dimensionOf,
  familyOf,
  fillValues,
  filteredCodes,
  isKnownPlace,
  properSubsets,
  sourceName,
} from './dense.ts'
import { type DimensionId } from './dimensions.ts'
import {
  allowsSensitive,
  closeDay,
  dimensionsToFamily,
  type FamilyId,
  isInLattice,
  Lattice,
  nodeByName,
} from './lattice.ts'
import { type NodeName, nodeToKind } from './nodes.ts'
import { cellRules, type Policy } from './policy.ts'
import { type Cell } from './publish.ts'
import { RiskReport } from './risk.ts'
import {
  axisDimensions,
  requestDimensions,
  tableLimits,
  type TableRequest,
  tableRequestToQuery,
} from './table-request.ts'

/** What the release keeps of a closed period beside its cells (AN61). */
export const PeriodRecord = z.strictObject({
  lattice: Lattice,
  noiseTable: z.string(),
  build: z.string(),
  listHash: z.string(),
  risk: RiskReport,
})
export type PeriodRecord = z.infer<typeof PeriodRecord>

/** All records of the visitor's closed periods, the policy in force (for what is not closed yet), and today. */
export type TableGround = {
  readonly records: readonly PeriodRecord[]
  readonly policy: Policy
  readonly today: Day
  /** Which places the asker may read, so that no alternative leads to a refusal; all of them if absent. */
  readonly isReadable?: (place: NodeName) => boolean
}

/** The cells of one node and family in one period. */
export type CellSource = { readonly period: PeriodName; readonly node: NodeName; readonly family: FamilyId }

/** What the release has of a source. */
export type SourceCells = CellSource & { readonly cells: readonly Pick<Cell, 'codes' | 'y'>[] }

/** A request that the release answers, in canonical form, and what must be read for it: of a family in `codes` those alone. */
export type TablePlan = {
  readonly request: TableRequest
  readonly query: string
  readonly records: readonly PeriodRecord[]
  readonly sources: readonly CellSource[]
  readonly codes: ReadonlyMap<FamilyId, readonly string[]>
}

export type TableAxis =
  | { readonly axis: 'period'; readonly names: readonly PeriodName[] }
  | { readonly axis: 'place'; readonly names: readonly NodeName[] }
  | {
      readonly axis: 'layers' | 'rows' | 'columns'
      readonly dimension: DimensionId
      readonly many: boolean
      readonly sensitive: boolean
      readonly names: readonly Key[]
    }

/** The cells of a smaller family over periods, places and these dimensions, with the same filters (AN23). */
export type TableTotal = DenseValues & { readonly dimensions: readonly DimensionId[] }

export type TablePeriod = {
  readonly name: PeriodName
  readonly first: Day
  readonly last: Day
  readonly close: Day
  readonly D: number
  readonly V: number
  readonly T: number
  readonly hiddenMax: number
  readonly listHash: string
  /** Codes of the table that were in use on a part of the period only (AN43). */
  readonly inUse: readonly {
    readonly dimension: DimensionId
    readonly code: Key
    readonly from?: Day
    readonly until?: Day
  }[]
}

export type TableNote = 'noise' | 'hidden' | 'hidden_sensitive' | 'visits_not_people' | 'many_topics'

/** AN78. The axes are period, place, then layers, rows and columns, one for each dimension. */
export type TableAnswer = DenseValues & {
  readonly query: string
  readonly visitor: Visitor
  readonly filters: TableRequest['filters']
  readonly axes: readonly TableAxis[]
  readonly totals: readonly TableTotal[]
  readonly periods: readonly TablePeriod[]
  readonly notes: readonly TableNote[]
}

/**
 * Whether the release answers, and from which cells. Problems: `not-closed-yet` with the day (AN79); `not-in-release` with
 * at most three alternatives that are released; `invalid` for a filter's code that no list knows or a table too large.
 */
export const planTable = (request: TableRequest, ground: TableGround): Checked<TablePlan> => {
  const own = new Map(
    ground.records
      .filter(({ lattice }) => lattice.visitor === request.visitor)
      .map((record) => [record.lattice.name, record]),
  )
  const day = openUntil(request, own, ground)
  if (day) return refuse({ code: 'not-closed-yet', day })
  const records = recordsOf(request, own)
  if (records && isReleased(request, records)) return makePlan(request, records)
  const { isReadable = () => true } = ground
  const alternatives = findAlternatives(request, {
    lattices: [...own.values()].map(({ lattice }) => lattice),
    isReleased: (other) => {
      const found = recordsOf(other, own)
      if (found === undefined || !isReleased(other, found) || !other.places.every(isReadable)) return false
      return makePlan(other, found).ok
    },
  })
  return refuse({ code: 'not-in-release', alternatives })
}

/** The dense table (AN20, AN21, AN23, AN78) from the cells of the plan's sources, in any order. */
export const fillTable = ({ request, query, records }: TablePlan, tables: readonly SourceCells[]): TableAnswer => {
  const lattices = records.map(({ lattice }) => lattice)
  const published = new Map(
    tables.map(({ period, node, family, cells }) => [sourceName(period, node, family), cells] as const),
  )
  const fill = (dimensions: readonly DimensionId[]) => fillValues(request, lattices, dimensions, published)
  const table = fill(axisDimensions(request))
  const totals = properSubsets(axisDimensions(request)).map((dimensions) => ({ dimensions, ...fill(dimensions) }))
  return {
    query,
    visitor: request.visitor,
    filters: request.filters,
    axes: makeAxes(request, lattices),
    ...table,
    totals,
    periods: records.map((record) => makePeriod(request, record)),
    notes: makeNotes(request, lattices, [table, ...totals]),
  }
}

type RecordsByName = ReadonlyMap<PeriodName, PeriodRecord>

// The day on which the last of the periods asked for is closed, where one is not. A period before the first released one of
// its kind never was open (AN38), and one that is overdue closes with the next run (AN59).
const openUntil = (
  { periods }: TableRequest,
  records: RecordsByName,
  { policy, today }: TableGround,
): Day | undefined => {
  const names = [...records.keys()]
  const days = periods.flatMap((name) => {
    const day = closeDay(name, policy)
    const isOverdue = names.some((other) => periodToKind(other) === periodToKind(name) && other < name)
    return !records.has(name) && (day >= today || isOverdue) ? [day > today ? day : today] : []
  })
  return days.toSorted().at(-1)
}

// Records of the periods asked for, in their order; `undefined` if one has none.
const recordsOf = ({ periods }: TableRequest, records: RecordsByName): readonly PeriodRecord[] | undefined => {
  const found = periods.flatMap((name) => records.get(name) ?? [])
  return found.length === periods.length ? found : undefined
}

// Whether every cell of the question is released or empty by configuration (AN14, AN21). A point that begins later, or a
// dimension that a period does not have, is empty there, as long as some other period has it.
const isReleased = (request: TableRequest, records: readonly PeriodRecord[]): boolean => {
  const lattices = records.map(({ lattice }) => lattice)
  const dimensions = requestDimensions(request)
  const family = dimensionsToFamily(dimensions)
  const isThere = (lattice: Lattice, place: NodeName) =>
    isKnownPlace(lattice, place) && dimensions.every((id) => dimensionOf(lattice, id) !== undefined)
  return request.places.every((place) => {
    const own = lattices.filter((lattice) => isThere(lattice, place))
    return own.length > 0 && own.every((lattice) => isInLattice(lattice, place, family))
  })
}

const makePlan = (asked: TableRequest, records: readonly PeriodRecord[]): Checked<TablePlan> => {
  const lattices = records.map(({ lattice }) => lattice)
  const request = canonicalPlaces(asked, lattices)
  for (const { dimension, code } of request.filters)
    if (!codesOf(lattices, dimension).some(({ key }) => key === code))
      return refuse({ code: 'invalid', field: 'filter' })
  const cells = axisDimensions(request).reduce(
    (size, id) => size * codesOf(lattices, id).length,
    request.places.length * request.periods.length,
  )
  if (cells > tableLimits.cells) return refuse({ code: 'invalid', field: 'rows', limit: tableLimits.cells })
  const subsets = [axisDimensions(request), ...properSubsets(axisDimensions(request))]
  const families = subsets.map((dimensions) => familyOf(request, dimensions))
  const sources = lattices.flatMap((lattice) =>
    request.places.flatMap((place) => {
      const node = nodeByName(lattice, place)?.name
      const own = node === undefined ? [] : families.filter((family) => isInLattice(lattice, node, family))
      return own.map((family): CellSource => ({ period: lattice.name, node: node ?? place, family }))
    }),
  )
  const codes = new Map(subsets.flatMap((dimensions) => filteredCodes(request, lattices, dimensions)))
  return accept({ request, query: tableRequestToQuery(request), records, sources, codes })
}

// AN31, AN80: another name of a node becomes its own name, where that is the same in all periods and keeps one kind.
const canonicalPlaces = (request: TableRequest, lattices: readonly Lattice[]): TableRequest => {
  const places = request.places.map((place) => {
    const names = new Set(lattices.flatMap((lattice) => nodeByName(lattice, place)?.name ?? []))
    const [only, second] = names
    return only !== undefined && second === undefined ? only : place
  })
  const isSound = new Set(places).size === places.length && new Set(places.map(nodeToKind)).size === 1
  return isSound ? { ...request, places: places.toSorted() } : request
}

const makeAxes = (request: TableRequest, lattices: readonly Lattice[]): readonly TableAxis[] => [
  { axis: 'period', names: request.periods },
  { axis: 'place', names: request.places },
  ...(['layers', 'rows', 'columns'] as const).flatMap((axis) =>
    request[axis].map((dimension): TableAxis => {
      const known = lattices.flatMap((lattice) => dimensionOf(lattice, dimension) ?? [])
      return {
        axis,
        dimension,
        many: known.some(({ many }) => many),
        sensitive: known.some(({ sensitive }) => sensitive),
        names: codesOf(lattices, dimension).map(({ key }) => key),
      }
    }),
  ),
]

// The rules of the strictest cells in the table: sensitive ones, if a dimension or one of its codes is flagged (AN15).
const hasSensitiveCells = (request: TableRequest, lattice: Lattice): boolean => {
  const dimensions = requestDimensions(request)
  const known = dimensions.flatMap((id) => dimensionOf(lattice, id) ?? [])
  if (known.some(({ sensitive }) => sensitive)) return true
  const isOpen = request.places.some((place) =>
    allowsSensitive(lattice, nodeByName(lattice, place)?.name ?? place, dimensions.length),
  )
  return isOpen && known.some(({ codes }) => codes.some(({ sensitive }) => sensitive))
}

const makePeriod = (request: TableRequest, { lattice, listHash }: PeriodRecord): TablePeriod => {
  const { noise, T, hiddenMax } = cellRules(
    lattice.policy,
    hasSensitiveCells(request, lattice),
    lattice.visitor === 'client',
  )
  const inUse = requestDimensions(request).flatMap((dimension) =>
    (dimensionOf(lattice, dimension)?.codes ?? [])
      .filter(({ from, until }) => from !== undefined || until !== undefined)
      .map(({ key: code, from, until }) => ({ dimension, code, ...(from && { from }), ...(until && { until }) })),
  )
  const { name, first, last, policy } = lattice
  return { name, first, last, close: closeDay(name, policy), D: noise.D, V: noise.V, T, hiddenMax, listHash, inUse }
}

const makeNotes = (
  request: TableRequest,
  lattices: readonly Lattice[],
  tables: readonly DenseValues[],
): readonly TableNote[] => {
  const isHidden = tables.some(({ values, structural }) => {
    const empty = new Set(structural)
    return values.some((value, at) => value === null && !empty.has(at))
  })
  const isSensitive = lattices.some((lattice) => hasSensitiveCells(request, lattice))
  const isMany = requestDimensions(request).some((id) => lattices.some((lattice) => dimensionOf(lattice, id)?.many))
  const hidden: readonly TableNote[] = isHidden ? [isSensitive ? 'hidden_sensitive' : 'hidden'] : []
  return ['noise', ...hidden, 'visits_not_people', ...(isMany ? (['many_topics'] as const) : [])]
}
