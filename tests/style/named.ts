// The numbers in front of test names, as they stand in the sources.
import { readSources, type Source } from './sources.ts'

export type Named = { readonly place: string; readonly number: string }

/** A name begins with its numbers, each in brackets, perhaps after an engine; it may stand in a table of cases. */
export const namedIn = (source: Source): Named[] =>
  source.nodes
    .filter(({ type }) => type === 'Literal' || type === 'TemplateLiteral')
    .flatMap(({ start, end }) => numbersOf(source.text.slice(start, Number(end))))
    .map((number) => ({ place: source.path, number }))

/** Of every test there is. */
export const namedTests = (): Named[] =>
  readSources()
    .filter(({ path }) => path.startsWith('tests/'))
    .flatMap(namedIn)

const numbersOf = (text: string): string[] =>
  [...(nameBegin.exec(text)?.[1] ?? '').matchAll(/\[([^\]]*)\]/g)].flatMap(([, number = '']) => number.split(/,\s*/))

const nameBegin = /^['"`](?:\$\{\w+\}:? )?((?:\[(?:duty-)?[A-Z]{1,2}\d+[^\]]*\]\s*)+)/
