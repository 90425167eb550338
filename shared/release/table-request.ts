// A question about the release: its whole grammar, and its one canonical form.
import * as z from 'zod/mini'
import { PeriodName, periodToKind } from '../day.ts'
import { accept, type Checked, refuse } from '../problem.ts'
import { Key, Visitor } from '../register/code-list.ts'
import { DimensionId } from './dimensions.ts'
import { NodeName, nodeToKind } from './nodes.ts'

/** Limits of one question. */
export const tableLimits = { dimensions: 6, places: 500, periods: 120, cells: 100_000 } as const

/** The grammar of AN77, complete. Places, periods and filters are sorted; rows, columns and layers stay as asked. */
export type TableRequest = {
  readonly visitor: Visitor
  readonly places: readonly NodeName[]
  readonly periods: readonly PeriodName[]
  readonly rows: readonly DimensionId[]
  readonly columns: readonly DimensionId[]
  readonly layers: readonly DimensionId[]
  readonly filters: readonly { readonly dimension: DimensionId; readonly code: Key }[]
}

const parameterNames = ['visitor', 'place', 'period', 'rows', 'columns', 'layers', 'filter'] as const
type ParameterName = (typeof parameterNames)[number]

const isParameterName = (name: string): name is ParameterName => (parameterNames as readonly string[]).includes(name)

const Filter = z.tuple([DimensionId, Key])

/**
 * Reads the parameters of a question (AN77). Problems: `unknown_parameter`; `malformed` with the parameter that is missing,
 * repeated, of two kinds, or not made of names, and with `limit` if it asks for too much.
 */
export const readTableRequest = (parameters: Iterable<readonly [string, string]>): Checked<TableRequest> => {
  const texts = new Map<ParameterName, string[]>()
  for (const [name, text] of parameters) {
    if (!isParameterName(name)) return refuse({ code: 'unknown_parameter' })
    if (texts.has(name) && name !== 'filter') return malformed(name)
    texts.set(name, [...(texts.get(name) ?? []), text])
  }
  const listOf = (name: ParameterName): readonly string[] => texts.get(name)?.[0]?.split(',') ?? []
  const visitor = Visitor.safeParse(texts.get('visitor')?.[0])
  if (!visitor.success) return malformed('visitor')
  const places = readNames(NodeName, listOf('place'), tableLimits.places)
  if (!places || places.length === 0 || new Set(places.map(nodeToKind)).size > 1) return malformed('place')
  const periods = readNames(PeriodName, listOf('period'), tableLimits.periods)
  if (!periods || periods.length === 0 || new Set(periods.map(periodToKind)).size > 1) return malformed('period')
  const filters = (texts.get('filter') ?? []).map((text) => Filter.safeParse(text.split(':')))
  const dimensions = new Set<DimensionId>()
  for (const filter of filters) {
    if (!filter.success || dimensions.has(filter.data[0])) return malformed('filter')
    dimensions.add(filter.data[0])
  }
  const sides: Partial<Record<ParameterName, readonly DimensionId[]>> = {}
  for (const side of ['rows', 'columns', 'layers'] as const) {
    const own = readNames(DimensionId, listOf(side), tableLimits.dimensions)
    if (!own || own.some((dimension) => dimensions.has(dimension))) return malformed(side)
    for (const dimension of own) dimensions.add(dimension)
    sides[side] = own
  }
  if (dimensions.size > tableLimits.dimensions)
    return refuse({ code: 'malformed', field: 'rows', limit: tableLimits.dimensions })
  return accept({
    visitor: visitor.data,
    places: places.toSorted(),
    periods: periods.toSorted(),
    rows: sides.rows ?? [],
    columns: sides.columns ?? [],
    layers: sides.layers ?? [],
    filters: filters
      .flatMap(({ data }) => (data ? [{ dimension: data[0], code: data[1] }] : []))
      .toSorted((one, other) => (one.dimension < other.dimension ? -1 : 1)),
  })
}

/** The canonical form: parameters in order, no `?` (AN80). Every name in it may stand in an address as it is. */
export const tableRequestToQuery = (request: TableRequest): string => {
  const parts: readonly (readonly [ParameterName, readonly string[]])[] = [
    ['columns', request.columns],
    ...request.filters.map(({ dimension, code }) => ['filter', [`${dimension}:${code}`]] as const),
    ['layers', request.layers],
    ['period', request.periods],
    ['place', request.places],
    ['rows', request.rows],
    ['visitor', [request.visitor]],
  ]
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .join('&')
}

/** All dimensions of a question: those of its axes, in their order, then the filters'. */
export const requestDimensions = (request: TableRequest): readonly DimensionId[] => [
  ...axisDimensions(request),
  ...request.filters.map(({ dimension }) => dimension),
]

/** Layers, rows, columns: the order of the axes. */
export const axisDimensions = ({ layers, rows, columns }: TableRequest): readonly DimensionId[] => [
  ...layers,
  ...rows,
  ...columns,
]

const malformed = (field: ParameterName) => refuse({ code: 'malformed', field })

// Names without repetition, or `undefined`.
const readNames = <T extends string>(
  schema: z.ZodMiniType<T>,
  texts: readonly string[],
  most: number,
): readonly T[] | undefined => {
  const names = texts.map((text) => schema.safeParse(text)).flatMap(({ data }) => (data === undefined ? [] : [data]))
  const isSound = names.length === texts.length && new Set(names).size === names.length && names.length <= most
  return isSound ? names : undefined
}
