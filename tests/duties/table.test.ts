// server/operations/duties.md: complete, and true as far as a program can tell.
import { expect, test } from 'vitest'
import { numbers } from '../numbers.ts'
import { namedTests } from '../style/named.ts'
import { filePaths, textOf } from '../style/sources.ts'

type Row = { readonly duty: string; readonly mark: string; readonly met: string; readonly shown: readonly string[] }

const file = 'server/operations/duties.md'
const notYet = 'not yet'

/** Marks that are not "must". */
const marks: Readonly<Record<string, string>> = Object.fromEntries([
  ...'B03 B08 B09 B15 B20 B22 C02 C03 C12 C19 C21 C23 C26 D01 D03 D08 D15 E06 E07'
    .split(' ')
    .map((duty) => [duty, 'by analogy']),
  ...'B17 B28'.split(' ').map((duty) => [duty, 'noted']),
])

/** What binds and is not met yet; whoever meets it takes it out of here. */
const openDuties: readonly string[] = ['C11', 'F06', 'F08']

const rowsOf = (text: string): readonly Row[] =>
  [...text.matchAll(/^\| ([A-F]\d\d) +\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, duty = '', mark = '', met = '', shown = '']) => ({
      duty,
      mark: mark.trim(),
      met: met.trim(),
      shown: shown.split(',').map((one) => one.trim().replaceAll('`', '')),
    }),
  )

const isDuty = (number: string): boolean => /^([A-E]\d\d|duty-F\d\d)$/.test(number)
const numberOf = (duty: string): string => (duty.startsWith('F') ? `duty-${duty}` : duty)

/** What is wrong with a row; nothing, if all that it names is there and a test or page of it shows the duty. */
const wrongIn = (
  row: Row,
  pages: readonly string[],
  tests: ReadonlyMap<string, readonly string[]>,
): readonly string[] => {
  const { duty, mark, met, shown } = row
  const problems: string[] = []
  if (mark !== (marks[duty] ?? 'must')) problems.push(`the mark is ${mark}`)
  if (!/^[A-Z"].*\.$/.test(met)) problems.push('that is no sentence')
  if (shown.includes(notYet)) {
    if (shown.length > 1) problems.push('not yet, and yet shown')
    if (mark === 'must' && !openDuties.includes(duty)) problems.push('must be met')
    return problems
  }
  if (openDuties.includes(duty)) problems.push('is met by now')
  for (const one of shown) {
    if (one.startsWith('/')) {
      if (!pages.includes(one)) problems.push(`there is no page ${one}`)
    } else if (!tests.get(one)?.includes(numberOf(duty))) problems.push(`no test of ${one} begins with it`)
  }
  return problems
}

const rows = rowsOf(textOf(file))
const pages = [...textOf('web/app.tsx').matchAll(/^ {2}'(\/[a-z/-]*)': \w+Page,$/gm)].map(([, page = '']) => page)
const tests = new Map(
  [...Map.groupBy(namedTests(), ({ place }) => place)].map(([place, named]) => [
    place,
    named.map(({ number }) => number),
  ]),
)

test('every duty stands in the table once, in order', () => {
  const duties = Object.keys(numbers).filter(isDuty)
  expect(duties).toHaveLength(145)
  expect(rows.map(({ duty }) => numberOf(duty))).toEqual(duties)
})

test('every page and test that the table names is there, and the test begins with the duty', () => {
  expect(pages.length).toBeGreaterThan(15)
  expect(rows.flatMap((row) => wrongIn(row, pages, tests).map((problem) => `${row.duty}: ${problem}`))).toEqual([])
})

test('a wrong mark, a page or test that is missing and a duty that is passed over are found', () => {
  const row: Row = { duty: 'A06', mark: 'must', met: 'A sentence.', shown: ['tests/planted.test.ts'] }
  const planted = new Map([['tests/planted.test.ts', ['A06', 'duty-F09']]])
  const wrong = (change: Partial<Row>) => wrongIn({ ...row, ...change }, ['/here'], planted)
  expect(wrong({})).toEqual([])
  expect(wrong({ shown: ['/here'] })).toEqual([])
  expect(wrong({ duty: 'F09' })).toEqual([])
  expect(wrong({ mark: 'noted' })).toEqual(['the mark is noted'])
  expect(wrong({ met: 'words' })).toEqual(['that is no sentence'])
  expect(wrong({ duty: 'A07' })).toEqual(['no test of tests/planted.test.ts begins with it'])
  expect(wrong({ shown: ['/there'] })).toEqual(['there is no page /there'])
  expect(wrong({ shown: ['tests/gone.test.ts'] })).toEqual(['no test of tests/gone.test.ts begins with it'])
  expect(wrong({ shown: [notYet] })).toEqual(['must be met'])
  expect(wrong({ duty: 'B03', mark: 'by analogy', shown: [notYet] })).toEqual([])
  expect(rowsOf('| A06 | must | A sentence. | `/here`, `tests/planted.test.ts` |')[0]?.shown).toEqual([
    '/here',
    'tests/planted.test.ts',
  ])
})

test('the guide leads to the table', () => {
  expect(filePaths()).toContain(file)
  expect(textOf('server/operations/README.md')).toContain('(duties.md)')
})
