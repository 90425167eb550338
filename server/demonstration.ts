// A year as it could be published, for a register that has published nothing: the shares of the demonstration at the register's
// own places and questions (AN99). The same places, the same year.
import { addVisit, batchToAccumulators, createBatch } from '@tukkimies/shared/release/accumulator.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import { publishCells } from '@tukkimies/shared/release/publish.ts'
import { latticeOfSource } from '@tukkimies/shared/rehearsal/rehearsal.ts'
import type { ReleasedTables } from '@tukkimies/shared/rehearsal/invented.ts'
import { sha256 } from './crypto.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { draw, drawPicks, makeDemoPoint } from './demo-visits.ts'

/** As many as a year of the demonstration has: enough that shares show. */
const visits = 9_000
const seed = 1

/** `year` has the places and questions, `volumes` how busy the points are beside each other. */
export const makeDemonstration = (year: Lattice, volumes: Readonly<Record<string, number>>): ReleasedTables => {
  const chance = createChance(seed)
  const points = (year.nodes.find(({ name }) => name === whole)?.points ?? []).toSorted()
  const people = new Map(points.map((point, place) => [point, makeDemoPoint(chance, place)]))
  const sizes = new Map(points.map((point) => [point, volumes[point] ?? 0]))
  const lattice = latticeOfSource(year)
  const batch = createBatch(sha256)
  const recordKey = new Uint8Array(16)
  for (let made = 0; made < visits && points.length > 0; made++) {
    const point = draw(chance, sizes)
    // `point` was drawn from the keys of `people`.
    const codes = drawPicks(chance, 'client', people.get(point) ?? makeDemoPoint(chance, 0))
    for (let at = 0; at < recordKey.length; at++) recordKey[at] = Math.floor(chance() * 256)
    addVisit(batch, recordKey, { point, codes }, [{ lattice, late: false }])
  }
  const published = publishCells(lattice, batchToAccumulators(batch), sha256)
  if (published.is === 'broken') throw new Error(`a demonstration that cannot close: ${published.invariant}`)
  return { lattice, cells: published.cells }
}
