// The cells of a pivot as a plot.
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Plot, PlotCell } from '../ui/plot.ts'
import { axisToText, cellToText, lineToText, nameToShortText, type Told } from './builder-naming.ts'
import { whyHidden } from './hidden-mark.tsx'
import { type AxisName, isPart, type Line, type Pivot, type PivotCell } from './pivot.ts'

export const pivotToPlot = (pivot: Pivot, answer: TableAnswer, told: Told): Plot => {
  const { rowAxes, columnAxes, cellAt } = pivot
  const columns = pivot.columns.filter(isPart)
  const total = pivot.columns.find((column) => !isPart(column))
  const plotCell = (cell: PivotCell): PlotCell => cellToPlot(cell, answer, told)
  return {
    corner: rowAxes.map((axis) => axisToText(axis, told)).join(', '),
    ...(total && { totalLabel: told.words.total }),
    series: columns.map((column) => ({
      key: column.key,
      label: lineToText(columnAxes, column, told) || told.statistics.visits,
      short: shortText(columnAxes, column, told),
    })),
    rows: pivot.rows.map((row) => ({
      key: row.key,
      label: lineToText(rowAxes, row, told) || told.words.all,
      short: shortText(rowAxes, row, told),
      cells: columns.map((column) => plotCell(cellAt(row, column))),
      ...(total && { total: plotCell(cellAt(row, total)) }),
      ...(!isPart(row) && { isTotal: true }),
    })),
  }
}

const cellToPlot = (cell: PivotCell, answer: TableAnswer, told: Told): PlotCell => {
  const text = cellToText(cell, told)
  if (cell.value.is === 'absent') return { value: null, text, absent: true, spoken: told.statistics.notInUse }
  if (cell.value.is === 'hidden')
    return {
      value: null,
      text,
      spoken:
        cell.shown.is === 'share'
          ? text
          : whyHidden(answer, told.language) || noteToText(told.language, { note: 'hidden_sensitive' }),
    }
  return { value: valueOf(cell), text }
}

/** The length of a bar: the share where shares are shown. */
const valueOf = ({ value, shown }: PivotCell): number | null => {
  if (shown.is === 'share') return shown.share.is === 'share' ? shown.share.percent : null
  return value.is === 'said' && shown.is !== 'none' ? value.y : null
}

const shortText = (axes: readonly AxisName[], line: Line, told: Told): string =>
  axes.map((axis, at) => nameToShortText(axis, line.names[at] ?? null, told)).join(', ')
