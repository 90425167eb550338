// The resolution ladder: which tables exist at which place and period. A lattice is fixed when its period opens, stored as
// JSON with it, and decides alone what the fold may count and the close may say.
import * as z from 'zod/mini'
import { Day, PeriodKind, PeriodName } from '../day.ts'
import { type Area, type Point } from '../register/organisation.ts'
import { type CodeList, Key, Visitor } from '../register/code-list.ts'
import { Policy, Profile } from './policy.ts'

/** `whole`, `area:KEY` or `point:KEY`. */
export const NodeName = z.string().check(z.regex(/^(whole|(area|point):[A-Za-z0-9_.-]{1,32})$/))
export type NodeName = z.infer<typeof NodeName>

/** A dimension, a level of groups (`language.1`) or `late`. */
export const DimensionId = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,31}(\.1)?$/))
export type DimensionId = z.infer<typeof DimensionId>

/** AN2: dimension ids in ASCII order joined by `+`; the empty family is the empty string. */
export const FamilyId = z.string()
export type FamilyId = z.infer<typeof FamilyId>

/** One code of a dimension in a period; `from` and `until` where it was in use on a part of the period only (AN43). */
export const LatticeCode = z.strictObject({
  key: Key,
  sensitive: z.boolean(),
  from: z.optional(Day),
  until: z.optional(Day),
})
export type LatticeCode = z.infer<typeof LatticeCode>

/**
 * A dimension as a period sees it: its codes in the list's order, and for every answer any list knows the code that it
 * counts under here (AN39, AN44). `source` is the question that a visit answers.
 */
export const LatticeDimension = z.strictObject({
  id: DimensionId,
  source: Key,
  many: z.boolean(),
  sensitive: z.boolean(),
  codes: z.array(LatticeCode),
  answers: z.record(z.string(), Key),
})
export type LatticeDimension = z.infer<typeof LatticeDimension>

/** A place with tables of its own: the points whose visits it counts, and the largest order of its families. */
export const LatticeNode = z.strictObject({ name: NodeName, points: z.array(z.string()), order: z.int() })
export type LatticeNode = z.infer<typeof LatticeNode>

/** What a period may count and say (AN36). */
export const Lattice = z.strictObject({
  visitor: Visitor,
  kind: PeriodKind,
  name: PeriodName,
  /** Days covered, both included; `first` is later than the period's where the register began in its middle. */
  first: Day,
  last: Day,
  profile: Profile,
  policy: Policy,
  /** Versions of the code list in force on its days (AN42). */
  lists: z.array(z.int()),
  dimensions: z.array(LatticeDimension),
  nodes: z.array(LatticeNode),
  /** Other names of nodes: same points, same node (AN31). */
  aliases: z.record(z.string(), NodeName),
  /** All families of the largest order; which of them a node has, `isInLattice` says. */
  families: z.array(FamilyId),
})
export type Lattice = z.infer<typeof Lattice>

/** The register as a lattice needs it; `shown` are the dimensions that some point shows. */
export type Structure = {
  readonly points: readonly Point[]
  readonly areas: readonly Area[]
  readonly lists: readonly CodeList[]
  readonly shown: readonly Key[]
  readonly policy: Policy
}

/** Arrivals of the last 365 days by point, and the age of the register in days (AN37, AN38). */
export type Volumes = { readonly points: Readonly<Record<string, number>>; readonly age: number }

/** The dimensions that the list in force on a day shows, where points have no settings of their own. */
export const shownOnDay = (_lists: readonly CodeList[], _day: Day): readonly Key[] => {
  throw new Error('not yet')
}

/** The lattice of a period that opens today (AN29 to AN48). The kind is the name's. */
export const makeLattice = (
  _visitor: Visitor,
  _name: PeriodName,
  _structure: Structure,
  _volumes: Volumes,
  _today: Day,
): Lattice => {
  throw new Error('not yet')
}

/**
 * The lattice of an open period after the register has changed: new codes and points count, a sensitive flag that was set
 * holds (AN43, AN46); profile, nodes, families and parameters stay (AN36). The same again changes nothing.
 */
export const amendLattice = (_lattice: Lattice, _structure: Structure, _today: Day): Lattice => {
  throw new Error('not yet')
}

/** The day on which the period is closed (AN59), by the policy it opened with. */
export const closeDay = (_name: PeriodName, _policy: Policy): Day => {
  throw new Error('not yet')
}

/** Dimension ids of a family. */
export const familyToDimensions = (family: FamilyId): readonly DimensionId[] => (family === '' ? [] : family.split('+'))

/** The family of dimensions in any order. */
export const dimensionsToFamily = (dimensions: readonly DimensionId[]): FamilyId => dimensions.toSorted().join('+')

/** The node that a name stands for, or `undefined` if the period has no such node. */
export const nodeByName = (_lattice: Lattice, _name: NodeName): LatticeNode | undefined => {
  throw new Error('not yet')
}

/** The families that a node of the lattice has. */
export const familiesOf = (_lattice: Lattice, _node: LatticeNode): readonly FamilyId[] => {
  throw new Error('not yet')
}

/** The nodes that hold a point's visits. */
export const nodesOf = (_lattice: Lattice, _point: string): readonly LatticeNode[] => {
  throw new Error('not yet')
}

/** Whether the period publishes the table (AN14, AN15); `name` may be an alias. */
export const isInLattice = (_lattice: Lattice, _name: NodeName, _family: FamilyId): boolean => {
  throw new Error('not yet')
}
