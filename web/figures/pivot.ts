// An answer of the release as a table with heads on both sides. Nothing is added up: a total is the cell of a smaller family
// (AN23), a share and a change are those of derivation.ts, and what is hidden stays hidden in each of them.
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import type { Across, Measure } from '@tukkimies/shared/register/view.ts'
import { type Change, changeOf, orderOfCells, type Share, shareOf } from '@tukkimies/shared/release/derivation.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { TableAnswer, TableAxis } from '@tukkimies/shared/release/table.ts'
import type { ReleasedValue } from './released.ts'

/** `period`, `place` or the id of a dimension. */
export type AxisName = string

/** A row or column: a name on each axis of its side; `null` is the total over that axis. */
export type Line = { readonly key: string; readonly names: readonly (string | null)[] }

export type PivotCell = {
  readonly value: ReleasedValue
  /** What the measure makes of it; `visits` has the value alone, and "none" is a share that is not given. */
  readonly shown:
    | { readonly is: 'value' }
    | { readonly is: 'none' }
    | { readonly is: 'share'; readonly share: Share }
    | { readonly is: 'change'; readonly change: Change }
    /** The period that the next one is compared with. */
    | { readonly is: 'first' }
}

export type Pivot = {
  readonly rowAxes: readonly AxisName[]
  readonly columnAxes: readonly AxisName[]
  readonly rows: readonly Line[]
  readonly columns: readonly Line[]
  readonly cellAt: (row: Line, column: Line) => PivotCell
  /** Of these a visit has several codes: a total over them counts visits and not what stands above it. */
  readonly many: ReadonlySet<AxisName>
}

/** Codes of these have an order of their own, from little to much, which sorting by size would destroy. */
const ordered = new Set(['age', 'duration', 'persons', 'partner_duration', 'partner_persons', 'late'])

/**
 * The table of an answer. Rows of one dimension stand from the largest to the smallest, hidden ones last in the list's order.
 * Of layers one code each is seen: that of `layer`, or the first.
 */
export const makePivot = (answer: TableAnswer, measure: Measure, across: Across, layer: readonly Key[] = []): Pivot => {
  const read = makeReader(answer)
  const axes = answer.axes.map((axis) => ({ name: axisName(axis), names: axis.names as readonly string[], axis }))
  const isDown = ({ axis }: (typeof axes)[number]): boolean => {
    if (axis.axis === 'period' || axis.axis === 'place') return !across.includes(axis.axis)
    return axis.axis !== 'columns'
  }
  const isNeeded = ({ axis, names }: (typeof axes)[number]): boolean =>
    isDimension(axis) ? axis.axis !== 'layers' : names.length > 1
  const down = axes.filter((axis) => isDown(axis) && isNeeded(axis))
  const over = axes.filter((axis) => !isDown(axis) && isNeeded(axis))
  const columns = makeLines(over)
  const rowAxes = down.map(({ name }) => name)
  const columnAxes = over.map(({ name }) => name)
  const layers = axes.filter(({ axis }) => axis.axis === 'layers').map(({ name }) => name)
  const fixed = axes
    .filter((axis) => !isNeeded(axis))
    .map(({ name, names }) => {
      const chosen = layer[layers.indexOf(name)]
      return [name, chosen !== undefined && names.includes(chosen) ? chosen : (names[0] ?? null)] as const
    })
  const at = (row: Line, column: Line): Spot =>
    new Map([
      ...fixed,
      ...rowAxes.map((name, index) => [name, row.names[index] ?? null] as const),
      ...columnAxes.map((name, index) => [name, column.names[index] ?? null] as const),
    ])
  const valueAt = (row: Line, column: Line): ReleasedValue => read(at(row, column))
  const rows = sortLines(makeLines(down), down, columns, columnAxes.join() === 'place', valueAt)
  const isRowOf = (name: AxisName) => rowAxes.includes(name)
  const isLayer = (name: AxisName) => layers.includes(name)
  const cellAt = (row: Line, column: Line): PivotCell => {
    const spot = at(row, column)
    return { value: read(spot), shown: measureAt(answer, measure, spot, read, isRowOf, isLayer) }
  }
  const many = new Set(axes.filter(({ axis }) => isDimension(axis) && axis.many).map(({ name }) => name))
  return { rowAxes, columnAxes, rows, columns, cellAt, many }
}

/** Hidden cells of a table, totals included: what its reader sees hidden. */
export const countHidden = ({ rows, columns, cellAt }: Pivot): number =>
  rows.reduce((sum, row) => sum + columns.filter((column) => cellAt(row, column).value.is === 'hidden').length, 0)

/** Lines that are no total over any axis. */
export const isPart = ({ names }: Line): boolean => names.every((name) => name !== null)

/** A name on each axis, `null` for the total over it. */
type Spot = ReadonlyMap<AxisName, string | null>
type Reader = (spot: Spot) => ReleasedValue

const isDimension = (axis: TableAxis): axis is Extract<TableAxis, { readonly dimension: DimensionId }> =>
  'dimension' in axis

const axisName = (axis: TableAxis): AxisName => (isDimension(axis) ? axis.dimension : axis.axis)

const makeReader = (answer: TableAnswer): Reader => {
  const sides = answer.axes.map((axis) => ({ name: axisName(axis), names: axis.names as readonly string[], axis }))
  const dimensions = sides.filter(({ axis }) => isDimension(axis)).map(({ name }) => name)
  return (spot) => {
    const kept = dimensions.filter((name) => spot.get(name) !== null)
    const table =
      kept.length === dimensions.length
        ? answer
        : answer.totals.find((total) => total.dimensions.join('+') === kept.join('+'))
    if (!table) return { is: 'absent' }
    const index = sides
      .filter(({ name, axis }) => !isDimension(axis) || kept.includes(name))
      .reduce((sum, { name, names }) => sum * names.length + names.indexOf(spot.get(name) ?? ''), 0)
    if (table.structural.includes(index)) return { is: 'absent' }
    const y = table.values[index] ?? null
    return y === null ? { is: 'hidden' } : { is: 'said', y }
  }
}

type Side = { readonly name: AxisName; readonly names: readonly string[]; readonly axis: TableAxis }

/** All combinations, after each group its total: over the last dimension, then the last two, and so on. */
const makeLines = (axes: readonly Side[]): readonly Line[] => {
  const [first, ...rest] = axes
  if (!first) return [{ key: '', names: [] }]
  const inner = makeLines(rest)
  const parts = first.names.flatMap((name) =>
    inner.map(({ key, names }): Line => ({ key: `${name}|${key}`, names: [name, ...names] })),
  )
  // Periods and places are not added up, so that a total stands only where dimensions alone are left.
  if (!axes.every(({ axis }) => isDimension(axis))) return parts
  return [...parts, { key: 'total', names: axes.map(() => null) }]
}

const sortLines = (
  rows: readonly Line[],
  down: readonly Side[],
  columns: readonly Line[],
  isLed: boolean,
  valueAt: (row: Line, column: Line) => ReleasedValue,
): readonly Line[] => {
  const [only, second] = down
  if (!only || second || !isDimension(only.axis) || ordered.has(only.name)) return rows
  const parts = rows.filter(isPart)
  // By the total over the columns, or the newest period; places have neither, and the first one leads.
  const leading = isLed ? columns[0] : columns.at(-1)
  const values = parts.map((row): ReleasedValue => (leading ? valueAt(row, leading) : { is: 'absent' }))
  const order = orderOfCells(values.map((value) => (value.is === 'said' ? value.y : null)))
  const sorted = order.flatMap((index) => parts[index] ?? [])
  const isAbsent = (row: Line) => columns.every((column) => valueAt(row, column).is === 'absent')
  return [...sorted.filter((row) => !isAbsent(row)), ...sorted.filter(isAbsent), ...rows.filter((row) => !isPart(row))]
}

const cellOf = (value: ReleasedValue): number | null => (value.is === 'said' ? value.y : null)

const measureAt = (
  answer: TableAnswer,
  measure: Measure,
  spot: Spot,
  read: Reader,
  isRow: (name: AxisName) => boolean,
  isLayer: (name: AxisName) => boolean,
): PivotCell['shown'] => {
  const value = read(spot)
  if (measure === 'visits' || value.is === 'absent') return { is: 'value' }
  const names = answer.axes[0]?.axis === 'period' ? answer.axes[0].names : []
  const period = names.findIndex((name) => name === spot.get('period'))
  if (measure === 'change') {
    const before = names[period - 1]
    if (before === undefined) return { is: 'first' }
    const earlier = read(new Map([...spot, ['period', before]]))
    const V = answer.periods[period]?.V ?? 0
    const otherV = answer.periods[period - 1]?.V ?? V
    return { is: 'change', change: changeOf(cellOf(earlier), cellOf(value), V, otherV) }
  }
  const isSummed = (name: AxisName): boolean => measure === 'whole' || (measure === 'row' ? !isRow(name) : isRow(name))
  const total = new Map(
    [...spot].map(([name, at]): [AxisName, string | null] =>
      name === 'period' || name === 'place' || isLayer(name) || !isSummed(name) ? [name, at] : [name, null],
    ),
  )
  const share = shareOf(cellOf(value), cellOf(read(total)), answer.periods[period]?.hiddenMax ?? 0)
  return share ? { is: 'share', share } : { is: 'none' }
}
