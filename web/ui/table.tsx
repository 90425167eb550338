import type { ReactNode } from 'react'
import './table.css'

export type TableColumn<Row> = {
  readonly key: string
  readonly label: string
  readonly numeric?: boolean
  readonly cell: (row: Row) => ReactNode
}

/** A real table. The first column heads its row; numbers stand right in tabular figures; it scrolls by itself when narrow. */
export const Table = <Row,>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  empty,
}: {
  readonly caption: string
  readonly captionHidden?: boolean
  readonly columns: readonly TableColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Said in place of the rows when there are none. */
  readonly empty?: ReactNode
}) => (
  // A region that scrolls must be reachable by keyboard.
  <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
    <table className="table">
      <caption className={captionHidden ? 'hidden-text' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column, at) =>
              at === 0 ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.numeric ? 'numeric' : undefined}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  </div>
)
