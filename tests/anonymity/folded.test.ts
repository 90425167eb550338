// What a fold leaves on the disk, on both engines: nothing of a visit, of its id or of its key in any file, log or free page,
// and receipts in an order that says nothing. `PLANTED` says how many visits, 1,000 and more in a long run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { base64urlToBytes } from '@tukkimies/shared/id.ts'
import type { Picks, Visit } from '@tukkimies/shared/visit.ts'
import { canonicalPicks } from '@tukkimies/shared/visit.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { createScanner, type Needle } from '../faults/scan.ts'
import { printFigure } from '../figures.ts'
import { arrivalOf, openStation, type Station, visitOf } from '../server/station.ts'

const makeGround = useEngines()
const planted = Number(process.env['PLANTED'] ?? 120)
const begin = '2026-03-10'
const perPush = 40
const stations: Station[] = []
afterAll(async () => {
  for (const station of stations) await station.close()
})

const values: Readonly<Record<string, readonly string[]>> = {
  topic: ['permit', 'housing', 'work', 'tax', 'legal', 'leisure', 'traffic', 'social', 'study', 'health'],
  language: ['sq', 'ti', 'am', 'sw', 'th', 'bn', 'ne', 'ur'],
  age: ['a0', 'a18', 'a30', 'a45', 'a65'],
  duration: ['min0', 'min5', 'min15', 'min30'],
}

/** Different answers for each of 1,600 visits. */
const picksOf = (at: number): Picks => {
  let rest = at
  const picks: Picks = { gender: ['other'], first: ['again'] }
  for (const [dimension, codes] of Object.entries(values)) {
    picks[dimension] = [codes[rest % codes.length] ?? 'nr']
    rest = Math.floor(rest / codes.length)
  }
  return canonicalPicks(picks)
}

const open = async (ground: Ground, drawn: Uint8Array[] = []): Promise<Station> => {
  const station = await openStation(ground, begin, (length) => {
    const bytes = randomBytes(length)
    drawn.push(bytes.slice())
    return bytes
  })
  stations.push(station)
  return station
}

/** Visits and their arrivals, in the order in which they were pushed. */
const pushPairs = async (station: Station, count: number) => {
  const pairs = Array.from({ length: count }, (_, at) => [visitOf({ codes: picksOf(at) }), arrivalOf()] as const)
  for (let at = 0; at < count; at += perPush) await station.push(pairs.slice(at, at + perPush).flat())
  return pairs
}

const bytesToNeedles = (owner: string, bytes: Uint8Array): Needle[] => {
  const buffer = Buffer.from(bytes)
  const texts = [buffer.toString('latin1'), buffer.toString('hex'), buffer.toString('base64url')]
  return texts.map((text) => ({ owner, field: 'bytes', text }))
}
const visitToNeedles = ({ id, codes }: Visit): Needle[] => [
  { owner: id, field: 'codes', text: JSON.stringify(codes) },
  ...bytesToNeedles(id, base64urlToBytes(id) ?? new Uint8Array()),
]

/** Of how many different owners something is on the disk. */
const countFound = async (ground: Ground, needles: readonly Needle[]): Promise<number> => {
  const scanner = createScanner(needles, [])
  for (const path of ground.listOnDisk()) await scanner.scanFile(path)
  return new Set(scanner.found().map(({ needle }) => needle.owner)).size
}

/** Kendall's rank correlation of a list of numbers with their order. */
const tau = (ranks: readonly number[]): number => {
  let sum = 0
  for (let one = 0; one < ranks.length; one++)
    for (let other = one + 1; other < ranks.length; other++) sum += Math.sign((ranks[other] ?? 0) - (ranks[one] ?? 0))
  return sum / ((ranks.length * (ranks.length - 1)) / 2)
}
/** What chance stays below in all but some runs of a million; 0.05 from 4,000 on. */
const tauMax = (n: number): number => Math.max(0.05, 5 * Math.sqrt((2 * (2 * n + 5)) / (9 * n * (n - 1))))

/** Hashes by where they lie on the disk. */
const lieOnDisk = async (ground: Ground, table: 'open_visit' | 'receipt'): Promise<readonly string[]> => {
  if (ground.engine === 'postgres') {
    const client = new Client(ground.databaseUrl ?? '')
    await client.connect()
    const { rows } = await client.query<{ h: string }>(`select h from live.${table} order by ctid`)
    await client.end()
    return rows.map(({ h }) => h)
  }
  const file = readFileSync(join(ground.folder, 'live.sqlite')).toString('latin1')
  return [...file.matchAll(/([\w-]{22})counted/g)].map(([, h]) => h ?? '')
}

for (const engine of engines) {
  describe(engine, () => {
    test('[AN1][AN55][AN68][AN69][R13][I11] after a fold nothing of a visit, its id or its key is on the disk', async () => {
      const drawn: Uint8Array[] = []
      const ground = await makeGround(engine)
      const station = await open(ground, drawn)
      const pairs = await pushPairs(station, planted)
      const visits = pairs.map(([visit]) => visit)
      const needles = visits.flatMap(visitToNeedles)
      // A page of PostgreSQL's log may end in the middle of a row.
      expect(await countFound(ground, needles), 'the control').toBeGreaterThan(0.9 * planted)
      drawn.length = 0
      expect((await station.night('2026-03-13'))?.fold?.visits).toBe(planted)
      // The first of what was drawn names the lease's holder; then comes one record key a visit.
      const keys = drawn.filter(({ length }) => length === 16).slice(1)
      expect(keys).toHaveLength(planted)
      const all = [...needles, ...keys.flatMap((key, at) => bytesToNeedles(`key ${at}`, key))]
      expect(await countFound(ground, all)).toBe(0)
      const receipts = visits.map(({ id }) => idToEntryHash(station.deps.root.receipts.bytes, id))
      const seen = receipts.map((text): Needle => ({ owner: text, field: 'receipt', text }))
      expect(await countFound(ground, seen), 'the control').toBe(planted)
      expect(station.logged.join()).not.toMatch(/gender|min30|a65/)
      printFigure('rest after a fold', { engine, visits: planted, sought: all.length, found: 0 })
    }, 600_000)

    test('[AN68][AN69][AN85][R15] receipts lie in no order of visits, and none beside that of its arrival', async () => {
      const ground = await makeGround(engine)
      const station = await open(ground)
      const count = Math.max(planted, 400)
      const pairs = await pushPairs(station, count)
      const hash = ({ id }: Pick<Visit, 'id'>) => idToEntryHash(station.deps.root.receipts.bytes, id)
      const places = new Map(
        pairs.flatMap(([visit, arrival], at) => [
          [hash(visit) as string, { at, isVisit: true }],
          [hash(arrival) as string, { at, isVisit: false }],
        ]),
      )
      if (engine === 'postgres') {
        const came = (await lieOnDisk(ground, 'open_visit')).map((h) => Math.floor((places.get(h)?.at ?? 0) / perPush))
        expect(came, 'the control').toEqual(came.toSorted((one, other) => one - other))
      }
      await station.night('2026-03-13')
      const lie = (await lieOnDisk(ground, 'receipt')).flatMap((h) => places.get(h) ?? [])
      expect(lie).toHaveLength(2 * count)
      const order = (isVisit: boolean) => lie.flatMap((one) => (one.isVisit === isVisit ? [one.at] : []))
      const [visits, arrivals] = [Math.abs(tau(order(true))), Math.abs(tau(order(false)))]
      expect(visits).toBeLessThanOrEqual(tauMax(count))
      expect(arrivals).toBeLessThanOrEqual(tauMax(count))
      const beside = lie.filter(({ at }, place) => lie[place + 1]?.at === at).length / count
      expect(beside).toBeLessThanOrEqual(1 / count + 0.01)
      expect(tau(order(true).toSorted((one, other) => one - other)), 'the control').toBe(1)
      const figures = {
        n: count,
        visits: visits.toFixed(3),
        arrivals: arrivals.toFixed(3),
        bar: tauMax(count).toFixed(3),
      }
      printFigure('order of receipts', { engine, ...figures, beside: beside.toFixed(4) })
    }, 600_000)
  })
}
