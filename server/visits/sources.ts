// The published cells that a table is made of.
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { CellSource, SourceCells, TablePlan } from '@tukkimies/shared/release/table.ts'
import { readTables } from '../release/cells.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** All that the release has of a plan's sources; of a family that filters narrow, what they leave. */
export const readSources = async (
  release: ReleaseQueryable,
  visitor: Visitor,
  {
    records,
    sources,
    codes,
  }: Pick<TablePlan, 'sources' | 'codes'> & {
    readonly records: readonly { readonly lattice: Pick<Lattice, 'kind'> }[]
  },
): Promise<readonly SourceCells[]> => {
  const [first] = records
  if (!first) return []
  // Periods of one table are of one kind. Where one of them lacks a node or a family that another has, it has no cells there.
  const key = { visitor, kind: first.lattice.kind }
  // One question for all that is read whole, and one a family that is narrowed.
  const groups = Map.groupBy(sources, ({ family }) => codes.get(family) ?? null)
  const read = await Promise.all(
    [...groups].map(([own, group]) => readTables(release, key, { ...namesIn(group), codes: own })),
  )
  return read.flat()
}

const namesIn = (sources: readonly CellSource[]) => ({
  periods: [...new Set<PeriodName>(sources.map(({ period }) => period))],
  nodes: [...new Set(sources.map(({ node }) => node))],
  families: [...new Set(sources.map(({ family }) => family))],
})
