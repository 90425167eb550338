import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeOf,
  clearDifference,
  coverMonths,
  meanOf,
  orderOfCells,
  ranksOf,
  shareOf,
  sumOf,
} from '@tukkimies/shared/release/derivation.ts'
import { period } from './register.ts'

test('[AN25] a share is whole per cent of a total of at least 30', () => {
  expect(shareOf(10, 30, 10)).toEqual({ is: 'share', percent: 33 })
  expect(shareOf(10, 29, 10)).toBe(null)
  expect(shareOf(10, null, 10)).toBe(null)
  expect(shareOf(33, 30, 10)).toEqual({ is: 'share', percent: 100 })
})

test('[AN25] a hidden share is under floor(100 hiddenMax / total) + 1 per cent', () => {
  expect(shareOf(null, 40, 10)).toEqual({ is: 'under', percent: 26 })
  expect(shareOf(null, 1_000, 10)).toEqual({ is: 'under', percent: 2 })
  expect(shareOf(null, 1_001, 10)).toEqual({ is: 'under', percent: 1 })
  expect(shareOf(null, 30, 49)).toEqual({ is: 'under', percent: 100 })
  expect(shareOf(null, 29, 10)).toBe(null)
  fc.assert(
    fc.property(fc.integer({ min: 30, max: 5_000 }), fc.integer({ min: 1, max: 30 }), (total, hiddenMax) => {
      const share = shareOf(null, total, hiddenMax)
      expect(share?.is === 'under' && share.percent > (100 * hiddenMax) / total).toBe(true)
    }),
    { seed: 25 },
  )
})

const ordinary = { V: 2, hiddenMax: 10 }

test('[AN24] a sum lies within 2 sqrt(qV), and hidden terms add to its upper end', () => {
  const sum = sumOf([
    { y: 100, ...ordinary },
    { y: 120, ...ordinary },
    { y: null, ...ordinary },
  ])
  expect(sum).toEqual({ is: 'number', sum: 220, low: 216, high: 234, hidden: 1 })
  expect(sumOf([])).toEqual({ is: 'number', sum: 0, low: 0, high: 0, hidden: 0 })
  expect(sumOf([{ y: null, ...ordinary }])).toEqual({ is: 'interval', sum: 0, low: 0, high: 10, hidden: 1 })
})

test('[AN24] only the interval is shown if hidden terms could be over 20 % of the sum', () => {
  const withHidden = (y: number, hidden: number) =>
    sumOf([{ y, ...ordinary }, ...Array.from({ length: hidden }, () => ({ y: null, ...ordinary }))]).is
  expect([withHidden(50, 1), withHidden(49, 1)]).toEqual(['number', 'interval'])
  expect([withHidden(100, 2), withHidden(99, 2)]).toEqual(['number', 'interval'])
})

test('[AN24] the interval holds whatever the hidden cells are, and the noise in most cases', () => {
  let held = 0
  const terms = fc.array(
    fc.record({ n: fc.integer({ min: 0, max: 300 }), v: fc.integer({ min: -1, max: 1 }), isHidden: fc.boolean() }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(terms, (all) => {
      const counts = all.map(({ n, v, isHidden }) => (isHidden ? { n: n % 11, y: null } : { n: n + 5, y: n + 5 + v }))
      const noise = all.reduce((sum, { v, isHidden }) => sum + (isHidden ? 0 : v), 0)
      const q = counts.filter(({ y }) => y !== null).length
      const { low, high } = sumOf(counts.map(({ y }) => ({ y, ...ordinary })))
      const truth = counts.reduce((sum, { n }) => sum + n, 0)
      if (Math.abs(noise) > 2 * Math.sqrt(2 * q)) return
      expect(low <= truth && truth <= high).toBe(true)
      held++
    }),
    { seed: 24 },
  )
  expect(held).toBeGreaterThan(50)
})

test('[AN24] a range of months is covered by the fewest released periods', () => {
  const all = () => true
  const cover = (first: string, last: string, isReleased: (name: string) => boolean = all) =>
    coverMonths(period(first), period(last), isReleased)
  expect(cover('2026-01', '2026-12')).toEqual(['2026'])
  expect(cover('2025-12', '2027-04')).toEqual(['2025-12', '2026', '2027Q1', '2027-04'])
  expect(cover('2026-02', '2026-06')).toEqual(['2026-02', '2026-03', '2026Q2'])
  expect(cover('2026-01', '2026-12', (name) => name !== '2026')).toEqual(['2026Q1', '2026Q2', '2026Q3', '2026Q4'])
  expect(cover('2026-01', '2026-03', (name) => name.length === 7)).toEqual(['2026-01', '2026-02', '2026-03'])
  expect(cover('2026-01', '2026-03', (name) => name === '2026-01')).toBe(null)
})

test('[AN26] a mean is not available if hidden bands could move it by more than 10 %', () => {
  const persons = (n1: number, n2: number | null, n3: number | null) =>
    meanOf(
      [
        { y: n1, midpoint: 1 },
        { y: n2, midpoint: 2 },
        { y: n3, midpoint: 4 },
      ],
      10,
    )
  expect(persons(100, 50, 50)).toBe(2)
  // 10 more with 4 people among 150 with 1.33 on the mean: 1.5, 12.5 % more.
  expect(persons(100, 50, null)).toBe(null)
  expect(persons(200, 100, null)).toBeCloseTo(4 / 3)
  expect(meanOf([{ y: null, midpoint: 1 }], 10)).toBe(null)
  expect(meanOf([], 10)).toBe(null)
})

test('[AN26] whatever is hidden, a mean that is given is right to 10 %', () => {
  let given = 0
  const bands = fc.array(
    fc.record({
      n: fc.integer({ min: 0, max: 400 }),
      midpoint: fc.integer({ min: 1, max: 60 }),
      isHidden: fc.boolean(),
    }),
    { minLength: 1, maxLength: 7 },
  )
  fc.assert(
    fc.property(bands, (all) => {
      const known = all.map(({ n, midpoint, isHidden }) => ({ n: isHidden ? n % 11 : n, midpoint, isHidden }))
      const mean = meanOf(
        known.map(({ n, midpoint, isHidden }) => ({ y: isHidden ? null : n, midpoint })),
        10,
      )
      const count = known.reduce((sum, { n }) => sum + n, 0)
      const truth = known.reduce((sum, { n, midpoint }) => sum + n * midpoint, 0) / count
      if (mean === null) return
      expect(Math.abs(truth - mean)).toBeLessThanOrEqual(0.1 * mean + 1e-9)
      given++
    }),
    { seed: 26 },
  )
  expect(given).toBeGreaterThan(20)
})

test('[AN27] a difference below 4, for sensitive cells below 6, is no clear change', () => {
  expect(clearDifference(2)).toBe(4)
  expect(clearDifference(4)).toBeCloseTo(5.66, 2)
  expect(changeOf(20, 23, 2)).toEqual({ is: 'none' })
  expect(changeOf(20, 24, 2)).toEqual({ is: 'change', by: 4 })
  expect(changeOf(24, 20, 2)).toEqual({ is: 'change', by: -4 })
  expect([changeOf(20, 25, 4).is, changeOf(20, 26, 4).is]).toEqual(['none', 'change'])
  expect([changeOf(null, 20, 2).is, changeOf(20, null, 2).is]).toEqual(['unknown', 'unknown'])
})

test('[AN27] cells within the noise of each other tie, and hidden ones come last in the order of the list', () => {
  expect(ranksOf([30, 28, 26, null, 20], 2)).toEqual([1, 1, 2, null, 4])
  expect(ranksOf([8, 12, 16], 2)).toEqual([3, 2, 1])
  expect(orderOfCells([8, null, 30, null, 8])).toEqual([2, 0, 4, 1, 3])
})
