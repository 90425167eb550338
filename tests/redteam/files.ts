// The release as files: fetched as whoever may hand them out does, and read back cell by cell by foreign readers.
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import { ExportFormat } from '@tukkimies/shared/release/export.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import {
  openArchive,
  parseCsv,
  readJsonStat,
  readMachineText,
  readNamedLines,
  readPx,
  readWorkbook,
  workbookLines,
} from '../server/exports/read-back.ts'
import { type Cells, total } from '../server/exports/source.ts'
import type { Valued } from './answers.ts'
import type { Target } from './fill.ts'
import { areas, names, organisation } from './visits.ts'

export const exportFormats: readonly ExportFormat[] = ExportFormat.options

const decoder = new TextDecoder('utf-8', { fatal: true })
let fetched = 0

/** Fetches a table as a file, each time in another language, and answers its cells with those of its totals. */
export const readExport = async (target: Target, query: string, format: ExportFormat): Promise<readonly Valued[]> => {
  const language = languages[fetched++ % languages.length] ?? 'fi'
  const answer = TableShape.parse(JSON.parse((await target.read(`/api/v1/tables?${query}`)).text))
  const asked = {
    query,
    format,
    language,
    totals: true,
    recipient: 'Kaupunki',
    purpose: 'Vertailu',
    basis: 'statistics',
  }
  const { status, bytes } = await target.send('/api/v1/exports', asked)
  if (status !== 200) throw new Error(`a file was answered ${status}: ${bytes.toString()}`)
  const { list, points } = target
  const ground = {
    organisations: [{ id: organisation, names }],
    areas: areas.map((id) => ({ id, names })),
    points: points.map(({ id }) => ({ id, names })),
    lists: [list],
  }
  return cellsToValued(readers[format](bytes, { answer, ground, language, totals: true }), answer)
}

const readers: Readonly<Record<ExportFormat, (bytes: Uint8Array, source: FileSource) => Cells>> = {
  xlsx: (bytes, source) => readNamedLines(workbookLines(readWorkbook(bytes)), source),
  csv: (bytes, source) => readNamedLines(parseCsv(openArchive(bytes).csv, ';').slice(1), source),
  csv_machine: (bytes) => readMachineText(openArchive(bytes).csv),
  json_stat: (bytes, source) => readJsonStat(decoder.decode(bytes), source),
  px: (bytes, source) => readPx(decoder.decode(bytes), source),
}

const cellsToValued = (cells: Cells, { axes, filters }: FileSource['answer']): readonly Valued[] => {
  const ids = [
    ...filters.map(({ dimension }) => dimension),
    ...axes.flatMap((axis) => ('dimension' in axis ? [axis.dimension] : [])),
  ]
  return [...cells].flatMap(([key, value]) => {
    if (value === 'absent') return []
    const [period = '', node = '', ...codes] = key.split('|')
    const pairs = ids
      .map((id, at) => [id, codes[at] ?? ''] as const)
      .filter(([, code]) => code !== total)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
    const y = value === 'hidden' ? null : value
    return [{ period, node, dimensions: pairs.map(([id]) => id), codes: pairs.map(([, code]) => code), y }]
  })
}
