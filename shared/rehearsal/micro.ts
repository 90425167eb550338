// The register as unknown counts: how many visits there are of each point, time, traits and bit. What is told and what
// arrivals say as constraints on them.
import { dayToPeriod, periodFirstDay } from '../day.ts'
import { type Plain, rateOf, type Rates, sharesOf } from './guess.ts'
import { type Constraint } from './solver.ts'
import { all, type Cover, exactWeight, type Facts, type Inferred, nodesOfPoint, toldToCover } from './traits.ts'

/** What the release says of the times and of what they make up. */
export const releasedConstraints = (ground: Inferred): Constraint[] => {
  const timesByPeriod = groupTimes(ground)
  return ground.told.flatMap((cell) => {
    const times = timesByPeriod.get(cell.period)
    const cover = times && toldToCover(ground, cell, times)
    const { y, hiddenMax, variance } = cell
    return cover ? [{ members: () => coverToMembers(ground, cover), y, hiddenMax, weight: 1 / variance }] : []
  })
}

/** Arrivals are exact and everybody's: how many visits each point had at each time. */
export const arrivalConstraints = (ground: Inferred): Constraint[] => {
  const volumes = countVolumes(ground)
  const traits = ground.traits.map(({ codes }) => all(codes.length))
  return volumes.map((y, at) => {
    const place = { points: [Math.floor(at / ground.times.length)], times: [at % ground.times.length] }
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
    for (const time of all(ground.times.length)) {
      const volume = volumes[point * ground.times.length + time] ?? 0
      for (const [at, traits] of combinations.entries()) {
        let expected = volume
        for (const [trait, code] of traits.entries()) expected *= shares[trait]?.[code] ?? 0
        const rate = combinationRates[at] ?? 0
        const place = microPlace(ground, { point, time, traits, bit: 0 })
        prior[place] = expected * (1 - rate)
        prior[place + 1] = expected * rate
      }
    }
  }
  return prior
}

/** The place of a count among the unknowns. */
export const microPlace = (
  { traits: known, times }: Inferred,
  { point, time, traits, bit }: Omit<Facts, 'quarter' | 'month'>,
): number => {
  let place = point * times.length + time
  for (const [at, trait] of traits.entries()) place = place * (known[at]?.codes.length ?? 0) + trait
  return place * 2 + bit
}

/** The unknowns that a cell covers, in order. */
export const coverToMembers = (ground: Inferred, { points, times, traits, bits }: Cover): Int32Array => {
  const { traits: known } = ground
  let members = Int32Array.from(points.flatMap((point) => times.map((time) => point * ground.times.length + time)))
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

// Each time counts in itself, in its quarter and in the year.
const groupTimes = ({ times, year }: Inferred): ReadonlyMap<string, readonly number[]> => {
  const timesByPeriod = new Map<string, number[]>()
  for (const [at, time] of times.entries())
    for (const period of new Set([time, dayToPeriod('q', periodFirstDay(time)), year]))
      timesByPeriod.set(period, [...(timesByPeriod.get(period) ?? []), at])
  return timesByPeriod
}

const countVolumes = ({ facts, points, times }: Inferred): number[] => {
  const volumes = all(points.length * times.length).map(() => 0)
  for (const { point, time } of facts) volumes[point * times.length + time]! += 1
  return volumes
}

const microCount = ({ points, times, traits }: Inferred): number =>
  traits.reduce((product, { codes }) => product * codes.length, points.length * times.length * 2)
