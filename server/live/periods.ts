// The periods that the fold has met: open -> closing -> closed, each with the lattice fixed when it opened (AN36, AN60).
import type { PeriodKind } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodState } from '@tukkimies/shared/release/accumulator.ts'
import { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { addFoldBatch, FoldBatches, noBatches, Rehearsal, RiskReport } from '@tukkimies/shared/release/risk.ts'
import type { Rehearsals } from '@tukkimies/shared/release/risk.ts'
import type { RiskDecision } from '@tukkimies/shared/release/risk-answer.ts'
import type { LiveQueryable, LiveTables, LiveTx, PeriodKey } from './schema.ts'

/** A period; `lattice` is null where it counts as closed without ever having been open (AN38). */
export type LivePeriod = PeriodKey & {
  readonly state: PeriodState
  readonly lattice: Lattice | null
  readonly batches: FoldBatches
  /** By which its close is judged, once they are made; a month may quote earlier ones (AN99). */
  readonly rehearsals: Rehearsals | null
  /** The report of the strictest profile, while the period waits for the data protection officer (AN100). */
  readonly waiting: RiskReport | null
  /** What the officer decided, once and for ever. */
  readonly decision: RiskDecision['act'] | null
}

const stateBefore: Readonly<Record<PeriodState, PeriodState | null>> = {
  open: null,
  closing: 'open',
  closed: 'closing',
}

/** Opens the period of a lattice; one that is there already keeps what it has. Answers what stands. */
export const openPeriod = async (tx: LiveTx, lattice: Lattice): Promise<LivePeriod> => {
  const { visitor, kind, name } = lattice
  await addPeriod(tx, { visitor, kind, name, state: 'open', lattice: JSON.stringify(lattice) })
  return periodOrThrow(tx, { visitor, kind, name })
}

/** A period that was never opened before its close day counts as closed (AN38). */
export const addClosedPeriod = async (tx: LiveTx, { visitor, kind, name }: PeriodKey): Promise<void> =>
  addPeriod(tx, { visitor, kind, name, state: 'closed', lattice: 'null' })

const addPeriod = async (
  tx: LiveTx,
  row: Pick<LiveTables['period'], 'visitor' | 'kind' | 'name' | 'state' | 'lattice'>,
): Promise<void> => {
  const batches = JSON.stringify(noBatches)
  await tx.query
    .insertInto('period')
    .values({ ...row, batches, rehearsals: null, waiting: null, decision: null })
    .onConflict((conflict) => conflict.columns(['visitor', 'kind', 'name']).doNothing())
    .execute()
}

/** A period that was met, or `null`. */
export const findPeriod = async (
  live: LiveQueryable,
  { visitor, kind, name }: PeriodKey,
): Promise<LivePeriod | null> => {
  const row = await live.query
    .selectFrom('period')
    .selectAll()
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ? rowToPeriod(row) : null
}

/** Periods of a visitor (and kind), by kind and name. */
export const listPeriods = async (live: LiveQueryable, visitor: Visitor, kind?: PeriodKind): Promise<LivePeriod[]> => {
  const rows = await live.query
    .selectFrom('period')
    .selectAll()
    .where('visitor', '=', visitor)
    .$if(kind !== undefined, (periods) => periods.where('kind', '=', kind ?? 'm'))
    .orderBy('kind')
    .orderBy('name')
    .execute()
  return rows.map(rowToPeriod)
}

/** Stores the amended lattice of a period that is open (AN43, AN46); one that is not open any more is a fault. */
export const changeLattice = async (tx: LiveTx, lattice: Lattice): Promise<void> => {
  const { visitor, kind, name } = lattice
  const { numUpdatedRows } = await tx.query
    .updateTable('period')
    .set({ lattice: JSON.stringify(lattice) })
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Error('only the lattice of an open period may change')
}

/** Notes a batch of the fold that added to the period: its size, and whether that is below the policy's least (AN54). */
export const noteBatch = async (tx: LiveTx, period: PeriodKey, size: number, sizeMin: number): Promise<void> => {
  const { batches } = await periodOrThrow(tx, period)
  await changePeriod(tx, period, { batches: JSON.stringify(addFoldBatch(batches, size, sizeMin)) })
}

/**
 * Moves a period forward; a move that is not the next one is a fault. Repeating the last move changes nothing. A closed
 * period keeps nothing exact: one batch alone is its number of visits.
 */
export const setPeriodState = async (tx: LiveTx, period: PeriodKey, state: PeriodState): Promise<void> => {
  const found = await periodOrThrow(tx, period)
  if (found.state === state) return
  if (found.state !== stateBefore[state]) throw new Error(`a period cannot go from ${found.state} to ${state}`)
  const judged = { batches: JSON.stringify(noBatches), rehearsals: null, waiting: null }
  await changePeriod(tx, period, { state, ...(state === 'closed' ? judged : {}) })
}

/** Fixes the rehearsals that the close of a period is judged by; answers what stands, which is what was fixed first. */
export const fixRehearsals = async (tx: LiveTx, period: PeriodKey, rehearsals: Rehearsals): Promise<Rehearsals> => {
  const found = await periodOrThrow(tx, period)
  if (found.rehearsals !== null) return found.rehearsals
  await changePeriod(tx, period, { rehearsals: JSON.stringify(rehearsals) })
  return rehearsals
}

/** Puts a period that is being closed before the data protection officer. */
export const awaitDecision = (tx: LiveTx, period: PeriodKey, report: RiskReport): Promise<void> =>
  changePeriod(tx, period, { waiting: JSON.stringify(report) })

/** Fixes what the officer decided; `false` if the period does not wait, or was decided before. */
export const decidePeriod = async (
  tx: LiveTx,
  { visitor, name }: Pick<PeriodKey, 'visitor' | 'name'>,
  act: RiskDecision['act'],
): Promise<boolean> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('period')
    .set({ decision: act })
    .where('visitor', '=', visitor)
    .where('name', '=', name)
    .where('state', '=', 'closing')
    .where('waiting', 'is not', null)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const changePeriod = async (
  tx: LiveTx,
  { visitor, kind, name }: PeriodKey,
  change: Partial<Pick<LiveTables['period'], 'state' | 'batches' | 'rehearsals' | 'waiting'>>,
): Promise<void> => {
  await tx.query
    .updateTable('period')
    .set(change)
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .execute()
}

const periodOrThrow = async (tx: LiveTx, period: PeriodKey): Promise<LivePeriod> => {
  const found = await findPeriod(tx, period)
  if (!found) throw new Error('a period that was never met')
  return found
}

const rowToPeriod = ({ lattice, batches, rehearsals, waiting, ...row }: LiveTables['period']): LivePeriod => ({
  ...row,
  lattice: lattice === 'null' ? null : Lattice.parse(JSON.parse(lattice)),
  batches: FoldBatches.parse(JSON.parse(batches)),
  rehearsals: rehearsals === null ? null : textToRehearsals(rehearsals),
  waiting: waiting === null ? null : RiskReport.parse(JSON.parse(waiting)),
})

const textToRehearsals = (text: string): Rehearsals =>
  // Written by `fixRehearsals` alone.
  Object.fromEntries(
    Object.entries(JSON.parse(text) as object).map(([profile, one]) => [profile, Rehearsal.parse(one)]),
  )
