// What tells the series of a chart apart besides colour: a pattern for areas, a dash for lines and a mark for dots.
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  type SymbolType,
} from 'd3-shape'
import './series.css'

type SeriesLook = {
  readonly dash: string
  readonly mark: SymbolType
  /** Strokes on a square of eight; none for the first, which stays plain. */
  readonly pattern: string
}

/** In the order of the categories of tokens.css. */
export const seriesLooks: readonly SeriesLook[] = [
  { dash: '', mark: symbolCircle, pattern: '' },
  { dash: '8 4', mark: symbolSquare, pattern: 'M-2 2L2 -2M0 8L8 0M6 10L10 6' },
  { dash: '2 4', mark: symbolTriangle, pattern: 'M0 2H8M0 6H8' },
  { dash: '10 3 2 3', mark: symbolDiamond, pattern: 'M-2 6L2 10M0 0L8 8M6 -2L10 2' },
  { dash: '5 2', mark: symbolCross, pattern: 'M2 0V8M6 0V8M0 2H8M0 6H8' },
]

/** 1 to 5; a sixth series has the look of the first. */
export const lookNumber = (at: number): number => (at % seriesLooks.length) + 1

export const lookOf = (at: number): SeriesLook =>
  seriesLooks[at % seriesLooks.length] ?? { dash: '', mark: symbolCircle, pattern: '' }

/** The outline of a series' mark around the origin. */
export const markPath = (at: number, size: number): string => symbol(lookOf(at).mark, size)() ?? ''

/** Patterns of all series, on paper and in forced colours over the plain areas, and the hatch of what is not said. */
export const SeriesPatterns = ({ id }: { readonly id: string }) => (
  <defs>
    {seriesLooks.map(({ pattern }, at) => (
      <pattern key={pattern} id={`${id}-${at}`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path className="series-stroke" d={pattern} />
      </pattern>
    ))}
    <pattern id={`${id}-hidden`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">
      <line className="series-hatch" y2="6" />
    </pattern>
  </defs>
)

/** A sample of a series beside its name. */
export const SeriesSample = ({
  id,
  at,
  line = false,
}: {
  readonly id: string
  readonly at: number
  readonly line?: boolean
}) => (
  <svg className="series-sample" width="28" height="16" aria-hidden="true">
    {line ? (
      <>
        <path className={`series-line series-line-${lookNumber(at)}`} d="M0 8H28" strokeDasharray={lookOf(at).dash} />
        <path className={`series-${lookNumber(at)}`} d={markPath(at, 60)} transform="translate(14 8)" />
      </>
    ) : (
      <SeriesArea id={id} at={at} width="28" height="16" />
    )}
  </svg>
)

/** An area of a series: its colour, and over it its pattern where colours do not carry. */
export const SeriesArea = ({
  id,
  at,
  ...place
}: {
  readonly id: string
  readonly at: number
  readonly className?: string
  readonly width?: string
  readonly height: string
  readonly x?: string
  readonly y?: string
}) => {
  const { className = '', ...box } = place
  return (
    <>
      <rect className={`series-area series-${lookNumber(at)} ${className}`} {...box} />
      <rect className={`series-pattern ${className}`} {...box} fill={`url(#${id}-${at % seriesLooks.length})`} />
    </>
  )
}
