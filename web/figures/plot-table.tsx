import type { Plot, PlotCell, PlotRow } from '../ui/plot.ts'
import { Table } from '../ui/table.tsx'

/** The table of a plot: every cell that its chart draws, and the totals. */
export const PlotTable = ({ plot, caption }: { readonly plot: Plot; readonly caption: string }) => {
  const { corner, totalLabel, series, rows } = plot
  return (
    <Table<PlotRow>
      caption={caption}
      captionHidden
      columns={[
        { key: 'row', label: corner, cell: (row) => strongIf(row.isTotal, row.label) },
        ...series.map(({ key, label }, at) => ({
          key,
          label,
          numeric: true,
          cell: (row: PlotRow) => strongIf(row.isTotal, <CellText cell={row.cells[at]} />),
        })),
        ...(totalLabel === undefined
          ? []
          : [
              {
                key: 'total',
                label: totalLabel,
                numeric: true,
                cell: (row: PlotRow) => (
                  <strong>
                    <CellText cell={row.total} />
                  </strong>
                ),
              },
            ]),
      ]}
      rows={rows}
      rowKey={({ key }) => key}
    />
  )
}

const strongIf = (isStrong: boolean | undefined, text: React.ReactNode) => (isStrong ? <strong>{text}</strong> : text)

/** A mark for the eye, words for the ear. */
const CellText = ({ cell }: { readonly cell: PlotCell | undefined }) => {
  if (!cell) return null
  if (cell.spoken === undefined) return <>{cell.text}</>
  const isHidden = cell.value === null && !cell.absent
  return (
    <>
      <span className={isHidden ? 'hidden-mark table-hidden-cell' : undefined} aria-hidden="true">
        {cell.text}
      </span>
      <span className="hidden-text">{cell.spoken}</span>
    </>
  )
}
