import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CodeList, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { applyScreen, emptyScreen, VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'

const firstList = new URL('../../../server/register/first-code-list.json', import.meta.url)
const list = CodeList.parse({ first: '2026-01-01', ...JSON.parse(readFileSync(firstList, 'utf8')) })
const keysOf = (of: CodeList, dimension: string) => dimensionByKey(of, dimension)?.codes.map(({ key }) => key) ?? []

test('without settings the screen is the code list', () => {
  expect(applyScreen(list, emptyScreen)).toEqual(list)
})

test('the named answers stand first and all others keep their order, "not recorded" its own place', () => {
  const order = [{ dimension: 'language', codes: ['so', 'nr', 'no_such_code', 'ar'] }]
  const codes = keysOf(applyScreen(list, { ...emptyScreen, order }), 'language')
  expect(codes.slice(0, 2)).toEqual(['so', 'ar'])
  expect(codes.slice(2)).toEqual(keysOf(list, 'language').filter((key) => key !== 'so' && key !== 'ar'))
})

test('a question is shown and required as set, but never required while it is not shown', () => {
  const asked = (shown: boolean, required: boolean) =>
    dimensionByKey(
      applyScreen(list, { ...emptyScreen, questions: [{ dimension: 'gender', shown, required }] }),
      'gender',
    )
  expect(asked(true, true)).toMatchObject({ shown: true, required: true })
  expect(asked(false, true)).toMatchObject({ shown: false, required: false })
})

test('a fourth preset and a key that is no key are refused', () => {
  const preset = { topic: ['permit'], language: ['ar'], duration: ['m15'] }
  expect(VisitScreen.safeParse({ ...emptyScreen, presets: [preset, preset, preset] }).success).toBe(true)
  expect(VisitScreen.safeParse({ ...emptyScreen, presets: [preset, preset, preset, preset] }).success).toBe(false)
  expect(VisitScreen.safeParse({ ...emptyScreen, presets: [{ 'A person': ['x'] }] }).success).toBe(false)
  expect(VisitScreen.safeParse({ ...emptyScreen, note: 'text' }).success).toBe(false)
})
