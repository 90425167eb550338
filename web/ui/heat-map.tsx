// A real table whose cells are coloured by their number; the number stands in each, so the colour only repeats it.
import './heat-map.css'

export type HeatCell = {
  /** `null`: there is nothing to count here; the cell stays blank. */
  readonly value: number | null
  readonly text: string
}

export type HeatRow = { readonly key: string; readonly label: string; readonly cells: readonly HeatCell[] }

export type HeatColumn = { readonly key: string; readonly label: string; readonly long: string }

const steps = 5

export const HeatMap = ({
  caption,
  corner,
  columns,
  rows,
}: {
  readonly caption: string
  /** What heads the rows. */
  readonly corner: string
  readonly columns: readonly HeatColumn[]
  readonly rows: readonly HeatRow[]
}) => {
  const most = rows.reduce((max, { cells }) => cells.reduce((high, { value }) => Math.max(high, value ?? 0), max), 0)
  return (
    <table className="heat-map">
      <caption>{caption}</caption>
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
              <td key={columns[at]?.key ?? at} className={`heat-${stepOf(cell.value, most)}`}>
                {cell.text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 0 for nothing, else 1 to 5 in equal parts of the highest. */
const stepOf = (value: number | null, most: number): number =>
  value === null || value <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * steps))
