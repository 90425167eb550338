import { expect, test } from 'vitest'
import { meanPersons } from '@tukkimies/shared/release/bands.ts'

const bandsOf = (cells: Readonly<Record<string, number | null>>) =>
  Object.entries(cells).map(([code, y]) => ({ code, y }))

test('[AN26] the mean number of people is of published bands, whatever was not recorded', () => {
  expect(meanPersons(bandsOf({ n1: 90, n2: 10, nr: 50 }), 10)).toBe(1.1)
  expect(meanPersons(bandsOf({ n1: 50, n3: 50, n6: 100 }), 10)).toBe(5.25)
})

test('[AN26] it is not given where hidden bands could move it by more than a tenth, or nothing is published', () => {
  expect(meanPersons(bandsOf({ n1: 900, n2: 100, n51: null }), 10)).toBeNull()
  expect(meanPersons(bandsOf({ n1: 9000, n2: 1000, n51: null }), 10)).toBe(1.1)
  expect(meanPersons(bandsOf({ n1: null, nr: 20 }), 10)).toBeNull()
  expect(meanPersons([], 10)).toBeNull()
})

test('[AN26] a band that nobody knows the middle of makes no mean', () => {
  expect(meanPersons(bandsOf({ n1: 90, crowd: 10 }), 10)).toBeNull()
})
