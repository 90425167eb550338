// A table as one array with every dimension named, as files hold it: periods, places, filters, then layers, rows and
// columns, the last one fastest. Published totals may stand in it as a code of their own; nothing is added up.
import type { PeriodName } from '../day.ts'
import type { Key } from '../register/code-list.ts'
import type { DenseValues } from './dense.ts'
import type { DimensionId } from './dimensions.ts'
import type { NodeName } from './nodes.ts'
import type { TableAnswer } from './table.ts'

/** The code of a total (AN23). No code list can hold it: keys begin with a small letter. */
export const totalCode = '_T'

/** `filter`: one code only, which all cells share. */
export type CubeDimension =
  | { readonly is: 'period'; readonly codes: readonly PeriodName[] }
  | { readonly is: 'place'; readonly codes: readonly NodeName[] }
  | { readonly is: 'filter'; readonly id: DimensionId; readonly codes: readonly Key[] }
  | CubeAxis

/** `hidden`: too small to be said, or zero; `absent`: there was nothing of the kind then (AN21). */
export type CellState = 'said' | 'hidden' | 'absent'

/** A dimension of the table, with the side on which it stands there. */
export type CubeAxis = {
  readonly is: 'dimension'
  readonly axis: 'layers' | 'rows' | 'columns'
  readonly id: DimensionId
  readonly codes: readonly Key[]
}

/** Row-major; `values` are null where `states` is not `said`. */
export type Cube = {
  readonly dimensions: readonly CubeDimension[]
  readonly values: readonly (number | null)[]
  readonly states: readonly CellState[]
}

/** The answer as a cube, with a total of every dimension and combination of dimensions if asked for. */
export const answerToCube = (answer: TableAnswer, hasTotals: boolean): Cube => {
  const dimensions = cubeDimensions(answer, hasTotals)
  const axes = dimensions.filter((dimension) => dimension.is === 'dimension')
  const tables = new Map<string, DenseValues>([[keyOf(axes.map(({ id }) => id)), answer]])
  for (const total of answer.totals) tables.set(keyOf(total.dimensions), total)
  const empty = new Map([...tables].map(([key, { structural }]) => [key, new Set(structural)]))
  const values: (number | null)[] = []
  const states: CellState[] = []
  const outer = answer.axes.reduce((size, axis) => ('dimension' in axis ? size : size * axis.names.length), 1)
  const combinations = chooseCodes(axes, hasTotals)
  for (let at = 0; at < outer; at++)
    for (const { key, size, index } of combinations) {
      const place = at * size + index
      const value = tables.get(key)?.values[place] ?? null
      const isAbsent = empty.get(key)?.has(place) ?? true
      values.push(isAbsent ? null : value)
      states.push(isAbsent ? 'absent' : value === null ? 'hidden' : 'said')
    }
  return { dimensions, values, states }
}

/** The positions of a cell's codes in their dimensions. */
export const cubePlaces = ({ dimensions }: Pick<Cube, 'dimensions'>, at: number): readonly number[] => {
  const places: number[] = []
  let rest = at
  for (const { codes } of dimensions.toReversed()) {
    places.unshift(rest % codes.length)
    rest = Math.floor(rest / codes.length)
  }
  return places
}

/** How many cells a cube of the answer holds, without making it. */
export const cubeSize = (answer: TableAnswer, hasTotals: boolean): number =>
  cubeDimensions(answer, hasTotals).reduce((size, { codes }) => size * codes.length, 1)

const cubeDimensions = ({ axes, filters }: TableAnswer, hasTotals: boolean): readonly CubeDimension[] => [
  { is: 'period', codes: axes.flatMap((axis) => (axis.axis === 'period' ? axis.names : [])) },
  { is: 'place', codes: axes.flatMap((axis) => (axis.axis === 'place' ? axis.names : [])) },
  ...filters.map(({ dimension: id, code }): CubeDimension => ({ is: 'filter', id, codes: [code] })),
  ...axes.flatMap((axis): readonly CubeDimension[] => {
    if (!('dimension' in axis)) return []
    const codes = hasTotals ? [...axis.names, totalCode] : axis.names
    return [{ is: 'dimension', axis: axis.axis, id: axis.dimension, codes }]
  }),
]

/** Which table a combination of codes is in, how many cells that has in one period and place, and which of them it is. */
type Combination = { readonly key: string; readonly size: number; readonly index: number }

const chooseCodes = (axes: readonly CubeAxis[], hasTotals: boolean): readonly Combination[] => {
  type Chosen = { readonly ids: readonly DimensionId[]; readonly size: number; readonly index: number }
  let chosen: readonly Chosen[] = [{ ids: [], size: 1, index: 0 }]
  for (const { id, codes } of axes) {
    const own = hasTotals ? codes.length - 1 : codes.length
    chosen = chosen.flatMap((before) =>
      codes.map((_, at) =>
        at === own ? before : { ids: [...before.ids, id], size: before.size * own, index: before.index * own + at },
      ),
    )
  }
  return chosen.map(({ ids, size, index }) => ({ key: keyOf(ids), size, index }))
}

const keyOf = (ids: readonly DimensionId[]): string => ids.join('+')
