// What an attacker knows of a visit and looks for: three traits, a place and a time, and one topic as the secret. Told cells
// as what they cover of these.
import { dayToPeriod } from '@tukkimies/shared/day.ts'
import { answerCodes, dimensionByKey } from '@tukkimies/shared/register/code-list.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import type { Ground as Attacked } from './attack.ts'
import type { Told } from './crawl.ts'

/** What the attacker knows of a visit, and the dimension of the secret. */
export const known = ['language', 'age', 'residence'] as const
export const secretDimension = 'topic'
const secretShare = 0.13
export const exactWeight = 50
export const quarterNames = ['2025Q1', '2025Q2', '2025Q3', '2025Q4'] as const

/** A visit as its place in each attribute. */
export type Facts = {
  readonly point: number
  readonly quarter: number
  readonly month: string
  readonly traits: readonly number[]
  readonly bit: number
}

/** The attributes' values; a cell of the release is a choice of some of each. */
export type Inferred = {
  readonly points: readonly string[]
  readonly areaOf: readonly string[]
  readonly codes: readonly (readonly string[])[]
  readonly parents: ReadonlyMap<string, readonly string[]>
  readonly secret: string
  readonly facts: readonly Facts[]
  readonly told: readonly Told[]
}

export const makeGround = ({ target, told }: Attacked): Inferred => {
  const { list, points, visits } = target
  const codes = known.map((key) => {
    const dimension = dimensionByKey(list, key)
    return dimension ? answerCodes(dimension).map((code) => code.key) : []
  })
  const languages = dimensionByKey(list, 'language')?.codes ?? []
  const parents = Map.groupBy(
    languages.filter((code) => !languages.some(({ parent }) => parent === code.key)),
    (code) => code.parent ?? code.key,
  )
  const secret = chooseSecret(visits)
  const toFacts = ({ point, day, codes: picks }: Visit): Facts => ({
    point: points.findIndex(({ id }) => id === point),
    quarter: quarterNames.findIndex((name) => name === dayToPeriod('q', day)),
    month: dayToPeriod('m', day),
    traits: known.map((key, at) => codes[at]?.indexOf(picks[key]?.[0] ?? 'nr') ?? -1),
    bit: picks[secretDimension]?.includes(secret) ? 1 : 0,
  })
  return {
    points: points.map(({ id }) => id),
    areaOf: points.map(({ areas }) => areas[0]?.area ?? ''),
    codes,
    parents: new Map([...parents].map(([group, members]) => [group, members.map(({ key }) => key)])),
    secret,
    facts: visits.map(toFacts),
    told,
  }
}

const chooseSecret = (visits: readonly Visit[]): string => {
  const counts = new Map<string, number>()
  for (const { codes } of visits)
    for (const topic of codes[secretDimension] ?? []) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const distance = (count: number): number => Math.abs(count / visits.length - secretShare)
  return [...counts].toSorted(([, one], [, other]) => distance(one) - distance(other))[0]?.[0] ?? ''
}

/** For each attribute the places a cell covers: points, quarters, the three traits, bits. */
export type Cover = {
  readonly points: readonly number[]
  readonly quarters: readonly number[]
  readonly traits: readonly (readonly number[])[]
  readonly bits: readonly number[]
}

export const all = (count: number): number[] => Array.from({ length: count }, (_, at) => at)

export const nodeToPoints = ({ points, areaOf }: Inferred, node: string): number[] => {
  const name = node.slice(node.indexOf(':') + 1)
  return all(points.length).filter((at) => node === 'whole' || points[at] === name || areaOf[at] === name)
}

export const isOfAttack = ({ dimensions }: Told): boolean =>
  dimensions.every((id) => id === secretDimension || id === 'language.1' || known.some((key) => key === id))

/** What a told cell covers; null where it speaks of another topic than the secret one. */
export const toldToCover = (ground: Inferred, told: Told, quarters: readonly number[]): Cover | null => {
  const traits = ground.codes.map((codes) => all(codes.length))
  let bits = [0, 1]
  for (const [at, dimension] of told.dimensions.entries()) {
    const code = told.codes[at] ?? ''
    const place = known.findIndex((key) => key === dimension)
    if (place >= 0) traits[place] = [ground.codes[place]?.indexOf(code) ?? -1]
    else if (dimension === 'language.1')
      traits[0] = (ground.parents.get(code) ?? [code]).map((key) => ground.codes[0]?.indexOf(key) ?? -1)
    else if (code === ground.secret) bits = [1]
    else return null
  }
  return { points: nodeToPoints(ground, told.node), quarters, traits, bits }
}
