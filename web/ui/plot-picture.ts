// A chart as a picture that stands alone: the same plot as on the screen.
import { areaPatterns, drawBars, drawStacks } from './bar-picture.ts'
import { drawHeat, drawTiles } from './grid-picture.ts'
import { drawLines } from './line-picture.ts'
import { type Drawn, drawText, makePage, pageMargin, type Picture, type PictureTexts } from './picture-page.ts'
import {
  type ChartKind,
  chartRows,
  largestOf,
  largestValue,
  type Plot,
  plotToBars,
  seriesPlot,
  type TilePlace,
} from './plot.ts'

const partGap = 24
const partTitle = 26
const smallLines = 110

export const makePlotPicture = (
  kind: ChartKind,
  plot: Plot,
  texts: PictureTexts,
  places: readonly TilePlace[] = [],
): Picture => makePage(texts, describePlot(plot), areaPatterns, (top) => drawPlot(kind, plot, places, top))

const drawPlot = (kind: ChartKind, plot: Plot, places: readonly TilePlace[], top: number): Drawn => {
  const most = largestValue(plot)
  switch (kind) {
    case 'bars':
      return drawParts(plot, top, (part, from) => drawBars(plotToBars(part), most, from))
    case 'stacked':
      return drawStacks(plot, top)
    case 'lines':
      return drawLines(plot, largestOf(plot), top)
    case 'multiples':
      return drawParts(plot, top, (part, from) => drawLines(part, largestOf(plot), from, smallLines))
    case 'tiles':
      return drawParts(plot, top, (part, from) => drawTiles(part, places, most, from))
    case 'heat':
      return drawHeat(plot, most, top)
  }
}

/** A chart for each series, one below the other. */
const drawParts = (plot: Plot, top: number, draw: (part: Plot, top: number) => Drawn): Drawn => {
  const isNamed = plot.series.length > 1
  const parts: string[] = []
  let y = top
  for (const [at, { label }] of plot.series.entries()) {
    if (isNamed) {
      parts.push(drawText(pageMargin, y + 12, label, 'font-weight="600"'))
      y += partTitle
    }
    const drawn = draw(seriesPlot(plot, at), y)
    parts.push(...drawn.parts)
    y += drawn.height + (isNamed ? partGap : 0)
  }
  return { parts, height: y - top }
}

const describePlot = (plot: Plot): string =>
  chartRows(plot)
    .map(({ label, cells }) => {
      const numbers = cells.map(({ text }, at) =>
        plot.series.length > 1 ? `${plot.series[at]?.label ?? ''} ${text}` : text,
      )
      return `${label}: ${numbers.join(', ')}`
    })
    .join('; ')
