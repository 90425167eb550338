// Lines of a picture, with dash, mark and interval as on the screen, and their names at their ends.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { spreadEnds } from './line-ends.ts'
import { type Drawn, drawText, pageMargin, pageWidth, printColours, round, shortenText } from './picture-page.ts'
import { chartRows, isSaid, type Plot, type PlotCell } from './plot.ts'
import { lookOf, markPath } from './series.tsx'

const endWidth = 230
const endSigns = 28
/** One em of the chart on the screen. */
const em = 15
const labelsMax = 12
const numbersMax = 12

export const drawLines = (plot: Plot, most: number, top: number, height = 280): Drawn => {
  const rows = chartRows(plot)
  const isNamed = plot.series.length > 1
  const right = pageWidth - pageMargin - (isNamed ? endWidth : 0)
  const y = scaleLinear([0, Math.max(1, most)], [top + height, top])
  const x = (at: number) => pageMargin + ((at + 0.5) / Math.max(1, rows.length)) * (right - pageMargin)
  const every = Math.ceil(rows.length / labelsMax)
  const ends = plot.series.map((_, at) => rows.map((row) => row.cells[at]).findLast(isSaid))
  const places = spreadEnds(
    ends.map((cell) => (y(cell?.value ?? 0) - top) / em),
    height / em,
  )
  return {
    parts: [
      `<path d="M${pageMargin} ${top + height}H${right}" stroke="#5f686d" stroke-width="1.5"/>`,
      ...plot.series.flatMap((_, at) =>
        drawSeries(
          rows.map(({ cells }) => cells[at]),
          at,
          x,
          y,
          top + height,
          !isNamed,
        ),
      ),
      ...rows.map(({ label, short = label }, at) =>
        (rows.length - 1 - at) % every === 0
          ? drawText(x(at), top + height + 22, short, 'font-size="13" text-anchor="middle"')
          : '',
      ),
      ...(isNamed
        ? plot.series.map(({ label, short = label }, at) => {
            const middle = top + (places[at] ?? 0) * em
            const name = shortenText(`${short} ${ends[at]?.text ?? ''}`, endSigns)
            return `<path d="${markPath(at, 70)}" transform="translate(${right + 12} ${round(middle)})" fill="${colourOf(at)}"/>${drawText(right + 24, middle + 5, name, '')}`
          })
        : []),
    ],
    height: height + 30,
  }
}

const drawSeries = (
  cells: readonly (PlotCell | undefined)[],
  at: number,
  x: (at: number) => number,
  y: (value: number) => number,
  foot: number,
  isAlone: boolean,
): readonly string[] => {
  const path = line<PlotCell | undefined>(
    (_, index) => round(x(index)),
    (cell) => round(y(cell?.value ?? 0)),
  ).defined(isSaid)
  const { dash } = lookOf(at)
  return [
    `<path d="${path(cells) ?? ''}" fill="none" stroke="${colourOf(at)}" stroke-width="2.5"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`,
    ...cells.map((cell, index) => {
      if (!cell || cell.absent) return ''
      const middle = round(x(index))
      if (cell.value === null)
        return `<rect x="${middle - 8}" y="${foot - 18}" width="16" height="18" fill="url(#hatch)"/>`
      const dot = `<path d="${markPath(at, 70)}" transform="translate(${middle} ${round(y(cell.value))})" fill="${colourOf(at)}"/>`
      const interval =
        cell.low === undefined || cell.high === undefined
          ? ''
          : `<path d="M${middle} ${round(y(cell.low))}V${round(y(cell.high))}" stroke="${colourOf(at)}" stroke-width="1.5"/>`
      const number =
        isAlone && cells.length <= numbersMax
          ? drawText(middle, y(cell.value) - 10, cell.text, 'font-weight="600" text-anchor="middle"')
          : ''
      return interval + dot + number
    }),
  ]
}

const colourOf = (at: number): string => printColours[at % printColours.length] ?? printColours[0]
