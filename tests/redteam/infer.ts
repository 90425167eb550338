// R5 and R6: what somebody who knows three traits of a visit, or nobody, can infer about a topic from everything released. The
// same solver against the release and against a build that tells everything exactly.
import type { Attack, Ground as Attacked } from './attack.ts'
import { ratesOf } from './guess.ts'
import {
  arrivalConstraints,
  countTruth,
  exactConstraints,
  makePrior,
  microPlace,
  releasedConstraints,
} from './micro.ts'
import { solve } from './solver.ts'
import { areaUnderCurve, type Claim, precisionOfSurest, prevalence } from './statistics.ts'
import { type Facts, known, makeGround, type Inferred } from './traits.ts'

const surest = 50
/** More rounds than the specification asks for, so that the broken build is solved to the end. */
const microRounds = 120

type Score = { readonly auc: number; readonly precision: number; readonly baseline: number; readonly claims: number }

type Inference = { readonly r5: Score; readonly r6: Score }

export const inferTopic: Attack = {
  name: 'R5',
  asks: 'a topic, by somebody who knows where, when and three traits',
  slack: { auc: 0.02, precision50: 0.1 },
  run: (attacked) => {
    const [{ r5: real }, { r5: exact }] = inferOnce(attacked)
    return {
      figures: { auc: real.auc, precision50: real.precision, baseline: real.baseline, targets: real.claims },
      demand: 'auc<=0.75 precision50<=0.55',
      excess: { auc: real.auc - 0.75, precision50: real.precision - 0.55 },
      control: { auc: exact.auc, precision50: exact.precision },
      isControlWon: exact.auc >= 0.93 && exact.precision >= 0.95,
    }
  },
}

export const rebuildVisits: Attack = {
  name: 'R6',
  asks: 'single visits, by somebody who knows nobody',
  run: (attacked) => {
    const [{ r6: real }, { r6: exact }] = inferOnce(attacked)
    return {
      figures: { precision: real.precision, baseline: real.baseline, claims: real.claims },
      demand: 'precision<=0.5',
      excess: { precision: real.precision - 0.5 },
      control: { precision: exact.precision },
      isControlWon: exact.precision >= 0.85,
    }
  },
}

/** R5 and R6 of the release and of the exact build: one solution serves both. */
const inferences = new WeakMap<Attacked, readonly [real: Inference, exact: Inference]>()

const inferOnce = (attacked: Attacked): readonly [real: Inference, exact: Inference] => {
  const known = inferences.get(attacked)
  if (known) return known
  const ground = makeGround(attacked)
  const made = [inferVisits(ground, false), inferVisits(ground, true)] as const
  inferences.set(attacked, made)
  return made
}

const inferVisits = (ground: Inferred, isExact: boolean): Inference => {
  const prior = makePrior(ground)
  const constraints = isExact
    ? exactConstraints(ground)
    : [...releasedConstraints(ground), ...arrivalConstraints(ground)]
  const stiffness = prior.map((value) => 1 / (value + 0.02))
  const truth = countTruth(ground)
  const targets = uniqueTargets(ground, truth)
  const guess = targets.map((fact) => toClaim(ground, prior, fact))
  const scores = [0.3, 3, 30].map((lambda) => {
    const x = solve({ prior, stiffness, constraints, max: Number.POSITIVE_INFINITY }, lambda, microRounds)
    return { claims: targets.map((fact) => toClaim(ground, x, fact)), ones: claimOnes(x, truth) }
  })
  const best = scores.toSorted((one, other) => areaUnderCurve(other.claims) - areaUnderCurve(one.claims))[0]
  const ones =
    scores.map(({ ones: claims }) => claims).toSorted((one, other) => prevalence(other) - prevalence(one))[0] ?? []
  const strongest = Math.max(...known.map((_, at) => areaUnderCurve(guessByTrait(ground, targets, at))))
  return {
    r5: {
      auc: areaUnderCurve(best?.claims ?? []),
      precision: precisionOfSurest(best?.claims ?? [], surest),
      baseline: Math.max(areaUnderCurve(guess), strongest),
      claims: targets.length,
    },
    r6: {
      auc: Number.NaN,
      precision: prevalence(ones),
      baseline: prevalence(claimOnes(prior, truth)),
      claims: ones.length,
    },
  }
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

const guessByTrait = (ground: Inferred, targets: readonly Facts[], at: number): readonly Claim[] => {
  const rates = ratesOf(ground, at)
  return targets.map(({ traits, bit }) => ({ score: rates[traits[at] ?? -1] ?? 0, isTrue: bit === 1 }))
}

const claimOnes = (x: Float64Array, truth: Float64Array): readonly Claim[] =>
  [...x].flatMap((value, k) => (value > 0.5 && value < 1.5 ? [{ score: value, isTrue: truth[k] === 1 }] : []))
