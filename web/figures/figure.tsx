import { type ReactNode, useId } from 'react'
import { type Bar, BarChart } from '../ui/bar-chart.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import { type Arrangement, ChartAndTable } from './chart-and-table.tsx'

/** A chart and its table from one array: both show the same numbers because there are no others. */
export const Figure = <Row,>({
  title,
  about,
  name,
  rows,
  rowKey,
  rowToBar,
  columns,
  shape,
  arrangement,
  isLong = false,
  below,
}: {
  readonly title: string
  readonly about?: ReactNode
  /** The chart in one sentence. */
  readonly name: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** `null`: in the table only. */
  readonly rowToBar: (row: Row) => Bar | null
  readonly columns: readonly TableColumn<Row>[]
  readonly shape: 'lying' | 'standing'
  readonly arrangement: Arrangement
  /** Its lines have bars of their own, for paper. */
  readonly isLong?: boolean
  readonly below?: ReactNode
}) => {
  const titleId = useId()
  const bars = rows.flatMap((row) => rowToBar(row) ?? [])
  const chart = <BarChart name={name} bars={bars} shape={shape} />
  const table = <Table caption={title} captionHidden columns={columns} rows={rows} rowKey={rowKey} />
  return (
    <figure className="figure card" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        {about}
      </figcaption>
      <ChartAndTable arrangement={arrangement} isLong={isLong} chart={chart} table={table} />
      {below}
    </figure>
  )
}
