// How long the server takes for a table of the release, beside DuckDB counting the same table from raw visits: the whole way
// of a request in the server's own process, from a signed-in browser's request to the last byte of JSON, without a socket.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { readTableRequest, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { fillPlaces } from '../redteam/fill.ts'
import { makeCookies } from '../redteam/readers.ts'
import { points } from '../redteam/visits.ts'
import type { DuckDb } from './duckdb.ts'
import { policy, type PublishedPeriod, writeYear, yearLattice } from './read-ground.ts'
import { requestToSql } from './read-raw.ts'

const places = points.map(({ id }) => `point:${id}`).join(',')
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`).join(',')
const quarters = '2025Q1,2025Q2,2025Q3,2025Q4'

/** Tables of every size, order and kind of place, up to as large as a screen shows and, the last two, as a file may be. */
export const tables: Readonly<Record<string, string>> = {
  visits: 'place=whole&period=2025',
  months: `place=whole&period=${months}`,
  topics: 'place=whole&period=2025&rows=topic',
  'topics-by-language': 'place=whole&period=2025&rows=topic&columns=language',
  'topics-by-month': `place=whole&period=${months}&rows=topic`,
  'groups-by-quarter': `place=whole&period=${quarters}&rows=topic.1&columns=language.1`,
  'three-dimensions': 'place=whole&period=2025&layers=duration&rows=topic&columns=channel',
  'one-language': 'place=whole&period=2025&rows=topic&columns=channel&filter=language:ar',
  points: `place=${places}&period=2025&rows=topic`,
  'points-by-channel': `place=${places}&period=2025&rows=topic&columns=channel`,
  'one-point': 'place=point:p1&period=2025Q2&rows=topic&columns=outcome',
  'pairs-by-month': `place=whole&period=${months}&rows=topic&columns=language`,
  'points-by-quarter': `place=${places}&period=2025Q1,2025Q2,2025Q3&rows=topic&columns=language`,
}

/** Times of one table in milliseconds: those of the server on many visits and on few, and of DuckDB on many. */
export type Measured = {
  readonly table: string
  readonly cells: number
  readonly many: readonly number[]
  readonly few: readonly number[]
  readonly duckdb: readonly number[]
  /** The first read of all, when nothing of the table was read before. */
  readonly first: number
  /** What the processor did for one read on many visits, the collector's work included. */
  readonly cpu: number
  /** Whether every published number is within D of what DuckDB counted. */
  readonly isRight: boolean
}

/** Raw visits and the year that was published of them. */
export type Ground = { readonly duckdb: DuckDb; readonly year: readonly PublishedPeriod[] }
export type Grounds = { readonly few: Ground; readonly many: Ground }
/** Databases of PostgreSQL for the two; `null` for files. */
export type Addresses = { readonly few: string | null; readonly many: string | null }

/** Every table read from the releases of few and of many visits in turns, and counted from the raw ones. */
export const measureReads = async (
  { few, many }: Grounds,
  addresses: Addresses,
  rounds: number,
): Promise<readonly Measured[]> =>
  withHouse(few.year, addresses.few, async (readFew) =>
    withHouse(many.year, addresses.many, async (readMany) => {
      const measured: Measured[] = []
      for (const [table, query] of Object.entries(tables)) {
        const asked = `${query}&visitor=client`
        const times = await takeTurns({ readFew, readMany, duckdb: many.duckdb, rounds }, asked)
        const isRight =
          isPublished(await few.duckdb.ask(sqlOf(asked)), await readFew(asked)) &&
          isPublished(await many.duckdb.ask(sqlOf(asked)), await readMany(asked))
        measured.push({ table, isRight, ...times })
      }
      return measured
    }),
  )

type Read = (query: string) => Promise<string>

/** A server with the year in its release, and a coordinator of all points who reads. */
export const withHouse = async <T>(
  year: readonly PublishedPeriod[],
  databaseUrl: string | null,
  work: (read: Read) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
  const own = { dataDir: folder, databaseUrl, rootKeyFile: join(folder, 'root.key'), backup: 'none' } as const
  const config = { ...own, port: 0, host: 'localhost', origins: [] }
  let time = Date.parse('2026-04-01T10:00:00Z')
  const now = () => time
  const deps: Deps = await createDeps(
    config,
    createLog(() => {}),
    now,
  )
  try {
    await fillPlaces(deps, policy)
    await writeYear(deps.release, year)
    const app = createApp(deps, join(folder, 'no-web'))
    const cookieOf = await makeCookies(deps)
    const Cookie = await cookieOf(deps, 'coordinator')
    return await work(async (query) => {
      // Nobody may read so much in no time.
      time += 1_000
      const response = await app.request(`/api/v1/tables?${query}`, { headers: { Cookie } })
      if (response.status !== 200) throw new Error(`${query}: ${await response.text()}`)
      return response.text()
    })
  } finally {
    await deps.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Turns = {
  readonly readFew: Read
  readonly readMany: Read
  readonly duckdb: DuckDb
  readonly rounds: number
}

const warmRounds = 20
const countEvery = 8

// In turns, so that all meet the same machine; the first ones of each only warm up.
const takeTurns = async (
  { readFew, readMany, duckdb, rounds }: Turns,
  query: string,
): Promise<Omit<Measured, 'table' | 'isRight'>> => {
  const sql = sqlOf(query)
  const times = { many: [] as number[], few: [] as number[], duckdb: [] as number[] }
  let cpu = 0
  const first = await timeOf(() => readMany(query))
  await duckdb.ask(sql)
  for (let round = -warmRounds; round < rounds; round++) {
    const few = await timeOf(() => readFew(query))
    const used = process.cpuUsage()
    const many = await timeOf(() => readMany(query))
    const { user, system } = process.cpuUsage(used)
    if (round < 0) continue
    times.few.push(few)
    times.many.push(many)
    cpu += (user + system) / 1000 / rounds
    if (round % countEvery === 0) times.duckdb.push(await timeOf(() => duckdb.ask(sql)))
  }
  return { cells: answerOf(await readMany(query)).values.length, first, cpu, ...times }
}

const timeOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const requestOf = (query: string): TableRequest => valueOrThrow(readTableRequest(new URLSearchParams(query)))
const sqlOf = (query: string): string => requestToSql(requestOf(query), yearLattice)
// What the route answers with is a table.
const answerOf = (text: string): TableAnswer => JSON.parse(text) as TableAnswer

/**
 * Whether every number that the answer says is within D of its count, and what was frequent is said. `rows` are counts, each
 * behind the number of its period (2 of 2025Q2), its place and its codes.
 */
export const isPublished = (rows: readonly (readonly unknown[])[], text: string): boolean => {
  const { axes, values, periods } = answerOf(text)
  const counts = new Map(rows.map((row) => [row.slice(0, -1).map(String).join('|'), Number(row.at(-1))]))
  const spots = axes.reduce<readonly string[]>(
    (found, axis) =>
      found.flatMap((spot) => axis.names.map((name) => [spot, nameToColumn(name)].filter(Boolean).join('|'))),
    [''],
  )
  const D = Math.max(...periods.map((period) => period.D))
  const hiddenMax = Math.max(...periods.map((period) => period.hiddenMax))
  return values.every((value, at) => {
    const count = counts.get(spots[at] ?? '') ?? 0
    return value === null ? count <= hiddenMax : Math.abs(value - count) <= D
  })
}

// `2025Q2` is 2 and `point:p1` is p1 where DuckDB counts.
const nameToColumn = (name: string): string =>
  name.startsWith('2025') ? String(Number(/\d+$/.exec(name)?.[0])) : name.replace(/^point:/, '')
