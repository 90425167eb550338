// Generators for property tests, and the code list and point that they start from.
import fc from 'fast-check'
import { Day } from '@tukkimies/shared/day.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import {
  answerCodes,
  CodeList,
  type Dimension,
  dimensionsOf,
  notRecorded,
  type Visitor,
} from '@tukkimies/shared/register/code-list.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import firstCodeList from '@tukkimies/server/register/first-code-list.json' with { type: 'json' }

/** The list that a new organisation starts with. */
export const firstList: CodeList = CodeList.parse({ ...firstCodeList, first: '2020-01-01' })

const names = { fi: 'Keskusta', sv: 'Centrum', en: 'Centre' }
export const point: Point = Point.parse({
  id: PointId.parse('p1'),
  names,
  first: Day.parse('2020-01-01'),
  areas: [],
  busy: true,
})

/** Answers that a form could hold: any of the visitor's dimensions, each with codes it may have. */
export const picksOf = (list: CodeList, visitor: Visitor): fc.Arbitrary<Picks> =>
  fc
    .tuple(...dimensionsOf(list, visitor).map(answersOf))
    .map((answers) => Object.fromEntries(answers.filter(([, codes]) => codes.length > 0)))

const answersOf = (dimension: Dimension): fc.Arbitrary<[string, string[]]> => {
  const keys = answerCodes(dimension)
    .map((code) => code.key)
    .filter((key) => key !== notRecorded)
  const many: fc.Arbitrary<string[]> = fc.subarray(keys, { maxLength: dimension.max })
  return fc.oneof(many, fc.constant<string[]>([notRecorded])).map((codes): [string, string[]] => [dimension.key, codes])
}
