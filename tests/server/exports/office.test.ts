// Files opened by LibreOffice where it is installed: text with Finnish settings, workbooks as they are.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { makeFile } from '@tukkimies/server/exports/file.ts'
import { openArchive, readNamedLines } from './read-back.ts'
import { cellsOf, makeSource, shapes, wildGround } from './source.ts'

const program = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(existsSync)
/** Semicolon, quote, UTF-8, from the first line on, columns as they come, Finnish. */
const finnishText = 'CSV:59,34,76,1,,1035'

type Cell = string | number | null
type Opened = { readonly sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>; readonly formulas: number }

/** What LibreOffice sees in files, by its own open document. */
const openInOffice = (folder: string, names: readonly string[], filter?: string): readonly Opened[] => {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
  const asText = filter === undefined ? [] : [`--infilter=${filter}`]
  const paths = names.map((name) => join(folder, name))
  execFileSync(
    program ?? '',
    [profile, '--headless', ...asText, '--convert-to', 'fods', '--outdir', folder, ...paths],
    { stdio: 'ignore', timeout: 100_000 },
  )
  return paths.map((path) => {
    const xml = readFileSync(path.replace(/\.\w+$/, '.fods'), 'utf8')
    const tables = xml.matchAll(/<table:table table:name="([^"]*)".*?<\/table:table>/gs)
    return {
      sheets: Object.fromEntries([...tables].map(([text, sheet = '']) => [sheet, rowsOf(text)])),
      formulas: xml.match(/table:formula=/g)?.length ?? 0,
    }
  })
}

const rowsOf = (table: string): Cell[][] =>
  [...table.matchAll(/<table:table-row\b.*?(?:<\/table:table-row>)/gs)].map(([row]) => {
    const cells = [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)]
    return cells.flatMap(([, attributes = '', content = '']) => {
      const count = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1)
      return count > 100 ? [] : Array.from({ length: count }, () => toCell(attributes, content))
    })
  })

const toCell = (attributes: string, content: string): Cell => {
  const number = /office:value="([^"]*)"/.exec(attributes)?.[1]
  if (number !== undefined) return Number(number)
  const text = /<text:p>(.*?)<\/text:p>/s.exec(content)?.[1]
  return text === undefined ? null : unescape(text.replaceAll('<text:tab/>', '\t').replaceAll('<text:s/>', ' '))
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescape = (text: string): string => text.replace(/&(\w+);/g, (_, name: string) => signs[name] ?? '')

const fill = (rows: readonly (readonly Cell[])[], width: number): Cell[][] =>
  rows
    .filter((row) => row.some((cell) => cell !== null))
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null))

const neutral = (name: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(name) ? `'${name}` : name)

const sorted = (cells: ReadonlyMap<string, unknown>) => [...cells].toSorted(([one], [other]) => (one < other ? -1 : 1))

test('LibreOffice with Finnish settings reads the same cells from text and workbook, and no formula', async ({
  skip,
}) => {
  if (program === undefined) skip('LibreOffice is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-office-'))
  try {
    const sources = [
      makeSource(shapes['two dimensions and a filter']),
      makeSource({ sides: [['rows', 'age']] }, { ground: wildGround }),
    ]
    for (const [at, source] of sources.entries()) {
      writeFileSync(join(folder, `text${at}.csv`), openArchive((await makeFile('csv', source)).bytes).csv)
      writeFileSync(join(folder, `book${at}.xlsx`), (await makeFile('xlsx', source)).bytes)
    }
    const texts = openInOffice(folder, ['text0.csv', 'text1.csv'], finnishText)
    const books = openInOffice(folder, ['book0.xlsx', 'book1.xlsx'])
    expect([...texts, ...books].map(({ formulas }) => formulas)).toEqual([0, 0, 0, 0])
    for (const [at, source] of sources.entries()) {
      const width = source.answer.axes.length + source.answer.filters.length + 2
      const cells = sorted(cellsOf(source))
      const [lines = []] = Object.values(texts[at]?.sheets ?? {})
      expect(sorted(readNamedLines(fill(lines, width).slice(1), source, neutral))).toEqual(cells)
      const { sheets = {} } = books[at] ?? {}
      expect(Object.keys(sheets)).toEqual(['Lue minut', 'Taulukko', 'Koodit'])
      expect(sorted(readNamedLines(fill(sheets['Taulukko'] ?? [], width).slice(1), source))).toEqual(cells)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 200_000)
