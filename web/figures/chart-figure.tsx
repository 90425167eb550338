import { type ReactNode, useId } from 'react'
import type { ChartKind, Plot, TilePlace } from '../ui/plot.ts'
import { type Arrangement, ChartAndTable } from './chart-and-table.tsx'
import { Chart } from './chart.tsx'
import { PlotTable } from './plot-table.tsx'

/** A figure with its chart and its table, both from one plot. */
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
  readonly arrangement?: Arrangement
  readonly below?: ReactNode
}) => {
  const titleId = useId()
  return (
    <figure className="figure card" aria-labelledby={titleId}>
      <figcaption>
        <h2 id={titleId}>{title}</h2>
        {about}
      </figcaption>
      <ChartAndTable
        arrangement={arrangement}
        chart={<Chart kind={kind} plot={plot} name={name} {...(places && { places })} />}
        table={<PlotTable plot={plot} caption={title} />}
      />
      {below}
    </figure>
  )
}
