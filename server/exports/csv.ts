// A table as text with separators, two ways: for spreadsheets with Finnish settings, and for programs (RFC 4180).
import type { FileTable } from '@tukkimies/shared/release/file-table.ts'
import { figureKey, statusKey } from '@tukkimies/shared/release/file-table.ts'
import { nameWords } from '@tukkimies/shared/release/name-words.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'

const byteOrderMark = '\uFEFF'
const lineEnd = '\r\n'

/** Semicolons, a mark of the encoding, names in the language. A hidden cell is empty and says so in the last column. */
export const tableToSpreadsheetText = (table: FileTable, language: Language): string => {
  const { states } = nameWords[language]
  const lines = table.rows.map(({ texts, value, state }) => [
    ...texts,
    value === null ? '' : String(value),
    state === 'said' ? '' : states[state],
  ])
  const all = [[...table.columns, table.figure, table.status], ...lines]
  return (
    byteOrderMark + all.map((line) => line.map((text) => quote(neutralise(text), ';')).join(';') + lineEnd).join('')
  )
}

/** Commas, keys instead of names, no mark of the encoding. */
export const tableToMachineText = (table: FileTable): string => {
  const lines = table.rows.map(({ codes, value, state }) => [
    ...codes,
    value === null ? '' : String(value),
    state === 'said' ? '' : state,
  ])
  const all = [[...table.keys, figureKey, statusKey], ...lines]
  return all.map((line) => line.map((text) => quote(text, ',')).join(',') + lineEnd).join('')
}

// A spreadsheet takes what begins so for a formula, in full width too.
const neutralise = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

const quote = (text: string, separator: string): string =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
