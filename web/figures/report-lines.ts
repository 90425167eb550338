// A table of a report as lines: what was said in this period and in the one it is compared with. Chart and table are made
// from the same lines.
import { type Change, changeOf, type Share, shareOf } from '@tukkimies/shared/release/derivation.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Plot, PlotCell, PlotRow } from '../ui/plot.ts'

export type ReportLine = {
  readonly key: string
  readonly label: string
  readonly now: PlotCell
  readonly before: PlotCell | null
  readonly change: Change | null
  readonly share: Share | null
  readonly isTotal: boolean
}

const nothing: PlotCell = { value: null, text: '', absent: true }

/** The lines of a plot whose last series is this period and whose first, if there are two, the one before. */
export const plotToLines = (plot: Plot, { periods }: TableAnswer): readonly ReportLine[] => {
  const isCompared = plot.series.length > 1
  const [newest, earlier] = [periods.at(-1), periods[0]]
  const total = plot.rows.find(({ isTotal }) => isTotal)
  return plot.rows.map((row): ReportLine => {
    const now = row.cells.at(-1) ?? nothing
    const before = isCompared ? (row.cells[0] ?? nothing) : null
    const change = before && changeOf(before.value, now.value, newest?.V ?? 0, earlier?.V ?? 0)
    const share =
      total && !row.isTotal && !now.absent
        ? shareOf(now.value, total.cells.at(-1)?.value ?? null, newest?.hiddenMax ?? 0)
        : null
    return { key: row.key, label: row.label, now, before, change, share, isTotal: row.isTotal ?? false }
  })
}

/** Whether nothing is said of a line in either period: it is named under the table, small and zero alike. */
export const isSilent = ({ now, before }: ReportLine): boolean =>
  now.value === null && (before === null || before.value === null)

/** The lines with something to say as one series, each with the earlier figure to be compared with. */
export const linesToPlot = (plot: Plot, lines: readonly ReportLine[]): Plot => {
  const series = plot.series.slice(-1)
  const rows = plot.rows.flatMap((row): readonly PlotRow[] => {
    const line = lines.find(({ key }) => key === row.key)
    if (!line || isSilent(line)) return []
    const against = line.before === null ? {} : { against: line.before.value }
    return [{ ...row, cells: [{ ...line.now, ...against }] }]
  })
  return { corner: plot.corner, series, rows }
}
