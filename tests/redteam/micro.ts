// The register as unknown counts: how many visits there are of each point, quarter, three traits and bit. What is told, what
// arrivals say, and what a build that told everything would say, as constraints on them.
import { families } from './crawl.ts'
import { overallRate, rateOf, ratesOf, sharesOf } from './guess.ts'
import type { Constraint } from './solver.ts'
import {
  all,
  type Cover,
  exactWeight,
  type Facts,
  isOfAttack,
  known,
  nodeToPoints,
  quarterNames,
  secretDimension,
  toldToCover,
  type Inferred,
} from './traits.ts'

export const releasedConstraints = (ground: Inferred): Constraint[] =>
  ground.told.filter(isOfAttack).flatMap(({ period, y, hiddenMax, variance, ...rest }) => {
    const quarter = quarterNames.findIndex((name) => name === period)
    if (quarter < 0 && period !== '2025') return []
    const quarters = quarter < 0 ? all(quarterNames.length) : [quarter]
    const cover = toldToCover(ground, { period, y, hiddenMax, variance, ...rest }, quarters)
    return cover ? [{ members: coverToMembers(ground, cover), y, hiddenMax, weight: 1 / variance }] : []
  })

/** Arrivals are exact and everybody's: how many visits each point had in each quarter. */
export const arrivalConstraints = (ground: Inferred): Constraint[] =>
  all(ground.points.length).flatMap((point) =>
    all(quarterNames.length).map((quarter) => {
      const cover = {
        points: [point],
        quarters: [quarter],
        traits: ground.codes.map(({ length }) => all(length)),
        bits: [0, 1],
      }
      const y = ground.facts.filter((fact) => fact.point === point && fact.quarter === quarter).length
      return { members: coverToMembers(ground, cover), y, hiddenMax: 0, weight: exactWeight }
    }),
  )

/** A build that tells every family of up to three dimensions at every node and quarter, exactly. */
export const exactConstraints = (ground: Inferred): Constraint[] => {
  const truth = countTruth(ground)
  const constraints: Constraint[] = []
  for (const node of ['whole', 'area:a1', 'area:a2', ...ground.points.map((id) => `point:${id}`)])
    for (const quarters of [all(quarterNames.length), ...all(quarterNames.length).map((quarter) => [quarter])])
      for (const family of families([...known, secretDimension]))
        for (const cover of coversOf(ground, nodeToPoints(ground, node), quarters, family)) {
          const members = coverToMembers(ground, cover)
          let y = 0
          for (const k of members) y += truth[k] ?? 0
          constraints.push({ members, y, hiddenMax: 0, weight: exactWeight })
        }
  return constraints
}

export const countTruth = (ground: Inferred): Float64Array => {
  const truth = new Float64Array(microCount(ground))
  for (const fact of ground.facts) truth[microPlace(ground, fact)]! += 1
  return truth
}

export const makePrior = (ground: Inferred): Float64Array => {
  const prior = new Float64Array(microCount(ground))
  const rates = known.map((_, at) => ratesOf(ground, at))
  const overall = overallRate(ground)
  for (const point of all(ground.points.length)) {
    const nodes = [`point:${ground.points[point]}`, `area:${ground.areaOf[point]}`, 'whole']
    const shares = known.map((key, at) => {
      const node = nodes.find((name) =>
        ground.told.some((cell) => cell.node === name && cell.period === '2025' && cell.dimensions.join('+') === key),
      )
      return node === undefined
        ? (ground.codes[at] ?? []).map((_, __, { length }) => 1 / length)
        : sharesOf(ground, node, at)
    })
    for (const quarter of all(quarterNames.length)) {
      const volume = ground.facts.filter((fact) => fact.point === point && fact.quarter === quarter).length
      for (const [language, a] of (shares[0] ?? []).entries())
        for (const [age, b] of (shares[1] ?? []).entries())
          for (const [residence, c] of (shares[2] ?? []).entries()) {
            const traits = [language, age, residence]
            const rate = rateOf(rates, overall, traits)
            prior[microPlace(ground, { point, quarter, traits, bit: 0 })] = volume * a * b * c * (1 - rate)
            prior[microPlace(ground, { point, quarter, traits, bit: 1 })] = volume * a * b * c * rate
          }
    }
  }
  return prior
}

export const microPlace = ({ codes }: Inferred, { point, quarter, traits, bit }: Omit<Facts, 'month'>): number => {
  let place = point * quarterNames.length + quarter
  for (const [at, trait] of traits.entries()) place = place * (codes[at]?.length ?? 0) + trait
  return place * 2 + bit
}

const microCount = ({ points, codes }: Inferred): number =>
  codes.reduce((product, { length }) => product * length, points.length * quarterNames.length * 2)

const coverToMembers = (ground: Inferred, { points, quarters, traits, bits }: Cover): Int32Array => {
  const members: number[] = []
  for (const point of points)
    for (const quarter of quarters)
      for (const language of traits[0] ?? [])
        for (const age of traits[1] ?? [])
          for (const residence of traits[2] ?? [])
            for (const bit of bits)
              members.push(microPlace(ground, { point, quarter, traits: [language, age, residence], bit }))
  return Int32Array.from(members)
}

const coversOf = (ground: Inferred, points: number[], quarters: number[], family: readonly string[]): Cover[] => {
  const choices = known.map((key, at) =>
    family.includes(key)
      ? all(ground.codes[at]?.length ?? 0).map((code) => [code])
      : [all(ground.codes[at]?.length ?? 0)],
  )
  const bits = family.includes(secretDimension) ? [1] : [0, 1]
  let traits: (readonly (readonly number[])[])[] = [[]]
  for (const choice of choices) traits = traits.flatMap((found) => choice.map((one) => [...found, one]))
  return traits.map((chosen) => ({ points, quarters, traits: chosen, bits }))
}
