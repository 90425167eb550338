// The words of the screens: three languages of one shape. That none is missing, the compiler sees already; here it is
// seen again without it, and that each sentence takes the same values in all three.
import { expect, test } from 'vitest'
import { filePaths, root } from './sources.ts'

type Texts = ReadonlyMap<string, string>

const languages = ['fi', 'sv', 'en'] as const

const trios = filePaths('web/')
  .filter((path) => /(^|[/-])words\.fi\.ts$/.test(path))
  .map((path) => path.replace(/fi\.ts$/, ''))

/** Every text below a value, by its way from the top; a function is a text of its arity. */
const textsIn = (value: unknown, way = ''): [string, string][] => {
  if (typeof value === 'string') return [[way, value]]
  if (typeof value === 'function') return [[way, `function of ${value.length}`]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) => textsIn(below, way === '' ? key : `${way}.${key}`))
}

const readTexts = async (path: string): Promise<Texts> => {
  const exported = (await import(`${root}${path}`)) as Record<string, unknown>
  return new Map(Object.values(exported).flatMap((value) => textsIn(value)))
}

const valuesIn = (text: string): string => [...new Set(text.match(/\{\w+\}|^function of \d+$/g))].sort().join()

const differences = (first: Texts, other: Texts): string[] => [
  ...[...first.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`),
  ...[...other.keys()].filter((key) => !first.has(key)).map((key) => `${key} is too much`),
  ...[...first]
    .filter(([key, text]) => other.has(key) && valuesIn(text) !== valuesIn(other.get(key) ?? ''))
    .map(([key]) => `${key} takes other values`),
  ...[...other].filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`),
]

test('the words of every folder stand in Finnish, Swedish and English', () => {
  const paths = filePaths('web/').filter((path) => /(^|[/-])words\.\w+\.ts$/.test(path))
  expect(paths.length).toBeGreaterThan(0)
  expect(paths).toEqual(trios.flatMap((trio) => languages.map((language) => `${trio}${language}.ts`)).sort())
})

test('the words of each folder have the same keys and take the same values in all three languages', async () => {
  for (const trio of trios) {
    const [finnish, ...others] = await Promise.all(languages.map((language) => readTexts(`${trio}${language}.ts`)))
    expect(finnish?.size, trio).toBeGreaterThan(0)
    for (const other of others) expect(differences(finnish ?? new Map(), other), trio).toEqual([])
  }
})

test('a missing key, an extra one, another value and an empty text are found', () => {
  const finnish = new Map(textsIn({ saved: 'Tallennettu', waiting: '{count} odottaa', day: { today: 'Tänään' } }))
  const differencesOf = (value: object) => differences(finnish, new Map(textsIn(value)))
  expect(differencesOf({ saved: 'Sparat', waiting: '{count} väntar', day: { today: 'I dag' } })).toEqual([])
  expect(differencesOf({ saved: 'Sparat', waiting: '{number} väntar', day: { today: '' }, extra: 'x' })).toEqual([
    'extra is too much',
    'waiting takes other values',
    'day.today is empty',
  ])
  expect(differencesOf({ saved: 'Sparat', waiting: '{count} väntar' })).toEqual(['day.today is missing'])
})
