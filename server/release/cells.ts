// Published cells. What is hidden is not here, so nothing can tell it from zero (AN18, AN81).
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { FamilyId } from '@tukkimies/shared/release/lattice.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { Cell } from '@tukkimies/shared/release/publish.ts'
import type { SourceCells } from '@tukkimies/shared/release/table.ts'
import { sql } from 'kysely'
import type { PeriodKey, ReleaseQueryable } from './schema.ts'

/**
 * The published cells of periods of one kind at the nodes and families named, in any order; `codes` leaves all others out. A
 * row a table: a row a cell would take ten times as long.
 */
export const readTables = async (
  release: ReleaseQueryable,
  { visitor, kind }: Omit<PeriodKey, 'name'>,
  { periods, nodes, families, codes = null }: WantedCells,
): Promise<SourceCells[]> => {
  if ([periods, nodes, families].some(({ length }) => length === 0)) return []
  let tables = release.query
    .selectFrom('cell')
    .select(['period', 'node', 'family', sql<string>`string_agg(codes || '=' || y, '|')`.as('cells')])
    .where('visitor', '=', visitor)
    .where('kind', '=', kind)
    .where('period', 'in', periods)
    .where('node', 'in', nodes)
    .where('family', 'in', families)
  if (codes !== null) tables = tables.where('codes', 'in', codes)
  const rows = await tables.groupBy(['period', 'node', 'family']).execute()
  return rows.map((row) => ({ ...row, cells: row.cells.split('|').map(textToCell) }))
}

export type WantedCells = {
  readonly periods: readonly PeriodName[]
  readonly nodes: readonly NodeName[]
  readonly families: readonly FamilyId[]
  readonly codes?: readonly string[] | null
}

// Keys are made of letters, digits and underscores (no code has an equals sign or a bar).
const textToCell = (text: string): SourceCells['cells'][number] => {
  const end = text.indexOf('=')
  return { codes: text.slice(0, end), y: Number(text.slice(end + 1)) }
}

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
