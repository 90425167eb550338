// What a page prints: Chromium's PDF read back, its text by the fonts' own tables, whether it is tagged, and in which language.
import { inflateSync } from 'node:zlib'
import type { Page } from '@playwright/test'

export type Printed = {
  readonly pages: number
  readonly isTagged: boolean
  readonly language: string
  readonly title: string
  /** The kinds of its tags, such as `H1` and `P`. */
  readonly tags: ReadonlySet<string>
  /** Without spaces: where a line breaks there is none in the file. */
  readonly text: string
}

/** Prints the page as it stands, on A4. */
export const printPage = async (page: Page): Promise<Printed> =>
  readPdf(await page.pdf({ tagged: true, preferCSSPageSize: true }))

const textObject = /\(((?:\\.|[^\\)])*)\)/

const readPdf = (bytes: Buffer): Printed => {
  const objects = readObjects(bytes)
  const all = [...objects.values()].map(({ head }) => head)
  const catalogue = all.find((head) => head.includes('/Type /Catalog')) ?? ''
  const structure = all.flatMap((head) => [...head.matchAll(/\/S \/(\w+)/g)].map(([, tag = '']) => tag))
  return {
    pages: all.filter((head) => /\/Type \/Page\b(?!s)/.test(head)).length,
    isTagged: /\/MarkInfo\s*<<[^>]*\/Marked true/.test(catalogue) && catalogue.includes('/StructTreeRoot'),
    language: /\/Lang\s*\(([^)]*)\)/.exec(catalogue)?.[1] ?? '',
    title: decodeText(all.find((head) => head.includes('/Title')) ?? ''),
    tags: new Set(structure),
    text: textOf(objects).replaceAll(/\s/g, ''),
  }
}

type PdfObject = { readonly head: string; readonly stream: string | null }

const readObjects = (bytes: Buffer): ReadonlyMap<string, PdfObject> => {
  const raw = bytes.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const found of raw.matchAll(/(\d+) 0 obj\s([\s\S]*?)\bendobj/g)) {
    const [, number = '', body = ''] = found
    const at = body.indexOf('stream\n')
    const head = at < 0 ? body : body.slice(0, at)
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const stream = at < 0 ? null : Buffer.from(body.slice(at + 7, at + 7 + length), 'latin1')
    const plain = stream && (head.includes('/FlateDecode') ? inflateSync(stream) : stream).toString('latin1')
    objects.set(number, { head, stream: plain })
  }
  return objects
}

/** The text of every page's content, each glyph by the table of its font. */
const textOf = (objects: ReadonlyMap<string, PdfObject>): string => {
  const tables = new Map<string, ReadonlyMap<string, string>>()
  const names = new Map<string, string>()
  for (const [number, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    if (table) tables.set(number, readTable(objects.get(table)?.stream ?? ''))
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) names.set(name, font)
  }
  let text = ''
  for (const { head, stream } of objects.values()) {
    if (stream === null || head.includes('/FontFile') || !/\bBT\b/.test(stream)) continue
    let table: ReadonlyMap<string, string> | undefined
    for (const [, font, hex] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
      if (font) table = tables.get(names.get(font) ?? '')
      // A font of few glyphs names them by one byte, any other by two.
      const digits = table?.keys().next().value?.length ?? 4
      for (let at = 0; at < (hex?.length ?? 0); at += digits)
        text += table?.get(hex?.slice(at, at + digits).toUpperCase() ?? '') ?? ''
    }
  }
  return text
}

/** A font's table from glyphs to characters (ISO 32000-1, 9.10.3). */
const readTable = (text: string): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  const toText = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
  for (const [, part = ''] of text.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', to = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>/g))
      table.set(glyph.toUpperCase(), toText(to))
  for (const [, part = ''] of text.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', to = ''] of part.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let at = 0; at <= parseInt(last, 16) - parseInt(first, 16); at++)
        table.set(hexOf(parseInt(first, 16) + at, first.length), toText(hexOf(parseInt(to, 16) + at, 4)))
  return table
}

const hexOf = (number: number, digits: number): string => number.toString(16).toUpperCase().padStart(digits, '0')

const decodeText = (head: string): string => {
  const hex = /\/Title\s*<([0-9A-Fa-f]+)>/.exec(head)?.[1]
  if (hex) return Buffer.from(hex.slice(4), 'hex').swap16().toString('utf16le')
  return textObject.exec(head.slice(Math.max(0, head.indexOf('/Title'))))?.[1] ?? ''
}
