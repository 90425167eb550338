// The published cells that a table is made of. A release never changes, so what was read last is kept for a while, up to a
// limit: who may read it was settled before, each time.
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { CellSource, SourceCells, TablePlan } from '@tukkimies/shared/release/table.ts'
import { readTables } from '../release/cells.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** About 10 MB, and five times as many as a file may have. */
const keptCellsMax = 100_000

/** What names a period's published list for ever. */
type Named = { readonly lattice: Pick<Lattice, 'name' | 'kind'>; readonly listHash: string }
type Kept = { readonly tables: Map<string, SourceCells>; cells: number }
const keptByHandle = new WeakMap<ReleaseQueryable, Kept>()

/** All that the release has of a plan's sources; of a family that filters narrow, what they leave. */
export const readSources = async (
  release: ReleaseQueryable,
  visitor: Visitor,
  { records, sources, codes }: Pick<TablePlan, 'sources' | 'codes'> & { readonly records: readonly Named[] },
  cellsMax = keptCellsMax,
): Promise<readonly SourceCells[]> => {
  const [first] = records
  if (!first) return []
  // Periods of one table are of one kind. Where one of them lacks a node or a family that another has, it has no cells there.
  const key = { visitor, kind: first.lattice.kind }
  const kept = keptByHandle.get(release) ?? { tables: new Map(), cells: 0 }
  keptByHandle.set(release, kept)
  const hashes = new Map(records.map(({ lattice, listHash }) => [lattice.name, listHash]))
  const nameOf = ({ period, node, family }: CellSource): string =>
    `${visitor}|${period}|${hashes.get(period)}|${node}|${family}`
  const whole = sources.filter((source) => !codes.has(source.family) || kept.tables.has(nameOf(source)))
  const missing = whole.filter((source) => !kept.tables.has(nameOf(source)))
  const tables = whole.flatMap((source) => kept.tables.get(nameOf(source)) ?? [])
  const read = await readTables(release, key, namesIn(missing))
  keep(kept, missing, read, nameOf, cellsMax)
  tables.push(...read)
  const narrowed = sources.filter((source) => !whole.includes(source))
  for (const [family, own] of Map.groupBy(narrowed, (source) => source.family))
    tables.push(...(await readTables(release, key, { ...namesIn(own), codes: codes.get(family) ?? null })))
  return tables
}

const namesIn = (sources: readonly CellSource[]) => ({
  periods: [...new Set<PeriodName>(sources.map(({ period }) => period))],
  nodes: [...new Set(sources.map(({ node }) => node))],
  families: [...new Set(sources.map(({ family }) => family))],
})

// A source without cells is kept too, or it would be asked for again and again.
const keep = (
  kept: Kept,
  sources: readonly CellSource[],
  read: readonly SourceCells[],
  nameOf: (source: CellSource) => string,
  cellsMax: number,
): void => {
  const found = new Map(read.map((table) => [nameOf(table), table]))
  const added = sources.map((source) => found.get(nameOf(source)) ?? { ...source, cells: [] })
  const cells = added.reduce((sum, table) => sum + table.cells.length + 1, 0)
  if (kept.cells + cells > cellsMax) {
    kept.tables.clear()
    kept.cells = 0
  }
  if (cells > cellsMax) return
  for (const table of added) kept.tables.set(nameOf(table), table)
  kept.cells += cells
}
