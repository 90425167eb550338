// A lattice laid out for counting: codes and their combinations as small whole numbers, families with the bytes that they
// are hashed from, places with the tables that they have.
import { notRecorded } from '../register/code-list.ts'
import { type Picks } from '../visit.ts'
import { familyKeyBytes } from './cell-key.ts'
import { late, lateCodes, type LatticeDimension } from './dimensions.ts'
import {
  allowsSensitive,
  familiesOf,
  type FamilyId,
  familyToDimensions,
  type Lattice,
  type LatticeNode,
} from './lattice.ts'
import { type NodeName } from './nodes.ts'

/** A family's key of the visit at hand, shared by all periods and nodes. */
export type Slot = { readonly bytes: Uint8Array; key: number; isFilled: boolean }

/** A dimension with its codes in ASCII order: an answer's number is the rank of the code it counts under. */
export type Answers = {
  readonly source: string
  readonly many: boolean
  readonly codes: readonly string[]
  readonly ranks: ReadonlyMap<string, number>
  readonly nr: number
  readonly sensitive: ReadonlySet<number>
}

/** One node's cells of one family: the place of each combination of codes in the sums, 0 where none came yet. */
export type Block = { places: Int32Array | undefined; readonly size: number; readonly allowsSensitive: boolean }

export type Family = {
  readonly id: FamilyId
  readonly dimensions: readonly number[]
  readonly size: number
  readonly slot: Slot
}

/** A node's blocks by family; `undefined` where the node has no such table. */
export type Site = { readonly name: NodeName; readonly blocks: readonly (Block | undefined)[] }

/** A lattice laid out for counting. */
export type Plan = {
  readonly lattice: Lattice
  readonly answers: readonly Answers[]
  readonly families: readonly Family[]
  readonly sites: readonly Site[]
  readonly sitesByPoint: ReadonlyMap<string, readonly Site[]>
  readonly hasSensitiveCodes: boolean
}

/** Lays a lattice out; `slots` are shared by all lattices of a batch, so that a family is hashed once a visit. */
export const makePlan = (slots: Map<FamilyId, Slot>, lattice: Lattice): Plan => {
  const numbers = new Map(lattice.dimensions.map(({ id }, at) => [id, at]))
  const answers = lattice.dimensions.map(makeAnswers)
  const families = lattice.families.toSorted().map((id): Family => {
    const dimensions = familyToDimensions(id).map((dimension) => numbers.get(dimension) ?? -1)
    const size = dimensions.reduce((product, dimension) => product * (answers[dimension]?.codes.length ?? 0), 1)
    return { id, dimensions, size, slot: slotOf(slots, id) }
  })
  const sites = lattice.nodes
    .toSorted((one, other) => compare(one.name, other.name))
    .map((node) => ({ points: node.points, site: makeSite(lattice, node, families) }))
  const sitesByPoint = new Map<string, Site[]>()
  for (const { points, site } of sites)
    for (const point of points) sitesByPoint.set(point, [...(sitesByPoint.get(point) ?? []), site])
  const hasSensitiveCodes = lattice.dimensions.some(({ codes }) => codes.some(({ sensitive }) => sensitive))
  return { lattice, answers, families, sites: sites.map(({ site }) => site), sitesByPoint, hasSensitiveCodes }
}

/** AN44: the ranks of the codes that a visit's answers count under; "not recorded" stands alone. */
export const ranksOf = (answers: Answers, codes: Picks, isLate: boolean): readonly number[] => {
  if (answers.source === late) return [answers.ranks.get(isLate ? lateCodes.yes : lateCodes.no) ?? 0]
  const picks = codes[answers.source]
  if (!picks || picks.length === 0) return [answers.nr]
  const [only] = picks
  if (picks.length === 1 || !answers.many) return [answers.ranks.get(only ?? '') ?? answers.nr]
  const ranks = new Set(picks.map((pick) => answers.ranks.get(pick) ?? answers.nr))
  if (ranks.size > 1) ranks.delete(answers.nr)
  return [...ranks]
}

/** The same without sensitive codes, for places that have no cells of them (AN15). */
export const withoutSensitive = (
  answers: readonly Answers[],
  ranks: readonly (readonly number[])[],
): readonly (readonly number[])[] => ranks.map((own, at) => own.filter((rank) => !answers[at]?.sensitive.has(rank)))

/** One number a combination of codes, in mixed radix, so that numbers sort as the codes do. */
export const tuplesOf = (plan: Plan, family: Family, ranks: readonly (readonly number[])[]): readonly number[] => {
  let tuples: readonly number[] = [0]
  for (const dimension of family.dimensions) {
    const own = ranks[dimension] ?? []
    const size = plan.answers[dimension]?.codes.length ?? 0
    const [only] = own
    if (own.length === 1 && tuples.length === 1 && only !== undefined) tuples = [(tuples[0] ?? 0) * size + only]
    else tuples = tuples.flatMap((tuple) => own.map((rank) => tuple * size + rank))
  }
  return tuples
}

/** The codes of a combination's number, in family order. */
export const numberToCodes = (plan: Plan, family: Family, number: number): readonly string[] => {
  const codes: string[] = []
  let rest = number
  for (const dimension of family.dimensions.toReversed()) {
    const own = plan.answers[dimension]?.codes ?? []
    codes.unshift(own[rest % own.length] ?? '')
    rest = Math.floor(rest / own.length)
  }
  return codes
}

const slotOf = (slots: Map<FamilyId, Slot>, family: FamilyId): Slot => {
  const known = slots.get(family)
  if (known) return known
  const slot: Slot = { bytes: familyKeyBytes(family), key: 0, isFilled: false }
  slots.set(family, slot)
  return slot
}

const makeSite = (lattice: Lattice, node: LatticeNode, families: readonly Family[]): Site => {
  const own = new Set(familiesOf(lattice, node))
  const blocks = families.map(({ id, dimensions, size }): Block | undefined =>
    own.has(id)
      ? { places: undefined, size, allowsSensitive: allowsSensitive(lattice, node.name, dimensions.length) }
      : undefined,
  )
  return { name: node.name, blocks }
}

const makeAnswers = ({ source, many, codes, answers }: LatticeDimension): Answers => {
  const sorted = codes.map(({ key }) => key).toSorted()
  const rank = new Map(sorted.map((key, at) => [key, at]))
  const nr = rank.get(notRecorded) ?? 0
  return {
    source,
    many,
    codes: sorted,
    ranks: new Map(Object.entries(answers).map(([answer, code]) => [answer, rank.get(code) ?? nr])),
    nr,
    sensitive: new Set(codes.flatMap(({ key, sensitive }) => (sensitive ? [rank.get(key) ?? nr] : []))),
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
