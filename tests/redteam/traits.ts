// What the attackers of the red team know and look for: three traits of each visit, and one topic as the secret.
import { dayToPeriod, PeriodName, periodPlus } from '@tukkimies/shared/day.ts'
import { answerCodes, type CodeList, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import { areaToNode, type NodeName, pointToNode, whole } from '@tukkimies/shared/release/nodes.ts'
import {
  all,
  chooseSecret,
  type Facts,
  type Inferred,
  isOfAttack,
  type Trait,
} from '@tukkimies/shared/rehearsal/traits.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import type { Ground as Attacked } from './attack.ts'

const known = ['language', 'age', 'residence'] as const
const secretDimension = 'topic'
const year = '2025'
const quarters = Array.from({ length: 4 }, (_, at) => periodPlus(PeriodName.parse(`${year}Q1`), at))
const months = Array.from({ length: 12 }, (_, at) => periodPlus(PeriodName.parse(`${year}-01`), at))

/** What is told of the attacked attributes, and the truth about them. */
export const makeGround = ({ target, told }: Attacked): Inferred => {
  const { list, points, visits } = target
  const traits = known.map((key) => makeTrait(list, key))
  const secret = {
    dimension: secretDimension,
    code: chooseSecret(visits.map(({ codes }) => codes[secretDimension])),
  }
  const toFacts = ({ point, day, codes }: Visit): Facts => ({
    point: points.findIndex(({ id }) => id === point),
    quarter: quarters.findIndex((name) => name === dayToPeriod('q', day)),
    month: dayToPeriod('m', day),
    time: months.indexOf(dayToPeriod('m', day)),
    traits: traits.map(({ key, codes: own }) => own.indexOf(codes[key]?.[0] ?? 'nr')),
    bit: codes[secretDimension]?.includes(secret.code) ? 1 : 0,
  })
  const byArea = Map.groupBy(all(points.length), (at) => areaToNode(points[at]?.areas[0]?.area ?? ''))
  const byPoint = points.map(({ id }, at): [NodeName, number[]] => [pointToNode(id), [at]])
  return {
    year,
    quarters,
    times: months,
    points: points.map(({ id }) => id),
    nodes: new Map([[whole, all(points.length)], ...byArea, ...byPoint]),
    traits,
    secret,
    facts: visits.map(toFacts),
    told: told.filter(({ dimensions }) => isOfAttack({ traits, secret }, dimensions)),
  }
}

const makeTrait = (list: CodeList, key: string): Trait => {
  const dimension = dimensionByKey(list, key)
  const codes = dimension?.codes ?? []
  const leaves = codes.filter((code) => !codes.some(({ parent }) => parent === code.key))
  const groups = Map.groupBy(leaves, (code) => code.parent ?? code.key)
  return {
    key,
    codes: dimension ? answerCodes(dimension).map((code) => code.key) : [],
    groups: new Map([...groups].map(([group, members]) => [group, members.map((code) => code.key)])),
  }
}
