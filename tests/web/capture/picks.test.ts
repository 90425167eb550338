import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { makeEntryId } from '@tukkimies/shared/id.ts'
import { type CodeList, dimensionByKey, type Dimension, dimensionsOf } from '@tukkimies/shared/register/code-list.ts'
import { inDetails } from '@tukkimies/shared/register/visit-screen.ts'
import { checkEntry, picksToEntries } from '@tukkimies/shared/visit.ts'
import {
  codesOnDay,
  defaultsOf,
  fillForm,
  type Form,
  isBegun,
  isInPanel,
  makeForm,
  missingIn,
  picksToPreset,
  picksToText,
  reduceForm,
  shownDimensions,
} from '@tukkimies/web/capture/picks.ts'
import { firstList, point } from '../../arbitraries.ts'

const day = Day.parse('2026-03-10')
const dimensions = shownDimensions(firstList, 'client')
const question = (key: string): Dimension => {
  const found = dimensionByKey(firstList, key)
  if (!found) throw new Error(key)
  return found
}
const pressAll = (presses: readonly (readonly [string, string])[]): Form =>
  presses.reduce<Form>(
    (form, [dimension, code]) => reduceForm(form, { do: 'press', dimension: question(dimension), code }),
    makeForm({ dimensions, day }),
  )

const presses = fc.array(
  fc
    .constantFrom(...dimensions)
    .chain((dimension) =>
      fc.tuple(fc.constant(dimension.key), fc.constantFrom(...codesOnDay(dimension, day).map(({ key }) => key))),
    ),
  { maxLength: 40 },
)

test('an empty form has a channel, a number of persons and nothing else', () => {
  const form = makeForm({ dimensions, day })
  expect(form.picks).toEqual({ channel: ['point'], persons: ['n1'] })
  expect(form.given).toEqual(['channel', 'persons'])
  expect(isBegun(form)).toBe(false)
})

test('of a group session nothing about one person is chosen, whichever is pressed first', () => {
  const person: readonly (readonly [string, string])[] = [
    ['gender', 'woman'],
    ['age', 'a30'],
    ['first', 'first'],
  ]
  const group = { channel: ['group'], persons: ['n1'], outcome: ['advised'] }
  const before = pressAll([...person, ['outcome', 'advised'], ['channel', 'group']])
  const after = pressAll([['channel', 'group'], ['outcome', 'advised'], ...person])
  expect([before.picks, after.picks]).toEqual([group, group])
  expect(fillForm({ ...group, age: ['a30'] }, { dimensions, day }).picks).toEqual(group)
  // Any other way of contact asks them again.
  expect(pressAll([['channel', 'group'], ['channel', 'phone'], ...person]).picks).toMatchObject({ age: ['a30'] })
})

test('the settings name the questions that stand behind further details', () => {
  const panel = dimensionsOf(firstList, 'client').filter(({ key }) => isInPanel(key))
  expect(panel.map(({ key }) => key).toSorted()).toEqual(inDetails.toSorted())
})

test('whatever is pressed, the picks are a visit that the server takes in', () => {
  fc.assert(
    fc.property(presses, (pressed) => {
      const form = pressAll([['topic', 'housing'], ['language', 'ar'], ['duration', 'min5'], ...pressed])
      if (missingIn(form, dimensions)) return
      const [visitId, arrivalId] = [1, 2].map((byte) => makeEntryId((length) => new Uint8Array(length).fill(byte)))
      if (!visitId || !arrivalId) throw new Error('two ids')
      const occasion = {
        visitor: 'client',
        point: point.id,
        day,
        hour: 9,
        list: firstList,
        visitId,
        arrivalId,
      } as const
      const made = picksToEntries(form.picks, occasion)
      if (!made.ok) throw new Error(made.problem.code)
      const door = { lists: [firstList], point, today: day }
      expect(checkEntry(made.value.visit, door)).toEqual({ is: 'accepted' })
      expect(checkEntry(made.value.arrival, door)).toEqual({ is: 'accepted' })
    }),
  )
})

test('no answer is longer than its question allows, and "not recorded" stands alone', () => {
  fc.assert(
    fc.property(presses, (pressed) => {
      for (const [key, codes] of Object.entries(pressAll(pressed).picks)) {
        expect(codes.length).toBeGreaterThan(0)
        expect(codes.length).toBeLessThanOrEqual(question(key).max)
        expect(new Set(codes).size).toBe(codes.length)
        if (codes.includes('nr')) expect(codes).toEqual(['nr'])
      }
    }),
  )
})

test('a press touches no question but its own', () => {
  fc.assert(
    fc.property(presses, fc.constantFrom(...dimensions), (pressed, dimension) => {
      const before = pressAll(pressed)
      const code = codesOnDay(dimension, day)[0]?.key ?? ''
      const after = reduceForm(before, { do: 'press', dimension, code })
      const others = (form: Form) => Object.entries(form.picks).filter(([key]) => key !== dimension.key)
      expect(Object.fromEntries(others(after))).toEqual(Object.fromEntries(others(before)))
    }),
  )
})

test('a second press clears an optional answer and keeps a required one', () => {
  expect(
    pressAll([
      ['outcome', 'advised'],
      ['outcome', 'advised'],
    ]).picks,
  ).not.toHaveProperty('outcome')
  expect(
    pressAll([
      ['language', 'ar'],
      ['language', 'ar'],
    ]).picks['language'],
  ).toEqual(['ar'])
  expect(
    pressAll([
      ['topic', 'work'],
      ['topic', 'work'],
    ]).picks,
  ).not.toHaveProperty('topic')
})

test('the first press on a default keeps it, the second takes it away', () => {
  const once = pressAll([['channel', 'point']])
  expect(once.picks['channel']).toEqual(['point'])
  expect(once.given).toEqual(['persons'])
  expect(
    pressAll([
      ['channel', 'point'],
      ['channel', 'point'],
    ]).picks,
  ).not.toHaveProperty('channel')
})

test('a fifth topic changes nothing and is told', () => {
  const four = pressAll(['work', 'housing', 'health', 'tax'].map((code) => ['topic', code] as const))
  const five = reduceForm(four, { do: 'press', dimension: question('topic'), code: 'legal' })
  expect(five.picks).toEqual(four.picks)
  expect(five.notice).toEqual({ is: 'full', dimension: 'topic' })
  expect(reduceForm(five, { do: 'press', dimension: question('topic'), code: 'tax' }).notice).toBeNull()
})

test('what is missing is told in the order of the list', () => {
  const form = makeForm({ dimensions, day })
  expect(missingIn(form, dimensions)).toBe('topic')
  expect(missingIn(pressAll([['topic', 'nr']]), dimensions)).toBe('language')
  expect(missingIn(pressAll([['topic', 'work']]), dimensions)).toBe('language')
  expect(
    missingIn(
      pressAll([
        ['topic', 'work'],
        ['language', 'nr'],
      ]),
      dimensions,
    ),
  ).toBe('duration')
})

test('after a clear the form is the empty one, whatever it was', () => {
  fc.assert(
    fc.property(presses, (pressed) => {
      expect(reduceForm(pressAll(pressed), { do: 'clear', dimensions, day })).toEqual(makeForm({ dimensions, day }))
    }),
  )
})

test('a new list lets go what it does not know and keeps the rest', () => {
  const narrow: CodeList = {
    ...firstList,
    version: 2,
    dimensions: firstList.dimensions.map((dimension) => ({
      ...dimension,
      shown: dimension.shown && dimension.key !== 'age',
      codes: dimension.codes.map((code) => (code.key === 'work' ? { ...code, until: day } : code)),
    })),
  }
  const form = pressAll([
    ['topic', 'work'],
    ['topic', 'housing'],
    ['age', 'a18'],
    ['language', 'ar'],
  ])
  const after = reduceForm(form, { do: 'relist', dimensions: shownDimensions(narrow, 'client'), day })
  expect(after.picks).toEqual({ topic: ['housing'], language: ['ar'], channel: ['point'], persons: ['n1'] })
  expect(after.given).toEqual(['channel', 'persons'])
})

test('a point may choose other defaults beforehand, or none, and nothing else', () => {
  const defaults = defaultsOf({
    defaults: [
      { dimension: 'channel', code: 'phone' },
      { dimension: 'persons', code: 'nr' },
      { dimension: 'age', code: 'a18' },
    ],
  })
  const form = makeForm({ dimensions, day, defaults })
  expect(form).toEqual({ picks: { channel: ['phone'] }, given: ['channel'], notice: null })
  expect(isBegun(form)).toBe(false)
})

test('new settings in the middle of a visit move the untouched defaults and keep what was chosen', () => {
  const form = pressAll([
    ['topic', 'work'],
    ['persons', 'n2'],
  ])
  const defaults = defaultsOf({ defaults: [{ dimension: 'channel', code: 'phone' }] })
  const hidden = dimensions.filter(({ key }) => key !== 'age')
  const after = reduceForm(form, { do: 'relist', dimensions: hidden, day, defaults })
  expect(after.picks).toEqual({ topic: ['work'], channel: ['phone'], persons: ['n2'] })
  expect(after.given).toEqual(['channel'])
  const none = defaultsOf({ defaults: [{ dimension: 'channel', code: 'nr' }] })
  const without = reduceForm(form, { do: 'relist', dimensions, day, defaults: none })
  expect(without.picks).toEqual({ topic: ['work'], persons: ['n2'] })
})

test('a preset fills in exactly what it was made of, whatever was chosen before', () => {
  fc.assert(
    fc.property(presses, presses, (made, before) => {
      const preset = picksToPreset(pressAll(made), { dimensions, day })
      const filled = reduceForm(pressAll(before), { do: 'fill', picks: preset, dimensions, day })
      expect(picksToText(filled.picks)).toBe(picksToText(pressAll(made).picks))
    }),
  )
})

test('a preset keeps the defaults that it says nothing about, and lets go what the list does not know', () => {
  const filled = fillForm({ topic: ['housing', 'unheard'], language: ['xx'], planet: ['mars'] }, { dimensions, day })
  expect(filled.picks).toEqual({ topic: ['housing'], channel: ['point'], persons: ['n1'] })
  expect(filled.given).toEqual(['channel', 'persons'])
  expect(missingIn(filled, dimensions)).toBe('language')
})

test('two forms with the same answers in another order read the same', () => {
  const one = pressAll([
    ['topic', 'work'],
    ['topic', 'housing'],
    ['language', 'ar'],
  ])
  const two = pressAll([
    ['language', 'ar'],
    ['topic', 'housing'],
    ['topic', 'work'],
    ['outcome', 'nr'],
  ])
  expect(picksToText(one.picks)).toBe(picksToText(two.picks))
  expect(picksToText(one.picks)).not.toBe(picksToText(pressAll([['topic', 'work']]).picks))
})

test('a notice can be forgotten, and the picks stay', () => {
  const form = pressAll([['language', 'fi']])
  const told = reduceForm(form, { do: 'miss', dimension: 'topic' })
  expect(told.notice).toEqual({ is: 'missing', dimension: 'topic' })
  expect(reduceForm(told, { do: 'forget_notice' })).toEqual(form)
})
