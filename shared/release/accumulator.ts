// One visit and its record key into its accumulators: counts and key sums that only ever add up (AN4, AN55). A batch lays
// out each lattice once, hashes each family once a visit, and sums under small whole numbers instead of names.
import { type Day, dayToPeriod, type PeriodKind, type PeriodName, periodPlus } from '../day.ts'
import { type Visitor } from '../register/code-list.ts'
import { type Picks } from '../visit.ts'
import { firstFourBytes, type Sha256 } from './cell-key.ts'
import { closeDay, type FamilyId, type Lattice } from './lattice.ts'
import {
  type Block,
  type Family,
  type Layout,
  makePlan,
  numberToCodes,
  type Plan,
  ranksOf,
  type Shared,
  type Slot,
  withoutSensitive,
  writeNumbers,
} from './layout.ts'
import { type NodeName } from './nodes.ts'
import { type Policy } from './policy.ts'

/** AN56. Unused codes are empty strings; `k` is 0 to 2^32 - 1. */
export type Accumulator = {
  readonly visitor: Visitor
  readonly kind: PeriodKind
  readonly period: PeriodName
  readonly node: NodeName
  readonly family: FamilyId
  readonly c1: string
  readonly c2: string
  readonly c3: string
  readonly n: number
  readonly f: number
  readonly k: number
}

/** Where a visit counts: a period's lattice, and whether it was filed outside its own period (AN57). */
export type Placement = { readonly lattice: Lattice; readonly late: boolean }

/** Sums of a batch in memory; made by `createBatch`, read by `batchToAccumulators`. */
export type Batch = Shared & {
  readonly sha256: Sha256
  readonly plans: Map<Lattice, Plan>
  readonly courses: Map<string, readonly Course[]>
  readonly sums: Sums
  /** Room for the cells of one table that one visit counts in. */
  readonly numbers: number[]
}

export type PeriodState = 'open' | 'closing' | 'closed'

/**
 * The period of a kind that a visit of the day counts in: its own, or the earliest one after it that is not closed (AN57).
 * Periods close oldest first, so none before its own is open when its own is closed.
 */
export const periodFor = (
  kind: PeriodKind,
  day: Day,
  isClosed: (name: PeriodName) => boolean,
): { readonly name: PeriodName; readonly late: boolean } => {
  const own = dayToPeriod(kind, day)
  let name = own
  while (isClosed(name)) name = periodPlus(name, 1)
  return { name, late: name !== own }
}

/**
 * Whether the fold treats a period as closed: it is closing or closed, or its close day passed before it was ever opened
 * (AN38, AN60). `state` is `undefined` where it never was; `policy` then is the one in force.
 */
export const isPeriodClosed = (
  name: PeriodName,
  state: PeriodState | undefined,
  policy: Policy,
  today: Day,
): boolean => (state === undefined ? closeDay(name, policy) < today : state !== 'open')

/** An empty batch. */
export const createBatch = (sha256: Sha256): Batch => ({
  sha256,
  plans: new Map(),
  slots: new Map(),
  layouts: new Map(),
  courses: new Map(),
  sums: { values: new Int32Array(3 * 1024), end: 3 },
  numbers: [],
})

/**
 * Adds one visit (a point and its codes) to the batch, once a placement. The 16 bytes of the record key are forgotten here
 * before it returns; the caller overwrites its own (AN1). A point that the lattice does not know is a fault.
 */
export const addVisit = (
  batch: Batch,
  recordKey: Uint8Array,
  visit: { readonly point: string; readonly codes: Picks },
  placements: readonly Placement[],
): void => {
  const courses = coursesOf(batch, visit.point, placements)
  for (const course of courses) followCourse(batch, recordKey, visit.codes, course)
  for (const { stops } of courses) for (const { family } of stops) forgetKey(family.slot, recordKey.length)
}

/** What the batch adds to the stored accumulators, each cell once, in key order. */
export const batchToAccumulators = (batch: Batch): readonly Accumulator[] => [...eachAccumulator(batch)]

/** The same one after the other: of a large batch there are too many to hold at once. */
export function* eachAccumulator(batch: Batch): Generator<Accumulator> {
  const plans = [...batch.plans.values()].toSorted((one, other) => compare(planName(one), planName(other)))
  for (const plan of plans) yield* eachOfPlan(plan, batch.sums)
}

/** Two accumulators of the same cell as one (AN4, AN70). */
export const addAccumulators = (one: Accumulator, other: Accumulator): Accumulator => ({
  ...one,
  n: one.n + other.n,
  f: one.f + other.f,
  k: ((one.k + other.k) & 0xffffffff) >>> 0,
})

/** The codes of an accumulator joined by `+`. */
export const accumulatorCodes = ({ c1, c2, c3 }: Pick<Accumulator, 'c1' | 'c2' | 'c3'>): string =>
  c3 !== '' ? `${c1}+${c2}+${c3}` : c2 !== '' ? `${c1}+${c2}` : c1

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** n, f and k (as a signed 32-bit number), three numbers a cell, block after block; the first three stand for no cell. */
type Sums = { values: Int32Array; end: number }

/** All cells in which a visit at a point counts, table by table, of lattices that ask the same and take it alike. */
type Course = {
  readonly layout: Layout
  readonly isLate: boolean
  readonly isClient: boolean
  readonly stops: readonly Stop[]
}

/** One table at all its places: where the sums of each begin, apart where sensitive codes have no cell. */
type Stop = { readonly family: Family; readonly starts: readonly number[]; readonly openStarts: readonly number[] }

const planName = ({ lattice }: Plan): string => `${lattice.visitor}|${lattice.kind}|${lattice.name}`

const coursesOf = (batch: Batch, point: string, placements: readonly Placement[]): readonly Course[] => {
  let name = point
  for (const { lattice, late } of placements) name += `|${planOf(batch, lattice).number}${late ? 'l' : ''}`
  const known = batch.courses.get(name)
  if (known) return known
  const alike = Map.groupBy(placements, ({ lattice, late }) => {
    const { layout } = planOf(batch, lattice)
    return `${[...batch.layouts.values()].indexOf(layout)}|${late}|${lattice.visitor}`
  })
  const courses = [...alike.values()].map((group) => makeCourse(batch, point, group))
  batch.courses.set(name, courses)
  return courses
}

const planOf = (batch: Batch, lattice: Lattice): Plan => {
  const known = batch.plans.get(lattice)
  if (known) return known
  const plan = makePlan(batch, lattice, batch.plans.size)
  batch.plans.set(lattice, plan)
  return plan
}

const makeCourse = (batch: Batch, point: string, placements: readonly Placement[]): Course => {
  const blocks: Block[] = []
  for (const { lattice } of placements) {
    const sites = planOf(batch, lattice).sitesByPoint.get(point)
    if (!sites) throw new Error('a visit at a point that its lattice does not know')
    blocks.push(...sites.flatMap((site) => site.blocks))
  }
  const starts = (own: readonly Block[]): readonly number[] => own.map((block) => startOf(batch.sums, block))
  const stops = [...Map.groupBy(blocks, ({ family }) => family)].map(([family, own]): Stop => {
    const [all, open] = [own.filter((one) => one.allowsSensitive), own.filter((one) => !one.allowsSensitive)]
    return { family, starts: starts(all), openStarts: starts(open) }
  })
  // A course has a placement at least: they are what was grouped.
  const [{ lattice, late }] = placements as readonly [Placement, ...Placement[]]
  return { layout: planOf(batch, lattice).layout, isLate: late, isClient: lattice.visitor === 'client', stops }
}

const startOf = (sums: Sums, block: Block): number => {
  if (block.start > 0) return block.start
  block.start = sums.end
  sums.end += 3 * block.family.size
  if (sums.end > sums.values.length) {
    const longer = new Int32Array(Math.max(sums.end, sums.values.length * 2))
    longer.set(sums.values)
    sums.values = longer
  }
  return block.start
}

const followCourse = (batch: Batch, recordKey: Uint8Array, codes: Picks, course: Course): void => {
  const { layout, isLate, isClient, stops } = course
  const { values } = batch.sums
  const isFirst = isClient && codes['first']?.includes('first') ? 1 : 0
  const ranks = layout.answers.map((answers) => ranksOf(answers, codes, isLate))
  const openRanks = withoutSensitive(layout.answers, ranks)
  for (const { family, starts, openStarts } of stops) {
    const key = slotKey(batch.sha256, family.slot, recordKey)
    let count = writeNumbers(family, ranks, batch.numbers)
    for (const start of starts) addToCells(values, start, batch.numbers, count, isFirst, key)
    if (openRanks !== ranks) count = writeNumbers(family, openRanks, batch.numbers)
    for (const start of openStarts) addToCells(values, start, batch.numbers, count, isFirst, key)
  }
}

const addToCells = (
  values: Int32Array,
  start: number,
  numbers: readonly number[],
  count: number,
  isFirst: number,
  key: number,
): void => {
  for (let one = 0; one < count; one++) {
    const at = start + 3 * (numbers[one] ?? 0)
    values[at] = (values[at] ?? 0) + 1
    values[at + 1] = (values[at + 1] ?? 0) + isFirst
    values[at + 2] = ((values[at + 2] ?? 0) + key) | 0
  }
}

const slotKey = (sha256: Sha256, slot: Slot, recordKey: Uint8Array): number => {
  if (!slot.isFilled) {
    slot.bytes.set(recordKey)
    slot.key = firstFourBytes(sha256(slot.bytes))
    slot.isFilled = true
  }
  return slot.key
}

const forgetKey = (slot: Slot, length: number): void => {
  slot.bytes.fill(0, 0, length)
  slot.key = 0
  slot.isFilled = false
}

function* eachOfPlan({ lattice, layout, sites }: Plan, { values }: Sums): Generator<Accumulator> {
  const { visitor, kind, name: period } = lattice
  for (const { name: node, blocks } of sites)
    for (const { family, start } of blocks) {
      if (start === 0) continue
      for (let number = 0; number < family.size; number++) {
        const at = start + 3 * number
        const [n, f, k] = [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0]
        if (n === 0) continue
        const [c1 = '', c2 = '', c3 = ''] = numberToCodes(layout, family, number)
        yield { visitor, kind, period, node, family: family.id, c1, c2, c3, n, f, k: k >>> 0 }
      }
    }
}
