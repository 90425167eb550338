// The tables that reading is measured on, of few visits and without DuckDB: that library comes with the long run by command.
import { expect, test } from 'vitest'
import { dayToPeriod, periodKinds } from '@tukkimies/shared/day.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { addVisit, batchToAccumulators, createBatch } from '@tukkimies/shared/release/accumulator.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { axisDimensions, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { randomBytes, sha256 } from '@tukkimies/server/crypto.ts'
import { printFigure } from '../figures.ts'
import { drawVisits } from '../redteam/visits.ts'
import { lattices, publishCounts, type PublishedPeriod, yearLattice } from './read-ground.ts'
import { isPublished, requestOf, tables, withHouse } from './read.ts'

const seed = 1
const count = 1_500
const rounds = 12

const publish = (visits: readonly Visit[]): readonly PublishedPeriod[] => {
  const batch = createBatch(sha256)
  for (const visit of visits) {
    const own = lattices.filter(({ first, last }) => first <= visit.day && visit.day <= last)
    const placements = own.map((lattice) => ({ lattice, late: false }))
    addVisit(batch, randomBytes(16), visit, placements)
  }
  const held = Map.groupBy(batchToAccumulators(batch), ({ period }) => period)
  return lattices.map((lattice) => publishCounts(lattice, held.get(lattice.name) ?? []))
}

/** What DuckDB would count of the same visits: a row for each combination that anybody had. */
const recount = (visits: readonly Visit[], request: TableRequest, { dimensions }: Lattice) => {
  const codesOf = (visit: Visit, id: string): readonly string[] => {
    const dimension = dimensions.find((one) => one.id === id)
    const picks = visit.codes[dimension?.source ?? ''] ?? [notRecorded]
    return [...new Set(picks.map((pick) => dimension?.answers[pick] ?? ''))]
  }
  const kind = periodKinds.find(
    (one) => dayToPeriod(one, visits[0]?.day ?? yearLattice.first).length === request.periods[0]?.length,
  )
  const counts = new Map<string, number>()
  for (const visit of visits) {
    const period = dayToPeriod(kind ?? 'y', visit.day)
    const place = request.places[0] === 'whole' ? 'whole' : visit.point
    const isAsked = request.periods.includes(period) && (place === 'whole' || request.places.includes(`point:${place}`))
    if (!isAsked || !request.filters.every(({ dimension, code }) => codesOf(visit, dimension).includes(code))) continue
    let spots = [`${Number(/\d+$/.exec(period)?.[0])}|${place}`]
    for (const id of axisDimensions(request))
      spots = spots.flatMap((spot) => codesOf(visit, id).map((code) => `${spot}|${code}`))
    for (const spot of spots) counts.set(spot, (counts.get(spot) ?? 0) + 1)
  }
  return [...counts].map(([spot, n]) => [...spot.split('|'), n])
}

test('[AN77][AN78] every table that reading is measured on is answered, within D of a recount of its visits', async () => {
  // All of them first visits, so that a cell is hidden for being small alone (AN16).
  const drawn = drawVisits(createChance(seed), count).map(([visit]) => visit)
  const visits = drawn.map((visit) => ({ ...visit, codes: { ...visit.codes, first: ['first' as Key] } }))
  await withHouse(publish(visits), null, async (read) => {
    const times: number[] = []
    for (const [table, query] of Object.entries(tables)) {
      const asked = `${query}&visitor=client`
      const text = await read(asked)
      expect(isPublished(recount(visits, requestOf(asked), yearLattice), text), table).toBe(true)
      // A recount of other visits is another one.
      if (table === 'visits')
        expect(isPublished(recount(visits.slice(9), requestOf(asked), yearLattice), text)).toBe(false)
      for (let round = 0; round < rounds; round++) {
        const began = performance.now()
        const again = await read(asked)
        if (round >= rounds / 2) times.push(performance.now() - began)
        expect(again).toBe(text)
      }
    }
    const median = times.toSorted((one, other) => one - other)[times.length / 2] ?? 0
    printFigure('read', { tables: Object.keys(tables).length, visits: count, seed, medianMs: median.toFixed(1) })
  })
}, 60_000)
