import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../hooks.ts'
import { type Bar, BarChart } from '../ui/bar-chart.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'

/**
 * A chart and its table from one array: both show the same numbers because there are no others. `beside` puts them next to
 * each other where there is room, `tabs` shows one of them at a time.
 */
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
  readonly arrangement: 'beside' | 'tabs'
  readonly below?: ReactNode
}) => {
  const words = useWords(book)
  const titleId = useId()
  const [shown, setShown] = useState('chart')
  const bars = rows.flatMap((row) => rowToBar(row) ?? [])
  const chart = <BarChart name={name} bars={bars} shape={shape} />
  const table = <Table caption={title} captionHidden columns={columns} rows={rows} rowKey={rowKey} />
  return (
    <figure className="figure card" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        {about}
      </figcaption>
      {arrangement === 'beside' ? (
        <div className="figure-beside">
          {chart}
          {table}
        </div>
      ) : (
        <Tabs
          label={words.show}
          tabs={[
            { key: 'chart', label: words.chart, panel: chart },
            { key: 'table', label: words.table, panel: table },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      )}
      {below}
    </figure>
  )
}
