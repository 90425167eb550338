// The periods that were published, each with its record (AN61). Written once, together with all cells.
import type { Checked } from '@tukkimies/shared/problem.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import type { PeriodKey, ReleaseQueryable, ReleaseStore, ReleaseTables } from './schema.ts'

export type ReleasedPeriod = ReleaseTables['period']

/**
 * Writes a period and its cells in one transaction. The same period with the same list hash again changes nothing
 * (`present`). Problem: `list_mismatch` if the period stands with another list hash; nothing is touched (AN60, step 5).
 */
export const writePeriod = async (
  _release: ReleaseStore,
  _period: ReleasedPeriod,
  _cells: readonly Cell[],
): Promise<Checked<'written' | 'present'>> => {
  throw new Error('not yet')
}

export const findReleasedPeriod = async (
  _release: ReleaseQueryable,
  _period: PeriodKey,
): Promise<ReleasedPeriod | null> => {
  throw new Error('not yet')
}

/** All published periods of a visitor, by kind and name. */
export const listReleasedPeriods = async (_release: ReleaseQueryable, _visitor: Visitor): Promise<ReleasedPeriod[]> => {
  throw new Error('not yet')
}
