// What a table is called, from the names that the lists give.
import { expect, test } from 'vitest'
import { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { joinDimensions } from '@tukkimies/web/figures/builder-naming.ts'
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
