// The sheet that a picture of a chart stands on, for a paper or a slide: title, notes and source are in it. Colours are those
// of print; every length is written out, since nothing else styles it.
import { textToHtml } from './save-file.ts'

/** Markup of our own; what comes from elsewhere is escaped. */
export type Picture = {
  readonly svg: string
  readonly width: number
  readonly height: number
  /** The same in words. */
  readonly text: string
}

export type PictureTexts = {
  readonly title: string
  readonly subtitle: string
  /** Sentences below the chart, each from a new line. */
  readonly notes: readonly string[]
}

/** A chart drawn from a height on, and how high it is. */
export type Drawn = { readonly parts: readonly string[]; readonly height: number }

export const pageWidth = 960
export const pageMargin = 32
const lineHeight = 19
/** Signs that fit across the picture in small type. */
const lineSigns = 125
const subtitleSigns = 100
const subtitleHeight = 22

/** The first five categories of light, in their order. */
export const printColours = ['#00357a', '#c48606', '#5a4d01', '#15846b', '#9874cc'] as const
/** The sequence from little to much, and the text on each step. */
export const printSteps = ['#ffffff', '#eaf2fa', '#bbd4ef', '#7faedd', '#2a6ebb', '#00357a'] as const
export const printTexts = ['#212121', '#212121', '#212121', '#212121', '#ffffff', '#ffffff'] as const

export const makePage = (
  { title, subtitle, notes }: PictureTexts,
  words: string,
  patterns: string,
  draw: (top: number) => Drawn,
): Picture => {
  const under = breakText(subtitle, subtitleSigns)
  const top = pageMargin + 48 + under.length * subtitleHeight
  const { parts, height: chart } = draw(top)
  const foot = top + chart + 30
  const lines = notes.flatMap((note) => breakText(note, lineSigns))
  const height = Math.ceil(foot + lines.length * lineHeight + pageMargin)
  const body = [
    drawText(pageMargin, pageMargin + 18, title, 'font-size="22" font-weight="600"'),
    ...under.map((line, at) =>
      drawText(pageMargin, pageMargin + 44 + at * subtitleHeight, line, 'font-size="16" fill="#5f686d"'),
    ),
    ...parts,
    ...lines.map((line, at) => drawText(pageMargin, foot + at * lineHeight, line, 'font-size="13" fill="#5f686d"')),
  ]
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pageWidth} ${height}" width="${pageWidth}" height="${height}" role="img" font-family="'Source Sans 3', 'Segoe UI', Arial, sans-serif" font-size="15" fill="#212121"><title>${textToHtml(title)}</title><desc>${textToHtml(words)}</desc><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(30)"><path d="M0 0V6" stroke="#5f686d" stroke-width="2.5"/></pattern>${patterns}</defs><rect width="${pageWidth}" height="${height}" fill="#ffffff"/>${body.join('')}</svg>`,
    width: pageWidth,
    height,
    text: `${title}. ${words}.`,
  }
}

export const drawText = (x: number, y: number, words: string, look: string): string =>
  `<text x="${round(x)}" y="${round(y)}" ${look}>${textToHtml(words)}</text>`

export const round = (length: number): number => Math.round(length * 10) / 10

/** Words that fit into so many signs, with dots where they are cut. */
export const shortenText = (words: string, most: number): string => {
  const [short = ''] = breakText(words, most)
  return short === words ? words : `${short}…`
}

/** Words in lines of at most so many signs; a longer word keeps its line. */
export const breakText = (words: string, most: number): readonly string[] =>
  words.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + word.length + 1 <= most
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word]
  }, [])
