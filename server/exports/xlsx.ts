// A table as a workbook: what to know, the table, the codes. Cells are numbers and texts; there is no formula in it.
import { unzipSync } from 'fflate'
import writeWorkbook, { type Cell, type Row } from 'write-excel-file/node'
import { answerToCube } from '@tukkimies/shared/release/cube.ts'
import {
  codeText,
  describeFile,
  dimensionKey,
  dimensionText,
  type FileSource,
  makeFileTable,
  useText,
} from '@tukkimies/shared/release/file-table.ts'
import { makeNames } from '@tukkimies/shared/release/names.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import { packFiles } from './archive.ts'

const readmeWidths = [22, 110] as const
const figureWidth = 16
const widthMax = 60

/** The same bytes whenever it is written: what the library dates is packed anew without a time. */
export const tableToWorkbook = async (source: FileSource): Promise<Uint8Array> => {
  const { sheets } = nameWords[source.language]
  const table = tableRows(source)
  const codes = codeRows(source)
  const written = await writeWorkbook([
    { sheet: sheets.readme, data: readmeRows(source), columns: readmeWidths.map((width) => ({ width })) },
    { sheet: sheets.table, data: table, columns: widthsOf(table), stickyRowsCount: 1 },
    { sheet: sheets.codes, data: codes, columns: widthsOf(codes), stickyRowsCount: 1 },
  ]).toBuffer()
  return packFiles(unzipSync(written))
}

const readmeRows = (source: FileSource): Row[] =>
  describeFile(source).map(([label, text]) => [heading(label), { ...plain(text), wrap: true }])

const tableRows = (source: FileSource): Row[] => {
  const { columns, figure, status, rows } = makeFileTable(source)
  const { states } = nameWords[source.language]
  return [
    [...columns, figure, status].map(heading),
    ...rows.map(({ texts, value, state }): Row => [
      ...texts.map(plain),
      value === null ? null : { type: Number, value, format: '0' },
      state === 'said' ? null : plain(states[state]),
    ]),
  ]
}

const codeRows = (source: FileSource): Row[] => {
  const { answer, ground, language, totals } = source
  const names = makeNames(ground, language)
  const words = nameWords[language].codes
  const { dimensions } = answerToCube(answer, totals)
  return [
    [words.dimensionKey, words.dimension, words.code, words.label, words.use].map(heading),
    ...dimensions.flatMap((dimension) =>
      dimension.codes.map((code): Row => {
        const use = useText(names, answer, dimension, code)
        const texts = [dimensionKey(dimension), dimensionText(names, dimension), code, codeText(names, dimension, code)]
        return [...texts.map(plain), use === '' ? null : plain(use)]
      }),
    ),
  ]
}

// A text stays one whatever it begins with: its cell is typed.
const plain = (value: string) => ({ type: String, value }) satisfies Cell
const heading = (value: string) => ({ ...plain(value), fontWeight: 'bold' }) satisfies Cell

const widthsOf = (rows: readonly Row[]) => {
  const [head = []] = rows
  return head.map((_, at) => ({
    width: rows.reduce((most, row) => Math.min(widthMax, Math.max(most, lengthOf(row[at]) + 2)), figureWidth),
  }))
}

const lengthOf = (cell: Cell): number =>
  typeof cell === 'object' && cell !== null && 'value' in cell ? String(cell.value).length : 0
