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

/** A table's questions: `dimensions` are places in the layout's answers, `sizes` how many codes each has. */
export type Family = {
  readonly id: FamilyId
  readonly dimensions: readonly number[]
  readonly sizes: readonly number[]
  readonly size: number
  readonly slot: Slot
}

/** Questions, codes and tables; lattices that ask the same share one, so that a visit is read once for all of them. */
export type Layout = { readonly answers: readonly Answers[]; readonly families: Map<FamilyId, Family> }

/** One node's cells of one family: where its sums begin, 0 before the first visit. */
export type Block = { readonly family: Family; readonly allowsSensitive: boolean; start: number }

/** A node and its blocks in the order of their families. */
export type Site = { readonly name: NodeName; readonly blocks: readonly Block[] }

/** A lattice laid out for counting. */
export type Plan = {
  readonly number: number
  readonly lattice: Lattice
  readonly layout: Layout
  readonly sites: readonly Site[]
  readonly sitesByPoint: ReadonlyMap<string, readonly Site[]>
}

/** What lattices of a batch share: a family is hashed once a visit, whatever it counts in. */
export type Shared = { readonly slots: Map<FamilyId, Slot>; readonly layouts: Map<string, Layout> }

/** Lays a lattice out as the one of a number. */
export const makePlan = (shared: Shared, lattice: Lattice, number: number): Plan => {
  const layout = layoutOf(shared, lattice)
  const families = lattice.families.toSorted().map((id) => familyOf(shared, layout, lattice, id))
  const sites = lattice.nodes
    .toSorted((one, other) => compare(one.name, other.name))
    .map((node) => ({ points: node.points, site: makeSite(lattice, node, families) }))
  const sitesByPoint = new Map<string, Site[]>()
  for (const { points, site } of sites)
    for (const point of points) sitesByPoint.set(point, [...(sitesByPoint.get(point) ?? []), site])
  return { number, lattice, layout, sites: sites.map(({ site }) => site), sitesByPoint }
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

/** The same without sensitive codes, for places that have no cells of them (AN15); the same array where there are none. */
export const withoutSensitive = (
  answers: readonly Answers[],
  ranks: readonly (readonly number[])[],
): readonly (readonly number[])[] => {
  const isOpen = (rank: number, at: number): boolean => answers[at]?.sensitive.has(rank) !== true
  if (ranks.every((own, at) => own.every((rank) => isOpen(rank, at)))) return ranks
  return ranks.map((own, at) => own.filter((rank) => isOpen(rank, at)))
}

/**
 * Writes one number a combination of codes to the beginning of `numbers`, in mixed radix, so that numbers sort as the codes
 * do; answers how many there are.
 */
export const writeNumbers = (
  { dimensions, sizes }: Family,
  ranks: readonly (readonly number[])[],
  numbers: number[],
): number => {
  let count = 1
  numbers[0] = 0
  for (let at = 0; at < dimensions.length; at++) {
    const own = ranks[dimensions[at] ?? 0] ?? []
    const size = sizes[at] ?? 0
    // From the end, so that none is overwritten before it is read.
    for (let one = count - 1; one >= 0; one--) {
      const base = (numbers[one] ?? 0) * size
      for (let rank = own.length - 1; rank >= 0; rank--) numbers[one * own.length + rank] = base + (own[rank] ?? 0)
    }
    count *= own.length
  }
  return count
}

/** The codes of a combination's number, in family order. */
export const numberToCodes = (
  { answers }: Layout,
  { dimensions, sizes }: Family,
  number: number,
): readonly string[] => {
  const codes: string[] = []
  let rest = number
  for (let at = dimensions.length - 1; at >= 0; at--) {
    const size = sizes[at] ?? 1
    codes[at] = answers[dimensions[at] ?? 0]?.codes[rest % size] ?? ''
    rest = Math.floor(rest / size)
  }
  return codes
}

const layoutOf = ({ layouts }: Shared, { dimensions }: Lattice): Layout => {
  const name = JSON.stringify(dimensions)
  const known = layouts.get(name)
  if (known) return known
  const layout: Layout = { answers: dimensions.map(makeAnswers), families: new Map() }
  layouts.set(name, layout)
  return layout
}

const familyOf = ({ slots }: Shared, layout: Layout, lattice: Lattice, id: FamilyId): Family => {
  const known = layout.families.get(id)
  if (known) return known
  const dimensions = familyToDimensions(id).map((own) => lattice.dimensions.findIndex((one) => one.id === own))
  const sizes = dimensions.map((dimension) => layout.answers[dimension]?.codes.length ?? 0)
  const size = sizes.reduce((product, one) => product * one, 1)
  const family: Family = { id, dimensions, sizes, size, slot: slotOf(slots, id) }
  layout.families.set(id, family)
  return family
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
  const blocks = families.flatMap((family): Block[] =>
    own.has(family.id)
      ? [{ family, allowsSensitive: allowsSensitive(lattice, node.name, family.dimensions.length), start: 0 }]
      : [],
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
