// Bars of a picture: a figure that is not said is a hatch of one length; parts of a stack have their patterns.
import { scaleLinear } from 'd3-scale'
import type { Bar } from './bar-chart.tsx'
import { type Drawn, drawText, pageMargin, pageWidth, printColours, round, shortenText } from './picture-page.ts'
import { chartRows, largestStack, type Plot, stackLength } from './plot.ts'
import { seriesLooks } from './series.tsx'

const labelWidth = 330
const numberWidth = 90
const rowHeight = 30
const barHeight = 20
const hatchWidth = 48
/** Signs that fit beside a bar. */
const labelSigns = 40
const left = pageMargin + labelWidth
const room = pageWidth - 2 * pageMargin - labelWidth - numberWidth

/** The largest value takes the width that there is. */
export const drawBars = (bars: readonly Bar[], most: number, top: number): Drawn => {
  const lengthOf = scaleLinear([0, Math.max(1, most)], [0, room])
  const height = bars.length * rowHeight
  return {
    parts: [
      ...bars.map(({ label, value, text }, at) => {
        const y = top + at * rowHeight
        const length = value === null ? hatchWidth : lengthOf(value)
        const fill = value === null ? 'url(#hatch)' : printColours[0]
        return [
          drawLabel(label, y),
          `<rect x="${left}" y="${y}" width="${round(length)}" height="${barHeight}" fill="${fill}"/>`,
          drawText(left + length + 8, y + 15, text, 'font-weight="600"'),
        ].join('')
      }),
      drawBase(top, height),
    ],
    height,
  }
}

/** One bar a row; behind it the row's own total. */
export const drawStacks = (plot: Plot, top: number): Drawn => {
  const rows = chartRows(plot)
  const lengthOf = scaleLinear([0, largestStack(plot)], [0, room])
  const names = drawNames(plot, top)
  const first = top + names.height
  const height = rows.length * rowHeight
  const parts = rows.map((row, at) => {
    const y = first + at * rowHeight
    const hidden = row.cells.filter(({ value, absent }) => value === null && !absent)
    const end = left + lengthOf(stackLength(row))
    const stack = row.cells.flatMap(({ value, text }, index) => {
      if (value === null) return []
      const x = left + lengthOf(stackLength({ cells: row.cells.slice(0, index) }))
      const width = lengthOf(value)
      return [drawArea(index, x, y, width), ...(width > text.length * 9 + 10 ? [drawHaloed(x + 5, y + 15, text)] : [])]
    })
    const hatches = hidden.length * (hatchWidth / 2)
    const mark = hidden[0]?.text
    const told = [row.total?.text, mark === row.total?.text ? undefined : mark].filter(Boolean).join(' ')
    return [
      drawLabel(row.label, y),
      ...stack,
      `<rect x="${round(end)}" y="${y}" width="${hatches}" height="${barHeight}" fill="url(#hatch)"/>`,
      drawText(end + hatches + 8, y + 15, told, 'font-weight="600"'),
    ].join('')
  })
  return { parts: [...names.parts, ...parts, drawBase(first, height)], height: names.height + height }
}

/** Patterns over the colours, for papers without them. */
export const areaPatterns = seriesLooks
  .map(
    ({ pattern }, at) =>
      `<pattern id="look-${at}" width="8" height="8" patternUnits="userSpaceOnUse"><path d="${pattern}" fill="none" stroke="#ffffff" stroke-width="1.5"/></pattern>`,
  )
  .join('')

const drawNames = (plot: Plot, top: number): Drawn => {
  const step = (pageWidth - 2 * pageMargin) / Math.max(1, plot.series.length)
  return {
    parts: plot.series.map(({ label, short = label }, at) => {
      const x = pageMargin + at * step
      return drawArea(at, x, top, 28) + drawText(x + 36, top + 15, shortenText(short, Math.floor(step / 9)), '')
    }),
    height: 40,
  }
}

const drawArea = (at: number, x: number, y: number, width: number): string => {
  const look = at % seriesLooks.length
  const box = `x="${round(x)}" y="${y}" width="${round(width)}" height="${barHeight}"`
  return `<rect ${box} fill="${printColours[look]}" stroke="#ffffff"/><rect ${box} fill="url(#look-${look})"/>`
}

const drawHaloed = (x: number, y: number, words: string): string =>
  drawText(
    x,
    y,
    words,
    'font-weight="600" paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round"',
  )

const drawLabel = (label: string, y: number): string =>
  drawText(left - 10, y + 15, shortenText(label, labelSigns), 'text-anchor="end"')

const drawBase = (top: number, height: number): string =>
  `<path d="M${left} ${top - 6}V${top + height + 6}" stroke="#5f686d" stroke-width="1.5"/>`
