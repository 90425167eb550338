import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../hooks.ts'
import type { ChartKind, Plot, TilePlace } from '../ui/plot.ts'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'
import { Chart } from './chart.tsx'
import { PlotTable } from './plot-table.tsx'

/**
 * A figure with its chart and its table from one plot. `beside` puts them next to each other where there is room, `tabs`
 * shows one at a time (both stand on paper), `below` puts the table under the chart, as in a report.
 */
export const ChartFigure = ({
  title,
  about,
  name,
  plot,
  kind,
  places,
  arrangement = 'beside',
  below,
}: {
  readonly title: string
  readonly about?: ReactNode
  /** The chart in one sentence. */
  readonly name: string
  readonly plot: Plot
  readonly kind: ChartKind
  /** Where areas stand, for tiles. */
  readonly places?: readonly TilePlace[]
  readonly arrangement?: 'beside' | 'tabs' | 'below'
  readonly below?: ReactNode
}) => {
  const words = useWords(book)
  const titleId = useId()
  const [shown, setShown] = useState('chart')
  const chart = <Chart kind={kind} plot={plot} name={name} {...(places && { places })} />
  const table = <PlotTable plot={plot} caption={title} />
  return (
    <figure className="figure card" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        {about}
      </figcaption>
      {arrangement === 'tabs' ? (
        <Tabs
          label={words.show}
          tabs={[
            { key: 'chart', label: words.chart, panel: chart },
            { key: 'table', label: words.table, panel: table },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      ) : (
        <div className={arrangement === 'beside' ? 'figure-beside' : 'stack'}>
          {chart}
          {table}
        </div>
      )}
      {below}
    </figure>
  )
}
