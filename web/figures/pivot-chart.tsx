// The chart of a table, of the kind that is chosen among those that suit it.
import { ChartKind } from '@tukkimies/shared/register/view.ts'
import type { TilePlace, Plot } from '../ui/plot.ts'
import { Select } from '../ui/select.tsx'
import type { Told } from './builder-naming.ts'
import { Chart } from './chart.tsx'

/** A chart as it is drawn and as it may be handed on. */
export type DrawnChart = {
  readonly kind: ChartKind
  readonly plot: Plot
  readonly places: readonly TilePlace[]
}

export const PivotChart = ({
  chart: { kind, plot, places },
  kinds,
  name,
  told: { words },
  onKind,
}: {
  readonly chart: DrawnChart
  readonly kinds: readonly ChartKind[]
  readonly name: string
  readonly told: Told
  readonly onKind: (kind: ChartKind) => void
}) => (
  <div className="pivot-chart">
    {kinds.length > 1 && (
      <div className="pivot-kind no-print">
        <Select
          label={words.chart}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.charts[value] }))}
          onChange={(value) => onKind(ChartKind.parse(value))}
        />
      </div>
    )}
    <Chart kind={kind} plot={plot} places={places} name={name} />
    <ChartNote kind={kind} notes={words.chartNotes} />
  </div>
)

const ChartNote = ({ kind, notes }: { readonly kind: ChartKind; readonly notes: Partial<Record<ChartKind, string>> }) =>
  notes[kind] !== undefined && <p className="small muted">{notes[kind]}</p>
