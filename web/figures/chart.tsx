// A plot drawn as one of the kinds of chart.
import { BarChart } from '../ui/bar-chart.tsx'
import type { ChartKind, Plot, TilePlace } from '../ui/plot.ts'

export const Chart = ({
  kind,
  plot,
  name,
}: {
  readonly kind: ChartKind
  readonly plot: Plot
  /** One sentence that says what the chart shows. */
  readonly name: string
  /** Where areas stand, for tiles. */
  readonly places?: readonly TilePlace[]
}) => (
  <div className="plot" data-kind={kind}>
    {plot.series.map(({ key, label }, at) => (
      <BarChart
        key={key}
        name={plot.series.length > 1 ? `${name} ${label}` : name}
        bars={plot.rows.flatMap((row) => {
          const cell = row.cells[at]
          return row.isTotal || !cell || cell.absent
            ? []
            : [{ key: row.key, label: row.short ?? row.label, value: cell.value, text: cell.text }]
        })}
      />
    ))}
  </div>
)
