// Every format read back by somebody else's reader, or by one of our own written from its rules: the cells are those of the
// answer, each with its state.
import { describe, expect, test } from 'vitest'
import { formatPeriod } from '@tukkimies/web/format.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { cubeSize } from '@tukkimies/shared/release/cube.ts'
import { type ExportFormat } from '@tukkimies/shared/release/export.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import { makeNames } from '@tukkimies/shared/release/names.ts'
import { makeFile } from '@tukkimies/server/exports/file.ts'
import { period } from '../../shared/release/register.ts'
import { parsePx } from './px-parser.ts'
import {
  openArchive,
  parseCsv,
  readJsonStat,
  readMachineText,
  readNamedLines,
  readPx,
  readWorkbook,
  workbookLines,
} from './read-back.ts'
import { cellsOf, codesOf, makeSource, nameGround, shapes, wildGround, wildNames } from './source.ts'

const bytesOf = async (format: ExportFormat, source: FileSource) => (await makeFile(format, source)).bytes
const textOf = async (format: ExportFormat, source: FileSource) =>
  new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await bytesOf(format, source))
const csvOf = async (format: 'csv' | 'csv_machine', source: FileSource) => openArchive(await bytesOf(format, source))

/** What a file says of the cells, in each format. */
const readers: Readonly<Record<ExportFormat, (source: FileSource) => Promise<ReadonlyMap<string, unknown>>>> = {
  csv: async (source) =>
    readNamedLines(parseCsv((await csvOf('csv', source)).csv.slice(1), ';').slice(1), source, neutral),
  csv_machine: async (source) => readMachineText((await csvOf('csv_machine', source)).csv),
  xlsx: async (source) => readNamedLines(workbookLines(readWorkbook(await bytesOf('xlsx', source))), source),
  json_stat: async (source) => readJsonStat(await textOf('json_stat', source), source),
  px: async (source) => readPx(await textOf('px', source), source),
}
const formats = Object.keys(readers) as readonly ExportFormat[]

const neutral = (name: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(name) ? `'${name}` : name)

for (const [name, shape] of Object.entries(shapes))
  describe(name, () => {
    for (const totals of [true, false])
      test(`[AN28][R10] every cell is the same in all formats, ${totals ? 'with' : 'without'} totals`, async () => {
        for (const language of languages) {
          const source = makeSource(shape, { language, totals })
          const cells = cellsOf(source)
          expect(cells.size).toBeGreaterThan(0)
          for (const format of formats)
            expect(sorted(await readers[format](source)), `${format} ${language}`).toEqual(sorted(cells))
        }
      })
  })

test('how many cells a file will have is known before it is made', () => {
  for (const shape of Object.values(shapes))
    for (const totals of [true, false]) {
      const source = makeSource(shape, { totals })
      expect(cubeSize(source.answer, totals)).toBe(cellsOf(source).size)
    }
})

const sorted = (cells: ReadonlyMap<string, unknown>) => [...cells].toSorted(([one], [other]) => (one < other ? -1 : 1))

test('[AN80] the same table is the same bytes, whenever it is asked for', async () => {
  const make = () => Promise.all(formats.map((format) => bytesOf(format, makeSource())))
  const first = await make()
  // Archives know every second second.
  await new Promise((done) => setTimeout(done, 2100))
  expect(await make()).toEqual(first)
})

test('text for spreadsheets has semicolons, a mark of its encoding and names', async () => {
  const source = makeSource({
    sides: [['rows', 'gender']],
    cell: (at) => (at === 0 ? 120 : at === 1 ? null : at === 2 ? undefined : 30),
  })
  const { csv, names } = await csvOf('csv', source)
  expect(names).toEqual(['tukkimies-client-2026Q1-whole-gender.csv', 'tukkimies-client-2026Q1-whole-gender.txt'])
  expect(csv.split('\r\n').slice(0, 4)).toEqual([
    '\uFEFFNeljännes;Paikka;Sukupuoli;Asiakaskäynnit;Tila',
    '2026 I;Koko organisaatio;Nainen;120;',
    '2026 I;Koko organisaatio;Mies;;peitetty',
    '2026 I;Koko organisaatio;Muu;;ei käytössä',
  ])
  const machine = await csvOf('csv_machine', source)
  expect(machine.csv.split('\r\n').slice(0, 4)).toEqual([
    'period,place,gender,visits,status',
    '2026Q1,whole,woman,120,',
    '2026Q1,whole,man,,hidden',
    '2026Q1,whole,other,,absent',
  ])
})

test('[AN20] hidden and zero look the same in every format: no file says 0, a dash or a small number', async () => {
  const source = makeSource({ cell: () => null })
  const { csv } = await csvOf('csv', source)
  expect(csv).not.toMatch(/;\d+;/)
  expect((await csvOf('csv_machine', source)).csv).not.toMatch(/,\d+,/)
  const { value } = JSON.parse(await textOf('json_stat', source)) as { value: unknown[] }
  expect(new Set(value)).toEqual(new Set([null]))
  const px = parsePx(await textOf('px', source))
  expect(new Set(px.figures.map(({ figure }) => figure))).toEqual(new Set(['...']))
})

test('names that begin like formulas are text in every spreadsheet', async () => {
  const shape = { sides: [['rows', 'age']] } as const
  const source = makeSource(shape, { ground: wildGround })
  const { csv } = await csvOf('csv', source)
  for (const cell of parseCsv(csv.slice(1), ';').flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
  const count = Math.min(wildNames.length, codesOf('age').length)
  expect(parseCsv(csv.slice(1), ';').filter((line) => line[2]?.startsWith("'"))).toHaveLength(6 + Number(count > 9))
  const book = readWorkbook(await bytesOf('xlsx', source))
  for (const sheet of Object.values(book.Sheets))
    for (const [address, cell] of Object.entries(sheet)) {
      if (address.startsWith('!')) continue
      expect([cell.f, cell.F], address).toEqual([undefined, undefined])
      expect(['s', 'n'], address).toContain(cell.t)
    }
  expect(sorted(await readers.xlsx(source))).toEqual(sorted(cellsOf(source)))
  expect(sorted(await readers.csv(source))).toEqual(sorted(cellsOf(source)))
  expect(sorted(await readers.px(source))).toEqual(sorted(cellsOf(source)))
})

test('a workbook has what to know, the table and the codes; figures are numbers from the first cell on', async () => {
  const source = makeSource()
  const book = readWorkbook(await bytesOf('xlsx', source))
  expect(book.SheetNames).toEqual(['Lue minut', 'Taulukko', 'Koodit'])
  const table = book.Sheets['Taulukko'] ?? {}
  expect([table['A1'].v, table['C1'].v, table['D1'].v, table['E1'].v]).toEqual([
    'Neljännes',
    'Aihe',
    'Asiakaskäynnit',
    'Tila',
  ])
  expect(table['D2']).toMatchObject({ t: 'n', v: 8 })
  expect(table['!merges']).toBeUndefined()
  expect([table['D4'], table['E4'].v]).toEqual([undefined, 'peitetty'])
  expect(workbookText(book, 'Koodit')).toContain('permit')
  expect(workbookText(book, 'Koodit')).toContain('1.3.2026 alkaen')
})

test('[A30] every file carries what protects it, where it is from and the hash of what was released', async () => {
  const source = makeSource()
  const { answer } = source
  const told = {
    csv: (await csvOf('csv', source)).txt,
    csv_machine: (await csvOf('csv_machine', source)).txt,
    xlsx: workbookText(readWorkbook(await bytesOf('xlsx', source)), 'Lue minut'),
    json_stat: await textOf('json_stat', source),
    px: parsePx(await textOf('px', source)).textOf('NOTE') + parsePx(await textOf('px', source)).textOf('SOURCE'),
  }
  for (const [format, text] of Object.entries(told)) {
    expect(text, format).toContain('enintään 3')
    expect(text, format).toContain('Peitetty: luku on pieni tai nolla (0–10)')
    expect(text, format).toMatch(/Suojattu tilasto/)
    expect(text, format).toContain('Keskuksen yhdistys')
    for (const { listHash } of answer.periods) expect(text, format).toContain(listHash)
  }
})

test('JSON-stat names its roles, its place, its rules and why a value is missing', async () => {
  const one = JSON.parse(await textOf('json_stat', makeSource()))
  expect(one).toMatchObject({
    version: '2.0',
    class: 'dataset',
    label: 'Asiakaskäynnit muuttujana aihe',
    updated: '2026-05-10',
    id: ['period', 'topic', 'measure'],
    role: { time: ['period'], metric: ['measure'] },
    extension: { place: 'whole', codelist: 1, policy: { D: 3, V: 2, T: 8 } },
  })
  expect(one.status['2']).toBe('...')
  expect(one.status['7']).toBe('..')
  const many = JSON.parse(await textOf('json_stat', makeSource(shapes['places and months side by side'])))
  expect(many).toMatchObject({ id: ['period', 'place', 'age', 'measure'], role: { geo: ['place'] } })
  expect(many.extension.place).toBeUndefined()
})

test('[duty-F05] a PX file says everything in three languages and in its own first', async () => {
  const px = parsePx(await textOf('px', makeSource(shapes['two dimensions and a filter'], { language: 'sv' })))
  expect(px.textOf('LANGUAGE')).toBe('sv')
  expect(px.textOf('TITLE')).toBe('Kundbesök efter kön, ärende, kvartal, åldersgrupp')
  expect(px.textOf('TITLE', 'fi')).toBe('Asiakaskäynnit muuttujina sukupuoli, aihe, neljännes, ikäryhmä')
  expect(px.textOf('CONTVARIABLE', 'en')).toBe('Measure')
  expect(px.textOf('MATRIX')).toBe('tm_topic_age')
})

test('the parser of PX refuses what breaks a rule', async () => {
  const text = await textOf('px', makeSource())
  const broken: readonly (readonly [string | RegExp, string])[] = [
    ['CHARSET="ANSI";\r\n', ''],
    ['UNITS[sv]="besök";\r\n', ''],
    ['DATA=\r\n8 ', 'DATA=\r\n- '],
    ['DATA=\r\n8 ', 'DATA=\r\n0 '],
    ['DATA=\r\n8 ', 'DATA=\r\n8 8 '],
    ['"20261"', '"20265"'],
    ['CONTVARIABLE="Tieto"', 'CONTVARIABLE="Muu"'],
    ['TITLE="', 'TITLE=""'],
    ['DATASYMBOL3="...";\r\n', ''],
    [/"permit",/g, '"citizen",'],
  ]
  expect(() => parsePx(text)).not.toThrow()
  for (const [from, to] of broken) expect(() => parsePx(text.replace(from, to)), String(from)).toThrow()
})

test('periods are named as the screens name them', () => {
  for (const language of languages satisfies readonly Language[])
    for (const name of ['2026', '2026Q1', '2026Q4', ...Array.from({ length: 12 }, (_, at) => monthName(at))])
      expect(makeNames(nameGround, language).periodOf(period(name))).toBe(formatPeriod(language, period(name)))
})

const monthName = (at: number): string => `2026-${String(at + 1).padStart(2, '0')}`

const workbookText = (book: ReturnType<typeof readWorkbook>, name: string): string =>
  Object.values(book.Sheets[name] ?? {})
    .map((cell: { readonly v?: string | number }) => String(cell.v ?? ''))
    .join('\n')
