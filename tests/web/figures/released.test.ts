import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import {
  answerToRows,
  changeTo,
  earlierTotalOf,
  grownMost,
  hiddenCells,
  hiddenCount,
  largestRow,
  personsOf,
  rowShare,
  totalOf,
} from '@tukkimies/web/figures/released.ts'
import { expect, test } from 'vitest'

type Cells = Readonly<Record<string, number | null>>

const answerOf = (cells: Cells, total: number | null, structural: readonly number[] = []): TableAnswer => ({
  query: '',
  visitor: 'client',
  filters: [],
  axes: [
    { axis: 'period', names: ['2026Q1' as PeriodName] },
    { axis: 'place', names: ['whole'] },
    { axis: 'rows', dimension: 'topic', many: true, sensitive: false, names: Object.keys(cells) },
  ],
  values: Object.values(cells),
  structural,
  totals: [{ dimensions: [], values: [total], structural: [] }],
  periods: [
    {
      name: '2026Q1' as PeriodName,
      first: '2026-01-01' as Day,
      last: '2026-03-31' as Day,
      close: '2026-04-17' as Day,
      D: 3,
      V: 2,
      T: 8,
      hiddenMax: 10,
      listHash: '0'.repeat(64),
      inUse: [{ dimension: 'topic', code: 'digital', from: '2026-02-01' as Day }],
    },
  ],
  notes: ['noise', 'hidden'],
})
const codesOf = (answer: TableAnswer) => answerToRows(answer).map(({ code }) => code)

test('[AN27] rows stand from the largest to the smallest, hidden ones last in the order of the list, absent ones after', () => {
  const answer = answerOf({ permit: 8, tax: null, housing: 120, work: null, digital: 30, legal: null }, 300, [3])
  expect(codesOf(answer)).toEqual(['housing', 'digital', 'permit', 'tax', 'legal', 'work'])
})

test('[AN20] a hidden figure is hidden and no number, and is counted', () => {
  const rows = answerToRows(answerOf({ permit: 8, tax: null, work: null }, 300, [2]))
  expect(rows.map(({ value }) => value)).toEqual([{ is: 'said', y: 8 }, { is: 'hidden' }, { is: 'absent' }])
  expect(hiddenCount(rows)).toBe(1)
})

test('[AN23] the total is its own cell, whatever the rows add up to, and may be hidden', () => {
  expect(totalOf(answerOf({ permit: 100, housing: 100 }, 150))).toEqual({ is: 'said', y: 150 })
  expect(totalOf(answerOf({ permit: 100 }, null))).toEqual({ is: 'hidden' })
})

test('[AN25] a share is of the total cell, and of a hidden cell only what it is under', () => {
  const answer = answerOf({ permit: 60, tax: null, work: null }, 120, [2])
  const [permit, tax, work] = answerToRows(answer)
  expect(permit && rowShare(permit.value, answer)).toEqual({ is: 'share', percent: 50 })
  expect(tax && rowShare(tax.value, answer)).toEqual({ is: 'under', percent: 9 })
  expect(work && rowShare(work.value, answer)).toBeNull()
  const small = answerOf({ permit: 20 }, 29)
  expect(rowShare({ is: 'said', y: 20 }, small)).toBeNull()
})

test('[AN27] the largest is named only if the noise could not have made it so', () => {
  const largest = (cells: Cells) => {
    const answer = answerOf(cells, 300)
    return largestRow(answerToRows(answer), answer)?.code
  }
  expect(largest({ permit: 100, housing: 96 })).toBe('permit')
  expect(largest({ permit: 100, housing: 97 })).toBeUndefined()
  expect(largest({ permit: null, housing: null })).toBeUndefined()
  // A hidden one may be anything up to ten.
  expect(largest({ permit: 13, housing: 8, tax: null })).toBeUndefined()
  expect(largest({ permit: 14, housing: 8, tax: null })).toBe('permit')
  expect(largest({})).toBeUndefined()
})

test('[AN43] a code in use on a part of the period only says since when', () => {
  const rows = answerToRows(answerOf({ permit: 20, digital: 10 }, 300))
  expect(rows.find(({ code }) => code === 'digital')?.from).toBe('2026-02-01')
  expect(rows.find(({ code }) => code === 'permit')).not.toHaveProperty('from')
})

/** The newest cells beside those of a year before. */
const comparedOf = (cells: Cells, before: Cells, totals: readonly [number | null, number | null]): TableAnswer => {
  const answer = answerOf(cells, totals[1])
  const [period] = answer.periods
  const earlier = period && { ...period, name: '2025Q1' as PeriodName }
  return {
    ...answer,
    values: [...Object.values(before), ...Object.values(cells)],
    totals: [{ dimensions: [], values: totals, structural: [] }],
    periods: earlier ? [earlier, period] : [],
  }
}

test('[AN27] a figure stands beside the same of a period before, and a change within the noise is none', () => {
  const answer = comparedOf({ permit: 60, tax: 23, work: null }, { permit: 40, tax: 20, work: 30 }, [100, 120])
  const rows = answerToRows(answer)
  expect(rows.map(({ code }) => code)).toEqual(['permit', 'tax', 'work'])
  expect(rows.map(({ value, earlier }) => changeTo(value, earlier, answer))).toEqual([
    { is: 'change', by: 20 },
    { is: 'none' },
    { is: 'unknown' },
  ])
  expect([totalOf(answer), earlierTotalOf(answer)]).toEqual([
    { is: 'said', y: 120 },
    { is: 'said', y: 100 },
  ])
  expect(rows[0] && rowShare(rows[0].value, answer)).toEqual({ is: 'share', percent: 50 })
  expect(hiddenCells(answer)).toBe(1)
  const alone = answerOf({ permit: 60 }, 60)
  expect(earlierTotalOf(alone)).toBeUndefined()
  expect(changeTo({ is: 'said', y: 60 }, answerToRows(alone)[0]?.earlier, alone)).toBeNull()
})

test('[AN27] what grew most is named only if nothing else may have grown as much', () => {
  const grown = (cells: Cells, before: Cells) => {
    const answer = comparedOf(cells, before, [null, null])
    return grownMost(answerToRows(answer), answer)?.code
  }
  expect(grown({ permit: 60, tax: 20 }, { permit: 40, tax: 20 })).toBe('permit')
  expect(grown({ permit: 60, tax: 36 }, { permit: 40, tax: 20 })).toBeUndefined()
  expect(grown({ permit: 60, tax: 34 }, { permit: 40, tax: 20 })).toBe('permit')
  expect(grown({ permit: 43, tax: 20 }, { permit: 40, tax: 20 })).toBeUndefined()
  expect(grown({ permit: 20 }, { permit: 40 })).toBeUndefined()
})

test('[AN26] 90 visits of one and 10 of two people are 1.1 on average, unless hidden bands could move that by a tenth', () => {
  expect(personsOf(answerOf({ n1: 90, n2: 10 }, 100))).toBeCloseTo(1.1)
  // "Not recorded" is no band, and a band that was not in use hides nobody.
  expect(personsOf(answerOf({ n1: 90, n2: 10, nr: 40 }, 140))).toBeCloseTo(1.1)
  expect(personsOf(answerOf({ n1: 90, n2: 10, n51: null }, 100, [2]))).toBeCloseTo(1.1)
  expect(personsOf(answerOf({ n1: 90, n2: 10, n51: null }, 100))).toBeNull()
  expect(personsOf(answerOf({ n1: null, n2: null }, null))).toBeNull()
})
