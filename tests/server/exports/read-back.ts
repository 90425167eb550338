// Files read back into cells by readers that have nothing in common with what wrote them.
import { CFB, read, utils, type WorkBook } from '@e965/xlsx'
import toolkit from 'jsonstat-toolkit'
import { answerToCube } from '@tukkimies/shared/release/cube.ts'
import { codeText, type FileSource } from '@tukkimies/shared/release/file-table.ts'
import { makeNames } from '@tukkimies/shared/release/names.ts'
import type { Cells } from './source.ts'
import { parsePx } from './px-parser.ts'

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

type Packed = {
  readonly FullPaths: readonly string[]
  readonly FileIndex: readonly { readonly content?: Iterable<number> }[]
}

// The library's own types leave this open.
const unpack: (bytes: Buffer, options: { readonly type: 'buffer' }) => Packed = CFB.read

/** The files of an archive by the ends of their names. */
export const openArchive = (
  bytes: Uint8Array,
): { readonly csv: string; readonly txt: string; readonly names: string[] } => {
  const packed = unpack(Buffer.from(bytes), { type: 'buffer' })
  // The library adds a note of its own to what it opens.
  const files = packed.FileIndex.map(({ content }, at) => ({ name: packed.FullPaths[at] ?? '', content })).filter(
    ({ name, content }) => content !== undefined && /\.\w+$/.test(name),
  )
  const textOf = (ending: string) =>
    decoder.decode(Uint8Array.from(files.find(({ name }) => name.endsWith(ending))?.content ?? []))
  return { csv: textOf('.csv'), txt: textOf('.txt'), names: files.map(({ name }) => name.replace(/^.*\//, '')) }
}

/** Lines of cells, strictly after RFC 4180 but for the separator; anything else throws. */
export const parseCsv = (text: string, separator: string): string[][] => {
  if (!text.endsWith('\r\n')) throw new Error('the last line does not end')
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r\n)`, 'y')
  const lines: string[][] = []
  let line: string[] = []
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const found = cell.exec(text)
    if (!found) throw new Error(`no cell at ${at}`)
    line.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'))
    if (found[3] !== separator) {
      lines.push(line)
      line = []
    }
  }
  if (new Set(lines.map(({ length }) => length)).size > 1) throw new Error('lines of different length')
  return lines
}

/** What the names in a file stand for: of each column the code of a name. Names must be apart. */
const codesByName = (source: FileSource, rename: (name: string) => string = (name) => name) => {
  const names = makeNames(source.ground, source.language)
  return answerToCube(source.answer, source.totals).dimensions.map((dimension) => {
    const found = new Map(dimension.codes.map((code) => [rename(codeText(names, dimension, code)), String(code)]))
    if (found.size !== dimension.codes.length) throw new Error('two codes of one name')
    return found
  })
}

const states: Readonly<Record<string, 'hidden' | 'absent'>> = {
  hidden: 'hidden',
  peitetty: 'hidden',
  dold: 'hidden',
  absent: 'absent',
  'ei käytössä': 'absent',
  'ej i bruk': 'absent',
  'not in use': 'absent',
}

const readCell = (value: string | number | null, status: string): number | 'hidden' | 'absent' => {
  const state = states[status]
  if (status === '' && value !== null && value !== '' && /^\d+$/.test(String(value))) return Number(value)
  if (state === undefined || (value !== null && value !== '')) throw new Error(`${value} with status ${status}`)
  return state
}

export const readMachineText = (text: string): Cells =>
  new Map(
    parseCsv(text, ',')
      .slice(1)
      .map((line) => [line.slice(0, -2).join('|'), readCell(line.at(-2) ?? '', line.at(-1) ?? '')]),
  )

/** Lines with names, as codes; `rename` is what the format does to a name. */
export const readNamedLines = (
  lines: readonly (readonly (string | number | null)[])[],
  source: FileSource,
  rename?: (name: string) => string,
): Cells => {
  const codes = codesByName(source, rename)
  return new Map(
    lines.map((line) => {
      const key = line.slice(0, -2).map((name, at) => codes[at]?.get(String(name ?? '')) ?? `unknown ${name}`)
      return [key.join('|'), readCell(line.at(-2) ?? null, String(line.at(-1) ?? ''))]
    }),
  )
}

export const readWorkbook = (bytes: Uint8Array): WorkBook =>
  read(bytes, { type: 'array', cellFormula: true, cellNF: true })

/** The lines of the second worksheet below its head. */
export const workbookLines = (book: WorkBook): (string | number | null)[][] =>
  utils
    .sheet_to_json<(string | number | null)[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, {
      header: 1,
      raw: true,
      defval: null,
    })
    .slice(1)

/** By the toolkit's own look-up, cell by cell; sizes are checked here, since it does not. */
export const readJsonStat = (text: string, source: FileSource): Cells => {
  const raw: { value: unknown[]; size: number[]; id: string[] } = JSON.parse(text)
  const dataset = toolkit(JSON.parse(text))
  const size = dataset.size.reduce((product, one) => product * one, 1)
  if (raw.value.length !== size || raw.id.length !== raw.size.length || dataset.n !== size)
    throw new Error('sizes do not agree')
  const cells = new Map<string, number | 'hidden' | 'absent'>()
  const [place] = source.answer.axes.flatMap((axis) => (axis.axis === 'place' ? axis.names : []))
  const walk = (at: number, chosen: Record<string, string>): void => {
    const id = dataset.id[at]
    if (id === undefined) {
      const { value, status } = dataset.Data(chosen)
      const { period = '', place: own = place ?? '', measure: _, ...rest } = chosen
      const state = { '...': 'hidden', '..': 'absent' }[status ?? ''] as 'hidden' | 'absent' | undefined
      cells.set([period, own, ...Object.values(rest)].join('|'), value ?? state ?? 'hidden')
      if ((value === null) !== (state !== undefined)) throw new Error('a value without its status')
      return
    }
    for (const code of dataset.Dimension(id).id) walk(at + 1, { ...chosen, [id]: code })
  }
  walk(0, {})
  return cells
}

/** By the parser of the tests; the order of variables is the file's own. */
export const readPx = (text: string, source: FileSource): Cells => {
  const { variables, figures } = parsePx(text)
  const [place] = source.answer.axes.flatMap((axis) => (axis.axis === 'place' ? axis.names : []))
  const order = answerToCube(source.answer, source.totals).dimensions.map((dimension) =>
    'id' in dimension ? dimension.id : dimension.is,
  )
  return new Map(
    figures.map(({ codes, figure }) => {
      const byCode = new Map(variables.map(({ code }, at) => [code, codes[at] ?? '']))
      const key = order.map((id) => (id === 'period' ? timeToPeriod(byCode.get(id)) : (byCode.get(id) ?? place)))
      const state = { '...': 'hidden', '..': 'absent' }[figure] as 'hidden' | 'absent' | undefined
      return [key.join('|'), state ?? Number(figure)]
    }),
  )
}

const timeToPeriod = (time = ''): string =>
  time.length === 4
    ? time
    : time.length === 5
      ? `${time.slice(0, 4)}Q${time.slice(4)}`
      : `${time.slice(0, 4)}-${time.slice(4)}`
