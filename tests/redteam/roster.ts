// R7: what somebody can infer who knows the traits and the month of every visit, and one bit of none.
import type { Attack } from './attack.ts'
import { families } from './crawl.ts'
import { overallRate, rateOf, ratesOf } from './guess.ts'
import { type Constraint, solve } from './solver.ts'
import { areaUnderCurve, type Claim, precisionOfSurest } from './statistics.ts'
import {
  all,
  type Cover,
  exactWeight,
  type Facts,
  isOfAttack,
  known,
  makeGround,
  quarterNames,
  secretDimension,
  toldToCover,
  type Inferred,
} from './traits.ts'

const surest = 50
/** More rounds than the specification asks for, so that the broken build is solved to the end. */
const rosterRounds = 160

export const inferFromRoster: Attack = {
  name: 'R7',
  asks: 'one bit of each visit, by somebody who knows the traits of all',
  slack: { auc: 0.02, precision50: 0.1 },
  run: (attacked) => {
    const ground = makeGround(attacked)
    const [real, exact] = [inferRoster(ground, false), inferRoster(ground, true)]
    return {
      figures: { auc: real.auc, precision50: real.precision, baseline: real.baseline, targets: real.claims },
      demand: 'auc<=0.8 precision50<=0.75',
      excess: { auc: real.auc - 0.8, precision50: real.precision - 0.75 },
      control: { auc: exact.auc },
      isControlWon: exact.auc >= 0.97,
    }
  },
}

/** R7: everybody's traits and month are known; the secret bit of each visit is not. */
const inferRoster = (
  ground: Inferred,
  isExact: boolean,
): { auc: number; precision: number; baseline: number; claims: number } => {
  const rates = known.map((_, at) => ratesOf(ground, at))
  const overall = overallRate(ground)
  const prior = Float64Array.from(ground.facts, ({ traits }) => rateOf(rates, overall, traits))
  const constraints = isExact ? exactRoster(ground) : releasedRoster(ground)
  const stiffness = new Float64Array(prior.length).fill(1)
  const toClaims = (x: Float64Array): Claim[] =>
    ground.facts.map(({ bit }, at) => ({ score: x[at] ?? 0, isTrue: bit === 1 }))
  const solved = [0.4, 8, 40].map((lambda) =>
    toClaims(solve({ prior, stiffness, constraints, max: 1 }, lambda, rosterRounds)),
  )
  const best = solved.toSorted((one, other) => areaUnderCurve(other) - areaUnderCurve(one))[0] ?? []
  return {
    auc: areaUnderCurve(best),
    precision: precisionOfSurest(best, surest),
    baseline: areaUnderCurve(toClaims(prior)),
    claims: best.length,
  }
}

const releasedRoster = (ground: Inferred): Constraint[] =>
  ground.told.filter(isOfAttack).flatMap((told) => {
    const at = told.dimensions.indexOf(secretDimension)
    const cover = at >= 0 && told.codes[at] === ground.secret ? toldToCover(ground, told, []) : null
    if (!cover) return []
    const members = rosterMembers(ground, cover, told.period)
    return [{ members, y: told.y, hiddenMax: told.hiddenMax, weight: 1 / told.variance }]
  })

const rosterMembers = (ground: Inferred, { points, traits }: Cover, period: string): Int32Array =>
  Int32Array.from(
    all(ground.facts.length).filter((k) => {
      const fact = ground.facts[k] as Facts
      const isIn = period === '2025' || period === fact.month || period === quarterNames[fact.quarter]
      return isIn && points.includes(fact.point) && traits.every((codes, at) => codes.includes(fact.traits[at] ?? -1))
    }),
  )

const exactRoster = (ground: Inferred): Constraint[] => {
  const cells = new Map<string, number[]>()
  for (const [k, fact] of ground.facts.entries())
    for (const node of ['whole', `area:${ground.areaOf[fact.point]}`, `point:${ground.points[fact.point]}`])
      for (const period of ['2025', quarterNames[fact.quarter], fact.month])
        for (const family of families(known).filter(({ length }) => length < 3)) {
          const codes = family.map((key) => fact.traits[known.findIndex((one) => one === key)])
          const name = [node, period, family.join('+'), codes.join('+')].join('|')
          const members = cells.get(name)
          if (members) members.push(k)
          else cells.set(name, [k])
        }
  return [...cells.values()].map((members) => ({
    members: Int32Array.from(members),
    y: members.filter((k) => ground.facts[k]?.bit === 1).length,
    hiddenMax: 0,
    weight: exactWeight,
  }))
}
