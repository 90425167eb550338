// T3 of the specification: what somebody can infer who knows the traits and the month of every visit, and one bit of none.
import { believe } from './belief.ts'
import { makePlain, makeRates, rateOf } from './guess.ts'
import { type Score, surestCount } from './neighbour.ts'
import { type Constraint, type Lambdas, solve } from './solver.ts'
import { areaUnderCurve, type Claim, precisionOfSurest } from '../release/statistics.ts'
import { type Cover, type Facts, type Inferred, toldToCover } from './traits.ts'

const lambdas: Lambdas = [0.4, 8, 40]
/** Rounds of the solver, and those after which beliefs are looked at. */
export type Effort = { readonly rounds: number; readonly looks: readonly number[] }

/**
 * Everybody's traits and month are known; the bit of each visit is solved for, and weighed beside. The attacker keeps the best
 * by the truth.
 */
export const inferBits = (ground: Inferred, constraints: readonly Constraint[], { rounds, looks }: Effort): Score => {
  const rates = makeRates(ground, makePlain(ground))
  const prior = Float64Array.from(ground.facts, ({ traits }) => rateOf(rates, traits))
  const stiffness = new Float64Array(prior.length).fill(1)
  const toClaims = (x: Float64Array): Claim[] =>
    ground.facts.map(({ bit }, at) => ({ score: x[at] ?? 0, isTrue: bit === 1 }))
  const problem = { prior, stiffness, constraints, max: 1 }
  const tried = [...solve(problem, lambdas, rounds), ...believe(problem, looks)].map(toClaims)
  const best = tried.toSorted((one, other) => areaUnderCurve(other) - areaUnderCurve(one))[0] ?? []
  return {
    auc: areaUnderCurve(best),
    precision: precisionOfSurest(best, surestCount),
    baseline: areaUnderCurve(toClaims(prior)),
    claims: best.length,
    ones: best.filter(({ isTrue }) => isTrue).length,
  }
}

/** What the release says of the secret, as sums over the visits that each cell counts. */
export const rosterConstraints = (ground: Inferred): Constraint[] => {
  const { facts, quarters, year, secret, told } = ground
  const byPeriod = new Map<string, number[]>([[year, [...facts.keys()]]])
  for (const [k, { month, quarter }] of facts.entries())
    for (const name of [month, quarters[quarter] ?? '']) {
      const known = byPeriod.get(name)
      if (known) known.push(k)
      else byPeriod.set(name, [k])
    }
  return told.flatMap((cell) => {
    const at = cell.dimensions.indexOf(secret.dimension)
    const cover = at >= 0 && cell.codes[at] === secret.code ? toldToCover(ground, cell, []) : null
    if (!cover) return []
    const covers = makeMembership(ground, cover)
    const members = Int32Array.from((byPeriod.get(cell.period) ?? []).filter((k) => covers(facts[k] as Facts)))
    const { y, hiddenMax, variance } = cell
    return [{ members: () => members, y, hiddenMax, weight: 1 / variance }]
  })
}

const makeMembership = ({ points, traits: known }: Inferred, cover: Cover): ((fact: Facts) => boolean) => {
  const flags = (length: number, wanted: readonly number[]): Uint8Array => {
    const found = new Uint8Array(length)
    for (const at of wanted) found[at] = 1
    return found
  }
  const inPoints = flags(points.length, cover.points)
  const inTraits = cover.traits.map((codes, at) => flags(known[at]?.codes.length ?? 0, codes))
  return ({ point, traits }) => inPoints[point] === 1 && inTraits.every((own, at) => own[traits[at] ?? -1] === 1)
}
