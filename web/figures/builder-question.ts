// The question of the table builder as it stands in the address, and what its controls make of it. Codes only, parameters
// in order, so that a link opens the same table for everybody who may see it.
import { periodPlus } from '@tukkimies/shared/day.ts'
import { Across, ChartKind, type Measure, Shown } from '@tukkimies/shared/register/view.ts'
import { Key } from '@tukkimies/shared/register/code-list.ts'
import { type DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { readTableRequest, type TableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'

/** A table, what stands in its cells, whether periods and places stand across or down, and how it is looked at. */
export type BuilderQuestion = {
  readonly request: TableRequest
  readonly measure: Measure
  readonly across: Across
  /** The table, if absent. */
  readonly show?: Shown
  /** What suits the table, if absent. */
  readonly chart?: ChartKind
  /** Which code of each layer is seen; the first, if absent. */
  readonly layer?: readonly Key[]
}

export const allAcross: Across = ['period', 'place']
const none = 'none'

/** What an address asks for, as one may read it; one that nobody can read asks for nothing. */
export const decodeSearch = (search: string): string => {
  try {
    return decodeURIComponent(search)
  } catch {
    return ''
  }
}

/** `null` where the address asks for no table, or for none that there could be. */
export const readQuestion = (parameters: URLSearchParams): BuilderQuestion | null => {
  const own = new Set(['measure', 'across', 'show', 'chart', 'layer'])
  const read = readTableRequest([...parameters].filter(([name]) => !own.has(name)))
  if (!read.ok) return null
  const measure = measuresOf(read.value).find((one) => one === parameters.get('measure')) ?? 'visits'
  const across = parameters.get('across')
  const named = Across.safeParse(across === none ? [] : across?.split(',')).data
  const show = Shown.safeParse(parameters.get('show')).data
  const chart = ChartKind.safeParse(parameters.get('chart')).data
  const layer = (parameters.get('layer')?.split(',') ?? []).flatMap((code) => Key.safeParse(code).data ?? [])
  return {
    request: read.value,
    measure,
    across: named ?? allAcross,
    ...(show && show !== 'table' && { show }),
    ...(chart && { chart }),
    ...(layer.length > 0 && layer.length === read.value.layers.length && { layer }),
  }
}

/** The address, parameters in order; what is as usual is left out. */
export const questionToSearch = ({ request, measure, across, show, chart, layer }: BuilderQuestion): string => {
  const isUsual = allAcross.every((axis) => across.includes(axis))
  return [
    ...(isUsual ? [] : [`across=${across.length === 0 ? none : across.join(',')}`]),
    ...tableRequestToQuery(request).split('&'),
    ...(measure === 'visits' ? [] : [`measure=${measure}`]),
    ...(show === undefined || show === 'table' ? [] : [`show=${show}`]),
    ...(chart === undefined ? [] : [`chart=${chart}`]),
    ...(layer?.length && layer.length === request.layers.length ? [`layer=${layer.join(',')}`] : []),
  ]
    .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0))
    .join('&')
}

const nameOf = (part: string): string => part.slice(0, part.indexOf('='))

/** Where a dimension stands. */
export type Side = 'rows' | 'columns' | 'layers' | 'filters'

export const sideOf = ({ rows, layers, columns, filters }: TableRequest, id: DimensionId): Side | null => {
  if (rows.includes(id)) return 'rows'
  if (layers.includes(id)) return 'layers'
  if (columns.includes(id)) return 'columns'
  return filters.some(({ dimension }) => dimension === id) ? 'filters' : null
}

/** The dimension on another side, or on none; `code` is what a filter begins with. */
export const placeDimension = (
  request: TableRequest,
  id: DimensionId,
  side: Side | null,
  code: Key | undefined,
): TableRequest => {
  const without = {
    ...request,
    rows: request.rows.filter((other) => other !== id),
    columns: request.columns.filter((other) => other !== id),
    layers: request.layers.filter((other) => other !== id),
    filters: request.filters.filter(({ dimension }) => dimension !== id),
  }
  if (side === 'rows') return { ...without, rows: [...without.rows, id] }
  if (side === 'columns') return { ...without, columns: [...without.columns, id] }
  if (side === 'layers') return { ...without, layers: [...without.layers, id] }
  if (side !== 'filters' || code === undefined) return without
  const filters = [...without.filters, { dimension: id, code }]
  return { ...without, filters: filters.toSorted((one, other) => (one.dimension < other.dimension ? -1 : 1)) }
}

/** Rows become columns and columns rows; periods and places turn with them. */
export const turnQuestion = ({ request, measure, across, ...looked }: BuilderQuestion): BuilderQuestion => ({
  ...looked,
  request: { ...request, rows: request.columns, columns: request.rows },
  measure: measure === 'row' ? 'column' : measure === 'column' ? 'row' : measure,
  across: allAcross.filter((axis) => !across.includes(axis)),
})

/** A dimension whose codes stand in groups, and its groups: the other of the two. */
export const otherLevel = (id: DimensionId): DimensionId => (id.endsWith('.1') ? id.slice(0, -2) : `${id}.1`)

/** The same question with a dimension in groups instead of singly, or the other way round. */
export const turnLevel = (request: TableRequest, id: DimensionId): TableRequest => {
  const turn = (ids: readonly DimensionId[]) => ids.map((one) => (one === id ? otherLevel(id) : one))
  return { ...request, rows: turn(request.rows), columns: turn(request.columns), layers: turn(request.layers) }
}

/** The periods so many steps later, or earlier. */
export const movePeriods = (request: TableRequest, steps: number): TableRequest => ({
  ...request,
  periods: request.periods.map((name) => periodPlus(name, steps)),
})

/** What may stand in the cells of the question: a share needs something to be a share of, a change two periods. */
export const measuresOf = ({ rows, columns, periods }: TableRequest): readonly Measure[] => {
  const hasRows = rows.length > 0
  return [
    'visits',
    ...(hasRows || columns.length > 0 ? (['whole'] as const) : []),
    ...(hasRows && columns.length > 0 ? (['row', 'column'] as const) : []),
    ...(periods.length > 1 ? (['change'] as const) : []),
  ]
}
