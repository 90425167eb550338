import { expect, test } from 'vitest'
import { answerCodes, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { isFound } from '@tukkimies/web/capture/code-search.tsx'
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
