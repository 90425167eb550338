import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { answerCodes, dimensionByKey, type CodeList } from '@tukkimies/shared/register/code-list.ts'
import { applyScreen, emptyScreen, isEmptyScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { screenProblem } from '@tukkimies/shared/register/visit-screen-settings.ts'
import { makeFirstList } from '@tukkimies/server/register/code-lists.ts'
import {
  cleanScreen,
  defaultIn,
  hasOrder,
  isSameScreen,
  moveAnswer,
  orderedCodes,
  setDefault,
  setOrder,
  setQuestion,
} from '@tukkimies/web/register/visit-screen-draft.ts'
import { answerToOrder } from '@tukkimies/web/register/visit-screen-figures.ts'
import {
  firstFaulty,
  movePreset,
  presetFault,
  pressPreset,
  putPreset,
  removePreset,
} from '@tukkimies/web/register/visit-screen-preset-draft.ts'

const day = Day.parse('2026-03-10')
const list = makeFirstList(Day.parse('2026-01-01'))
const keysOf = (of: CodeList, key: string) => answerCodes(dimensionByKey(of, key)!).map((code) => code.key)
const topic = dimensionByKey(list, 'topic')!
const preset = { topic: ['permit'], language: ['ar'], duration: ['min5'] }

test('what is set back to the list is no setting', () => {
  const hidden = setQuestion(list, emptyScreen, 'gender', { shown: false, required: false })
  expect(hidden.questions).toEqual([{ dimension: 'gender', shown: false, required: false }])
  expect(setQuestion(list, hidden, 'gender', { shown: true, required: false })).toEqual(emptyScreen)
  const phone = setDefault(emptyScreen, 'channel', 'phone')
  expect([defaultIn(phone, 'channel'), defaultIn(phone, 'persons')]).toEqual(['phone', 'n1'])
  expect(setDefault(phone, 'channel', 'point')).toEqual(emptyScreen)
  const moved = moveAnswer(list, emptyScreen, 'language', 'sv', -1, day)
  expect(hasOrder(moved, 'language')).toBe(true)
  expect(moveAnswer(list, moved, 'language', 'sv', 1, day)).toEqual(emptyScreen)
})

test('a question that is not shown is neither required nor part of a preset', () => {
  const with1 = putPreset(emptyScreen, { ...preset, gender: ['woman'] }, 0)
  const hidden = setQuestion(list, with1, 'gender', { shown: false, required: true })
  expect(hidden.questions).toEqual([{ dimension: 'gender', shown: false, required: false }])
  expect(hidden.presets).toEqual([preset])
})

test('an order puts the named answers first and names no more than it must; moving one moves that one alone', () => {
  const first = setOrder(list, emptyScreen, 'language', ['so', 'ar', 'no_such_code'])
  expect(first.order).toEqual([{ dimension: 'language', codes: ['so', 'ar'] }])
  const keys = keysOf(list, 'topic').filter((key) => key !== 'nr')
  fc.assert(
    fc.property(
      fc.shuffledSubarray(keys),
      fc.nat(keys.length - 1),
      fc.constantFrom(-1 as const, 1 as const),
      (named, at, step) => {
        const screen = setOrder(list, emptyScreen, 'topic', named)
        const shown = (of: typeof screen) =>
          orderedCodes(dimensionByKey(applyScreen(list, of), 'topic')!, day).map(({ key }) => key)
        const before = shown(screen)
        expect(before).toEqual([...named, ...keys.filter((key) => !named.includes(key))])
        expect(screenProblem(screen, list, day)).toBeNull()
        const code = before[at]!
        const other = before[at + step]
        const expected = other === undefined ? before : before.with(at, other).with(at + step, code)
        expect(shown(moveAnswer(list, screen, 'topic', code, step, day))).toEqual(expected)
      },
    ),
  )
})

test('of a preset a second press takes away, "not recorded" stands alone, and over the limit nothing changes', () => {
  const press = (codes: readonly string[]) => codes.reduce((picks, code) => pressPreset(picks, topic, code), {})
  expect(press(['permit', 'work', 'permit'])).toEqual({ topic: ['work'] })
  expect(press(['permit', 'permit'])).toEqual({})
  expect(press(['permit', 'nr'])).toEqual({ topic: ['nr'] })
  expect(press(['nr', 'permit'])).toEqual({ topic: ['permit'] })
  expect(press(['permit', 'work', 'tax', 'legal', 'study'])).toEqual({ topic: ['permit', 'work', 'tax', 'legal'] })
  const language = dimensionByKey(list, 'language')!
  expect(['fi', 'ar'].reduce((picks, code) => pressPreset(picks, language, code), {})).toEqual({ language: ['ar'] })
})

test('presets are put, moved and removed; one that lacks an answer, or is there already, is found', () => {
  const other = { ...preset, language: ['so'] }
  const two = putPreset(putPreset(emptyScreen, preset, 0), other, 1)
  expect(movePreset(two, 1, -1).presets).toEqual([other, preset])
  expect(movePreset(two, 1, 1).presets).toEqual([preset, other])
  expect(removePreset(two, 0).presets).toEqual([other])
  expect(presetFault(list, two, { topic: ['permit'] }, 0, day)).toEqual({ is: 'missing', dimension: 'language' })
  expect(presetFault(list, two, preset, 1, day)).toEqual({ is: 'same' })
  expect(presetFault(list, two, preset, 0, day)).toBeNull()
  expect(firstFaulty(list, two, day)).toBe(-1)
  const stricter = setQuestion(list, two, 'outcome', { shown: true, required: true })
  expect(firstFaulty(list, stricter, day)).toBe(0)
  expect(screenProblem(stricter, list, day)).toEqual({ code: 'invalid', field: 'presets.0' })
})

test('[AN44] what a later list retires or does not know is counted and left out', () => {
  const screen = {
    questions: [{ dimension: 'height', shown: true, required: false }],
    order: [{ dimension: 'topic', codes: ['tax', 'permit', 'gone'] }],
    defaults: [{ dimension: 'channel', code: 'phone' }],
    presets: [{ ...preset, topic: ['tax'] }],
  }
  const retired: CodeList = {
    ...list,
    dimensions: list.dimensions.map((dimension) =>
      dimension.key === 'topic'
        ? { ...dimension, codes: dimension.codes.map((code) => (code.key === 'tax' ? { ...code, until: day } : code)) }
        : dimension,
    ),
  }
  const cleaned = cleanScreen(retired, screen, day)
  expect(cleaned.gone).toBe(4)
  expect(cleaned.screen.questions).toEqual([])
  expect(cleaned.screen.defaults).toEqual(screen.defaults)
  expect(cleaned.screen.presets).toEqual([{ language: ['ar'], duration: ['min5'] }])
  expect(isSameScreen(cleanScreen(list, cleaned.screen, day).screen, cleaned.screen)).toBe(true)
  expect(cleanScreen(list, emptyScreen, day)).toEqual({ screen: emptyScreen, gone: 0 })
  expect(isEmptyScreen(cleanScreen(list, emptyScreen, day).screen)).toBe(true)
})

test('an order from figures has the largest first, and what is hidden or not there last, in the order of the list', () => {
  const names = ['fi', 'sv', 'en', 'ar', 'nr']
  const axis = { axis: 'rows', dimension: 'language', many: false, sensitive: false, names } as const
  const codes = answerCodes(dimensionByKey(list, 'language')!).slice(0, 6)
  expect(codes.map(({ key }) => key)).toEqual(['fi', 'sv', 'en', 'ar', 'so', 'uk'])
  const answer = { axes: [axis], values: [null, 9, 30, 9, 200] }
  expect(answerToOrder(answer, codes)).toEqual(['en', 'sv', 'ar', 'fi', 'so', 'uk'])
  expect(answerToOrder({ axes: [], values: [] }, codes)).toEqual([])
  const all = answerCodes(dimensionByKey(list, 'language')!)
  const most = { ...answer, axes: [{ ...axis, names: ['fi', 'other'] }], values: [10, 90] }
  expect(answerToOrder(most, all)).toEqual(keysOf(list, 'language').filter((key) => key !== 'other' && key !== 'nr'))
})
