// Bars in our own SVG, with numbers written at them and a baseline of zero. Widths are per cent and heights em, so the
// chart fits phone, desk and paper without measuring, and grows with the reader's text. Its table is the caller's duty.
import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import './bar-chart.css'
import { ownLength } from './own-length.ts'

export type Bar = {
  readonly key: string
  readonly label: string
  /** `null` is a figure that is not said: a hatch that ends in nothing, never a length. */
  readonly value: number | null
  /** What is written at the bar: the number, or the mark of a figure that is not said. */
  readonly text: string
  /** What the bar is compared with, as a line across it on the same scale. */
  readonly against?: number | null
}

/** `lying`: one bar below the other, for names; `standing`: one beside the other, for hours and days. */
export const BarChart = ({
  name,
  bars,
  shape = 'lying',
  most,
}: {
  /** One sentence that says what the chart shows. */
  readonly name: string
  readonly bars: readonly Bar[]
  readonly shape?: 'lying' | 'standing'
  /** The largest value of several charts that are compared: one scale for all. */
  readonly most?: number
}) => {
  const hatch = useId()
  return shape === 'lying' ? (
    <LyingBars name={name} bars={bars} hatch={hatch} most={most} />
  ) : (
    <StandingBars name={name} bars={bars} hatch={hatch} most={most} />
  )
}

type Drawn = {
  readonly name: string
  readonly bars: readonly Bar[]
  readonly hatch: string
  readonly most: number | undefined
}

/** Labels up to this long may stand beside their bars where there is room, instead of above them. */
const besideMax = 24

/** Where rows, bars and numbers stand is told in bar-chart.css: it depends on the room there is. */
const LyingBars = ({ name, bars, hatch, most }: Drawn) => {
  const part = scaleOf(bars, 1, most)
  const isBeside = bars.every(({ label }) => label.length <= besideMax)
  return (
    <div className="bar-chart-box">
      <svg
        className={`bar-chart bar-chart-lying ${isBeside ? 'bar-chart-beside' : ''}`}
        role="img"
        aria-label={name}
        width="100%"
        style={ownLength('--bars', bars.length)}
      >
        <Hatch id={hatch} />
        {bars.map(({ key, label, value, text, against }, at) => (
          <g key={key} className="bar-row" style={ownLength('--at', at)}>
            <text y="1em">{label}</text>
            <g className="bar-body" style={ownLength('--part', part(value ?? 0))}>
              {value === null ? (
                <rect width="2.5em" height="1.1em" fill={`url(#${hatch})`} />
              ) : (
                <rect className="bar bar-length" height="1.1em" />
              )}
              <line className="bar-baseline" y1="-0.1em" y2="1.2em" />
              {isDrawn(against) && (
                <line
                  className="bar-against bar-end"
                  style={ownLength('--part', part(against))}
                  y1="-0.15em"
                  y2="1.25em"
                />
              )}
              <text
                className="bar-number bar-end"
                style={ownLength('--part', numberPart(part, value ?? 0, against))}
                dx={value === null ? '2.9em' : '0.4em'}
                y="0.9em"
              >
                {text}
              </text>
            </g>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** A number is about so wide, as a part of the chart. */
const numberWidth = 0.15

/** Where a bar's number begins: after its end, and clear of a line that would strike it through. */
const numberPart = (part: (value: number) => number, value: number, against: number | null | undefined): number => {
  const end = part(value)
  const line = isDrawn(against) ? part(against) : 0
  return line > end && line - end < numberWidth ? line : end
}

const headEm = 1.5
const standingEm = 9
const footEm = 1.6

const StandingBars = ({ name, bars, hatch, most }: Drawn) => {
  const height = scaleOf(bars, standingEm, most)
  const base = headEm + standingEm
  const step = 100 / Math.max(1, bars.length)
  const longest = bars.reduce((most, { text, label }) => Math.max(most, text.length, label.length), 2)
  return (
    // A region that scrolls must be reachable by keyboard.
    <div className="bar-chart-scroll" tabIndex={0} role="group" aria-label={name}>
      <svg
        className="bar-chart"
        role="img"
        aria-label={name}
        width="100%"
        height={`${base + footEm}em`}
        style={{ minInlineSize: `${bars.length * (longest * 0.55 + 0.3)}em` }}
      >
        <Hatch id={hatch} upright />
        {bars.map((bar, at) => {
          const middle = `${(at + 0.5) * step}%`
          const high = bar.value === null ? 1.5 : height(bar.value)
          const line = isDrawn(bar.against) ? height(bar.against) : null
          // The number stands clear of the line that it would touch.
          const top = line !== null && line >= high && line - high < 1.6 ? line + 0.1 : high
          return (
            <g key={bar.key}>
              <rect
                className={bar.value === null ? 'bar-hidden' : 'bar'}
                x={`${(at + 0.15) * step}%`}
                y={`${base - high}em`}
                width={`${step * 0.7}%`}
                height={`${high}em`}
                fill={bar.value === null ? `url(#${hatch})` : undefined}
              />
              {line !== null && (
                <line
                  className="bar-against"
                  x1={`${(at + 0.04) * step}%`}
                  x2={`${(at + 0.96) * step}%`}
                  y1={`${base - line}em`}
                  y2={`${base - line}em`}
                />
              )}
              <text className="bar-number" x={middle} y={`${base - top - 0.35}em`} textAnchor="middle">
                {bar.text}
              </text>
              <text x={middle} y={`${base + 1.2}em`} textAnchor="middle">
                {bar.label}
              </text>
            </g>
          )
        })}
        <line className="bar-baseline" x2="100%" y1={`${base}em`} y2={`${base}em`} />
      </svg>
    </div>
  )
}

/** A comparison with nothing would only thicken the baseline. */
const isDrawn = (against: number | null | undefined): against is number => typeof against === 'number' && against > 0

const scaleOf = (bars: readonly Bar[], length: number, most = 0): ((value: number) => number) => {
  const highest = bars.reduce((max, { value, against }) => Math.max(max, value ?? 0, against ?? 0), most)
  return scaleLinear([0, Math.max(1, highest)], [0, length])
}

/** Lines that fade out: the figure is somewhere from zero on, and how far is not said. */
const Hatch = ({ id, upright = false }: { readonly id: string; readonly upright?: boolean }) => (
  <defs>
    <pattern
      id={id}
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${upright ? 60 : 30})`}
    >
      <line className="bar-hatch" y2="6" />
    </pattern>
  </defs>
)
