// How long the server takes for a table of the release, beside DuckDB counting the same table from raw visits: the whole way
// of a request, from who asks to the JSON, without the network.
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
import { type DuckDb, openDuckDb } from './duckdb.ts'
import { policy, publishYear, yearLattice } from './read-ground.ts'
import { makeRawVisits, requestToSql } from './read-raw.ts'

export const tableMsMax = 5
export const duckdbPartMax = 0.1
/** Beyond what the same work differs by from one run to the next. */
export const growthMax = 1.5

const places = points.map(({ id }) => `point:${id}`).join(',')
const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`).join(',')
const quarters = '2025Q1,2025Q2,2025Q3,2025Q4'

/** Tables of every size, order and kind of place; the largest is as large as a screen shows. */
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
}

export type Measured = {
  readonly table: string
  readonly cells: number
  /** Medians, in milliseconds. */
  readonly server: number
  readonly duckdb: number
  /** Whether every published number is within D of what DuckDB counted. */
  readonly isRight: boolean
}

/** The year of so many visits in a release of its own, and every table of it read and counted. */
export const measureReads = async (visits: number, seed: number, rounds: number): Promise<readonly Measured[]> =>
  withHouse(async ({ deps, read }) => {
    const duckdb = await openDuckDb()
    try {
      await makeRawVisits(duckdb, yearLattice, visits, seed)
      await publishYear(duckdb, deps.release, seed)
      const measured: Measured[] = []
      for (const [table, query] of Object.entries(tables))
        measured.push(await measureTable({ duckdb, read, rounds }, table, `${query}&visitor=client`))
      return measured
    } finally {
      duckdb.close()
    }
  })

type House = { readonly deps: Deps; readonly read: (query: string) => Promise<string> }

export const withHouse = async <T>(work: (house: House) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
  const own = { dataDir: folder, databaseUrl: null, rootKeyFile: join(folder, 'root.key'), backup: 'none' } as const
  const config = { ...own, port: 0, host: 'localhost', origins: [] }
  const now = () => Date.parse('2026-04-01T10:00:00Z')
  const deps = await createDeps(
    config,
    createLog(() => {}),
    now,
  )
  try {
    await fillPlaces(deps, policy)
    const app = createApp(deps, join(folder, 'no-web'))
    const cookieOf = await makeCookies(deps)
    const Cookie = await cookieOf(deps, 'coordinator')
    const read = async (query: string): Promise<string> => {
      const response = await app.request(`/api/v1/tables?${query}`, { headers: { Cookie } })
      if (response.status !== 200) throw new Error(`${query}: ${await response.text()}`)
      return response.text()
    }
    return await work({ deps, read })
  } finally {
    await deps.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Ground = { readonly duckdb: DuckDb; readonly read: House['read']; readonly rounds: number }

const measureTable = async ({ duckdb, read, rounds }: Ground, table: string, query: string): Promise<Measured> => {
  const request: TableRequest = valueOrThrow(readTableRequest(new URLSearchParams(query)))
  const sql = requestToSql(request, yearLattice)
  const server: number[] = []
  const beside: number[] = []
  let text = ''
  let rows: readonly (readonly unknown[])[] = []
  // In turns, so that both meet the same machine; the first two of each only warm up.
  for (let round = -2; round < rounds; round++) {
    const [began, said] = [performance.now(), await read(query)]
    if (round >= 0) server.push(performance.now() - began)
    text = said
    const [asked, counted] = [performance.now(), round < 5 ? await duckdb.ask(sql) : []]
    if (round >= 0 && round < 5) beside.push(performance.now() - asked)
    if (round < 5) rows = counted
  }
  // What the route answers with is a table.
  const answer = JSON.parse(text) as TableAnswer
  return {
    table,
    cells: answer.values.length,
    server: median(server),
    duckdb: median(beside),
    isRight: isPublicationOf(answer, rows),
  }
}

// Every number that is said is within D of its count, and what was frequent is said.
const isPublicationOf = ({ axes, values, periods }: TableAnswer, rows: readonly (readonly unknown[])[]): boolean => {
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

export const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
