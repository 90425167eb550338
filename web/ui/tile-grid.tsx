// Areas as tiles, each roughly where it lies, coloured by its figure with the figure written in it. Not a map: every area is
// as large as every other.
import type { CSSProperties } from 'react'
import { heatStep } from './heat.ts'
import './heat-map.css'
import { chartRows, largestOf, type Plot, type TilePlace } from './plot.ts'
import './tile-grid.css'

export const TileGrid = ({
  name,
  plot,
  places,
  most = largestOf(plot),
}: {
  readonly name: string
  /** A row for each area; the first series is drawn. */
  readonly plot: Plot
  readonly places: readonly TilePlace[]
  readonly most?: number
}) => (
  <div className="tile-grid" role="img" aria-label={name}>
    {chartRows(plot).map(({ key, label, short = label, cells }) => {
      const cell = cells[0]
      const isHidden = cell?.value === null && !cell.absent
      return (
        <div
          key={key}
          className={`area-tile heat-${heatStep(cell?.value ?? null, most)}${isHidden ? ' area-tile-hidden' : ''}`}
          style={placeStyle(places.find((place) => place.key === key))}
        >
          <span className="area-tile-name">{short}</span>
          <span className="area-tile-number">{cell?.text}</span>
        </div>
      )
    })}
  </div>
)

/** An area without a place of its own stands where the others leave room. */
const placeStyle = (place: TilePlace | undefined): CSSProperties =>
  place ? { gridColumn: place.column + 1, gridRow: place.row + 1 } : {}
