// What a chart, its table, its picture and its sentences are made from: one array for all, so that none of them can say
// another number than the others.

import type { Bar } from './bar-chart.tsx'

/**
 * `bars`: one chart for each series, all on one scale. `stacked`: one bar a row, its parts the series. `lines`: rows from
 * left to right, one line a series. `heat`: a coloured table. `multiples`: one small line chart for each series. `tiles`:
 * rows as tiles at their place, one picture for each series.
 */
export type ChartKind = 'bars' | 'stacked' | 'lines' | 'heat' | 'multiples' | 'tiles'

export type PlotCell = {
  /** `null` is a figure that is not said: a hatch, never a length. */
  readonly value: number | null
  /** What is written for it: the number, or the mark of a figure that is not said. */
  readonly text: string
  /** What is heard in place of a mark. */
  readonly spoken?: string
  /** There was nothing of the kind then: no bar and no dot, in the table its mark. */
  readonly absent?: boolean
  /** What the true figure lies between in 95 of 100 cases. */
  readonly low?: number
  readonly high?: number
  /** What it is compared with, as a line across it on the same scale. */
  readonly against?: number | null
}

export type PlotSeries = { readonly key: string; readonly label: string; readonly short?: string }

export type PlotRow = {
  readonly key: string
  readonly label: string
  readonly short?: string
  /** One for each series, in their order. */
  readonly cells: readonly PlotCell[]
  /** The row's own total, a published cell; never the sum of its cells. In the table alone, and at the end of a stack. */
  readonly total?: PlotCell
  /** A total over the rows: in the table alone. */
  readonly isTotal?: boolean
}

export type Plot = {
  /** What heads the rows, such as "Topic". */
  readonly corner: string
  /** What heads the totals of the rows, where there are any. */
  readonly totalLabel?: string
  readonly series: readonly PlotSeries[]
  readonly rows: readonly PlotRow[]
}

/** Where the tile of a row stands in a grid of areas, from 0. */
export type TilePlace = { readonly key: string; readonly column: number; readonly row: number }

/** More series than this are drawn as small charts, not with a colour each. */
export const seriesMax = 5

/** Whether a figure is said, so that it can be drawn. */
export const isSaid = (cell: PlotCell | undefined): cell is PlotCell & { readonly value: number } =>
  typeof cell?.value === 'number'

/** The rows that a chart draws: no totals. */
export const chartRows = ({ rows }: Plot): readonly PlotRow[] => rows.filter(({ isTotal }) => !isTotal)

/** The largest figure that a chart of the plot draws, its intervals included. */
export const largestOf = (plot: Plot): number =>
  chartRows(plot).reduce(
    (most, { cells }) => cells.reduce((high, { value, high: end }) => Math.max(high, value ?? 0, end ?? 0), most),
    1,
  )

/** The largest figure without its interval: the measure of bars and colours. */
export const largestValue = (plot: Plot): number =>
  chartRows(plot).reduce(
    (most, { cells }) => cells.reduce((high, { value, against }) => Math.max(high, value ?? 0, against ?? 0), most),
    1,
  )

/** How long the visible parts of a row are together: a length, never a number that is shown. */
export const stackLength = ({ cells }: Pick<PlotRow, 'cells'>): number =>
  cells.reduce((sum, { value }) => sum + (value ?? 0), 0)

export const largestStack = (plot: Plot): number =>
  chartRows(plot).reduce((most, row) => Math.max(most, stackLength(row)), 1)

/** The bars of a plot of one series; what was not there has none. */
export const plotToBars = (plot: Plot): readonly Bar[] =>
  chartRows(plot).flatMap(({ key, label, short = label, cells: [cell] }) =>
    !cell || cell.absent
      ? []
      : [
          {
            key,
            label: short,
            value: cell.value,
            text: cell.text,
            ...(cell.against !== undefined && { against: cell.against }),
          },
        ],
  )

/** Bars as a plot of one series. */
export const barsToPlot = (bars: readonly Bar[]): Plot => ({
  corner: '',
  series: [{ key: '', label: '' }],
  rows: bars.map(({ key, label, ...cell }) => ({ key, label, cells: [cell] })),
})

/** One series of a plot alone. */
export const seriesPlot = (plot: Plot, at: number): Plot => {
  const series = plot.series[at]
  return {
    corner: plot.corner,
    series: series ? [series] : [],
    rows: plot.rows.map(({ total: _, ...row }) => ({ ...row, cells: row.cells[at] ? [row.cells[at]] : [] })),
  }
}

/** Rows as series and series as rows, the same cells; totals turn with them. */
export const turnPlot = (plot: Plot, corner: string): Plot => {
  const parts = chartRows(plot)
  const totals = plot.rows.find(({ isTotal }) => isTotal)
  const cellsAt = (at: number) => parts.flatMap(({ cells }) => cells[at] ?? [])
  const hasTotals = parts.length > 0 && parts.every(({ total }) => total !== undefined)
  return {
    corner,
    ...(totals && { totalLabel: totals.label }),
    series: parts.map(({ key, label, short }) => ({ key, label, ...(short !== undefined && { short }) })),
    rows: [
      ...plot.series.map(({ key, label, short }, at): PlotRow => {
        const total = totals?.cells[at]
        return { key, label, ...(short !== undefined && { short }), cells: cellsAt(at), ...(total && { total }) }
      }),
      ...(hasTotals
        ? [
            {
              key: 'total',
              label: plot.totalLabel ?? '',
              cells: parts.flatMap(({ total }) => total ?? []),
              ...(totals?.total && { total: totals.total }),
              isTotal: true,
            },
          ]
        : []),
    ],
  }
}
