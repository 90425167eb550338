// A real table whose cells are coloured by their number; the number stands in each, so the colour only repeats it.
import { heatStep } from './heat.ts'
import './heat-map.css'

export type HeatCell = {
  /** `null`: there is nothing to count here; the cell stays blank. */
  readonly value: number | null
  readonly text: string
  /** What is heard in place of the mark of a figure that is not said; its cell is hatched. */
  readonly spoken?: string
  /** There was nothing of the kind then: a mark without a hatch. */
  readonly absent?: boolean
}

export type HeatRow = { readonly key: string; readonly label: string; readonly cells: readonly HeatCell[] }

export type HeatColumn = { readonly key: string; readonly label: string; readonly long: string }

export const HeatMap = ({
  caption,
  captionHidden = false,
  corner,
  columns,
  rows,
}: {
  readonly caption: string
  readonly captionHidden?: boolean
  /** What heads the rows. */
  readonly corner: string
  readonly columns: readonly HeatColumn[]
  readonly rows: readonly HeatRow[]
}) => {
  const most = rows.reduce((max, { cells }) => cells.reduce((high, { value }) => Math.max(high, value ?? 0), max), 0)
  return (
    <table className="heat-map">
      <caption className={captionHidden ? 'hidden-text' : undefined}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {columns.map(({ key, label, long }) => (
            <th key={key} scope="col" abbr={long}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.label}</th>
            {row.cells.map((cell, at) => (
              <td key={columns[at]?.key ?? at} className={cellClass(cell, most)}>
                {cell.spoken === undefined ? (
                  cell.text
                ) : (
                  <>
                    <span aria-hidden="true">{cell.text}</span>
                    <span className="hidden-text">{cell.spoken}</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cellClass = ({ value, spoken, absent }: HeatCell, most: number): string =>
  `heat-${heatStep(value, most)}${spoken !== undefined && !absent ? ' heat-hidden' : ''}`
