import { expect, test } from 'vitest'
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import { answerCodes, type CodeList, dimensionByKey, type Key } from '@tukkimies/shared/register/code-list.ts'
import { findRareCodes, rareBelow } from '@tukkimies/shared/release/code-review.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { firstList } from './register.ts'

type Cells = Readonly<Record<string, number | null>>

/** The table of a year: codes that are not named have a thousand visits. */
const yearOf = (dimension: Key, cells: Cells, change: Partial<TableAnswer> = {}): TableAnswer => {
  const known = dimensionByKey(firstList, dimension)
  const names = known ? answerCodes(known).map(({ key }) => key) : []
  return {
    query: '',
    visitor: 'client',
    filters: [],
    axes: [
      { axis: 'period', names: ['2026' as PeriodName] },
      { axis: 'place', names: ['whole'] },
      { axis: 'rows', dimension, many: false, sensitive: false, names },
    ],
    values: names.map((name) => (Object.hasOwn(cells, name) ? (cells[name] ?? null) : 1000)),
    structural: [],
    totals: [{ dimensions: [], values: [9000], structural: [] }],
    periods: [
      {
        name: '2026' as PeriodName,
        first: '2026-01-01' as Day,
        last: '2026-12-31' as Day,
        close: '2027-02-03' as Day,
        D: 3,
        V: 2,
        T: 8,
        hiddenMax: 10,
        listHash: '0'.repeat(64),
        inUse: [],
      },
    ],
    notes: ['noise'],
    ...change,
  }
}

const listWithout = (dimension: Key, without: Key): CodeList => ({
  ...firstList,
  dimensions: firstList.dimensions.map((one) =>
    one.key === dimension ? { ...one, codes: one.codes.filter(({ key }) => key !== without) } : one,
  ),
})

test('[AN47] codes that are hidden or below 50 for the whole are listed in the order of the list, and no others', () => {
  const cells = { tax: 49, leisure: null, traffic: rareBelow, business: 12 }
  expect(findRareCodes(yearOf('topic', cells), firstList).map(({ code, y }) => [code, y])).toEqual([
    ['business', 12],
    ['tax', 49],
    ['leisure', null],
  ])
  expect(findRareCodes(yearOf('topic', {}), firstList)).toEqual([])
})

test('[AN47] a rare code counts under "other", or under "not recorded" where the dimension has no "other"', () => {
  const proposalIn = (list: CodeList) => findRareCodes(yearOf('language', { am: null }), list)[0]?.proposal
  expect(proposalIn(firstList)).toEqual({ is: 'retire', successor: 'other' })
  expect(proposalIn(listWithout('language', 'other'))).toEqual({ is: 'retire', successor: 'nr' })
})

test('[AN47] a successor that the list names goes before any other', () => {
  const list: CodeList = {
    ...firstList,
    dimensions: firstList.dimensions.map((one) => ({
      ...one,
      codes: one.codes.map((code) => (code.key === 'fieasy' ? { ...code, successor: 'fi' } : code)),
    })),
  }
  expect(findRareCodes(yearOf('language', { fieasy: 20 }), list)[0]?.proposal).toEqual({
    is: 'retire',
    successor: 'fi',
  })
})

test('[AN47] a rare band is merged with the neighbour that has more visits, for no key changes its meaning', () => {
  const rare = findRareCodes(yearOf('persons', { n11: 40, n21: 9, n51: null }), firstList)
  expect(rare.map(({ code, proposal }) => [code, proposal])).toEqual([
    ['n11', { is: 'merge', neighbour: 'n6' }],
    ['n21', { is: 'merge', neighbour: 'n11' }],
    ['n51', { is: 'merge', neighbour: 'n21' }],
  ])
  const [youngest] = findRareCodes(yearOf('age', { a0: 30 }), firstList)
  expect(youngest?.proposal).toEqual({ is: 'merge', neighbour: 'a18' })
})

test('[AN47] what stands for the rest, is new in the year or is needed by law or rule is kept, and says why', () => {
  const young = yearOf('topic', { digital: 20, other: 10 })
  const inUse = [{ dimension: 'topic', code: 'digital', from: '2026-09-01' as Day }]
  const periods = young.periods.map((period) => ({ ...period, inUse }))
  expect(findRareCodes({ ...young, periods }, firstList).map(({ proposal }) => proposal)).toEqual([
    { is: 'keep', why: 'new' },
    { is: 'keep', why: 'rest' },
  ])
  const needed = { is: 'keep', why: 'needed' }
  expect(findRareCodes(yearOf('first', { first: null }), firstList)[0]?.proposal).toEqual(needed)
  expect(findRareCodes(yearOf('language', { sv: 9 }), firstList)[0]?.proposal).toEqual(needed)
})

test('[AN47] "not recorded", retired codes and codes that did not exist then are never listed', () => {
  const retired: CodeList = {
    ...firstList,
    dimensions: firstList.dimensions.map((one) => ({
      ...one,
      codes: one.codes.map((code) => (code.key === 'tax' ? { ...code, until: '2027-01-01' as Day } : code)),
    })),
  }
  const year = yearOf('topic', { tax: null, nr: null, leisure: null })
  const [, , axis] = year.axes
  const absent = axis && 'dimension' in axis ? axis.names.indexOf('leisure') : -1
  expect(absent).toBeGreaterThan(0)
  expect(findRareCodes({ ...year, structural: [absent] }, retired)).toEqual([])
})

test('[AN47] nothing is proposed where the whole year itself is hidden or below 50, or the table is of something else', () => {
  const totals = (y: number | null) => ({ totals: [{ dimensions: [], values: [y], structural: [] }] })
  for (const y of [null, 49]) expect(findRareCodes(yearOf('topic', { tax: null }, totals(y)), firstList)).toEqual([])
  expect(findRareCodes(yearOf('topic', { tax: null }, totals(50)), firstList)).toHaveLength(1)
  expect(findRareCodes(yearOf('language.1', {}), firstList)).toEqual([])
  expect(findRareCodes(yearOf('topic', { tax: null }, { axes: [] }), firstList)).toEqual([])
})
