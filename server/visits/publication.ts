// What a period that is being closed would say, from the counts and from what was fixed about it (AN60, step 4); and what the
// release says of it. Nothing is changed here.
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { familiesOf, type Lattice, restrictLattice } from '@tukkimies/shared/release/lattice.ts'
import {
  type Cell,
  cellsToList,
  listToHash,
  type Occasion,
  type Publication,
  publishPeriod,
} from '@tukkimies/shared/release/publish.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '../crypto.ts'
import { readAccumulators } from '../live/accumulators.ts'
import type { LivePeriod } from '../live/periods.ts'
import type { LiveQueryable, PeriodKey } from '../live/schema.ts'
import { cellPages } from '../release/cells.ts'
import { findReleasedPeriod } from '../release/periods.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** A publication with the counts behind it, to hold what is read back against them. */
export type Published = Extract<Publication, { is: 'published' }> & { readonly accumulators: readonly Accumulator[] }

/** The record of a period that is in the release, or `null`; also where nobody of this program wrote it. */
export const readRecord = async (release: ReleaseQueryable, key: PeriodKey): Promise<PeriodRecord | null> => {
  const row = await findReleasedPeriod(release, key)
  const read = row && PeriodRecord.safeParse(JSON.parse(row.record))
  return read?.success ? read.data : null
}

/**
 * The publication of a period: a pure function of its counts and of what was fixed about it. What the release has already is
 * followed (AN62), so that it is the same after live was put back and what had been fixed is lost.
 */
export const publishStored = async (
  live: LiveQueryable,
  { lattice, batches, rehearsals, decision, ...key }: LivePeriod,
  record: PeriodRecord | null,
): Promise<Published | Exclude<Publication, { is: 'published' }>> => {
  if (!lattice) throw new Error('a period without a lattice')
  const all = await readAccumulators(live, key)
  const own = record ? restrictLattice(lattice, record.lattice.profile) : lattice
  const accumulators = own === lattice ? all : countsWithin(own, all)
  const occasion: Occasion = record ? recordToOccasion(record) : { rehearsals: rehearsals ?? {}, decision }
  const publication = publishPeriod(own, accumulators, batches, sha256, occasion)
  return publication.is === 'published' ? { ...publication, accumulators } : publication
}

/** What the release says of a period. */
export const readBack = async (
  release: ReleaseQueryable,
  period: PeriodKey,
): Promise<{ readonly cells: readonly Cell[]; readonly listHash: string }> => {
  const cells: Cell[] = []
  for await (const page of cellPages(release, period)) for (const cell of page) cells.push(cell)
  return { cells, listHash: listToHash(sha256, cellsToList(cells)) }
}

const countsWithin = (lattice: Lattice, accumulators: readonly Accumulator[]): Accumulator[] => {
  const tables = new Set(
    lattice.nodes.flatMap((node) => familiesOf(lattice, node).map((family) => `${node.name}|${family}`)),
  )
  return accumulators.filter(({ node, family }) => tables.has(`${node}|${family}`))
}

const recordToOccasion = ({ lattice: { profile, families }, risk: { rehearsal } }: PeriodRecord): Occasion => ({
  rehearsals: rehearsal ? { [profile]: rehearsal } : {},
  decision: families.length === 0 ? 'nothing' : profile === 'floor' ? 'least' : null,
})
