// A build that tells every family of up to three dimensions at every node and period, exactly: what the inferring attacks
// must win on.
import { combine, countTruth, coverToMembers } from '@tukkimies/shared/rehearsal/micro.ts'
import type { Constraint } from '@tukkimies/shared/rehearsal/solver.ts'
import { areaUnderCurve } from '@tukkimies/shared/release/statistics.ts'
import { all, type Cover, exactWeight, type Facts, type Inferred } from '@tukkimies/shared/rehearsal/traits.ts'
import { families } from './crawl.ts'

/**
 * The exact build as constraints on the counts of the register: tables of three dimensions, by point and month. All the others
 * add up from these, and say nothing more.
 */
export const exactConstraints = (ground: Inferred): Constraint[] => {
  const { traits, secret } = ground
  const truth = countTruth(ground)
  const tables = families([...traits.map(({ key }) => key), secret.dimension]).filter(({ length }) => length === 3)
  return all(ground.points.length).flatMap((point) =>
    all(ground.times.length).flatMap((time) =>
      tables.flatMap((family) =>
        coversOf(ground, [point], [time], family).map((cover) => {
          const members = (): Int32Array => coverToMembers(ground, cover)
          const y = members().reduce((sum, k) => sum + (truth[k] ?? 0), 0)
          return { members, y, hiddenMax: 0, weight: exactWeight }
        }),
      ),
    ),
  )
}

/** The exact build as constraints on the bit of each visit: the same tables, of whose visits all but the bit is known. */
export const exactRoster = ({ traits, facts }: Inferred): Constraint[] => {
  const pairs = families(traits.map(({ key }) => key)).filter(({ length }) => length === 2)
  return pairs.flatMap((family) => {
    const places = family.map((key) => traits.findIndex((trait) => trait.key === key))
    const nameOf = (k: number): string => {
      const { point, month, traits: own } = facts[k] as Facts // asked for visits alone
      return [point, month, ...places.map((place) => own[place])].join('|')
    }
    return [...Map.groupBy(facts.keys(), nameOf).values()].map((held) => ({
      members: () => Int32Array.from(held),
      y: held.filter((k) => facts[k]?.bit === 1).length,
      hiddenMax: 0,
      weight: exactWeight,
    }))
  })
}

/** What nobody can exceed who knows the traits and month of all visits: those that look alike there are alike to everybody. */
export const bestOfRoster = ({ facts }: Inferred): number => {
  const alike = Map.groupBy(facts, ({ point, month, traits }) => [point, month, ...traits].join('|'))
  const claims = [...alike.values()].flatMap((own) => {
    const score = own.filter(({ bit }) => bit === 1).length / own.length
    return own.map(({ bit }) => ({ score, isTrue: bit === 1 }))
  })
  return areaUnderCurve(claims)
}

const coversOf = (
  { traits, secret }: Inferred,
  points: readonly number[],
  times: readonly number[],
  family: readonly string[],
): Cover[] => {
  const choices = traits.map(({ key, codes }) =>
    family.includes(key) ? all(codes.length).map((code) => [code]) : [all(codes.length)],
  )
  const bits = family.includes(secret.dimension) ? [1] : [0, 1]
  return combine(choices.map(({ length }) => all(length))).map((chosen) => ({
    points,
    times,
    traits: chosen.map((one, at) => choices[at]?.[one] ?? []),
    bits,
  }))
}
