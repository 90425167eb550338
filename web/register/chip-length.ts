// How long a text is on a chip, in pixels of the real font. A chip has two lines at most; words are not broken.

/** Outer widths of chips on the narrowest tablet: topics and languages, and all others; less their padding and border. */
export const chipSizes = {
  wide: { pixels: 150, room: 124, font: '17px "Source Sans 3 Variable"' },
  narrow: { pixels: 66, room: 60, font: '15px "Source Sans 3 Variable"' },
} as const
export type ChipSize = keyof typeof chipSizes

const linesMax = 2

export type ChipLength = { readonly lines: number; readonly widest: number; readonly fits: boolean }

/** The lines that a text takes when its words are filled in from the left; `measure` gives the width of a text. */
export const measureChip = (text: string, room: number, measure: (text: string) => number): ChipLength => {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && measure(longer) <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const widest = Math.ceil(Math.max(...lines.map(measure)))
  return { lines: lines.length, widest, fits: lines.length <= linesMax && widest <= room }
}

/** Gives the width of a text in a font, drawn nowhere. */
export const createMeasure = (): ((text: string, font: string) => number) => {
  const canvas = document.createElement('canvas').getContext('2d')
  return (text, font) => {
    if (!canvas) return 0
    canvas.font = font
    return canvas.measureText(text).width
  }
}
