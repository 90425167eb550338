// The numbers in front of test names: known ones only, and none that was shown once is lost again.
import { expect, test } from 'vitest'
import { now, numbers } from '../numbers.ts'
import { type Named, namedIn, namedTests } from './named.ts'
import { parseSource } from './sources.ts'

const unknown = (named: readonly Named[]): string[] =>
  named.filter(({ number }) => !Object.hasOwn(numbers, number)).map(({ place, number }) => `${place}: [${number}]`)

const untested = (wanted: readonly string[], named: readonly Named[]): string[] =>
  wanted.filter((number) => !named.some((one) => one.number === number))

const named = namedTests()

test('every number in front of a test is known', () => {
  expect(named.length).toBeGreaterThan(0)
  expect(unknown(named)).toEqual([])
})

test('every number that is shown now has a test', () => {
  expect(now.filter((number) => !Object.hasOwn(numbers, number))).toEqual([])
  expect(new Set(now).size).toBe(now.length)
  expect(untested(now, named)).toEqual([])
})

test('a number without a test and a test without a number that is known are found', () => {
  const source = parseSource(
    'tests/planted.test.ts',
    `test('[S9][I7] repeats count once', () => {}); test(\`\${engine} [S99] of it\`, () => {}); test('plain [A06]', () => {})`,
  )
  expect(namedIn(source).map(({ number }) => number)).toEqual(['S9', 'I7', 'S99'])
  expect(unknown(namedIn(source))).toEqual(['tests/planted.test.ts: [S99]'])
  expect(untested(['S9', 'S10'], namedIn(source))).toEqual(['S10'])
})

test('the numbers run without a gap', () => {
  const series = { A: 40, B: 28, C: 35, D: 21, E: 9, 'duty-F': 12, AN: 102, S: 43, I: 18, F: 102, R: 20 }
  const padded = ['A', 'B', 'C', 'D', 'E', 'duty-F']
  const all = Object.entries(series).flatMap(([letter, count]) =>
    Array.from(
      { length: count },
      (_, index) => letter + String(index + 1).padStart(padded.includes(letter) ? 2 : 1, '0'),
    ),
  )
  expect(Object.keys(numbers).sort()).toEqual(all.sort())
})
