// What an attacker knows of a visit and looks for: up to three traits, a place and a time, and one code as the secret. Told
// cells as what they cover of these.
import { type PeriodName } from '../day.ts'
import { type NodeKind, type NodeName, nodeToKind } from '../release/nodes.ts'

/** A cell as the release tells it: `y` is null where it is hidden. Dimensions and codes stand in the same order. */
export type Told = {
  readonly period: string
  readonly node: string
  readonly dimensions: readonly string[]
  readonly codes: readonly string[]
  readonly y: number | null
  readonly variance: number
  readonly hiddenMax: number
}

/** A dimension that the attacker knows of visits, and the codes under each of its groups. */
export type Trait = {
  readonly key: string
  readonly codes: readonly string[]
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** A visit as its place in each attribute. */
export type Facts = {
  readonly point: number
  readonly quarter: number
  readonly time: number
  readonly month: string
  readonly traits: readonly number[]
  readonly bit: number
}

/** A year of visits as an attack sees it: the attributes' values, what is told of them, and the truth to judge by. */
export type Inferred = {
  readonly year: string
  readonly quarters: readonly PeriodName[]
  /** The shortest periods that the attack tells apart: the quarters themselves or their months, in order. */
  readonly times: readonly PeriodName[]
  readonly points: readonly string[]
  /** Places of the points behind each node that is told of. */
  readonly nodes: ReadonlyMap<NodeName, readonly number[]>
  readonly traits: readonly Trait[]
  readonly secret: { readonly dimension: string; readonly code: string }
  readonly facts: readonly Facts[]
  readonly told: readonly Told[]
}

/** The share of visits that the secret code should be nearest to. */
export const secretShare = 0.13
/** Weight of what is known exactly, beside 1/V of a changed number. */
export const exactWeight = 50

/** For each attribute the places a cell covers: points, times, traits, bits. */
export type Cover = {
  readonly points: readonly number[]
  readonly times: readonly number[]
  readonly traits: readonly (readonly number[])[]
  readonly bits: readonly number[]
}

/** The numbers from 0 to one below the count. */
export const all = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

/** The code of a dimension whose share of all visits is nearest to the wanted one; empty of none. */
export const chooseSecret = (answers: readonly (readonly string[] | undefined)[]): string => {
  const counts = new Map<string, number>()
  for (const codes of answers) for (const code of codes ?? []) counts.set(code, (counts.get(code) ?? 0) + 1)
  const distance = (count: number): number => Math.abs(count / answers.length - secretShare)
  return [...counts].toSorted(([, one], [, other]) => distance(one) - distance(other))[0]?.[0] ?? ''
}

/** Whether a table of these dimensions speaks of the attacked attributes only. */
export const isOfAttack = (
  { traits, secret }: Pick<Inferred, 'traits' | 'secret'>,
  dimensions: readonly string[],
): boolean =>
  dimensions.every((id) => id === secret.dimension || traits.some(({ key }) => id === key || id === `${key}.1`))

const narrowestFirst: readonly NodeKind[] = ['point', 'area', 'whole']

/** The nodes that hold a point, the narrowest first. */
export const nodesOfPoint = ({ nodes }: Inferred, point: number): readonly NodeName[] =>
  [...nodes]
    .flatMap(([name, points]) => (points.includes(point) ? [name] : []))
    .toSorted((one, other) => narrowestFirst.indexOf(nodeToKind(one)) - narrowestFirst.indexOf(nodeToKind(other)))

/** What a told cell covers; null where it speaks of another code than the secret one. */
export const toldToCover = (
  { traits, nodes, secret }: Inferred,
  { dimensions, codes, node }: Told,
  times: readonly number[],
): Cover | null => {
  const covered = traits.map((trait) => all(trait.codes.length))
  let bits = [0, 1]
  for (const [at, dimension] of dimensions.entries()) {
    const code = codes[at] ?? ''
    const place = traits.findIndex(({ key }) => dimension === key || dimension === `${key}.1`)
    const trait = traits[place]
    if (trait) {
      const members = dimension === trait.key ? [code] : (trait.groups.get(code) ?? [code])
      covered[place] = members.map((key) => trait.codes.indexOf(key)).filter((code) => code >= 0)
    } else if (code === secret.code) bits = [1]
    else return null
  }
  return { points: nodes.get(node) ?? [], times, traits: covered, bits }
}

/** The same attack, which tells no shorter times apart than quarters. */
export const atQuarters = (ground: Inferred): Inferred => ({
  ...ground,
  times: ground.quarters,
  facts: ground.facts.map((fact) => ({ ...fact, time: fact.quarter })),
})
