import { expect, test } from 'vitest'
import { answerCodes, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { isFound } from '@tukkimies/web/capture/code-search.tsx'
import { ownNameOf } from '@tukkimies/web/capture/own-names.ts'
import { firstList } from '../../arbitraries.ts'

const dimension = dimensionByKey(firstList, 'language')
const codes = dimension ? answerCodes(dimension) : []
const found = (sought: string) => codes.filter((code) => isFound(code, sought)).map(({ key }) => key)

test('a language is found by each of its names in each language', () => {
  expect(codes.length).toBeGreaterThan(30)
  for (const code of codes)
    for (const language of languages) {
      expect(found(code.labels[language]), code.labels[language]).toContain(code.key)
      expect(found((code.short ?? code.labels)[language].toUpperCase())).toContain(code.key)
    }
})

test('marks, case and spaces around do not matter', () => {
  expect(found(' VENAJA ')).toEqual(['ru'])
  expect(found('kurmandzi')).toEqual(['kmr'])
  expect(found('pastu')).toEqual(['ps'])
})

test('nothing sought finds everything, nonsense finds nothing', () => {
  expect(found('')).toHaveLength(codes.length)
  expect(found('qqq')).toEqual([])
})

test('a language is found by its own name, by whichever keyboard it is typed', () => {
  const foundOwn = (sought: string) =>
    codes.filter((code) => isFound(code, sought, ownNameOf(code.key))).map(({ key }) => key)
  expect(foundOwn('العربية')).toEqual(['ar'])
  // Arabic and Persian keyboards have each a letter of their own for the same.
  expect(foundOwn('فارسي')).toEqual(['fa'])
  expect(foundOwn('українська')).toEqual(['uk'])
  expect(foundOwn('türkçe')).toEqual(['tr'])
})

test('every language of the list has its own name, written from the right where it is read so', () => {
  const nameless = codes.filter(({ key }) => ownNameOf(key) === null).map(({ key }) => key)
  expect(nameless.toSorted()).toEqual(['fieasy', 'nr', 'other', 'sign', 'sveasy'])
  const fromRight = codes.filter(({ key }) => ownNameOf(key)?.dir === 'rtl').map(({ key }) => key)
  expect(fromRight.toSorted()).toEqual(['ar', 'ckb', 'fa', 'prs', 'ps', 'ur'])
})
