// Lines over rows from left to right: a dot for each figure with the interval it stands for, a gap with a hatch at the foot
// where nothing is said, name and last number at the end of its line. There is no scale beside it: its numbers would be
// figures that nobody published. Widths are per cent and heights em, so that nothing is measured.
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useId } from 'react'
import { spreadEnds } from './line-ends.ts'
import { chartRows, isSaid, largestOf, largestValue, type Plot, type PlotCell, type PlotRow } from './plot.ts'
import { lookNumber, lookOf, markPath, SeriesPatterns, SeriesSample } from './series.tsx'
import './line-chart.css'

/** Labels under the line, in a wide box and a narrow one. */
const labelsMax = { wide: 12, narrow: 4 }
/** A single line of this many dots has its numbers written at them. */
const numbersMax = 12

export const LineChart = ({
  name,
  plot,
  most = largestOf(plot),
  heightEm = 14,
}: {
  readonly name: string
  /** Rows from left to right, a line for each series. */
  readonly plot: Plot
  /** The largest value of several charts that are compared. */
  readonly most?: number
  readonly heightEm?: number
}) => {
  const id = useId()
  const rows = chartRows(plot)
  const scale = scaleLinear([0, most], [heightEm, 0])
  const isNamed = plot.series.length > 1
  // One number gives the measure of all the others.
  const highest = largestValue(plot)
  return (
    <div className={`line-chart${isNamed ? ' line-chart-named' : ''}`} role="img" aria-label={name}>
      {isNamed && (
        <div className="series-names line-chart-names">
          {plot.series.map(({ key, label, short = label }, at) => (
            <span key={key} className="series-name">
              <SeriesSample id={id} at={at} line />
              {short}
            </span>
          ))}
        </div>
      )}
      <svg className="line-chart-plot" width="100%" height={`${heightEm}em`}>
        <SeriesPatterns id={id} />
        <line className="line-base" x2="100%" y1={`${heightEm}em`} y2={`${heightEm}em`} />
        {plot.series.map(({ key }, at) => (
          <Series
            key={key}
            at={at}
            rows={rows}
            scale={scale}
            heightEm={heightEm}
            hatch={`${id}-hidden`}
            isAlone={!isNamed}
            most={highest}
          />
        ))}
      </svg>
      {isNamed && <Ends plot={plot} rows={rows} scale={scale} heightEm={heightEm} />}
      <div className="line-chart-labels">
        {rows.map(({ key, label, short = label }, at) => (
          <span
            key={key}
            className={labelClass(at, rows.length)}
            style={{ insetInlineStart: `${xOf(at, rows.length)}%` }}
          >
            {short}
          </span>
        ))}
      </div>
    </div>
  )
}

type Drawn = {
  readonly rows: readonly PlotRow[]
  readonly scale: (value: number) => number
  readonly heightEm: number
}

const Series = ({
  at,
  rows,
  scale,
  heightEm,
  hatch,
  isAlone,
  most,
}: Drawn & { readonly at: number; readonly hatch: string; readonly isAlone: boolean; readonly most: number }) => {
  const cells = rows.map((row) => row.cells[at])
  const y = (value: number) => (scale(value) / heightEm) * 100
  const path = line<PlotCell | undefined>(
    (_, index) => xOf(index, rows.length),
    (cell) => y(cell?.value ?? 0),
  ).defined(isSaid)
  const band = area<PlotCell | undefined>(
    (_, index) => xOf(index, rows.length),
    (cell) => y(cell?.low ?? cell?.value ?? 0),
    (cell) => y(cell?.high ?? cell?.value ?? 0),
  ).defined(isSaid)
  return (
    <>
      {/* A box of a hundred by a hundred that is pulled to the room there is; strokes keep their width. */}
      <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none" className="line-box">
        <path className={`line-band series-${lookNumber(at)}`} d={band(cells) ?? ''} />
        <path
          className={`series-line series-line-${lookNumber(at)}`}
          strokeDasharray={lookOf(at).dash}
          d={path(cells) ?? ''}
        />
      </svg>
      {cells.map((cell, index) =>
        cell === undefined || cell.absent ? null : cell.value === null ? (
          <g key={index}>
            <svg x={`${xOf(index, rows.length)}%`} y={`${heightEm - 1.2}em`} className="line-box">
              <rect x="-0.5em" width="1em" height="1.2em" fill={`url(#${hatch})`} />
            </svg>
            {isAlone && (
              <text
                className="line-number"
                x={`${xOf(index, rows.length)}%`}
                y={`${heightEm - 1.4}em`}
                textAnchor="middle"
              >
                {cell.text}
              </text>
            )}
          </g>
        ) : (
          <g key={index}>
            {cell.low !== undefined && cell.high !== undefined && (
              <line
                className={`line-interval series-line-${lookNumber(at)}`}
                x1={`${xOf(index, rows.length)}%`}
                x2={`${xOf(index, rows.length)}%`}
                y1={`${scale(cell.low)}em`}
                y2={`${scale(cell.high)}em`}
              />
            )}
            <svg x={`${xOf(index, rows.length)}%`} y={`${scale(cell.value)}em`} className="line-box">
              <path className={`series-${lookNumber(at)}`} d={markPath(at, 70)} />
            </svg>
            {(isAlone && rows.length <= numbersMax) || cell.value === most ? (
              <text
                className="line-number"
                x={`${xOf(index, rows.length)}%`}
                y={`${scale(cell.value) + (isDip(cells, index) && scale(cell.value) < heightEm - 2 ? 1.4 : -0.7)}em`}
                textAnchor="middle"
              >
                {cell.text}
              </text>
            ) : null}
          </g>
        ),
      )}
    </>
  )
}

/** Lower than what is on either side: its number stands below it, clear of the line. */
const isDip = (cells: readonly (PlotCell | undefined)[], at: number): boolean => {
  const own = cells[at]?.value ?? 0
  return [cells[at - 1], cells[at + 1]].every((cell) => isSaid(cell) && cell.value > own)
}

/** Names at the ends of the lines, pushed apart so that none covers another. */
const Ends = ({ plot, rows, scale, heightEm }: Drawn & { readonly plot: Plot }) => {
  const ends = plot.series.map((_, at) => rows.map((row) => row.cells[at]).findLast(isSaid))
  const places = spreadEnds(
    ends.map((cell) => scale(cell?.value ?? 0)),
    heightEm,
  )
  return (
    <div className="line-chart-ends">
      {plot.series.map(({ key, label, short = label }, at) => (
        <span key={key} className="line-end" style={{ insetBlockStart: `${places[at] ?? 0}em` }}>
          <SeriesSample id="" at={at} line />
          <span>{`${short} ${ends[at]?.text ?? rows.at(-1)?.cells[at]?.text ?? ''}`}</span>
        </span>
      ))}
    </div>
  )
}

/** The middle of a row's part of the width, in per cent. */
const xOf = (at: number, count: number): number => Math.round(((at + 0.5) / Math.max(1, count)) * 10_000) / 100

/** Every so many labels stand in a wide box, fewer in a narrow one; the last one always does. */
const labelClass = (at: number, count: number): string => {
  const back = count - 1 - at
  if (back % Math.ceil(count / labelsMax.wide) !== 0) return 'line-label-none'
  return back % Math.ceil(count / labelsMax.narrow) === 0 ? 'line-label' : 'line-label line-label-wide'
}
