// Receipts: that an id was counted or voided, and nothing else, for 400 days, so that a late repeat counts once (AN51).
import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { EntryHash, LiveTx, Outcome } from './schema.ts'

/** Adds receipts in the bucket of a month; a hash that has one already is a fault. */
export const addReceipts = async (
  _tx: LiveTx,
  _hashes: readonly EntryHash[],
  _outcome: Outcome,
  _bucket: PeriodName,
): Promise<void> => {
  throw new Error('not yet')
}

/** Deletes the buckets that ended over `days` days ago, 400 by the policy (AN102); answers how many receipts went. */
export const expireReceipts = async (_tx: LiveTx, _today: Day, _days: number): Promise<number> => {
  throw new Error('not yet')
}
