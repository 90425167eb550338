// The published cells that a table is made of. A release never changes, so what was read last is kept for a while, up to a
// limit: who may read it was settled before, each time.
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { CellSource, SourceCells, TablePlan } from '@tukkimies/shared/release/table.ts'
import { sha256Hex } from '../crypto.ts'
import { readTables } from '../release/cells.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** About 10 MB, and five times as many as a file may have. */
const keptCellsMax = 100_000

/** What names a period's published list for ever. */
type Named = { readonly lattice: Pick<Lattice, 'name' | 'kind'>; readonly listHash: string }
type Kept = { readonly tables: Map<string, SourceCells>; cells: number }
const keptByHandle = new WeakMap<ReleaseQueryable, Kept>()

/** A source, and the codes it is narrowed to; `name` is what it is kept by. */
type Wanted = { readonly source: CellSource; readonly codes: readonly string[] | null; readonly name: string }

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
  const marks = new Map([...codes].map(([family, own]) => [family, sha256Hex(own.join())]))
  const wanted = sources.map((source): Wanted => {
    const { period, node, family } = source
    const whole = `${visitor}|${period}|${hashes.get(period)}|${node}|${family}`
    const mark = kept.tables.has(whole) ? undefined : marks.get(family)
    if (mark === undefined) return { source, codes: null, name: whole }
    return { source, codes: codes.get(family) ?? null, name: `${whole}|${mark}` }
  })
  const missing = wanted.filter(({ name }) => !kept.tables.has(name))
  const tables = wanted.flatMap(({ name }) => kept.tables.get(name) ?? [])
  // One question for all that is read whole, and one a family that is narrowed.
  const groups = Map.groupBy(missing, (one) => (one.codes === null ? null : one.source.family))
  const read = await Promise.all(
    [...groups.values()].map((group) =>
      readTables(release, key, { ...namesIn(group), codes: group[0]?.codes ?? null }),
    ),
  )
  for (const [at, group] of [...groups.values()].entries()) keep(kept, group, read[at] ?? [], cellsMax)
  return [...tables, ...read.flat()]
}

const namesIn = (wanted: readonly Wanted[]) => ({
  periods: [...new Set<PeriodName>(wanted.map(({ source }) => source.period))],
  nodes: [...new Set(wanted.map(({ source }) => source.node))],
  families: [...new Set(wanted.map(({ source }) => source.family))],
})

// A source without cells is kept too, or it would be asked for again and again.
const keep = (kept: Kept, wanted: readonly Wanted[], read: readonly SourceCells[], cellsMax: number): void => {
  const placeOf = ({ period, node, family }: CellSource): string => `${period}|${node}|${family}`
  const found = new Map(read.map((table) => [placeOf(table), table]))
  const added = wanted.map(({ name, source }) => ({
    name,
    table: found.get(placeOf(source)) ?? { ...source, cells: [] },
  }))
  const cells = added.reduce((sum, { table }) => sum + table.cells.length + 1, 0)
  if (kept.cells + cells > cellsMax) {
    kept.tables.clear()
    kept.cells = 0
  }
  if (cells > cellsMax) return
  for (const { name, table } of added) kept.tables.set(name, table)
  kept.cells += cells
}
