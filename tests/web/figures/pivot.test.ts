import { expect, test } from 'vitest'
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { countHidden, isPart, makePivot, type Pivot } from '@tukkimies/web/figures/pivot.ts'

const periodOf = (name: string) => ({
  name: name as PeriodName,
  first: '2026-01-01' as Day,
  last: '2026-03-31' as Day,
  close: '2026-04-17' as Day,
  D: 3,
  V: 2,
  T: 8,
  hiddenMax: 10,
  listHash: '0'.repeat(64),
  inUse: [],
})

/** Topic by age over two quarters: values by period, topic, age. */
const answer: TableAnswer = {
  query: '',
  visitor: 'client',
  filters: [],
  axes: [
    { axis: 'period', names: ['2025Q4', '2026Q1'] as PeriodName[] },
    { axis: 'place', names: ['whole'] },
    { axis: 'rows', dimension: 'topic', many: true, sensitive: false, names: ['work', 'permit', 'tax'] },
    { axis: 'columns', dimension: 'age', many: false, sensitive: false, names: ['young', 'old'] },
  ],
  values: [20, 30, 50, 70, null, null, 23, 34, 80, null, null, 9],
  structural: [10],
  totals: [
    { dimensions: [], values: [180, 161], structural: [] },
    { dimensions: ['topic'], values: [51, 121, null, 55, 88, 9], structural: [] },
    { dimensions: ['age'], values: [71, 102, 104, 50], structural: [] },
  ],
  periods: [periodOf('2025Q4'), periodOf('2026Q1')],
  notes: ['noise', 'hidden'],
}

const textOf = (pivot: Pivot): readonly string[] =>
  pivot.rows.map((row) =>
    pivot.columns
      .map((column) => {
        const { value, shown } = pivot.cellAt(row, column)
        if (shown.is === 'value') return value.is === 'said' ? value.y : value.is === 'hidden' ? '...' : '..'
        if (shown.is === 'share')
          return shown.share.is === 'share' ? `${shown.share.percent}%` : `<${shown.share.percent}%`
        if (shown.is === 'change') return shown.change.is === 'change' ? `by ${shown.change.by}` : shown.change.is
        return shown.is
      })
      .join(' '),
  )

test('[AN23] totals stand at both ends as cells of their own, and need not add up', () => {
  const pivot = makePivot(answer, 'visits', ['period', 'place'])
  expect(pivot.rowAxes).toEqual(['topic'])
  expect(pivot.columnAxes).toEqual(['period', 'age'])
  expect(pivot.columns.map(({ names }) => names)).toEqual([
    ['2025Q4', 'young'],
    ['2025Q4', 'old'],
    ['2025Q4', null],
    ['2026Q1', 'young'],
    ['2026Q1', 'old'],
    ['2026Q1', null],
  ])
  // Largest first by the newest total; what is hidden and what was not there are no numbers.
  expect(pivot.rows.map(({ names }) => names[0])).toEqual(['permit', 'work', 'tax', null])
  expect(textOf(pivot)).toEqual([
    '50 70 121 80 ... 88',
    '20 30 51 23 34 55',
    '... ... ... .. 9 9',
    '71 102 180 104 50 161',
  ])
  expect(countHidden(pivot)).toBe(4)
  expect(pivot.rows.filter(isPart)).toHaveLength(3)
})

test('[AN23] periods may stand down the side, each with its own total', () => {
  const pivot = makePivot(answer, 'visits', [])
  expect(pivot.rowAxes).toEqual(['period', 'topic'])
  expect(pivot.rows).toHaveLength(8)
  expect(textOf(pivot)[3]).toBe('71 102 180')
})

test('[AN25] shares are of the published total of row, column or whole, whole per cent', () => {
  expect(textOf(makePivot(answer, 'row', ['period', 'place']))[1]).toBe('39% 59% 100% 42% 62% 100%')
  expect(textOf(makePivot(answer, 'column', ['period', 'place']))[0]).toBe('70% 69% 67% 77% <21% 55%')
  expect(textOf(makePivot(answer, 'whole', ['period', 'place']))[0]).toBe('28% 39% 67% 50% <7% 55%')
  // A row whose total is hidden or below 30 has no shares.
  expect(textOf(makePivot(answer, 'row', ['period', 'place']))[2]).toBe('none none none .. none none')
})

test('[AN27] a change below the noise is none, and one from or to a hidden cell is unknown', () => {
  expect(textOf(makePivot(answer, 'change', ['period', 'place']))).toEqual([
    'first first first by 30 unknown by -33',
    'first first first none by 4 by 4',
    'first first first .. unknown unknown',
    'first first first by 33 by -52 by -19',
  ])
})

test('[AN28] a table without dimensions is the one cell of all visits', () => {
  const one: TableAnswer = {
    ...answer,
    axes: [
      { axis: 'period', names: ['2026Q1' as PeriodName] },
      { axis: 'place', names: ['whole'] },
    ],
    values: [161],
    structural: [],
    totals: [],
    periods: [periodOf('2026Q1')],
  }
  expect(textOf(makePivot(one, 'visits', ['period', 'place']))).toEqual(['161'])
})
