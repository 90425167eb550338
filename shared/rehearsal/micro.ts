// The register as unknown counts: how many visits there are of each point, quarter, traits and bit. What is told and what
// arrivals say as constraints on them.
import { type Plain, rateOf, type Rates, sharesOf } from './guess.ts'
import { type Constraint } from './solver.ts'
import { all, type Cover, exactWeight, type Facts, type Inferred, nodesOfPoint, toldToCover } from './traits.ts'

/** What the release says of the year and its quarters. */
export const releasedConstraints = (ground: Inferred): Constraint[] =>
  ground.told.flatMap((cell) => {
    const quarter = ground.quarters.indexOf(cell.period)
    if (quarter < 0 && cell.period !== ground.year) return []
    const cover = toldToCover(ground, cell, quarter < 0 ? all(ground.quarters.length) : [quarter])
    const { y, hiddenMax, variance } = cell
    return cover ? [{ members: () => coverToMembers(ground, cover), y, hiddenMax, weight: 1 / variance }] : []
  })

/** Arrivals are exact and everybody's: how many visits each point had in each quarter. */
export const arrivalConstraints = (ground: Inferred): Constraint[] => {
  const volumes = countVolumes(ground)
  const traits = ground.traits.map(({ codes }) => all(codes.length))
  return volumes.map((y, at) => {
    const place = { points: [Math.floor(at / ground.quarters.length)], quarters: [at % ground.quarters.length] }
    const members = () => coverToMembers(ground, { ...place, traits, bits: [0, 1] })
    return { members, y, hiddenMax: 0, weight: exactWeight }
  })
}

/** The true counts, which only the judge knows. */
export const countTruth = (ground: Inferred): Float64Array => {
  const truth = new Float64Array(microCount(ground))
  for (const fact of ground.facts) truth[microPlace(ground, fact)]! += 1
  return truth
}

/** What the attacker would guess of each count: the point's arrivals by its shares, traits taken as independent. */
export const makePrior = (ground: Inferred, plain: Plain, rates: Rates): Float64Array => {
  const prior = new Float64Array(microCount(ground))
  const volumes = countVolumes(ground)
  const combinations = combine(ground.traits.map(({ codes }) => all(codes.length)))
  const combinationRates = combinations.map((traits) => rateOf(rates, traits))
  for (const point of all(ground.points.length)) {
    const nodes = nodesOfPoint(ground, point)
    const shares = ground.traits.map((trait) => {
      const node = nodes.find((name) => plain.hasTable(name, trait.key))
      return node === undefined ? trait.codes.map((_, __, { length }) => 1 / length) : sharesOf(plain, node, trait)
    })
    for (const quarter of all(ground.quarters.length)) {
      const volume = volumes[point * ground.quarters.length + quarter] ?? 0
      for (const [at, traits] of combinations.entries()) {
        let expected = volume
        for (const [trait, code] of traits.entries()) expected *= shares[trait]?.[code] ?? 0
        const rate = combinationRates[at] ?? 0
        const place = microPlace(ground, { point, quarter, traits, bit: 0 })
        prior[place] = expected * (1 - rate)
        prior[place + 1] = expected * rate
      }
    }
  }
  return prior
}

/** The place of a count among the unknowns. */
export const microPlace = (
  { traits: known, quarters }: Inferred,
  { point, quarter, traits, bit }: Omit<Facts, 'month'>,
): number => {
  let place = point * quarters.length + quarter
  for (const [at, trait] of traits.entries()) place = place * (known[at]?.codes.length ?? 0) + trait
  return place * 2 + bit
}

/** The unknowns that a cell covers, in order. */
export const coverToMembers = (ground: Inferred, { points, quarters, traits, bits }: Cover): Int32Array => {
  const { traits: known, quarters: times } = ground
  let members = Int32Array.from(points.flatMap((point) => quarters.map((quarter) => point * times.length + quarter)))
  for (const [at, list] of [...traits, bits].entries()) {
    const size = known[at]?.codes.length ?? 2
    const next = new Int32Array(members.length * list.length)
    let end = 0
    for (const member of members) for (const code of list) next[end++] = member * size + code
    members = next
  }
  return members
}

/** Every choice of one number from each list, the last one changing fastest. */
export const combine = (lists: readonly (readonly number[])[]): readonly (readonly number[])[] =>
  lists.reduce<readonly (readonly number[])[]>(
    (found, list) => found.flatMap((chosen) => list.map((one) => [...chosen, one])),
    [[]],
  )

const countVolumes = ({ facts, points, quarters }: Inferred): number[] => {
  const volumes = all(points.length * quarters.length).map(() => 0)
  for (const { point, quarter } of facts) volumes[point * quarters.length + quarter]! += 1
  return volumes
}

const microCount = ({ points, quarters, traits }: Inferred): number =>
  traits.reduce((product, { codes }) => product * codes.length, points.length * quarters.length * 2)
