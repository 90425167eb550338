// The row of presets: which stand there, and what they say.
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { applyScreen, emptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { shownDimensions } from '@tukkimies/web/capture/picks.ts'
import { picksToTexts, tilesOf } from '@tukkimies/web/capture/tiles.ts'
import { firstList } from '../../arbitraries.ts'

const day = Day.parse('2026-03-10')
const questions = { dimensions: shownDimensions(firstList, 'client'), day }
const permit: Picks = { topic: ['permit'], language: ['ar'], duration: ['min15'] }
const housing: Picks = { topic: ['housing'], language: ['uk'], duration: ['min5'], outcome: ['advised'] }
const named = (point: readonly Picks[], tablet: readonly Picks[]) =>
  tilesOf({ point, tablet }, firstList, questions, 'fi').map(({ of, label }) => `${of} ${label}`)

test("at most three presets stand there, the point's before the tablet's own", () => {
  expect(named([housing], [permit])).toEqual(['point Asuminen · ukraina', 'tablet Oleskelulupa · arabia'])
  expect(named([housing, housing], [permit, permit])).toEqual([
    'point Asuminen · ukraina',
    'point Asuminen · ukraina',
    'tablet Oleskelulupa · arabia',
  ])
  expect(named([], [])).toEqual([])
})

test('a preset says what a tap would save today, and one of which nothing is left does not stand there', () => {
  expect(picksToTexts(housing, firstList, questions, 'fi')).toEqual({
    label: 'Asuminen · ukraina',
    rest: '5–14 min · Neuvottu',
  })
  // A default that nobody has changed is not worth a word.
  const usual = { ...permit, channel: ['point'], persons: ['n1'] }
  expect(picksToTexts(usual, firstList, questions, 'en').rest).toBe('15–29 min')
  const other = { ...permit, channel: ['phone'], persons: ['n2'] }
  expect(picksToTexts(other, firstList, questions, 'en').rest).toBe('Phone · 15–29 min · 2 people')
  const shown = [{ dimension: 'outcome', shown: false, required: false }]
  const narrow = applyScreen(firstList, { ...emptyScreen, questions: shown })
  const asked = { dimensions: shownDimensions(narrow, 'client'), day }
  expect(picksToTexts(housing, narrow, asked, 'fi').rest).toBe('5–14 min')
  expect(named([{ topic: ['unheard'], language: ['xx'] }], [])).toEqual([])
  expect(named([{ ...permit, topic: ['unheard'], language: ['xx'] }], [])).toEqual([])
})

test('a preset without topic and language is called by its other answers, asked for or not', () => {
  const preset: Picks = { duration: ['min5'], outcome: ['advised'] }
  expect(picksToTexts(preset, firstList, questions, 'fi')).toEqual({ label: '5–14 min · Neuvottu', rest: '' })
  expect(named([preset], [])).toEqual(['point 5–14 min · Neuvottu'])
  const hidden = ['topic', 'language'].map((dimension) => ({ dimension, shown: false, required: false }))
  const narrow = applyScreen(firstList, { ...emptyScreen, questions: hidden })
  const asked = { dimensions: shownDimensions(narrow, 'client'), day }
  expect(picksToTexts(housing, narrow, asked, 'fi')).toEqual({ label: '5–14 min · Neuvottu', rest: '' })
})
