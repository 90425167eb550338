// The cells of a pivot as a plot, and which charts suit it.
import { PeriodName, periodToKind } from '@tukkimies/shared/day.ts'
import type { ChartKind, Measure } from '@tukkimies/shared/register/view.ts'
import { sumOf } from '@tukkimies/shared/release/derivation.ts'
import { nodeToKind } from '@tukkimies/shared/release/nodes.ts'
import type { TableAnswer, TablePeriod } from '@tukkimies/shared/release/table.ts'
import { formatPeriodShort } from '../format.ts'
import { type Plot, type PlotCell, seriesMax, turnPlot } from '../ui/plot.ts'
import { axisToText, cellToText, lineToText, nameToShortText, type Told, totalToText } from './builder-naming.ts'
import { whyHidden } from './hidden-mark.tsx'
import { type AxisName, isPart, type Line, type Pivot, type PivotCell } from './pivot.ts'

const partsMax = 24
const linesMin = 3

/** Rows are rows and columns series; totals that were released go with them. */
export const pivotToPlot = (pivot: Pivot, answer: TableAnswer, told: Told): Plot => {
  const { rowAxes, columnAxes, cellAt } = pivot
  const columns = pivot.columns.filter(isPart)
  const total = pivot.columns.find((column) => !isPart(column))
  const plotCell = (row: Line, column: Line): PlotCell =>
    cellToPlot(cellAt(row, column), answer, periodAt(pivot, answer, row, column), told)
  return {
    corner: cornerOf(rowAxes, told),
    ...(total && { totalLabel: totalToText(columnAxes, pivot, told) }),
    series: columns.map((column) => ({
      key: column.key,
      label: lineToText(columnAxes, column, told) || told.statistics.visits,
      short: shortText(columnAxes, column, told) || told.statistics.visits,
    })),
    rows: pivot.rows.map((row) => ({
      key: row.key,
      label: isPart(row) ? lineToText(rowAxes, row, told) || told.words.all : totalText(pivot, row, told),
      short: shortText(rowAxes, row, told) || told.words.all,
      cells: columns.map((column) => plotCell(row, column)),
      ...(total && { total: plotCell(row, total) }),
      ...(!isPart(row) && { isTotal: true }),
    })),
  }
}

/** A way to draw a pivot: rows and columns as they are, or turned. */
export type Drawing = { readonly kind: ChartKind; readonly turned: boolean }

/** How the pivot may be drawn, what suits it best first; none where a table says more than any chart. */
export const pivotToDrawings = (pivot: Pivot, measure: Measure): readonly Drawing[] => {
  const found = [...drawingsOf(pivot, measure, false), ...drawingsOf(pivot, measure, true)]
  return order.flatMap((kind) => found.find((drawing) => drawing.kind === kind) ?? [])
}

/** The plot of a drawing: the same cells, turned where the drawing needs it. */
export const drawingToPlot = (plot: Plot, { turned }: Drawing, { columnAxes }: Pivot, told: Told): Plot =>
  turned ? turnPlot(plot, cornerOf(columnAxes, told)) : plot

// Lines tell most over time, bars of everything else; many bars side by side are read as a coloured table.
const order: readonly ChartKind[] = ['lines', 'multiples', 'bars', 'stacked', 'tiles', 'heat']

const drawingsOf = (pivot: Pivot, measure: Measure, turned: boolean): readonly Drawing[] => {
  const rows = pivot.rows.filter(isPart).length
  const columns = pivot.columns.filter(isPart).length
  const [down, across] = turned ? [pivot.columnAxes, pivot.rowAxes] : [pivot.rowAxes, pivot.columnAxes]
  const [deep, wide] = turned ? [columns, rows] : [rows, columns]
  const isOverTime = down.join() === 'period' && deep >= linesMin
  const isWhole =
    across.length === 1 && across.every((axis) => isParted(axis, pivot)) && measure !== (turned ? 'row' : 'column')
  const suits: Readonly<Record<ChartKind, boolean>> = {
    lines: isOverTime && wide <= seriesMax,
    // A table without rows is one chart over its columns.
    bars: wide <= partsMax && (down.length > 0 || across.length === 0),
    multiples: isOverTime && wide > 1 && wide <= partsMax,
    stacked: isWhole && down.length > 0 && wide > 1 && wide <= seriesMax,
    tiles: isPlaces(down, pivot, turned) && deep > 1 && wide <= partsMax,
    heat: !turned && deep > 1 && wide > 1,
  }
  return order.filter((kind) => suits[kind]).map((kind) => ({ kind, turned }))
}

/** A dimension of which each visit has one code: its parts make a whole. */
const isParted = (axis: AxisName, { many }: Pivot): boolean => axis !== 'period' && axis !== 'place' && !many.has(axis)

const isPlaces = (axes: readonly AxisName[], { rows, columns }: Pivot, turned: boolean): boolean =>
  axes.join() === 'place' &&
  (turned ? columns : rows).every(({ names: [name] }) => typeof name === 'string' && nodeToKind(name) === 'area')

const cornerOf = (axes: readonly AxisName[], told: Told): string =>
  axes.map((axis) => axisToText(axis, told)).join(', ')

/** A total by the names that it keeps and what it is the total of. */
const totalText = (pivot: Pivot, row: Line, told: Told): string => {
  const { rowAxes } = pivot
  const kept = rowAxes.flatMap((axis, at) =>
    isSummed(row, at) ? [] : [nameToShortText(axis, row.names[at] ?? null, told)],
  )
  const summed = rowAxes.filter((_, at) => isSummed(row, at))
  return [...kept, totalToText(summed, pivot, told)].join(', ')
}

const isSummed = ({ names }: Line, at: number): boolean => (names[at] ?? null) === null

/** The period that a cell belongs to. */
const periodAt = (
  { rowAxes, columnAxes }: Pivot,
  answer: TableAnswer,
  row: Line,
  column: Line,
): TablePeriod | undefined => {
  const name = row.names[rowAxes.indexOf('period')] ?? column.names[columnAxes.indexOf('period')]
  return typeof name === 'string' ? answer.periods.find((period) => period.name === name) : answer.periods[0]
}

const cellToPlot = (cell: PivotCell, answer: TableAnswer, period: TablePeriod | undefined, told: Told): PlotCell => {
  const text = cellToText(cell, told)
  const { value, shown } = cell
  if (value.is === 'absent') return { value: null, text, absent: true, spoken: told.statistics.notInUse }
  if (shown.is === 'share') return { value: shown.share.is === 'share' ? shown.share.percent : null, text }
  if (value.is === 'hidden') return { value: null, text, spoken: whyHidden(answer, told.language) }
  if (shown.is === 'none') return { value: null, text }
  if (!period) return { value: value.y, text }
  const { low, high } = sumOf([{ y: value.y, V: period.V, hiddenMax: period.hiddenMax }])
  return { value: value.y, text, low, high }
}

const shortText = (axes: readonly AxisName[], line: Line, told: Told): string =>
  axes
    .map((axis, at) => {
      const name = line.names[at] ?? null
      if (axis !== 'period' || name === null) return nameToShortText(axis, name, told)
      const period = PeriodName.parse(name)
      return periodToKind(period) === 'm' ? formatPeriodShort(told.language, period) : nameToShortText(axis, name, told)
    })
    .join(', ')
