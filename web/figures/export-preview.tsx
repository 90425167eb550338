import { useMemo } from 'react'
import { type FileRow, fileNotes, type FileSource, makeFileTable } from '@tukkimies/shared/release/file-table.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import { formatNumber } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import type { Picture } from '../ui/picture-page.ts'
import { pictureToAddress } from '../ui/picture.ts'
import { Table } from '../ui/table.tsx'
import { exportBook } from './export-book.ts'

const previewRows = 5

/** The first rows of the file, or the picture; how many cells are hidden, and what protects them. */
export const ExportPreview = ({
  source,
  picture,
}: {
  readonly source: FileSource
  readonly picture: Picture | null
}) => {
  const words = useWords(exportBook)
  const { language } = useLanguage()
  const table = useMemo(() => makeFileTable(source), [source])
  const hidden = table.rows.filter(({ state }) => state === 'hidden').length
  const { states } = nameWords[source.language]
  const shown = Math.min(previewRows, table.rows.length)
  const rowsText = words.previewRows(formatNumber(language, shown), formatNumber(language, table.rows.length))
  const column = (at: number, label: string) => ({ key: `${at}`, label, cell: ({ texts }: FileRow) => texts[at] ?? '' })
  return (
    <section className="stack export-preview" aria-label={words.preview}>
      {picture ? (
        <img className="export-picture" src={pictureToAddress(picture)} alt={picture.text} />
      ) : (
        <>
          <p className="export-count">
            <strong>{words.preview}.</strong> {rowsText}. {hidden > 0 && `${words.hidden(hidden)}.`}
          </p>
          <div lang={source.language}>
            <Table
              caption={words.preview}
              captionHidden
              rows={table.rows.slice(0, previewRows)}
              rowKey={({ codes }) => codes.join('|')}
              columns={[
                ...table.columns.map((label, at) => column(at, label)),
                {
                  key: 'figure',
                  label: table.figure,
                  numeric: true,
                  cell: ({ value }) => (value === null ? '' : formatNumber(source.language, value)),
                },
                {
                  key: 'status',
                  label: table.status,
                  cell: ({ state }) => (state === 'said' ? '' : states[state]),
                },
              ]}
            />
          </div>
        </>
      )}
      <details>
        <summary>
          {words.protection}. {words.class}
        </summary>
        <ul lang={source.language}>
          {fileNotes(source).map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}
