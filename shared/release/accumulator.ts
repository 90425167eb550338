// One visit and its record key into its accumulators: counts and key sums that only ever add up (AN4, AN55).
import { type Day, type PeriodKind, type PeriodName } from '../day.ts'
import { type Picks } from '../visit.ts'
import { type Visitor } from '../register/code-list.ts'
import { type Sha256 } from './cell-key.ts'
import { type FamilyId, type Lattice } from './lattice.ts'
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
export type Batch = { readonly sha256: Sha256 }

export type PeriodState = 'open' | 'closing' | 'closed'

/**
 * The period of a kind that a visit of the day counts in: its own, or the earliest one after it that is not closed (AN57).
 */
export const periodFor = (
  _kind: PeriodKind,
  _day: Day,
  _isClosed: (name: PeriodName) => boolean,
): { readonly name: PeriodName; readonly late: boolean } => {
  throw new Error('not yet')
}

/** Whether the fold treats a period as closed: closing, closed, or its close day passed before it was ever opened (AN38). */
export const isPeriodClosed = (
  _name: PeriodName,
  _state: PeriodState | undefined,
  _policy: Policy,
  _today: Day,
): boolean => {
  throw new Error('not yet')
}

/** An empty batch. */
export const createBatch = (_sha256: Sha256): Batch => {
  throw new Error('not yet')
}

/** Adds one visit (a point and its codes) to the batch, once a placement; the caller overwrites the 16 bytes afterwards. */
export const addVisit = (
  _batch: Batch,
  _recordKey: Uint8Array,
  _visit: { readonly point: string; readonly codes: Picks },
  _placements: readonly Placement[],
): void => {
  throw new Error('not yet')
}

/** What the batch adds to the stored accumulators, in key order. */
export const batchToAccumulators = (_batch: Batch): readonly Accumulator[] => {
  throw new Error('not yet')
}

/** Two accumulators of the same cell as one (AN4, AN70). */
export const addAccumulators = (_one: Accumulator, _other: Accumulator): Accumulator => {
  throw new Error('not yet')
}

/** The codes of an accumulator joined by `+`. */
export const accumulatorCodes = ({ c1, c2, c3 }: Accumulator): string =>
  c3 !== '' ? `${c1}+${c2}+${c3}` : c2 !== '' ? `${c1}+${c2}` : c1
