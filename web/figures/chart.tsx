// A plot drawn as one of the kinds of chart.
import type { ReactNode } from 'react'
import { BarChart } from '../ui/bar-chart.tsx'
import { HeatMap } from '../ui/heat-map.tsx'
import { LineChart } from '../ui/line-chart.tsx'
import {
  type ChartKind,
  chartRows,
  largestOf,
  largestValue,
  type Plot,
  plotToBars,
  seriesPlot,
  type TilePlace,
} from '../ui/plot.ts'
import { StackedChart } from '../ui/stacked-chart.tsx'
import { TileGrid } from '../ui/tile-grid.tsx'

type ChartProps = {
  readonly plot: Plot
  /** One sentence that says what the chart shows. */
  readonly name: string
  /** Where areas stand, for tiles; `plotToPlaces` knows. */
  readonly places?: readonly TilePlace[]
}

export const Chart = ({ kind, ...props }: ChartProps & { readonly kind: ChartKind }) => (
  <div className="plot">{draw(kind, props)}</div>
)

const draw = (kind: ChartKind, { plot, name, places = [] }: ChartProps): ReactNode => {
  const most = largestValue(plot)
  switch (kind) {
    case 'bars':
      return (
        <Parts
          plot={plot}
          name={name}
          draw={(part, own) => <BarChart name={own} bars={plotToBars(part)} most={most} />}
        />
      )
    case 'stacked':
      return <StackedChart name={name} plot={plot} />
    case 'lines':
      return <LineChart name={name} plot={plot} />
    case 'multiples':
      return (
        <Parts
          plot={plot}
          name={name}
          draw={(part, own) => <LineChart name={own} plot={part} most={largestOf(plot)} heightEm={7} />}
        />
      )
    case 'tiles':
      return (
        <Parts
          plot={plot}
          name={name}
          draw={(part, own) => <TileGrid name={own} plot={part} places={places} most={most} />}
        />
      )
    case 'heat':
      return <PlotHeat plot={plot} name={name} />
  }
}

/** A chart for each series, all on one scale. */
const Parts = ({
  plot,
  name,
  draw: drawPart,
}: {
  readonly plot: Plot
  readonly name: string
  readonly draw: (part: Plot, name: string) => ReactNode
}) => (
  <div className="plot-parts">
    {plot.series.map(({ key, label }, at) => (
      <section key={key}>
        {plot.series.length > 1 && <h3>{label}</h3>}
        {drawPart(seriesPlot(plot, at), plot.series.length > 1 ? `${name} ${label}` : name)}
      </section>
    ))}
  </div>
)

const PlotHeat = ({ plot, name }: { readonly plot: Plot; readonly name: string }) => (
  <div className="table-scroll" tabIndex={0} role="group" aria-label={name}>
    <HeatMap
      caption={name}
      captionHidden
      corner={plot.corner}
      columns={plot.series.map(({ key, label, short = label }) => ({ key, label: short, long: label }))}
      rows={chartRows(plot)}
    />
  </div>
)
