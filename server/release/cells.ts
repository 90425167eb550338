// Published cells. What is hidden is not here, so nothing can tell it from zero (AN18, AN81).
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import type { PeriodKey, ReleaseQueryable } from './schema.ts'

/** The published cells of one period at the nodes and families named, sorted by node, family, codes. */
export const readCells = async (
  _release: ReleaseQueryable,
  _period: PeriodKey,
  _nodes: readonly string[],
  _families: readonly string[],
): Promise<Cell[]> => {
  throw new Error('not yet')
}

/** All cells of a period in pages, sorted by node, family, codes: to verify its list hash (AN60, step 6). */
export async function* cellPages(
  _release: ReleaseQueryable,
  _period: PeriodKey,
  _pageRows = 20_000,
): AsyncGenerator<readonly Cell[]> {
  throw new Error('not yet')
}
