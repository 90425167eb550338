// The periods that the fold has met: open -> closing -> closed, each with the lattice fixed when it opened (AN36, AN60).
import type { PeriodKind } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodState } from '@tukkimies/shared/release/accumulator.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { FoldBatches } from '@tukkimies/shared/release/risk.ts'
import type { LiveQueryable, LiveTx, PeriodKey } from './schema.ts'

/** A period; `lattice` is null where it counts as closed without ever having been open (AN38). */
export type LivePeriod = PeriodKey & {
  readonly state: PeriodState
  readonly lattice: Lattice | null
  readonly batches: FoldBatches
}

/** Opens the period of a lattice; one that is there already keeps what it has. Answers what stands. */
export const openPeriod = async (_tx: LiveTx, _lattice: Lattice): Promise<LivePeriod> => {
  throw new Error('not yet')
}

/** A period that was never opened before its close day counts as closed (AN38). */
export const addClosedPeriod = async (_tx: LiveTx, _period: PeriodKey): Promise<void> => {
  throw new Error('not yet')
}

export const findPeriod = async (_live: LiveQueryable, _period: PeriodKey): Promise<LivePeriod | null> => {
  throw new Error('not yet')
}

/** Periods of a visitor (and kind), by kind and name. Inside a transaction they are held until it ends. */
export const listPeriods = async (
  _live: LiveQueryable,
  _visitor: Visitor,
  _kind?: PeriodKind,
): Promise<LivePeriod[]> => {
  throw new Error('not yet')
}

/** Stores the amended lattice of a period that is open (AN43, AN46). */
export const changeLattice = async (_tx: LiveTx, _lattice: Lattice): Promise<void> => {
  throw new Error('not yet')
}

/** Notes a batch of the fold that added to the period: its size, and whether that is below the policy's least (AN54). */
export const noteBatch = async (_tx: LiveTx, _period: PeriodKey, _size: number, _sizeMin: number): Promise<void> => {
  throw new Error('not yet')
}

/** Moves a period forward; a move that is not the next one is a fault. Repeating the last move changes nothing. */
export const setPeriodState = async (_tx: LiveTx, _period: PeriodKey, _state: PeriodState): Promise<void> => {
  throw new Error('not yet')
}
