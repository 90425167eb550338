// T1 and T2 of the specification: what somebody who knows where, when and three traits of one visitor can infer, and how
// much of the register somebody can rebuild who knows nobody. One solution serves both.
import { makePlain, makeRates } from './guess.ts'
import { countTruth, makePrior, microPlace } from './micro.ts'
import { type Constraint, type Lambdas, solve } from './solver.ts'
import { areaUnderCurve, type Claim, precisionOfSurest, prevalence } from '../release/statistics.ts'
import { atQuarters, type Facts, type Inferred } from './traits.ts'

/** How many of the surest claims are judged alone. */
export const surestCount = 50

const lambdas: Lambdas = [0.3, 3, 30]

/** How well an attack did: area under its curve, precision of the surest, the best guess without solving, claims and true ones. */
export type Score = {
  readonly auc: number
  readonly precision: number
  readonly baseline: number
  readonly claims: number
  readonly ones: number
}

/** `neighbour` judges claims on the secret of visits alone in what is known; `rebuilt` claims of exactly one visit. */
export type Rebuilding = { readonly neighbour: Score; readonly rebuilt: Omit<Score, 'auc' | 'ones'> }

/**
 * Rebuilds the register from the constraints, in so many rounds; of the λ tried the attacker keeps the best by the truth. Claims
 * are about quarters, whatever times are told apart on the way.
 */
export const rebuildRegister = (ground: Inferred, constraints: readonly Constraint[], rounds: number): Rebuilding => {
  const rates = makeRates(ground, makePlain(ground))
  const prior = makePrior(ground, makePlain(ground), rates)
  const stiffness = prior.map((value) => 1 / (value + 0.02))
  const judged = atQuarters(ground)
  const truth = countTruth(judged)
  const targets = uniqueTargets(judged, truth)
  const guessed = sumQuarters(ground, prior)
  const guess = targets.map((fact) => toClaim(judged, guessed, fact))
  const solved = solve({ prior, stiffness, constraints, max: Number.POSITIVE_INFINITY }, lambdas, rounds)
  const scores = solved
    .map((solution) => sumQuarters(ground, solution))
    .map((x) => ({
      claims: targets.map((fact) => toClaim(judged, x, fact)),
      ones: claimOnes(x, truth),
    }))
  const best = scores.toSorted((one, other) => areaUnderCurve(other.claims) - areaUnderCurve(one.claims))[0]
  const ones =
    scores.map(({ ones: claims }) => claims).toSorted((one, other) => prevalence(other) - prevalence(one))[0] ?? []
  const byTrait = rates.byTrait.map((own, at) =>
    areaUnderCurve(targets.map(({ traits, bit }) => ({ score: own[traits[at] ?? -1] ?? 0, isTrue: bit === 1 }))),
  )
  return {
    neighbour: {
      auc: areaUnderCurve(best?.claims ?? []),
      precision: precisionOfSurest(best?.claims ?? [], surestCount),
      baseline: Math.max(areaUnderCurve(guess), ...byTrait),
      claims: targets.length,
      ones: targets.filter(({ bit }) => bit === 1).length,
    },
    rebuilt: { precision: prevalence(ones), baseline: prevalence(claimOnes(guessed, truth)), claims: ones.length },
  }
}

// Times are in order, so that each quarter holds as many of them, one after the other.
const sumQuarters = ({ points, times, quarters }: Inferred, x: Float64Array): Float64Array => {
  const block = x.length / (points.length * times.length)
  const share = times.length / quarters.length
  const sums = new Float64Array(block * points.length * quarters.length)
  for (const [k, value] of x.entries()) sums[Math.floor(k / (block * share)) * block + (k % block)]! += value
  return sums
}

const uniqueTargets = (ground: Inferred, truth: Float64Array): readonly Facts[] =>
  ground.facts.filter((fact) => {
    const place = microPlace(ground, { ...fact, bit: 0 })
    return (truth[place] ?? 0) + (truth[place + 1] ?? 0) === 1
  })

const toClaim = (ground: Inferred, x: Float64Array, fact: Facts): Claim => {
  const place = microPlace(ground, { ...fact, bit: 0 })
  const [without, within] = [x[place] ?? 0, x[place + 1] ?? 0]
  return { score: without + within === 0 ? 0 : within / (without + within), isTrue: fact.bit === 1 }
}

const claimOnes = (x: Float64Array, truth: Float64Array): readonly Claim[] => {
  const claims: Claim[] = []
  for (const [k, value] of x.entries())
    if (value > 0.5 && value < 1.5) claims.push({ score: value, isTrue: truth[k] === 1 })
  return claims
}
