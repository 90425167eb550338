// How many visits a rehearsal invents from what is published, and from which periods.
import { expect, test } from 'vitest'
import { createInvention, type ReleasedTables } from '@tukkimies/shared/rehearsal/invented.ts'
import { type Lattice, makeLattice } from '@tukkimies/shared/release/lattice.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import { chooseSourcePeriods } from '@tukkimies/shared/rehearsal/rehearsal.ts'
import { day, makePoint, makeStructure, period, volumesOf } from '../release/register.ts'

const structure = makeStructure([makePoint('p1'), makePoint('p2')])
const latticeOf = (name: string, change: Partial<Lattice> = {}): Lattice => ({
  ...makeLattice('client', period(name), structure, volumesOf({ p1: 4_000, p2: 5_000 }), day('2026-06-01')),
  ...change,
})
const sketch = { language: 'language', singles: ['age'], many: 'topic', traits: ['language', 'age'] }
const closing = latticeOf('2026Q2')
const countOf = (released: readonly Lattice[], y: number): number => {
  const tables = released.map((lattice): ReleasedTables => {
    return { lattice, cells: [{ node: whole, family: '', codes: '', y }] }
  })
  return createInvention(closing, tables, {}, sketch, true).count
}

test('[AN98] what is published of a part of a year stands for as much of a whole one', () => {
  expect(countOf([latticeOf('2025')], 9_000)).toBe(9_000)
  expect(countOf([latticeOf('2025Q3'), latticeOf('2025Q4')], 2_000)).toBe(8_000)
  // From 17 November on: 45 of the quarter's 92 days.
  const begun = latticeOf('2025Q4', { first: day('2025-11-17') })
  expect(countOf([begun], 1_000)).toBe(Math.round((4 * 1_000 * 92) / 45))
  expect(countOf([latticeOf('2025', { first: day('2025-11-17') })], 1_000)).toBe(Math.round((1_000 * 365) / 45))
})

test('[AN98] a year that the register began in is no year to invent from: its quarters are', () => {
  const begun = { first: day('2025-11-17') }
  const released = [latticeOf('2025', begun), latticeOf('2025Q4', begun), latticeOf('2026Q1')]
  expect(chooseSourcePeriods(released, closing)).toEqual(['2025Q4', '2026Q1'])
  expect(chooseSourcePeriods([latticeOf('2025'), latticeOf('2026Q1')], closing)).toEqual(['2025'])
})
