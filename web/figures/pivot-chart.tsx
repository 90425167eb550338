// The bars of a table: one chart for each column, all on one scale, so that they can be compared.
import { BarChart, type Bar } from '../ui/bar-chart.tsx'
import { cellToText, lineToText, nameToShortText, type Told } from './builder-naming.ts'
import { isPart, type Line, type Pivot, type PivotCell } from './pivot.ts'

const chartsMax = 12

/** One column of the table as bars; a table without rows is one chart over its columns. */
export type ChartPart = { readonly key: string; readonly title: string; readonly bars: readonly Bar[] }

/** `null` where there are too many columns to tell apart. */
export const pivotToCharts = (pivot: Pivot, told: Told): readonly ChartPart[] | null => {
  const { rowAxes, columnAxes, cellAt } = pivot
  const rows = pivot.rows.filter(isPart)
  const columns = pivot.columns.filter(isPart)
  const barOf = (key: string, label: string, cell: PivotCell): readonly Bar[] =>
    cell.value.is === 'absent' ? [] : [{ key, label, value: valueOf(cell), text: cellToText(cell, told) }]
  const [only] = rows
  if (rowAxes.length === 0 && only)
    return [
      {
        key: '',
        title: '',
        bars: columns.flatMap((column) =>
          barOf(column.key, lineToText(columnAxes, column, told) || told.words.all, cellAt(only, column)),
        ),
      },
    ]
  if (columns.length > chartsMax) return null
  return columns.map((column) => ({
    key: column.key,
    title: lineToText(columnAxes, column, told),
    bars: rows.flatMap((row) => barOf(row.key, labelOf(pivot, row, told), cellAt(row, column))),
  }))
}

export const PivotChart = ({
  charts,
  title,
  told,
}: {
  readonly charts: readonly ChartPart[]
  readonly title: string
  readonly told: Told
}) => {
  const most = charts.reduce((max, { bars }) => bars.reduce((high, bar) => Math.max(high, bar.value ?? 0), max), 0)
  return (
    <div className="pivot-charts">
      {charts.map(({ key, title: part, bars }) => (
        <section key={key}>
          {part !== '' && <h3>{part}</h3>}
          <BarChart name={told.words.chartOf(title, part)} bars={bars} most={most} />
        </section>
      ))}
    </div>
  )
}

/** The length of a bar: the share where shares are shown. */
const valueOf = ({ value, shown }: PivotCell): number | null => {
  if (shown.is === 'share') return shown.share.is === 'share' ? shown.share.percent : null
  return value.is === 'said' && shown.is !== 'none' ? value.y : null
}

const labelOf = ({ rowAxes }: Pivot, row: Line, told: Told): string =>
  rowAxes.map((axis, at) => nameToShortText(axis, row.names[at] ?? null, told)).join(', ')
