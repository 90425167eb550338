// Visits into sums, in memory: one record key each, used once (AN1, AN55). Nothing is stored here.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Day } from '@tukkimies/shared/day.ts'
import {
  type Accumulator,
  addVisit,
  createBatch,
  eachAccumulator,
  type Placement,
} from '@tukkimies/shared/release/accumulator.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { Picks } from '@tukkimies/shared/visit.ts'
import { sha256 } from '../crypto.ts'
import type { Random } from '../deps.ts'
import type { OpenVisit } from '../live/open.ts'

const recordKeyBytes = 16
/** So many are counted before others have their turn: the database its next statement, the server its answers. */
const visitsPerTurn = 50

/** Where the visits of a day count, in each kind of period. */
export type Placements = ReadonlyMap<Day, readonly Placement[]>

/** What visits, in the order in which they are given, add to the accumulators; told one by one, as there are many. */
export const countVisits = async (
  visits: readonly OpenVisit[],
  placementsByDay: Placements,
  random: Random,
): Promise<Iterable<Accumulator>> => {
  const batch = createBatch(sha256)
  for (const [at, { day, point, codes }] of visits.entries()) {
    if (at % visitsPerTurn === visitsPerTurn - 1) await nextTurn()
    // Used once and overwritten: nothing may tell later which accumulators one visit went to (AN1).
    const recordKey = random(recordKeyBytes)
    addVisit(batch, recordKey, { point, codes: Picks.parse(JSON.parse(codes)) }, placementsByDay.get(day) ?? [])
    recordKey.fill(0)
  }
  return { [Symbol.iterator]: () => eachAccumulator(batch) }
}

/** How many of a batch's visits each period got: by so many its counts differ before and after (AN64), whatever came to others. */
export const countByLattice = (
  visits: readonly OpenVisit[],
  placementsByDay: Placements,
): ReadonlyMap<Lattice, number> => {
  const sizes = new Map<Lattice, number>()
  for (const { day } of visits)
    for (const { lattice } of placementsByDay.get(day) ?? []) sizes.set(lattice, (sizes.get(lattice) ?? 0) + 1)
  return sizes
}
