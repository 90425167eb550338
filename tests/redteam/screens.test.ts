// No page that shows figures is forgotten by the attack on screens: it looks at every page of the app but those that are named,
// and none of these asks for figures, nor does anything that it is made of.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { pagesWithoutFigures, screens } from './screens.ts'

const web = fileURLToPath(new URL('../../web', import.meta.url))
const app = readFileSync(join(web, 'app.tsx'), 'utf8')
const early = readFileSync(join(web, 'early.ts'), 'utf8')

/** The pages of the app by address, each with the name of its component. */
const pages = new Map(
  [...app.matchAll(/^ {2}'(\/[\w/-]*)': (\w+),$/gm)].map(([, path = '', name = '']) => [path, name] as const),
)

/** What only those pages may ask that are looked at. */
const figures =
  /\/api\/v1\/(?:tables|periods|lattice|arrivals|completeness|risk|policy|audit|retention|disclosures|reports|open)\b/

/** Asked for by the app itself, or by a loader that others have too. */
const fileOf = (name: string): string | null => {
  const loader = new RegExp(`const ${name} = early\\((\\w+)\\)`).exec(app)?.[1]
  const [text, declared] = loader === undefined ? [app, `${name} = lazy\\(`] : [early, `${loader} = `]
  const found = new RegExp(`const ${declared}[^]*?import\\('\\./([^']+)'\\)`).exec(text)?.[1]
  return found === undefined ? null : join(web, found)
}

/** A file of the app and all that it imports of the app, at once or later. */
const partsOf = (file: string, known = new Set<string>()): ReadonlySet<string> => {
  if (known.has(file) || !existsSync(file)) return known
  known.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(\.[^']+\.tsx?)'/g))
    partsOf(join(dirname(file), path), known)
  return known
}

/** The parts of a page that ask for figures. */
const askersOf = (path: string): readonly string[] => {
  const file = fileOf(pages.get(path) ?? '')
  return file === null ? [] : [...partsOf(file)].filter((part) => figures.test(readFileSync(part, 'utf8')))
}

const looked = new Set(screens.map(({ path }) => path.replace(/\?.*/, '')))

test('[R11] every page of the app is looked at for numbers, or named as one without figures', () => {
  expect(pages.size).toBeGreaterThan(40)
  const known = [...pages.keys()].filter((path) => looked.has(path) || pagesWithoutFigures.includes(path))
  expect([...pages.keys()].filter((path) => !known.includes(path))).toEqual([])
  expect(pagesWithoutFigures.filter((path) => looked.has(path) || !pages.has(path))).toEqual([])
})

test('[R11] no page that is named as one without figures asks for any, as those do that are looked at', () => {
  expect(pagesWithoutFigures.flatMap((path) => askersOf(path).map((part) => `${path}: ${part}`))).toEqual([])
  // The same look finds what these ask, so that it can fail.
  const asking = ['/figures', '/figures/table', '/busy', '/risk', '/publication-rules', '/visit-screen']
  expect(asking.filter((path) => askersOf(path).length === 0)).toEqual([])
})
