// The second lock: what lies on the disk. While a visit is open nothing says who or when; once it is folded nothing says
// what it was.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { base64urlToBytes, type EntryId } from '@tukkimies/shared/id.ts'
import { randomBytes, shuffle } from '@tukkimies/server/crypto.ts'
import { writeFact } from '@tukkimies/server/database.ts'
import { nightOf, reorderHour } from '@tukkimies/server/jobs/nightly.ts'
import { idToEntryHash } from '@tukkimies/server/live/open.ts'
import type { EntryHash } from '@tukkimies/server/live/schema.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { type PushDeps, pushEntries } from '@tukkimies/server/push.ts'
import { startServer } from '@tukkimies/server/serve.ts'
import { reorderOpen } from '@tukkimies/server/visits/rewrite.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { p1 } from '../users.ts'
import { arrivalOf, openStation, type Station, visitOf } from '../server/station.ts'

const makeGround = useEngines()
const stations: Station[] = []
const open = async (ground: Ground, nightRandom = randomBytes): Promise<Station> => {
  const station = await openStation(ground, '2026-03-10', nightRandom)
  stations.push(station)
  return station
}
afterAll(async () => {
  for (const station of stations) await station.close()
})

const columns = {
  open_visit: ['codes', 'day', 'due_day', 'h', 'list', 'point', 'visitor'],
  open_arrival: ['channel', 'day', 'due_day', 'h', 'hour', 'point'],
  receipt: ['bucket', 'h', 'outcome'],
  accumulator: ['c1', 'c2', 'c3', 'f', 'family', 'k', 'kind', 'n', 'node', 'period', 'visitor'],
  period: ['batches', 'decision', 'kind', 'lattice', 'name', 'rehearsals', 'state', 'visitor', 'waiting'],
  arrival_count: ['channel', 'day', 'hour', 'n', 'point'],
  mark: ['day', 'stamp'],
  lease: ['fence', 'holder', 'name', 'until'],
  fact: ['key', 'value'],
  migration: ['checksum', 'name'],
}

for (const engine of engines) {
  describe(engine, () => {
    test('[A13][AN50][AN51][AN56][AN71] live has these columns and no others', async () => {
      const { deps } = await open(await makeGround(engine))
      const tables = await deps.live.query.introspection.getTables()
      const own = tables.filter(({ schema }) => schema === undefined || schema === 'live')
      expect(
        Object.fromEntries(own.map((table) => [table.name, table.columns.map(({ name }) => name).toSorted()])),
      ).toEqual(columns)
      const counted = own.flatMap((table) => table.columns.filter((column) => column.isAutoIncrementing))
      expect(counted).toEqual([])
    })

    test('[AN85][R15] the order in which open entries lie says nothing of the order in which they came', async () => {
      const station = await open(await makeGround(engine))
      const saved = Array.from({ length: 2_000 }, () => [visitOf(), arrivalOf()] as const)
      for (let at = 0; at < saved.length; at += 50) await station.push(saved.slice(at, at + 50).flat())
      // PostgreSQL appends to its heap: there the order is gone with the next night, which writes the survivors anew (AN69).
      if (engine === 'postgres') await station.night()
      const key = station.deps.root.receipts.bytes
      const { query } = station.deps.live
      const visits = (await query.selectFrom('open_visit').select('h').execute()).map(({ h }) => h)
      const arrivals = (await query.selectFrom('open_arrival').select('h').execute()).map(({ h }) => h)
      const came = new Map(saved.flatMap((pair, place) => pair.map(({ id }) => [idToEntryHash(key, id), place])))
      const lie = (hashes: readonly (typeof visits)[number][]) => hashes.map((h) => came.get(h) ?? -1)
      expect(Math.abs(tau(lie(visits)))).toBeLessThan(0.05)
      expect(Math.abs(tau(lie(arrivals)))).toBeLessThan(0.05)
      expect(tau(lie(visits).toSorted((one, other) => one - other))).toBe(1)
      // The n-th visit with the n-th arrival: as many right pairs as chance gives, which is one.
      const paired = lie(visits).filter((place, at) => place === lie(arrivals)[at]).length
      expect(paired).toBeLessThanOrEqual(0.01 * saved.length)
    })
  })
}

type Pairs = readonly (readonly [visit: EntryHash, arrival: EntryHash])[]

/** A visit and its arrival in one push each; so few that all lie in one page, where the pairing is easiest. */
const saveOneByOne = async (deps: PushDeps, count: number): Promise<Pairs> => {
  const day = instantToDay(deps.now())
  const pairs: [EntryHash, EntryHash][] = []
  for (let at = 0; at < count; at++) {
    const [visit, arrival] = [visitOf({ day }), arrivalOf({ day })]
    await pushEntries(deps, p1, null, [{ raw: visit }, { raw: arrival }])
    const hash = ({ id }: { id: EntryId }) => idToEntryHash(deps.root.receipts.bytes, id)
    pairs.push([hash(visit), hash(arrival)])
  }
  // Otherwise some lie in the log yet.
  await deps.live.truncateLog()
  return pairs
}

/** How many arrivals the attacker finds for visits, with the disk in hand: the n-th that lies there with the n-th. */
const pairByPlace = async (ground: Ground, pairs: Pairs): Promise<number> => {
  const visits = await inOrderOfPlace(ground, 'open_visit', new Set(pairs.map(([visit]) => visit)))
  const arrivals = await inOrderOfPlace(ground, 'open_arrival', new Set(pairs.map(([, arrival]) => arrival)))
  expect([visits.length, arrivals.length]).toEqual([pairs.length, pairs.length])
  const arrivalByVisit = new Map(pairs)
  return visits.filter((visit, at) => arrivalByVisit.get(visit) === arrivals[at]).length
}

const inOrderOfPlace = async (
  ground: Ground,
  table: 'open_visit' | 'open_arrival',
  hashes: ReadonlySet<EntryHash>,
): Promise<EntryHash[]> => {
  if (ground.engine === 'postgres') {
    return (await askPlaces(ground, table)).map(({ h }) => h).filter((h) => hashes.has(h))
  }
  const file = readFileSync(join(ground.folder, 'live.sqlite')).toString('latin1')
  const places = (h: EntryHash) => [...file.matchAll(new RegExp(`${h}(client|partner|p1)`, 'g'))]
  const place = (h: EntryHash): number => places(h)[0]?.index ?? -1
  expect(
    [...hashes].filter((h) => places(h).length > 1),
    'copies in their old places',
  ).toEqual([])
  return [...hashes].filter((h) => place(h) >= 0).toSorted((one, other) => place(one) - place(other))
}

const askPlaces = async ({ databaseUrl }: Ground, table: string): Promise<{ h: EntryHash; writer: string }[]> => {
  const client = new Client(databaseUrl ?? '')
  await client.connect()
  const { rows } = await client.query<{ h: EntryHash; writer: string }>(
    `select h, xmin::text as writer from live.${table} order by ctid`,
  )
  await client.end()
  return rows
}

/** The same by the transaction that wrote them, which PostgreSQL notes with each row. */
const pairByWriter = async (ground: Ground, pairs: Pairs): Promise<number> => {
  const [visits, arrivals] = [await askPlaces(ground, 'open_visit'), await askPlaces(ground, 'open_arrival')]
  const arrivalByVisit = new Map(pairs)
  return visits.filter(({ h, writer }) => {
    const written = arrivals.filter((arrival) => arrival.writer === writer)
    return written.length === 1 && written[0]?.h === arrivalByVisit.get(h)
  }).length
}

/** By chance one of them pairs; more than this many do in one run of a hundred thousand. */
const chanceMax = 7

for (const engine of engines) {
  test(`[AN72][AN85][R15] ${engine}: before the hour the disk pairs visits with arrivals, after it chance does`, async () => {
    const ground = await makeGround(engine)
    const station = await open(ground)
    const pairs = await saveOneByOne(station.deps, 20)
    expect(await pairByPlace(ground, pairs), 'the control').toBe(20)
    if (engine === 'postgres') expect(await pairByWriter(ground, pairs), 'the control').toBe(20)
    const rows = () => station.deps.live.query.selectFrom('open_visit').selectAll().orderBy('h').execute()
    const before = await rows()

    expect(await reorderHour(station.deps)).toBe(true)
    expect(await pairByPlace(ground, pairs)).toBeLessThanOrEqual(chanceMax)
    if (engine === 'postgres') expect(await pairByWriter(ground, pairs)).toBe(0)
    expect(await rows()).toEqual(before)
    expect(await reorderOpen(station.deps.live), 'nothing came since').toBe(false)
    await station.push([visitOf()])
    expect(await reorderOpen(station.deps.live)).toBe(true)
  })

  test(`[AN72][AN85][R15] ${engine}: a server that starts or stops takes the order from what lies there`, async () => {
    const ground = await makeGround(engine)
    const today = instantToDay(Date.now())
    const before = await openStation(ground, today)
    const pairs = await saveOneByOne(before.deps, 10)
    expect(await pairByPlace(ground, pairs), 'the control').toBe(10)
    // No night is due, which would write all tables anew: what is seen is the hour's.
    await writeFact(before.deps.live, 'last-retention', nightOf(Date.now()))
    await before.close()
    const options = { trial: false, say: () => {}, log: createLog(() => {}) }
    const serving = await startServer(before.deps.config, options)
    const { query } = serving.deps.live
    await vi.waitFor(async () => {
      expect(await pairByPlace(ground, pairs)).toBeLessThanOrEqual(chanceMax)
      expect(await query.selectFrom('lease').select('until').where('name', '=', 'nightly').execute()).toEqual([
        { until: 0 },
      ])
    }, 20_000)

    const further = await saveOneByOne(serving.deps, 10)
    expect(await pairByPlace(ground, further), 'the control').toBe(10)
    await serving.stop()
    expect(await pairByPlace(ground, further)).toBeLessThanOrEqual(chanceMax)
  })
}

/** Kendall's rank correlation with the order of the list. */
const tau = (ranks: readonly number[]): number => {
  let sum = 0
  for (let one = 0; one < ranks.length; one++) {
    for (let other = one + 1; other < ranks.length; other++) sum += Math.sign((ranks[other] ?? 0) - (ranks[one] ?? 0))
  }
  return sum / ((ranks.length * (ranks.length - 1)) / 2)
}

/** What every store keeps about itself. */
const own = ['fact', 'migration']

test('[AN85][AN68] no table that a visit passes through counts its rows in SQLite', async () => {
  const { deps } = await open(await makeGround('sqlite'))
  const made = await deps.live.query
    .selectFrom('sqlite_master' as never)
    .select(['name', 'sql'] as never)
    .where('type' as never, '=', 'table' as never)
    .execute()
  const tables = (made as unknown as { name: string; sql: string }[]).filter(({ name }) => !own.includes(name))
  expect(tables.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(columns)
      .filter((name) => !own.includes(name))
      .toSorted(),
  )
  for (const { name, sql } of tables) {
    expect(sql.toLowerCase(), name).toContain('without rowid')
  }
})

const spellings = (bytes: Uint8Array): readonly string[] => {
  const buffer = Buffer.from(bytes)
  const base64 = buffer.toString('base64').replaceAll('=', '')
  return [buffer.toString('latin1'), buffer.toString('hex'), base64, buffer.toString('base64url')]
}

const filesOf = ({ folder }: Ground): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name)).toString('latin1'))
    .join('\n')

test('[AN55][AN68][AN1][R13][I11] after a fold no file holds an id, what a visit was, or a record key', async () => {
  const drawn: Uint8Array[] = []
  const ground = await makeGround('sqlite')
  const station = await open(ground, (length) => {
    const bytes = randomBytes(length)
    drawn.push(bytes.slice())
    return bytes
  })
  const visits = shuffle(
    ['permit', 'housing', 'work', 'tax', 'legal'].flatMap((first) =>
      ['gender', 'age', 'channel', 'outcome'].map((dimension) =>
        visitOf({ codes: { topic: [first, 'leisure'], language: ['sq'], duration: ['min60'], [dimension]: ['nr'] } }),
      ),
    ),
  )
  const arrivals = visits.map(() => arrivalOf({ hour: 7 }))
  await station.push([...visits, ...arrivals])
  const rows = await station.deps.live.query.selectFrom('open_visit').selectAll().execute()
  const ids = [...visits, ...arrivals].flatMap(({ id }) => spellings(base64urlToBytes(id) ?? new Uint8Array()))
  const what = rows.map(({ codes }) => codes)
  const found = (sought: readonly string[]): number => {
    const files = filesOf(ground)
    return sought.filter((text) => files.includes(text)).length
  }
  expect(found(what)).toBe(what.length)
  expect(found(ids)).toBe(0)

  await station.night('2026-03-13')
  // The first of what was drawn names the lease's holder; then comes one record key a visit.
  const keys = drawn.slice(1)
  expect(keys).toHaveLength(visits.length)
  expect(found(what)).toBe(0)
  expect(found(ids)).toBe(0)
  expect(found(keys.flatMap(spellings))).toBe(0)
  expect(found(rows.map(({ h }) => h))).toBe(visits.length)
  expect(station.logged.join()).not.toMatch(/leisure|min60/)
})

test('[AN68][S18] what was taken back leaves no trace of what it was, at once', async () => {
  const ground = await makeGround('sqlite')
  const station = await open(ground)
  const slip = visitOf({ codes: { topic: ['traffic', 'leisure'], language: ['sq'] } })
  await station.push([slip])
  expect(filesOf(ground)).toContain('traffic')
  const code = JSON.stringify(slip.codes['topic']?.toSorted())
  expect(filesOf(ground).includes(code)).toBe(true)
  await station.push([{ id: visitOf().id, kind: 'void', schema: 1, target: slip.id }])
  expect(filesOf(ground).includes(code)).toBe(false)
})
