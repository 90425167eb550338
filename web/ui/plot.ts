// What a chart, its table, its picture and its sentences are made from: one array for all, so that none of them can say
// another number than the others.

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
