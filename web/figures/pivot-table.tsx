// A table with heads on both sides, for eye and ear: every head says what it heads, a group once for all that it holds.
import type { ReactNode } from 'react'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import {
  axisToText,
  cellToText,
  changeToText,
  nameToShortText,
  nameToText,
  type Told,
  totalToText,
} from './builder-naming.ts'
import { HiddenMark } from './hidden-mark.tsx'
import type { Line, Pivot, PivotCell } from './pivot.ts'

export const PivotTable = ({
  pivot,
  answer,
  title,
  told,
}: {
  readonly pivot: Pivot
  readonly answer: TableAnswer
  readonly title: string
  readonly told: Told
}) => {
  const groups = pivot.rowAxes.map((_, level) => groupLines(pivot.rows, level))
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className="table pivot">
        <caption className="hidden-text">{title}</caption>
        <thead>
          <ColumnHeads pivot={pivot} told={told} />
        </thead>
        <tbody>
          {pivot.rows.map((row) => (
            <tr key={row.key} className={row.names.at(-1) === null ? 'pivot-total' : undefined}>
              <RowHeads pivot={pivot} row={row} groups={groups} told={told} />
              {pivot.columns.map((column) => (
                <td key={column.key} className={`numeric${column.names.at(-1) === null ? ' pivot-total' : ''}`}>
                  <CellText cell={pivot.cellAt(row, column)} answer={answer} told={told} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In a table of changes the figure stands first, what became of it under it. */
const CellText = ({
  cell,
  answer,
  told,
}: {
  readonly cell: PivotCell
  readonly answer: TableAnswer
  readonly told: Told
}) => {
  const isMarked = cell.value.is !== 'said' && (cell.shown.is !== 'share' || cell.value.is === 'absent')
  const figure: ReactNode = isMarked ? <HiddenMark value={cell.value} answer={answer} /> : cellToText(cell, told)
  const change = changeToText(cell, told)
  if (change === '' || cell.value.is !== 'said') return figure
  return (
    <>
      {figure}
      <span className="pivot-change small"> {change}</span>
    </>
  )
}

const ColumnHeads = ({
  pivot: { rowAxes, columnAxes, columns, many },
  told,
}: {
  readonly pivot: Pivot
  readonly told: Told
}) => {
  const depth = Math.max(1, columnAxes.length)
  const corners =
    rowAxes.length === 0 ? (
      <th scope="col" rowSpan={depth}>
        <span className="hidden-text">{told.statistics.visits}</span>
      </th>
    ) : (
      rowAxes.map((axis) => (
        <th key={axis} scope="col" rowSpan={depth}>
          {axisToText(axis, told)}
        </th>
      ))
    )
  if (columnAxes.length === 0)
    return (
      <tr>
        {corners}
        <th scope="col" className="numeric">
          {told.statistics.visits}
        </th>
      </tr>
    )
  return columnAxes.map((axis, level) => (
    <tr key={axis}>
      {level === 0 && corners}
      {[...groupLines(columns, level)].map(([line, count]) => {
        const isTotal = line.names[level] === null
        return (
          <th
            key={line.key}
            scope={count > 1 ? 'colgroup' : 'col'}
            colSpan={count}
            rowSpan={isTotal ? depth - level : 1}
            className={`numeric${isTotal ? ' pivot-total' : ''}`}
          >
            {isTotal
              ? totalToText(columnAxes.slice(level), { many }, told)
              : nameToShortText(axis, line.names[level] ?? null, told)}
          </th>
        )
      })}
    </tr>
  ))
}

const RowHeads = ({
  pivot: { rowAxes, many },
  row,
  groups,
  told,
}: {
  readonly pivot: Pivot
  readonly row: Line
  /** Of each axis: the first line of a group, and how many it has. */
  readonly groups: readonly ReadonlyMap<Line, number>[]
  readonly told: Told
}) => {
  if (rowAxes.length === 0) return <th scope="row">{told.words.all}</th>
  return rowAxes.map((axis, level) => {
    const count = groups[level]?.get(row)
    if (count === undefined) return null
    const isTotal = row.names[level] === null
    return (
      <th
        key={axis}
        scope={count > 1 ? 'rowgroup' : 'row'}
        rowSpan={count}
        colSpan={isTotal ? rowAxes.length - level : 1}
      >
        {isTotal ? totalToText(rowAxes.slice(level), { many }, told) : nameToText(axis, row.names[level] ?? null, told)}
      </th>
    )
  })
}

/** Lines that follow each other and share their names down to a level; what a total of an outer level covers is left out. */
const groupLines = (lines: readonly Line[], level: number): ReadonlyMap<Line, number> => {
  const groups = new Map<Line, number>()
  const prefixOf = ({ names }: Line): string => names.slice(0, level + 1).join('|')
  let first: Line | undefined
  for (const line of lines) {
    if (level > 0 && line.names[level - 1] === null) continue
    if (!first || line.names[level] === null || prefixOf(first) !== prefixOf(line)) first = line
    groups.set(first, (groups.get(first) ?? 0) + 1)
  }
  return groups
}

/** Whether a table needs the long side of a page. */
export const isWide = ({ columns }: Pivot): boolean => columns.length > 7
