// A year in the release for measuring reads: counts that DuckDB made of raw visits, key sums that are drawn, then publication
// and release as a close does it.
import { dayToPeriod } from '@tukkimies/shared/day.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { shownOnDay } from '@tukkimies/shared/release/dimensions.ts'
import { familiesOf, type FamilyId, type Lattice, makeLattice } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, type Policy } from '@tukkimies/shared/release/policy.ts'
import { cellsToList, listToHash, publishCells } from '@tukkimies/shared/release/publish.ts'
import { makeRiskReport, noBatches } from '@tukkimies/shared/release/risk.ts'
import type { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { build } from '@tukkimies/server/deps.ts'
import { writePeriod } from '@tukkimies/server/release/periods.ts'
import type { ReleaseStore } from '@tukkimies/server/release/schema.ts'
import { areas, daysFrom, firstDay, lastDay, list, names, points } from '../redteam/visits.ts'
import type { DuckDb } from './duckdb.ts'
import { countFamily, type RawCount } from './read-raw.ts'

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

/** Publishes the year of the raw visits; answers how many cells the release then holds. */
export const publishYear = async (duckdb: DuckDb, release: ReleaseStore, seed: number): Promise<number> => {
  const held = new Map(lattices.map((lattice) => [lattice, [] as Accumulator[]]))
  const chance = createChance(seed)
  for (const family of yearLattice.families)
    addFamily(held, family, await countFamily(duckdb, yearLattice, family), chance)
  let count = 0
  for (const [lattice, accumulators] of held) count += await releaseCounts(release, lattice, accumulators)
  return count
}

const addFamily = (
  held: ReadonlyMap<Lattice, Accumulator[]>,
  family: FamilyId,
  counts: readonly RawCount[],
  chance: () => number,
): void => {
  const keys = counts.map(() => Math.floor(chance() * 2 ** 32))
  for (const [lattice, accumulators] of held) {
    const nodes = lattice.nodes.filter((node) => familiesOf(lattice, node).includes(family))
    const cells = new Map<string, Accumulator>()
    if (nodes.length === 0) continue
    counts.forEach(({ point, month, codes, n, f }, at) => {
      if (!hasMonth(lattice, month)) return
      for (const { name: node, points: own } of nodes) {
        if (!own.includes(point)) continue
        const key = `${node}|${codes.join('+')}`
        const known = cells.get(key)
        const k = ((known?.k ?? 0) + (keys[at] ?? 0)) % 2 ** 32
        const [c1 = '', c2 = '', c3 = ''] = codes
        const { visitor, kind, name: period } = lattice
        cells.set(key, {
          visitor,
          kind,
          period,
          node,
          family,
          c1,
          c2,
          c3,
          k,
          n: (known?.n ?? 0) + n,
          f: (known?.f ?? 0) + f,
        })
      }
    })
    for (const cell of cells.values()) accumulators.push(cell)
  }
}

const hasMonth = ({ first, last }: Lattice, month: number): boolean =>
  Number(first.slice(5, 7)) <= month && month <= Number(last.slice(5, 7))

const releaseCounts = async (
  release: ReleaseStore,
  lattice: Lattice,
  accumulators: readonly Accumulator[],
): Promise<number> => {
  const published = publishCells(lattice, accumulators, sha256)
  if (published.is === 'broken') throw new Error(`counts that cannot close: ${published.invariant}`)
  const { cells, noiseTable } = published
  const none = { is: 'too_few' } as const
  const figures = { audit: { cells: none, rests: none }, rehearsal: null, batches: noBatches, narrowedFrom: null }
  const listHash = listToHash(sha256, cellsToList(cells))
  const risk = makeRiskReport(lattice, accumulators, cells, figures)
  const record: PeriodRecord = { lattice, noiseTable, build, listHash, risk }
  const { visitor, kind, name } = lattice
  const written = await writePeriod(
    release,
    { visitor, kind, name, record: JSON.stringify(record), list_hash: listHash },
    cells,
  )
  if (!written.ok) throw new Error(written.problem.code)
  return cells.length
}
