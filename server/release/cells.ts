// Published cells. What is hidden is not here, so nothing can tell it from zero (AN18, AN81).
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import { sql } from 'kysely'
import type { PeriodKey, ReleaseQueryable } from './schema.ts'

/** The published cells of one period at the nodes and families named, sorted by node, family, codes. */
export const readCells = async (
  release: ReleaseQueryable,
  period: PeriodKey,
  nodes: readonly string[],
  families: readonly string[],
): Promise<Cell[]> =>
  nodes.length === 0 || families.length === 0
    ? []
    : cellsOf(release, period).where('node', 'in', nodes).where('family', 'in', families).execute()

/** All cells of a period in pages, sorted by node, family, codes: to verify its list hash (AN60, step 6). */
export async function* cellPages(
  release: ReleaseQueryable,
  period: PeriodKey,
  pageRows = 20_000,
): AsyncGenerator<readonly Cell[]> {
  let last: Cell | undefined
  do {
    const page: Cell[] = await pageAfter(release, period, last, pageRows)
    if (page.length > 0) yield page
    last = page.length < pageRows ? undefined : page.at(-1)
  } while (last)
}

const pageAfter = (
  release: ReleaseQueryable,
  period: PeriodKey,
  last: Cell | undefined,
  limit: number,
): Promise<Cell[]> =>
  cellsOf(release, period)
    .$if(last !== undefined, (cells) =>
      cells.where(sql<boolean>`(node, family, codes) > (${last?.node}, ${last?.family}, ${last?.codes})`),
    )
    .limit(limit)
    .execute()

const cellsOf = (release: ReleaseQueryable, { visitor, kind, name }: PeriodKey) =>
  release.query
    .selectFrom('cell')
    .select(['node', 'family', 'codes', 'y'])
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('period', '=', name)
    .orderBy('node')
    .orderBy('family')
    .orderBy('codes')
