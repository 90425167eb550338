// A strict reader of PX files, written from the rules of the format: anything that a rule does not allow throws.

type Entry = {
  readonly keyword: string
  readonly language: string | null
  readonly about: readonly string[]
  readonly value: string
}

type Variable = { readonly name: string; readonly code: string; readonly codes: readonly string[] }

export type Px = {
  readonly entries: readonly Entry[]
  readonly variables: readonly Variable[]
  readonly figures: readonly { readonly codes: readonly string[]; readonly figure: string }[]
  /** A keyword's text in a language; pieces are put together. */
  readonly textOf: (keyword: string, language?: string, about?: readonly string[]) => string
}

const mandatory = [
  'CHARSET',
  'CODEPAGE',
  'LANGUAGE',
  'CONTENTS',
  'DATA',
  'DECIMALS',
  'MATRIX',
  'SUBJECT-AREA',
  'SUBJECT-CODE',
  'TITLE',
  'UNITS',
  'VALUES',
]
const textKeywords = [
  'SUBJECT-AREA',
  'DESCRIPTION',
  'TITLE',
  'CONTENTS',
  'UNITS',
  'STUB',
  'HEADING',
  'CONTVARIABLE',
  'SOURCE',
  'NOTE',
]
const perVariable = ['VALUES', 'CODES', 'VARIABLECODE', 'VARIABLE-TYPE']
const variableTypes = ['Content', 'Time', 'Geographical', 'Ordinal', 'Nominal', 'Other', 'Unknown']
const lineMax = 256
const timePatterns: Readonly<Record<string, RegExp>> = {
  A1: /^\d{4}$/,
  Q1: /^\d{4}[1-4]$/,
  M1: /^\d{4}(0[1-9]|1[0-2])$/,
}

const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`not PX: ${what}`)
}

export const parsePx = (text: string): Px => {
  const entries = readEntries(text)
  demand(entries[0]?.keyword === 'CHARSET', 'CHARSET is not first')
  demand(entries.at(-1)?.keyword === 'DATA', 'DATA is not last')
  for (const keyword of mandatory)
    demand(
      entries.some((entry) => entry.keyword === keyword),
      `no ${keyword}`,
    )
  for (const line of text.split('\r\n').filter((_, at, all) => at < all.findIndex((one) => one === 'DATA=')))
    demand(line.length <= lineMax, 'a line is too long')
  const find = (keyword: string, language?: string, about: readonly string[] = []) =>
    entries.find(
      (entry) => entry.keyword === keyword && entry.language === (language ?? null) && same(entry.about, about),
    )
  const textOf: Px['textOf'] = (keyword, language, about) => {
    const entry = find(keyword, language, about)
    if (!entry) throw new Error(`not PX: no ${keyword} in ${language ?? 'the first language'}`)
    return readText(entry.value)
  }
  const [first = '', ...others] = readList(find('LANGUAGES')?.value ?? '')
  demand(first === textOf('LANGUAGE'), 'the first of LANGUAGES is another LANGUAGE')
  checkLanguages(entries, others)
  const sides = (language?: string) => [
    ...(find('STUB') ? readList(find('STUB', language)?.value ?? '') : []),
    ...readList(find('HEADING', language)?.value ?? ''),
  ]
  for (const language of [undefined, ...others]) checkVariables(sides(language), find, textOf, language)
  const stub = find('STUB') ? readList(find('STUB')?.value ?? '') : []
  const variables = sides().map((name) => ({
    name,
    code: textOf('VARIABLECODE', undefined, [name]),
    codes: readList(find('CODES', undefined, [name])?.value ?? ''),
  }))
  const symbols = entries.flatMap(({ keyword, value }) => (/^DATASYMBOL\d$/.test(keyword) ? [readText(value)] : []))
  const rows = readRows(entries.at(-1)?.value ?? '', symbols)
  const sizeOf = (some: readonly Variable[]) => some.reduce((size, { codes }) => size * codes.length, 1)
  demand(rows.length === sizeOf(variables.slice(0, stub.length)), 'DATA has another number of rows')
  const across = sizeOf(variables.slice(stub.length))
  for (const row of rows) demand(row.length === across, 'a row of DATA has another length')
  const all = crossed(variables.map(({ codes }) => codes))
  return { entries, variables, figures: rows.flat().map((figure, at) => ({ codes: all[at] ?? [], figure })), textOf }
}

const entryHead = /^([A-Z][A-Z0-9-]{0,19})(?:\[([a-z-]+)\])?(?:\(("[^";]*"(?:,"[^";]*"){0,1})\))?=$/

const readEntries = (text: string): readonly Entry[] => {
  const entries: Entry[] = []
  let at = 0
  while (at < text.length) {
    const end = endOf(text, at)
    const entry = text.slice(at, end)
    const head = entry.slice(0, equalsOf(entry) + 1)
    const found = entryHead.exec(head)
    if (!found) throw new Error(`not PX: ${head}`)
    const [, keyword = '', language = null, about = ''] = found
    entries.push({ keyword, language, about: about === '' ? [] : readList(about), value: entry.slice(head.length) })
    demand(text.slice(end, end + 3) === ';\r\n', 'an entry does not end its line')
    at = end + 3
  }
  return entries
}

// The first of a sign outside quotes.
const outside = (text: string, sign: string, from: number): number => {
  let isQuoted = false
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (text[at] === sign && !isQuoted) return at
  }
  throw new Error(`not PX: no ${sign}`)
}
const endOf = (text: string, from: number): number => outside(text, ';', from)
const equalsOf = (entry: string): number => outside(entry, '=', 0)

const readText = (value: string): string => {
  demand(/^"[^"]*"(\r\n"[^"]*")*$/.test(value), `a text: ${value.slice(0, 40)}`)
  return [...value.matchAll(/"([^"]*)"/g)].map(([, piece]) => piece).join('')
}

const readList = (value: string): readonly string[] => {
  demand(/^"[^"]*"(,(\r\n)?"[^"]*")*$/.test(value), `a list: ${value.slice(0, 40)}`)
  return [...value.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text)
}

const checkLanguages = (entries: readonly Entry[], others: readonly string[]): void => {
  for (const { language } of entries) demand(language === null || others.includes(language), `language ${language}`)
  for (const keyword of textKeywords) {
    const told = entries.filter((entry) => entry.keyword === keyword)
    if (keyword === 'STUB' && told.length === 0) continue
    demand(
      same(
        told.map(({ language }) => language ?? ''),
        ['', ...others],
      ),
      `${keyword} is not in all languages`,
    )
  }
}

const checkVariables = (
  names: readonly string[],
  find: (keyword: string, language?: string, about?: readonly string[]) => Entry | undefined,
  textOf: Px['textOf'],
  language: string | undefined,
): void => {
  demand(new Set(names).size === names.length, 'two variables of one name')
  demand(names.includes(textOf('CONTVARIABLE', language)), 'CONTVARIABLE is no variable')
  for (const name of names) {
    for (const keyword of perVariable) demand(find(keyword, language, [name]) !== undefined, `${keyword} of ${name}`)
    const values = readList(find('VALUES', language, [name])?.value ?? '')
    const codes = readList(find('CODES', language, [name])?.value ?? '')
    demand(values.length === codes.length, `VALUES and CODES of ${name}`)
    demand(new Set(codes).size === codes.length && new Set(values).size === values.length, `${name} names one twice`)
    const type = textOf('VARIABLE-TYPE', language, [name])
    demand(variableTypes.includes(type), 'VARIABLE-TYPE')
    const times = find('TIMEVAL', language, [name])?.value
    demand((type === 'Time') === (times !== undefined), 'TIMEVAL')
    if (times !== undefined) {
      const [, kind = '', list = ''] = /^TLIST\(([AQM]1)\),(.*)$/s.exec(times) ?? []
      demand(readList(list).every((time) => timePatterns[kind]?.test(time)) && same(readList(list), codes), 'TLIST')
    }
    const total = find('ELIMINATION', language, [name])
    demand(total === undefined || values.includes(readText(total.value)), 'ELIMINATION')
  }
}

const readRows = (value: string, symbols: readonly string[]): readonly (readonly string[])[] => {
  demand(value.startsWith('\r\n') && value.endsWith('\r\n'), 'DATA begins and ends on lines of its own')
  return value
    .slice(2, -2)
    .split('\r\n')
    .map((line) => {
      demand(line.endsWith(' '), 'a line of DATA ends with a space')
      return line
        .slice(0, -1)
        .split(' ')
        .map((cell) => {
          const [, sign] = /^"(\.{1,6})"$/.exec(cell) ?? []
          demand(sign === undefined ? /^[1-9]\d*$/.test(cell) : symbols.includes(sign), `a figure: ${cell}`)
          return sign ?? cell
        })
    })
}

const crossed = (axes: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  axes.reduce<readonly (readonly string[])[]>(
    (before, names) => before.flatMap((codes) => names.map((name) => [...codes, name])),
    [[]],
  )

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, at) => text === other[at])
