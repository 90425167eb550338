// Bars as a picture that stands alone, for a paper or a slide: the numbers of the chart, with title, notes and source in
// it. Colours are those of print; every length is written out, since nothing else styles it.
import { scaleLinear } from 'd3-scale'
import type { Bar } from './bar-chart.tsx'
import { textToHtml } from './save-file.ts'

/** Markup of our own; what comes from elsewhere is escaped. */
export type BarPicture = {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** The same in words. */
  readonly text: string
}

export type PictureTexts = {
  readonly title: string
  readonly subtitle: string
  /** Sentences below the bars, each from a new line. */
  readonly notes: readonly string[]
}

const width = 960
const margin = 32
const labelWidth = 330
const numberWidth = 90
const rowHeight = 30
const barHeight = 20
const hatchWidth = 48
const lineHeight = 19
/** Signs that fit across the picture in small type, and beside a bar. */
const lineSigns = 125
const labelSigns = 40

/** The largest bar takes the width that there is; a figure that is not said is a hatch of one length. */
export const makeBarPicture = (bars: readonly Bar[], { title, subtitle, notes }: PictureTexts): BarPicture => {
  const most = bars.reduce((max, { value }) => Math.max(max, value ?? 0), 1)
  const lengthOf = scaleLinear([0, most], [0, width - 2 * margin - labelWidth - numberWidth])
  const top = margin + 70
  const foot = top + bars.length * rowHeight + 30
  const lines = notes.flatMap((note) => breakText(note, lineSigns))
  const height = foot + lines.length * lineHeight + margin
  const body = [
    text(margin, margin + 18, title, 'font-size="22" font-weight="600"'),
    text(margin, margin + 44, subtitle, 'font-size="16" fill="#5f686d"'),
    ...bars.map((bar, at) => drawBar(bar, top + at * rowHeight, lengthOf)),
    `<path d="M${margin + labelWidth} ${top - 6}V${foot - 24}" stroke="#5f686d" stroke-width="1.5"/>`,
    ...lines.map((line, at) => text(margin, foot + at * lineHeight, line, 'font-size="13" fill="#5f686d"')),
  ]
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="'Source Sans 3', 'Segoe UI', Arial, sans-serif" font-size="15" fill="#212121"><title>${textToHtml(title)}</title><desc>${textToHtml(describeBars(bars))}</desc><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(30)"><path d="M0 0V6" stroke="#5f686d" stroke-width="2.5"/></pattern></defs><rect width="${width}" height="${height}" fill="#ffffff"/>${body.join('')}</svg>`,
    width,
    height,
    text: `${title}. ${describeBars(bars)}.`,
  }
}

const describeBars = (bars: readonly Bar[]): string => bars.map((bar) => `${bar.label}: ${bar.text}`).join('; ')

const drawBar = ({ label, value, text: number }: Bar, y: number, lengthOf: (value: number) => number): string => {
  const x = margin + labelWidth
  const length = value === null ? hatchWidth : lengthOf(value)
  const [short = ''] = breakText(label, labelSigns)
  const shown = short === label ? label : `${short}…`
  return [
    text(x - 10, y + 15, shown, 'text-anchor="end"'),
    `<rect x="${x}" y="${y}" width="${round(length)}" height="${barHeight}" fill="${value === null ? 'url(#hatch)' : '#00357a'}"/>`,
    text(round(x + length + 8), y + 15, number, 'font-weight="600"'),
  ].join('')
}

const text = (x: number, y: number, words: string, look: string): string =>
  `<text x="${x}" y="${y}" ${look}>${textToHtml(words)}</text>`

const round = (length: number): number => Math.round(length * 10) / 10

/** Words in lines of at most so many signs; a longer word keeps its line. */
const breakText = (words: string, most: number): readonly string[] =>
  words.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + word.length + 1 <= most
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word]
  }, [])
