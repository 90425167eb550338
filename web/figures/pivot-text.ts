// What a table says, in sentences made from the same cells as the table and the chart. A finding is told only where it
// exceeds the noise (AN27).
import { changeOf, ranksOf } from '@tukkimies/shared/release/derivation.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatNumber } from '../format.ts'
import { changeToText, lineToText, type Told } from './builder-naming.ts'
import { countHidden, isPart, type Line, type Pivot, type PivotCell } from './pivot.ts'

const tiesMax = 4
const changesMax = 5

type Named = { readonly name: string; readonly cell: PivotCell }

/** The findings of a table, its size and what is hidden in it. */
export const pivotToSentences = (pivot: Pivot, answer: TableAnswer, told: Told): readonly string[] => {
  const { texts } = told.words
  const hidden = countHidden(pivot)
  const parts = partsOf(pivot, answer, told)
  const isChange = parts.some(({ cell }) => cell.shown.is === 'change')
  const isAbsent = pivot.rows.some((row) =>
    pivot.columns.some((column) => pivot.cellAt(row, column).value.is === 'absent'),
  )
  return [
    ...totalOf(pivot, told),
    ...largestOf(parts, answer, told),
    ...(isChange ? changesOf(parts, told) : []),
    texts.cells(pivot.rows.length * pivot.columns.length, hidden),
    ...(isAbsent ? [texts.absent] : []),
  ]
}

/** The cells of the newest period that are no totals, by name. */
const partsOf = (
  { rowAxes, columnAxes, rows, columns, cellAt }: Pivot,
  answer: TableAnswer,
  told: Told,
): readonly Named[] => {
  const newest = answer.axes.find((axis) => axis.axis === 'period')?.names.at(-1)
  const isNewest = (axes: Pivot['rowAxes'], line: Line): boolean => {
    const at = axes.indexOf('period')
    return at < 0 || line.names[at] === newest
  }
  return rows
    .filter((row) => isPart(row) && isNewest(rowAxes, row))
    .flatMap((row) =>
      columns
        .filter((column) => isPart(column) && isNewest(columnAxes, column))
        .map((column) => ({
          name: [lineToText(rowAxes, row, told), lineToText(columnAxes, column, told)].filter(Boolean).join(', '),
          cell: cellAt(row, column),
        })),
    )
}

/** The one cell over all dimensions; tables of several periods or places have none. */
const totalOf = (
  { rows, columns, rowAxes, columnAxes, cellAt }: Pivot,
  { words, language }: Told,
): readonly string[] => {
  if ([...rowAxes, ...columnAxes].some((axis) => axis === 'period' || axis === 'place')) return []
  const [row, column] = [rows.at(-1), columns.at(-1)]
  const value = row && column && cellAt(row, column).value
  return value?.is === 'said' ? [words.texts.total(words.all, formatNumber(language, value.y))] : []
}

const largestOf = (parts: readonly Named[], answer: TableAnswer, { words, language }: Told): readonly string[] => {
  const { V = 0, hiddenMax = 0 } = answer.periods.at(-1) ?? {}
  const cells = parts.map(({ cell }) => (cell.value.is === 'said' ? cell.value.y : null))
  const ranks = ranksOf(cells, V)
  const first = parts.filter((_, at) => ranks[at] === 1)
  const [only] = first
  if (parts.length < 2 || only?.cell.value.is !== 'said') return []
  const isClear = cells.every((cell) => cell !== null) || changeOf(hiddenMax, only.cell.value.y, V).is === 'change'
  if (!isClear) return []
  if (first.length === 1) return [words.texts.largest(only.name, formatNumber(language, only.cell.value.y))]
  return first.length <= tiesMax ? [words.texts.tied(first.map(({ name }) => name).join('; '))] : []
}

const changesOf = (parts: readonly Named[], told: Told): readonly string[] => {
  const { texts } = told.words
  const clear = parts.flatMap(({ name, cell }) =>
    cell.shown.is === 'change' && cell.shown.change.is === 'change'
      ? [{ name, by: cell.shown.change.by, text: changeToText(cell, told) }]
      : [],
  )
  if (clear.length === 0) return [texts.noChange]
  return clear
    .toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by))
    .slice(0, changesMax)
    .map(({ name, by, text }) => (by > 0 ? texts.up(name, text) : texts.down(name, text)))
}
