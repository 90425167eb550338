// Where areas stand in a grid of tiles.
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { chartRows, type Plot, type TilePlace } from '../ui/plot.ts'

export type TileSpot = { readonly column: number; readonly row: number }

/**
 * The places of a plot whose rows are areas. Where every area has a spot of its own in the register, those; otherwise line by
 * line in the order of the plot, in a grid about as wide as high.
 */
export const plotToPlaces = (plot: Plot, spotOf: (place: NodeName) => TileSpot | undefined): readonly TilePlace[] => {
  const rows = chartRows(plot)
  const own = rows.map(({ key }) => spotOf(keyToPlace(key)))
  const width = Math.ceil(Math.sqrt(rows.length))
  return rows.map(({ key }, at) => ({
    key,
    ...(own.every((spot) => spot !== undefined) && own[at]
      ? own[at]
      : { column: at % width, row: Math.floor(at / width) }),
  }))
}

/** The key of a line is its names, each with a bar behind it. */
const keyToPlace = (key: string): NodeName => key.split('|')[0] as NodeName
