// What a table is called, from the names that the lists give.
import { expect, test } from 'vitest'
import { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import { differenceToText, joinDimensions } from '@tukkimies/web/figures/builder-naming.ts'
import { words as builderWords } from '@tukkimies/web/figures/builder-words.fi.ts'
import { makeNaming } from '@tukkimies/web/figures/naming.ts'
import { words } from '@tukkimies/web/figures/words.fi.ts'

test('of several dimensions only the first begins with a capital, but for abbreviations', () => {
  expect(joinDimensions(['Kesto'], ' ja ')).toBe('Kesto')
  expect(joinDimensions(['Kesto', 'Sukupuoli'], ' ja ')).toBe('Kesto ja sukupuoli')
  expect(joinDimensions(['Längd', 'Ålder', 'Kontaktspråk, grupper'], ' och ')).toBe(
    'Längd, ålder och kontaktspråk, grupper',
  )
  expect(joinDimensions(['Outcome', 'EU residence'], ' and ')).toBe('Outcome and EU residence')
})

test('a dimension that no list has is told as unknown and not by its key', () => {
  const pulled = { organisations: [], areas: [], points: [], lists: [] } as unknown as PullAnswer
  const naming = makeNaming(pulled, 'fi', words.statistics)
  expect(naming.dimensionOf(DimensionId.parse('shoe_size'))).toBe('Tuntematon tieto')
})

test('[AN79] a longer period that is offered instead says how long it is, one of the same length does not', () => {
  const pulled = { organisations: [], areas: [], points: [], lists: [] } as unknown as PullAnswer
  const { statistics } = words
  const naming = makeNaming(pulled, 'fi', statistics)
  const told = { naming, words: builderWords, statistics, language: 'fi' } as const
  const ask = (period: string, rest = '') => {
    const read = readTableRequest(new URLSearchParams(`visitor=client&place=whole&period=${period}${rest}`))
    if (!read.ok) throw new Error(read.problem.code)
    return read.value
  }
  expect(differenceToText(ask('2026-10'), ask('2026Q3'), told)).toBe('Neljännes: 2026 III')
  expect(differenceToText(ask('2026-10'), ask('2025'), told)).toBe('Vuosi: 2025')
  expect(differenceToText(ask('2026-09,2026-10'), ask('2026-10'), told)).toBe('lokakuu 2026')
})
