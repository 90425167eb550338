// Coloured cells of a picture, as a table or as tiles of areas; each holds its number.
import { heatStep } from './heat.ts'
import {
  breakText,
  type Drawn,
  drawText,
  pageMargin,
  pageWidth,
  printSteps,
  printTexts,
  round,
  shortenText,
} from './picture-page.ts'
import { chartRows, type Plot, type PlotCell, type TilePlace } from './plot.ts'

const labelWidth = 230
const rowHeight = 28
/** Of the name of a column, and how many lines it may have. */
const headLine = 15
const headLines = 4
const tile = { width: 140, height: 64, gap: 4 }
const signWidth = 8
/** A head that is wider than its column stands upright, so that none is laid over the next. */
const headSignWidth = 6.5
const uprightSigns = 24
/** Cells that are narrower hold smaller numbers. */
const narrowWidth = 30

export const drawHeat = (plot: Plot, most: number, top: number): Drawn => {
  const rows = chartRows(plot)
  const width = (pageWidth - 2 * pageMargin - labelWidth) / Math.max(1, plot.series.length)
  const x = (at: number) => pageMargin + labelWidth + at * width
  const signs = Math.max(2, Math.floor(width / signWidth))
  const named = plot.series.map(({ label, short = label }) => breakText(short, signs).slice(0, headLines))
  const isUpright = named.flat().some((line) => line.length * headSignWidth > width)
  const { heads, height: headHeight } = isUpright
    ? drawUpright(
        plot.series.map(({ label, short = label }) => shortenText(short, uprightSigns)),
        (at) => x(at) + width / 2,
        top,
      )
    : drawHeads(named, (at) => x(at) + width / 2, top)
  const cells = rows.flatMap(({ label, cells: own }, row) => {
    const y = top + headHeight + rowHeight * row
    return [
      drawText(pageMargin + labelWidth - 10, y + 18, shortenText(label, 28), 'text-anchor="end"'),
      ...own.map((cell, at) => drawCell(cell, most, x(at), y, width - 2, rowHeight - 2)),
    ]
  })
  return { parts: [...heads, ...cells], height: headHeight + rowHeight * rows.length }
}

type Heads = { readonly heads: readonly string[]; readonly height: number }

const drawHeads = (named: readonly (readonly string[])[], middle: (at: number) => number, top: number): Heads => {
  const height = 8 + named.reduce((most, lines) => Math.max(most, lines.length), 1) * headLine
  const heads = named.flatMap((lines, at) =>
    lines.map((line, index) =>
      drawText(
        middle(at),
        top + height - 8 - (lines.length - 1 - index) * headLine,
        line,
        'font-size="12" text-anchor="middle"',
      ),
    ),
  )
  return { heads, height }
}

const drawUpright = (names: readonly string[], middle: (at: number) => number, top: number): Heads => {
  const height = 12 + Math.max(...names.map(({ length }) => length)) * headSignWidth
  const y = round(top + height - 6)
  const heads = names.map((name, at) => {
    const x = round(middle(at) + 4)
    return drawText(x, y, name, `font-size="12" transform="rotate(-90 ${x} ${y})"`)
  })
  return { heads, height }
}

/** Areas without a place of their own are left out of the grid and stand below it in a line. */
export const drawTiles = (plot: Plot, places: readonly TilePlace[], most: number, top: number): Drawn => {
  const rows = chartRows(plot)
  const rowCount = places.reduce((count, { row }) => Math.max(count, row + 1), 0)
  const loose = rows.filter(({ key }) => !places.some((place) => place.key === key))
  const spotOf = (key: string) =>
    places.find((place) => place.key === key) ?? { column: loose.findIndex((row) => row.key === key), row: rowCount }
  const parts = rows.map(({ key, label, short = label, cells: [cell] }) => {
    const spot = spotOf(key)
    const x = pageMargin + spot.column * (tile.width + tile.gap)
    const y = top + spot.row * (tile.height + tile.gap)
    const ink = printTexts[heatStep(cell?.value ?? null, most)] ?? printTexts[0]
    return (
      drawCell(cell && { ...cell, text: '' }, most, x, y, tile.width, tile.height) +
      drawText(x + 8, y + 20, shortenText(short, 17), `font-size="13" fill="${ink}"`) +
      drawText(x + 8, y + 50, cell?.text ?? '', `font-weight="600" fill="${ink}"`)
    )
  })
  return { parts, height: (rowCount + (loose.length > 0 ? 1 : 0)) * (tile.height + tile.gap) }
}

const drawCell = (
  cell: PlotCell | undefined,
  most: number,
  x: number,
  y: number,
  width: number,
  height: number,
): string => {
  const step = heatStep(cell?.value ?? null, most)
  const fill = cell?.value === null && !cell.absent ? 'url(#hatch)' : (printSteps[step] ?? printSteps[0])
  const box = `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}" stroke="#c8cdd0" stroke-width="0.5"/>`
  if (!cell?.text) return box
  const halo = cell.value === null ? ' paint-order="stroke" stroke="#ffffff" stroke-width="4"' : ''
  return (
    box +
    drawText(
      x + width / 2,
      y + 18,
      cell.text,
      `font-size="${width < narrowWidth ? 10 : 13}" text-anchor="middle" fill="${printTexts[step] ?? printTexts[0]}"${halo}`,
    )
  )
}
