// Receipts: that an id was counted or voided, and nothing else, for 400 days, so that a late repeat counts once (AN51).
import { type Day, dayPlus, dayToPeriod, type PeriodName } from '@tukkimies/shared/day.ts'
import type { EntryHash, LiveQueryable, LiveTx, Outcome } from './schema.ts'

/** Adds receipts in the bucket of a month; a hash that has one already is a fault. */
export const addReceipts = async (
  tx: LiveTx,
  hashes: readonly EntryHash[],
  outcome: Outcome,
  bucket: PeriodName,
): Promise<void> => {
  // In the order of the hashes, so that the order of writing tells nothing and the tree is filled from one side.
  const rows = hashes.toSorted().map((h) => [h, outcome, bucket])
  await tx.insertMany('receipt', ['h', 'outcome', 'bucket'], rows)
}

/** Deletes the buckets that ended over `days` days ago, 400 by the policy (AN102); answers how many receipts went. */
export const expireReceipts = async (tx: LiveTx, today: Day, days: number): Promise<number> => {
  // The month that holds the day `days` days ago ended that day at the earliest: it and later ones stay.
  const kept = dayToPeriod('m', dayPlus(today, -days))
  const { numDeletedRows } = await tx.query.deleteFrom('receipt').where('bucket', '<', kept).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** The oldest month of receipts, or `null` if there are none. */
export const oldestReceipts = async (live: LiveQueryable): Promise<PeriodName | null> => {
  const oldest = live.query.selectFrom('receipt').select(({ fn }) => fn.min<PeriodName | null>('bucket').as('bucket'))
  return (await oldest.executeTakeFirstOrThrow()).bucket
}
