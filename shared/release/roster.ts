// T3 of the specification: what somebody can infer who knows the traits and the month of every visit, and one bit of none.
import { makePlain, makeRates, rateOf } from './guess.ts'
import { type Score, surestCount } from './neighbour.ts'
import { type Constraint, solve } from './solver.ts'
import { areaUnderCurve, type Claim, precisionOfSurest } from './statistics.ts'
import { type Inferred, toldToCover } from './traits.ts'

const lambdas = [0.4, 8, 40]

/** Everybody's traits and month are known; the bit of each visit is solved for, in so many rounds. */
export const inferBits = (ground: Inferred, constraints: readonly Constraint[], rounds: number): Score => {
  const rates = makeRates(ground, makePlain(ground))
  const prior = Float64Array.from(ground.facts, ({ traits }) => rateOf(rates, traits))
  const stiffness = new Float64Array(prior.length).fill(1)
  const toClaims = (x: Float64Array): Claim[] =>
    ground.facts.map(({ bit }, at) => ({ score: x[at] ?? 0, isTrue: bit === 1 }))
  const solved = lambdas.map((lambda) => toClaims(solve({ prior, stiffness, constraints, max: 1 }, lambda, rounds)))
  const best = solved.toSorted((one, other) => areaUnderCurve(other) - areaUnderCurve(one))[0] ?? []
  return {
    auc: areaUnderCurve(best),
    precision: precisionOfSurest(best, surestCount),
    baseline: areaUnderCurve(toClaims(prior)),
    claims: best.length,
  }
}

/** What the release says of the secret, as sums over the visits that each cell counts. */
export const rosterConstraints = (ground: Inferred): Constraint[] => {
  const periods = Map.groupBy(ground.facts.keys(), (k) => ground.facts[k]?.month ?? '')
  const quarters = Map.groupBy(ground.facts.keys(), (k) => ground.quarters[ground.facts[k]?.quarter ?? -1] ?? '')
  const within = new Map([...periods, ...quarters, [ground.year, [...ground.facts.keys()]]])
  return ground.told.flatMap((cell) => {
    const at = cell.dimensions.indexOf(ground.secret.dimension)
    const cover = at >= 0 && cell.codes[at] === ground.secret.code ? toldToCover(ground, cell, []) : null
    if (!cover) return []
    const points = new Set(cover.points)
    const traits = cover.traits.map((codes) => new Set(codes))
    const members = (within.get(cell.period) ?? []).filter((k) => {
      const fact = ground.facts[k]
      return fact && points.has(fact.point) && traits.every((codes, place) => codes.has(fact.traits[place] ?? -1))
    })
    const { y, hiddenMax, variance } = cell
    return [{ members: Int32Array.from(members), y, hiddenMax, weight: 1 / variance }]
  })
}
