// Accumulators: exact running counts of at most three codes, from the fold until the close. No screen, route, file or log
// shows one; fold and close alone come here (AN56).
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import type { LiveQueryable, LiveTx, PeriodKey } from './schema.ts'

/**
 * Adds counts and key sums to what is there, `k` modulo 2^32 (AN4). Any order and split into calls gives the same rows.
 * No two rows of a call may be of the same cell; in the order of their cells they are fastest.
 */
export const addToAccumulators = async (_tx: LiveTx, _rows: readonly Accumulator[]): Promise<void> => {
  throw new Error('not yet')
}

/** A period's accumulators sorted by node, family and codes, in pages, so that no period need fit into memory. */
export async function* accumulatorPages(
  _live: LiveQueryable,
  _period: PeriodKey,
  _pageRows = 20_000,
): AsyncGenerator<readonly Accumulator[]> {
  throw new Error('not yet')
}

/** All of a period's accumulators, in the same order. */
export const readAccumulators = async (_live: LiveQueryable, _period: PeriodKey): Promise<Accumulator[]> => {
  throw new Error('not yet')
}

/** Erases a period's accumulators; answers how many there were. */
export const eraseAccumulators = async (_tx: LiveTx, _period: PeriodKey): Promise<number> => {
  throw new Error('not yet')
}

/** Accumulators there are, by period: rows, and rows with n = 1 (AN101, risk report 6). */
export const countAccumulators = async (
  _live: LiveQueryable,
): Promise<(PeriodKey & { readonly rows: number; readonly ones: number })[]> => {
  throw new Error('not yet')
}
