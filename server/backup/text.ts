// A copy of a store as lines of JSON, the same from both engines: a head, each row as `[table, value, …]`, a tail with what
// was counted and hashed on the way. Read and written piece by piece: no store need fit into memory.
import * as z from 'zod/mini'
import { Day } from '@tukkimies/shared/day.ts'
import { createSha256 } from '../crypto.ts'
import type { ColumnKind, CopiedTable, Copy, Page, Value } from '../database.ts'

const format = 1
const pieceBytes = 65_536
const rowsPerPage = 2000

const kinds = ['text', 'integer', 'bytes', 'text?', 'integer?', 'bytes?'] as const satisfies readonly ColumnKind[]

/** What stands before the rows: which store, who wrote it and when, and what shape it has. */
export const Head = z.strictObject({
  format: z.literal(format),
  store: z.enum(['register', 'live', 'release', 'keys']),
  build: z.string(),
  /** Milliseconds since 1970: of two of one day the later one is the newer. */
  at: z.int(),
  day: Day,
  generation: z.nullable(z.string()),
  rootCheck: z.nullable(z.string()),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.record(z.string(), z.enum(kinds)) })),
})
export type Head = z.infer<typeof Head>

/** What a copy came to: rows by table, and the SHA-256 of their lines. */
export const Sum = z.strictObject({ counts: z.record(z.string(), z.int()), sha256: z.string() })
export type Sum = z.infer<typeof Sum>

/** All rows of a sum. */
export const rowsOf = ({ counts }: Sum): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** A copy as text in pieces; `tell` hears at the end what it came to. */
export async function* copyToText(
  head: Omit<Head, 'format' | 'migrations' | 'tables'>,
  copy: Copy,
  tell: (sum: Sum) => void,
): AsyncGenerator<Uint8Array> {
  const counting = createCounting()
  const { migrations, tables } = copy
  let piece = `${JSON.stringify({ format, ...head, migrations, tables })}\n`
  for await (const { table, rows } of copy.pages) {
    const place = tables.findIndex(({ name }) => name === table.name)
    let text = ''
    for (const row of rows) text += `${JSON.stringify([place, ...row.map(valueToJson)])}\n`
    counting.add(table.name, rows.length, text)
    piece += text
    if (piece.length < pieceBytes) continue
    yield Buffer.from(piece)
    piece = ''
  }
  const sum = counting.end()
  tell(sum)
  yield Buffer.from(`${piece}${JSON.stringify(sum)}\n`)
}

/** What a copy would come to as text. */
export const sumCopy = async (copy: Copy): Promise<Sum> => {
  const counting = createCounting()
  for await (const { table, rows } of copy.pages) {
    const place = copy.tables.findIndex(({ name }) => name === table.name)
    counting.add(
      table.name,
      rows.length,
      rows.map((row) => `${JSON.stringify([place, ...row.map(valueToJson)])}\n`).join(''),
    )
  }
  return counting.end()
}

/**
 * Hands the head and the copy of a text to `use`, which goes through all pages. The last of them throws where the rows are
 * not those that the tail counted and hashed, or where there is no tail.
 */
export const textToCopy = async <T>(
  pieces: AsyncIterable<Uint8Array>,
  use: (head: Head, copy: Copy) => Promise<T>,
): Promise<{ readonly value: T; readonly sum: Sum }> => {
  const lines = readLines(pieces)
  const first = await lines.next()
  const head = Head.parse(JSON.parse(first.done === true ? 'null' : first.value))
  let sum: Sum | undefined
  const pages = readPages(lines, head.tables, (found) => (sum = found))
  const value = await use(head, { migrations: head.migrations, tables: head.tables, pages })
  if (!sum) throw damaged()
  return { value, sum }
}

async function* readPages(
  lines: AsyncIterator<string>,
  tables: readonly CopiedTable[],
  tell: (sum: Sum) => void,
): AsyncGenerator<Page> {
  const counting = createCounting()
  let place = 0
  let page: string[] = []
  const take = (): Page => {
    const table = tables[place]
    if (!table) throw damaged()
    counting.add(table.name, page.length, `${page.join('\n')}\n`)
    const columns = Object.values(table.columns)
    const rows = page.map((line) => lineToRow(line, columns))
    page = []
    return { table, rows }
  }
  for (;;) {
    const next = await lines.next()
    if (next.done === true) throw damaged()
    const isRow = next.value.startsWith('[')
    const at = isRow ? Number.parseInt(next.value.slice(1), 10) : -1
    if (page.length > 0 && (at !== place || page.length === rowsPerPage)) yield take()
    if (!isRow) return endPages(lines, next.value, counting.end(), tell)
    place = at
    page.push(next.value)
  }
}

const endPages = async (
  lines: AsyncIterator<string>,
  tail: string,
  found: Sum,
  tell: (sum: Sum) => void,
): Promise<void> => {
  const { counts, sha256 } = Sum.parse(JSON.parse(tail))
  const isSame = sha256 === found.sha256 && JSON.stringify(sorted(counts)) === JSON.stringify(sorted(found.counts))
  const rest = await lines.next()
  if (!isSame || rest.done !== true) throw damaged()
  tell(found)
}

const sorted = (counts: Sum['counts']): [string, number][] =>
  Object.entries(counts).toSorted(([one], [other]) => (one < other ? -1 : 1))

async function* readLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest + decoder.decode() !== '') throw damaged()
}

const createCounting = () => {
  const hash = createSha256()
  const counts: Record<string, number> = {}
  return {
    add: (table: string, rows: number, text: string): void => {
      counts[table] = (counts[table] ?? 0) + rows
      hash.add(text)
    },
    end: (): Sum => ({ counts, sha256: hash.end() }),
  }
}

const valueToJson = (value: Value): string | number | null =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64') : value

const lineToRow = (line: string, columns: readonly ColumnKind[]): Value[] => {
  const [, ...values] = JSON.parse(line) as [number, ...unknown[]]
  if (values.length !== columns.length) throw damaged()
  return values.map((value, at) => jsonToValue(value, columns[at] ?? 'text'))
}

const jsonToValue = (value: unknown, kind: ColumnKind): Value => {
  if (value === null && kind.endsWith('?')) return null
  if (kind.startsWith('integer') && typeof value === 'number') return value
  if (kind.startsWith('text') && typeof value === 'string') return value
  if (kind.startsWith('bytes') && typeof value === 'string') return new Uint8Array(Buffer.from(value, 'base64'))
  throw damaged()
}

const damaged = (): Error => new Error('The backup is damaged.')
