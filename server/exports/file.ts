// A table of the release as a file of one of the formats. Nothing is asked of a store, and nothing is kept.
import { type ExportFormat, exportMedia, exportName } from '@tukkimies/shared/release/export.ts'
import { describeFile, type FileSource, makeFileTable } from '@tukkimies/shared/release/file-table.ts'
import { packFiles } from './archive.ts'
import { tableToMachineText, tableToSpreadsheetText } from './csv.ts'
import { tableToJsonStat } from './json-stat.ts'
import { tableToPx } from './px.ts'
import { tableToWorkbook } from './xlsx.ts'

export type TableFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** The same table in the same language is the same bytes for ever. */
export const makeFile = async (format: ExportFormat, source: FileSource): Promise<TableFile> => {
  const { type, ending } = exportMedia[format]
  const name = exportName(source.answer)
  return { name: `${name}.${ending}`, type, bytes: await writers[format](source, name) }
}

const encoder = new TextEncoder()

const writers: Readonly<Record<ExportFormat, (source: FileSource, name: string) => Uint8Array | Promise<Uint8Array>>> =
  {
    xlsx: tableToWorkbook,
    csv: (source, name) =>
      withDescription(source, name, tableToSpreadsheetText(makeFileTable(source), source.language)),
    csv_machine: (source, name) => withDescription(source, name, tableToMachineText(makeFileTable(source))),
    json_stat: (source) => encoder.encode(tableToJsonStat(source)),
    px: (source) => encoder.encode(tableToPx(source)),
  }

// A text table has no place for what has to be said of it: a text of the same name goes along.
const withDescription = (source: FileSource, name: string, text: string): Uint8Array => {
  const description = describeFile(source).map(([label, line]) => `${label}: ${line}\r\n`)
  return packFiles({ [`${name}.csv`]: encoder.encode(text), [`${name}.txt`]: encoder.encode(description.join('')) })
}
