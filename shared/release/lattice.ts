// The resolution ladder: which tables exist at which place and period. A lattice is fixed when its period opens, stored as
// JSON with it, and decides alone what the fold may count and the close may say.
import * as z from 'zod/mini'
import {
  Day,
  dayPlus,
  daysBetween,
  PeriodKind,
  PeriodName,
  periodFirstDay,
  periodLastDay,
  periodToKind,
} from '../day.ts'
import { type CodeList, type Key, Visitor } from '../register/code-list.ts'
import { type Area, type Point } from '../register/organisation.ts'
import {
  amendDimensions,
  type DimensionId,
  late,
  LatticeDimension,
  latticeDimensions,
  versionsInForce,
} from './dimensions.ts'
import { joinPoints, makePlaces, NodeName, type NodeKind, nodeToKind, type Sizes, whole } from './nodes.ts'
import { dimensionsMax, isFiner, Policy, Profile, profileByVolume } from './policy.ts'

/** AN2: dimension ids in ASCII order joined by `+`; the empty family is the empty string. */
export type FamilyId = string

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
  families: z.array(z.string()),
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

/** Below this age a register's volumes are what was answered at set-up; from a year on they are its arrivals (AN38). */
export const ageMin = 90
const yearDays = 365

// AN34: largest order by month, quarter, year.
const ladder: Readonly<Record<Profile, Readonly<Record<'part' | 'whole', Readonly<Record<PeriodKind, number>>>>>> = {
  floor: { part: { m: 0, q: 0, y: 1 }, whole: { m: 1, q: 1, y: 1 } },
  S: { part: { m: 1, q: 1, y: 1 }, whole: { m: 1, q: 2, y: 2 } },
  M: { part: { m: 1, q: 1, y: 2 }, whole: { m: 1, q: 2, y: 3 } },
  L: { part: { m: 1, q: 2, y: 2 }, whole: { m: 2, q: 2, y: 3 } },
}

/** The profile that the volume gives, before any policy (AN34, AN38, AN48). */
export const ownProfile = (visitor: Visitor, volumes: Volumes): Profile =>
  visitor === 'partner' || volumes.age < ageMin ? 'S' : profileByVolume(wholeVolume(volumes))

/** The largest order that a profile publishes at a place and period (AN34). */
export const orderOf = (profile: Profile, node: NodeKind, kind: PeriodKind): number =>
  ladder[profile][node === 'whole' ? 'whole' : 'part'][kind]

/** The lattice of a period that opens today (AN29 to AN48). The kind is the name's. */
export const makeLattice = (
  visitor: Visitor,
  name: PeriodName,
  structure: Structure,
  volumes: Volumes,
  today: Day,
): Lattice => {
  const { lists, shown, points, policy } = structure
  const kind = periodToKind(name)
  const profile = chooseProfile(visitor, policy, volumes)
  const dimensions = latticeDimensions(visitor, name, lists, shown, today)
  const { nodes, aliases } = makePlaces(name, points, makeSizes(points, volumes, policy, today))
  const began = dayPlus(today, -volumes.age)
  const first = periodFirstDay(name)
  return {
    visitor,
    kind,
    name,
    first: began > first && began <= periodLastDay(name) ? began : first,
    last: periodLastDay(name),
    profile,
    policy,
    lists: versionsInForce(lists, name).map((list) => list.version),
    dimensions,
    nodes: nodes.map(({ name: node, points: held }) => ({
      name: node,
      points: [...held],
      order: orderOf(profile, nodeToKind(node), kind),
    })),
    aliases: { ...aliases },
    families: makeFamilies(dimensions, visitor === 'client' ? policy.triples : [], orderOf(profile, 'whole', kind)),
  }
}

/**
 * The lattice of an open period after the register has changed: new codes and points count, a sensitive flag that was set
 * holds (AN43, AN46); profile, families and parameters stay, and nodes but one that a new point would be read off by (AN33,
 * AN36). `volumes` are those of today. The same again changes nothing.
 */
export const amendLattice = (lattice: Lattice, structure: Structure, volumes: Volumes, today: Day): Lattice => {
  const { nodes, aliases } = joinPoints(
    lattice,
    lattice.name,
    structure.points,
    makeSizes(structure.points, volumes, lattice.policy, today),
  )
  return {
    ...lattice,
    lists: versionsInForce(structure.lists, lattice.name).map((list) => list.version),
    dimensions: amendDimensions(lattice.dimensions, lattice.name, structure.lists, today),
    nodes: [...nodes],
    aliases: { ...aliases },
  }
}

/** The lattice on a stricter profile: a subset of its tables (AN100). A finer one changes nothing. */
export const restrictLattice = (lattice: Lattice, profile: Profile): Lattice => {
  if (!isFiner(lattice.profile, profile)) return lattice
  const nodes = lattice.nodes.map((node) => ({
    ...node,
    order: Math.min(node.order, orderOf(profile, nodeToKind(node.name), lattice.kind)),
  }))
  return { ...lattice, profile, nodes }
}

/** The lattice of another period with the same places, dimensions and policy on a profile, as a rehearsal needs it (AN98). */
export const latticeLike = (lattice: Lattice, name: PeriodName, profile: Profile): Lattice => {
  const { visitor, dimensions, nodes, policy } = lattice
  const kind = periodToKind(name)
  const order = orderOf(profile, 'whole', kind)
  return {
    ...lattice,
    kind,
    name,
    first: periodFirstDay(name),
    last: periodLastDay(name),
    profile,
    nodes: nodes.map((node) => ({ ...node, order: orderOf(profile, nodeToKind(node.name), kind) })),
    families: makeFamilies(dimensions, visitor === 'client' ? policy.triples : [], order),
  }
}

/** The day on which the period is closed, by the policy it opened with (AN59). */
export const closeDay = (name: PeriodName, policy: Policy): Day =>
  dayPlus(periodLastDay(name), policy.openDays + policy.grace[periodToKind(name)])

/** Dimension ids of a family. */
export const familyToDimensions = (family: FamilyId): readonly DimensionId[] => (family === '' ? [] : family.split('+'))

/** The family of dimensions in any order. */
export const dimensionsToFamily = (dimensions: readonly DimensionId[]): FamilyId => dimensions.toSorted().join('+')

/** The node that a name stands for, or `undefined` if the period has no such node. */
export const nodeByName = (lattice: Lattice, name: NodeName): LatticeNode | undefined => {
  const own = lattice.aliases[name] ?? name
  return lattice.nodes.find((node) => node.name === own)
}

/** The nodes that hold a point's visits. */
export const nodesOf = (lattice: Lattice, point: string): readonly LatticeNode[] =>
  lattice.nodes.filter((node) => node.points.includes(point))

/** The families that a node of the lattice has (AN14, AN15). */
export const familiesOf = (lattice: Lattice, node: LatticeNode): readonly FamilyId[] => {
  const sensitive = sensitiveIds(lattice)
  return lattice.families.filter((family) => isFamilyOf(lattice, node, familyToDimensions(family), sensitive))
}

/** Whether the period publishes the table (AN14, AN15); `name` may be an alias. */
export const isInLattice = (lattice: Lattice, name: NodeName, family: FamilyId): boolean => {
  const node = nodeByName(lattice, name)
  if (!node || !lattice.families.includes(family)) return false
  return isFamilyOf(lattice, node, familyToDimensions(family), sensitiveIds(lattice))
}

/** Whether sensitive codes may be counted and said in a node's tables of an order (AN15). */
export const allowsSensitive = (lattice: Lattice, node: NodeName, order: number): boolean =>
  node === whole && lattice.kind !== 'm' && order <= 2

/** The ids of the dimensions flagged sensitive. */
export const sensitiveIds = (lattice: Lattice): ReadonlySet<DimensionId> =>
  new Set(lattice.dimensions.filter(({ sensitive }) => sensitive).map(({ id }) => id))

const isFamilyOf = (
  lattice: Lattice,
  node: LatticeNode,
  dimensions: readonly DimensionId[],
  sensitive: ReadonlySet<DimensionId>,
): boolean =>
  dimensions.length <= node.order &&
  (!dimensions.some((id) => sensitive.has(id)) || allowsSensitive(lattice, node.name, dimensions.length))

// AN34, AN35, AN38, AN48: partners always S, a set profile if it is stricter or signed.
const chooseProfile = (visitor: Visitor, policy: Policy, volumes: Volumes): Profile => {
  const own = ownProfile(visitor, volumes)
  const { set, signed } = policy.profile
  if (set === 'volume') return own
  return isFiner(set, own) && !(signed && visitor === 'client') ? own : set
}

const wholeVolume = (volumes: Volumes): number =>
  yearly(
    Object.values(volumes.points).reduce((sum, arrivals) => sum + arrivals, 0),
    volumes.age,
  )

const yearly = (arrivals: number, age: number): number => (age < yearDays ? (arrivals * yearDays) / age : arrivals)

// AN38: in the first months, its own as the register's, a point counts as large or as almost nobody, by the answer given when
// it was added. Not as nobody: the rest of a whole that holds a small point must look like the remainder that AN33 guards, or
// a subtraction would show it.
const makeSizes = (points: readonly Point[], volumes: Volumes, { smallPoint }: Policy, today: Day): Sizes => {
  const ages = new Map<string, number>(
    points.map(({ id, first }) => [id, Math.min(volumes.age, daysBetween(first, today))]),
  )
  const busy = new Set<string>(points.filter((point) => point.busy).map((point) => point.id))
  const volumeOf = (point: string): number => {
    const age = ages.get(point) ?? 0
    if (age >= ageMin) return yearly(volumes.points[point] ?? 0, age)
    return busy.has(point) ? smallPoint : 1
  }
  return { small: smallPoint, volumeOf }
}

// AN39, AN41: singles, pairs of questions and the one pair of groups, allowed triples.
const makeFamilies = (
  dimensions: readonly LatticeDimension[],
  triples: Policy['triples'],
  order: number,
): FamilyId[] => {
  const questions = dimensions.filter(({ id, source }) => id === source && id !== late)
  if (questions.length > dimensionsMax) throw new Error('more dimensions than a lattice may hold')
  const families: FamilyId[] = ['']
  if (order >= 1) families.push(...dimensions.map(({ id }) => id).toSorted())
  if (order >= 2) families.push(...makePairs(dimensions, questions))
  if (order >= 3) families.push(...makeTriples(questions, triples))
  return families
}

const groupPair = ['language.1', 'topic.1'] as const

const makePairs = (all: readonly LatticeDimension[], questions: readonly LatticeDimension[]): FamilyId[] => {
  const pairs = questions.flatMap(({ id }, at) =>
    questions.slice(at + 1).map((other) => dimensionsToFamily([id, other.id])),
  )
  if (groupPair.every((id) => all.some((dimension) => dimension.id === id))) pairs.push(dimensionsToFamily(groupPair))
  return pairs.toSorted()
}

const makeTriples = (questions: readonly LatticeDimension[], triples: Policy['triples']): FamilyId[] => {
  const byId = new Map(questions.map((dimension) => [dimension.id, dimension]))
  const isAllowed = (triple: readonly Key[]): boolean => {
    const held = triple.flatMap((key) => byId.get(key) ?? [])
    return held.length === 3 && held.every(({ sensitive }) => !sensitive) && held.filter(({ many }) => many).length <= 1
  }
  return triples.filter(isAllowed).map(dimensionsToFamily).toSorted()
}
