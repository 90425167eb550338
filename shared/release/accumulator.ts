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
  makePlan,
  numberToCodes,
  type Plan,
  ranksOf,
  type Slot,
  tuplesOf,
  withoutSensitive,
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
export type Batch = {
  readonly sha256: Sha256
  readonly plans: Map<Lattice, Plan>
  readonly slots: Map<FamilyId, Slot>
  readonly sums: Sums
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
  sums: { values: new Int32Array(3 * 1024), count: 0 },
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
  const used: Slot[] = []
  for (const placement of placements) addPlacement(batch, recordKey, visit, placement, used)
  for (const slot of used) {
    slot.bytes.fill(0, 0, recordKey.length)
    slot.key = 0
    slot.isFilled = false
  }
}

/** What the batch adds to the stored accumulators, each cell once, in key order. */
export const batchToAccumulators = (batch: Batch): readonly Accumulator[] => {
  const plans = [...batch.plans.values()].toSorted((one, other) => compare(planName(one), planName(other)))
  return plans.flatMap((plan) => planToAccumulators(plan, batch.sums))
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

/** n, f and k (as a signed 32-bit number) of every cell that the batch has touched, three numbers each, from place 1 on. */
type Sums = { values: Int32Array; count: number }

const planName = ({ lattice }: Plan): string => `${lattice.visitor}|${lattice.kind}|${lattice.name}`

const addPlacement = (
  batch: Batch,
  recordKey: Uint8Array,
  visit: { readonly point: string; readonly codes: Picks },
  placement: Placement,
  used: Slot[],
): void => {
  const plan = planOf(batch, placement.lattice)
  const sites = plan.sitesByPoint.get(visit.point)
  if (!sites) throw new Error('a visit at a point that its lattice does not know')
  const isFirst = placement.lattice.visitor === 'client' && visit.codes['first']?.includes('first') ? 1 : 0
  const all = plan.answers.map((answers) => ranksOf(answers, visit.codes, placement.late))
  const open = plan.hasSensitiveCodes ? withoutSensitive(plan.answers, all) : all
  for (let at = 0; at < plan.families.length; at++) {
    const family = plan.families[at] as Family // `at` is below the length
    let tuples: readonly number[] | undefined
    let openTuples: readonly number[] | undefined
    for (const site of sites) {
      const block = site.blocks[at]
      if (!block) continue
      const isOpen = open !== all && !block.allowsSensitive
      const numbers = isOpen ? (openTuples ??= tuplesOf(plan, family, open)) : (tuples ??= tuplesOf(plan, family, all))
      const key = slotKey(batch.sha256, family.slot, recordKey, used)
      for (const number of numbers) addToCell(batch.sums, placeOf(batch.sums, block, number), isFirst, key)
    }
  }
}

const placeOf = (sums: Sums, block: Block, number: number): number => {
  const places = (block.places ??= new Int32Array(block.size))
  const known = places[number]
  if (known) return known
  sums.count += 1
  if (3 * sums.count + 3 > sums.values.length) {
    const longer = new Int32Array(sums.values.length * 2)
    longer.set(sums.values)
    sums.values = longer
  }
  places[number] = sums.count
  return sums.count
}

const addToCell = ({ values }: Sums, place: number, isFirst: number, key: number): void => {
  const at = 3 * place
  values[at] = (values[at] ?? 0) + 1
  values[at + 1] = (values[at + 1] ?? 0) + isFirst
  values[at + 2] = ((values[at + 2] ?? 0) + key) | 0
}

const slotKey = (sha256: Sha256, slot: Slot, recordKey: Uint8Array, used: Slot[]): number => {
  if (!slot.isFilled) {
    slot.bytes.set(recordKey)
    slot.key = firstFourBytes(sha256(slot.bytes))
    slot.isFilled = true
    used.push(slot)
  }
  return slot.key
}

const planOf = (batch: Batch, lattice: Lattice): Plan => {
  const known = batch.plans.get(lattice)
  if (known) return known
  const plan = makePlan(batch.slots, lattice)
  batch.plans.set(lattice, plan)
  return plan
}

const planToAccumulators = (plan: Plan, { values }: Sums): Accumulator[] => {
  const { visitor, kind, name: period } = plan.lattice
  const accumulators: Accumulator[] = []
  for (const { name: node, blocks } of plan.sites)
    for (const [at, family] of plan.families.entries()) {
      const places = blocks[at]?.places
      if (!places) continue
      for (let number = 0; number < places.length; number++) {
        const place = places[number]
        if (!place) continue
        const [c1 = '', c2 = '', c3 = ''] = numberToCodes(plan, family, number)
        const [n = 0, f = 0, k = 0] = values.subarray(3 * place, 3 * place + 3)
        accumulators.push({ visitor, kind, period, node, family: family.id, c1, c2, c3, n, f, k: k >>> 0 })
      }
    }
  return accumulators
}
