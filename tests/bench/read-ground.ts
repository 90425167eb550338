// A year in the release for measuring reads: counts and key sums that DuckDB made of raw visits, published and written as a
// close does it.
import { dayToPeriod } from '@tukkimies/shared/day.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { shownOnDay } from '@tukkimies/shared/release/dimensions.ts'
import { familiesOf, type Lattice, makeLattice } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, type Policy } from '@tukkimies/shared/release/policy.ts'
import { type Cell, cellsToList, listToHash, publishCells } from '@tukkimies/shared/release/publish.ts'
import { makeRiskReport, noBatches } from '@tukkimies/shared/release/risk.ts'
import type { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { build } from '@tukkimies/server/deps.ts'
import { type ReleasedPeriod, writePeriod } from '@tukkimies/server/release/periods.ts'
import type { ReleaseStore } from '@tukkimies/server/release/schema.ts'
import { areas, daysFrom, firstDay, lastDay, list, names, points } from '../redteam/visits.ts'
import type { DuckDb } from './duckdb.ts'
import { countFamily, sumCounts } from './read-raw.ts'

/** The finest profile, which publishes the most tables. */
export const policy: Policy = { ...firstPolicy, profile: { set: 'L', signed: true } }
const structure = {
  points,
  areas: areas.map((id) => ({ id, names })),
  lists: [list],
  shown: shownOnDay([list], firstDay),
  policy,
}
const yearNames = daysFrom(firstDay, lastDay)
  .filter((day) => day.startsWith('2025'))
  .flatMap((day) => (['m', 'q', 'y'] as const).map((kind) => dayToPeriod(kind, day)))

/** All periods of the year. */
export const lattices: readonly Lattice[] = [...new Set(yearNames)].map((name) =>
  makeLattice('client', name, structure, { points: {}, age: 0 }, firstDay),
)
/** The year: it has every dimension and every family. */
export const yearLattice = lattices.find(({ kind }) => kind === 'y') as Lattice // a year is among its periods

/** What a close writes of a period. */
export type PublishedPeriod = { readonly period: ReleasedPeriod; readonly cells: readonly Cell[] }

/** Every period of the year of the raw visits. */
export const publishYear = async (duckdb: DuckDb): Promise<readonly PublishedPeriod[]> => {
  const held = new Map(lattices.map((lattice) => [lattice, [] as (readonly Accumulator[])[]]))
  for (const family of yearLattice.families) {
    await countFamily(duckdb, yearLattice, family)
    for (const [lattice, accumulators] of held) {
      const nodes = lattice.nodes.filter((node) => familiesOf(lattice, node).includes(family))
      if (nodes.length > 0) accumulators.push(await sumCounts(duckdb, lattice, family, nodes))
    }
  }
  return [...held].map(([lattice, accumulators]) => publishCounts(lattice, accumulators.flat()))
}

/** What a close publishes of a period's accumulators. */
export const publishCounts = (lattice: Lattice, accumulators: readonly Accumulator[]): PublishedPeriod => {
  const published = publishCells(lattice, accumulators, sha256)
  if (published.is === 'broken') throw new Error(`counts that cannot close: ${published.invariant}`)
  const { cells, noiseTable } = published
  const none = { is: 'too_few' } as const
  const figures = { audit: { cells: none, rests: none }, rehearsal: null, batches: noBatches, narrowedFrom: null }
  const listHash = listToHash(sha256, cellsToList(cells))
  const risk = makeRiskReport(lattice, accumulators, cells, figures)
  const record: PeriodRecord = { lattice, noiseTable, build, listHash, risk }
  const { visitor, kind, name } = lattice
  return { period: { visitor, kind, name, record: JSON.stringify(record), list_hash: listHash }, cells }
}

/** Writes the year; answers how many cells the release then holds. */
export const writeYear = async (release: ReleaseStore, year: readonly PublishedPeriod[]): Promise<number> => {
  for (const { period, cells } of year) {
    const written = await writePeriod(release, period, cells)
    if (!written.ok) throw new Error(written.problem.code)
  }
  return year.reduce((sum, { cells }) => sum + cells.length, 0)
}
