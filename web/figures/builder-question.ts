// The question of the table builder as it stands in the address, and what its controls make of it. Codes only, parameters
// in order, so that a link opens the same table for everybody who may see it.
import { Across, type Measure } from '@tukkimies/shared/register/view.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import { type DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { readTableRequest, type TableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'

/** A table, what stands in its cells, and whether periods and places stand across or down. */
export type BuilderQuestion = {
  readonly request: TableRequest
  readonly measure: Measure
  readonly across: Across
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
  const own = new Set(['measure', 'across'])
  const read = readTableRequest([...parameters].filter(([name]) => !own.has(name)))
  if (!read.ok) return null
  const measure = measuresOf(read.value).find((one) => one === parameters.get('measure')) ?? 'visits'
  const across = parameters.get('across')
  const named = Across.safeParse(across === none ? [] : across?.split(',')).data
  return { request: read.value, measure, across: named ?? allAcross }
}

/** The address, parameters in order; what is as usual is left out. */
export const questionToSearch = ({ request, measure, across }: BuilderQuestion): string => {
  const isUsual = allAcross.every((axis) => across.includes(axis))
  return [
    ...(isUsual ? [] : [`across=${across.length === 0 ? none : across.join(',')}`]),
    ...tableRequestToQuery(request).split('&'),
    ...(measure === 'visits' ? [] : [`measure=${measure}`]),
  ]
    .toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0))
    .join('&')
}

const nameOf = (part: string): string => part.slice(0, part.indexOf('='))

/** Where a dimension stands. */
export type Side = 'rows' | 'columns' | 'filters'

export const sideOf = ({ rows, layers, columns, filters }: TableRequest, id: DimensionId): Side | null => {
  if (rows.includes(id) || layers.includes(id)) return 'rows'
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
    rows: [...request.layers, ...request.rows].filter((other) => other !== id),
    columns: request.columns.filter((other) => other !== id),
    layers: [],
    filters: request.filters.filter(({ dimension }) => dimension !== id),
  }
  if (side === 'rows') return { ...without, rows: [...without.rows, id] }
  if (side === 'columns') return { ...without, columns: [...without.columns, id] }
  if (side !== 'filters' || code === undefined) return without
  const filters = [...without.filters, { dimension: id, code }]
  return { ...without, filters: filters.toSorted((one, other) => (one.dimension < other.dimension ? -1 : 1)) }
}

/** Rows become columns and columns rows; periods and places turn with them. */
export const turnQuestion = ({ request, measure, across }: BuilderQuestion): BuilderQuestion => ({
  request: { ...request, rows: request.columns, columns: [...request.layers, ...request.rows], layers: [] },
  measure: measure === 'row' ? 'column' : measure === 'column' ? 'row' : measure,
  across: allAcross.filter((axis) => !across.includes(axis)),
})

/** What may stand in the cells of the question: a share needs something to be a share of, a change two periods. */
export const measuresOf = ({ rows, columns, layers, periods }: TableRequest): readonly Measure[] => {
  const hasRows = rows.length + layers.length > 0
  return [
    'visits',
    ...(hasRows || columns.length > 0 ? (['whole'] as const) : []),
    ...(hasRows && columns.length > 0 ? (['row', 'column'] as const) : []),
    ...(periods.length > 1 ? (['change'] as const) : []),
  ]
}
