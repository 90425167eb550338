// A build that tells every family of up to three dimensions at every node and period, exactly: what the inferring attacks
// must win on.
import { combine, countTruth, coverToMembers } from '@tukkimies/shared/rehearsal/micro.ts'
import type { Constraint } from '@tukkimies/shared/rehearsal/solver.ts'
import { all, type Cover, exactWeight, type Inferred, nodesOfPoint } from '@tukkimies/shared/rehearsal/traits.ts'
import { families } from './crawl.ts'

/** The exact build as constraints on the counts of the register. */
export const exactConstraints = (ground: Inferred): Constraint[] => {
  const { nodes, quarters, traits, secret } = ground
  const truth = countTruth(ground)
  const constraints: Constraint[] = []
  for (const points of nodes.values())
    for (const times of [all(quarters.length), ...all(quarters.length).map((quarter) => [quarter])])
      for (const family of families([...traits.map(({ key }) => key), secret.dimension]))
        for (const cover of coversOf(ground, points, times, family)) {
          const members = (): Int32Array => coverToMembers(ground, cover)
          let y = 0
          for (const k of members()) y += truth[k] ?? 0
          constraints.push({ members, y, hiddenMax: 0, weight: exactWeight })
        }
  return constraints
}

/** The exact build as constraints on the bit of each visit. */
export const exactRoster = (ground: Inferred): Constraint[] => {
  const { traits, facts, quarters, year } = ground
  const pairs = families(traits.map(({ key }) => key)).filter(({ length }) => length < 3)
  const nodes = all(ground.points.length).map((point) => nodesOfPoint(ground, point).toReversed())
  const cells = new Map<string, number[]>()
  for (const [k, fact] of facts.entries())
    for (const node of nodes[fact.point] ?? [])
      for (const period of [year, quarters[fact.quarter], fact.month])
        for (const family of pairs) {
          const codes = family.map((key) => fact.traits[traits.findIndex((trait) => trait.key === key)])
          const name = [node, period, family.join('+'), codes.join('+')].join('|')
          const members = cells.get(name)
          if (members) members.push(k)
          else cells.set(name, [k])
        }
  return [...cells.values()].map((held) => ({
    members: () => Int32Array.from(held),
    y: held.filter((k) => facts[k]?.bit === 1).length,
    hiddenMax: 0,
    weight: exactWeight,
  }))
}

const coversOf = (
  { traits, secret }: Inferred,
  points: readonly number[],
  quarters: readonly number[],
  family: readonly string[],
): Cover[] => {
  const choices = traits.map(({ key, codes }) =>
    family.includes(key) ? all(codes.length).map((code) => [code]) : [all(codes.length)],
  )
  const bits = family.includes(secret.dimension) ? [1] : [0, 1]
  return combine(choices.map(({ length }) => all(length))).map((chosen) => ({
    points,
    quarters,
    traits: chosen.map((one, at) => choices[at]?.[one] ?? []),
    bits,
  }))
}
