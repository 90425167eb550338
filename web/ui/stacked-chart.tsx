// One bar a row, put together from its series. A part that is not said is a hatch of one length at the end, and the number
// behind the bar is the row's own total, never a sum.
import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { chartRows, largestStack, type Plot, type PlotRow, stackLength } from './plot.ts'
import { ownLength } from './own-length.ts'
import { SeriesArea, SeriesPatterns, SeriesSample } from './series.tsx'
import './bar-chart.css'
import './stacked-chart.css'

/** A number stands in its part where the part has this share of the longest bar. */
const partMin = 0.09
const hatchEm = 1.6

export const StackedChart = ({ name, plot }: { readonly name: string; readonly plot: Plot }) => {
  const id = useId()
  const rows = chartRows(plot)
  const part = scaleLinear([0, largestStack(plot)], [0, 1])
  return (
    <div className="bar-chart-box stacked-chart" role="img" aria-label={name}>
      <div className="series-names">
        {plot.series.map(({ key, label, short = label }, at) => (
          <span key={key} className="series-name">
            <SeriesSample id={id} at={at} />
            {short}
          </span>
        ))}
      </div>
      <svg className="bar-chart bar-chart-lying" width="100%" style={ownLength('--bars', rows.length)}>
        <SeriesPatterns id={id} />
        {rows.map((row, at) => (
          <g key={row.key} className="stacked-row" style={ownLength('--at', at)}>
            <text y="1em">{row.label}</text>
            <g className="bar-body">
              <Stack id={id} row={row} part={part} />
              <line className="bar-baseline" y1="-0.1em" y2="1.2em" />
            </g>
          </g>
        ))}
      </svg>
    </div>
  )
}

const Stack = ({
  id,
  row,
  part,
}: {
  readonly id: string
  readonly row: PlotRow
  readonly part: (value: number) => number
}) => {
  const hidden = row.cells.filter(({ value, absent }) => value === null && !absent).length
  return (
    <>
      {row.cells.map(({ value, text }, at) => {
        if (value === null) return null
        const start = stackLength({ cells: row.cells.slice(0, at) })
        const length = part(value)
        return (
          <g key={at} className="stacked-part bar-end" style={ownLength('--part', part(start))}>
            <g style={ownLength('--part', length)}>
              <SeriesArea id={id} at={at} className="bar-length" height="1.1em" />
            </g>
            {length >= partMin && (
              <text className="bar-number" dx="0.35em" y="0.9em">
                {text}
              </text>
            )}
          </g>
        )
      })}
      <g className="bar-end" style={ownLength('--part', part(stackLength(row)))}>
        {hidden > 0 && <rect width={`${hidden * hatchEm}em`} height="1.1em" fill={`url(#${id}-hidden)`} />}
        <text className="bar-number" dx={`${hidden * hatchEm + 0.4}em`} y="0.9em">
          {[row.total?.text, hidden > 0 ? hiddenMark(row) : ''].filter(Boolean).join(' ')}
        </text>
      </g>
    </>
  )
}

/** The mark of a hidden part, once, unless the total is hidden too and says it already. */
const hiddenMark = ({ cells, total }: PlotRow): string => {
  const mark = cells.find(({ value, absent }) => value === null && !absent)?.text ?? ''
  return total?.text === mark ? '' : mark
}
