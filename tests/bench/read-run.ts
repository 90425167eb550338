// The figures of reading, a line a table and a line a bar: `npm run bench -- read [--visits N] [--seed S] [--engine E]`. Every
// table is read from few visits too: it takes as long whatever was counted.
import { loadavg } from 'node:os'
import type { Engine } from '@tukkimies/server/database.ts'
import { openDuckDb } from './duckdb.ts'
import { publishYear, yearLattice } from './read-ground.ts'
import { makeRawVisits } from './read-raw.ts'
import { type Addresses, type Ground, type Measured, measureReads } from './read.ts'

/** Milliseconds of any table at the median. */
export const tableMsMax = 5
/** Of what DuckDB takes to count the same from `manyVisits`; fewer are counted sooner, and prove nothing. */
export const duckdbPartMax = 0.1
/** Beyond what the same work differs by from one run to the next. */
export const growthMax = 1.5
export const manyVisits = 10_000_000
const fewVisits = 10_000
const rounds = 41

export type Print = (name: string, engine: Engine, numbers: Readonly<Record<string, string | number>>) => void
/** What of the run decides which engines are asked, and where. */
export type Asked = {
  readonly engines: readonly Engine[]
  readonly visits: number
  readonly seed: number
  readonly withAddresses: <T>(engine: Engine, work: (addresses: Addresses) => Promise<T>) => Promise<T>
}

/** Measures and prints; answers whether every figure is within its bar. */
export const runRead = async ({ engines, visits, seed, withAddresses }: Asked, print: Print): Promise<boolean> => {
  const grounds = { few: await makeGround(fewVisits, seed), many: await makeGround(visits, seed) }
  let isWithin = true
  for (const engine of engines) {
    const measured = await withAddresses(engine, (addresses) => measureReads(grounds, addresses, rounds))
    for (const one of measured) printTable(one, (numbers) => print('read-table', engine, numbers))
    isWithin = report(measured, visits >= manyVisits, (name, numbers) => print(name, engine, numbers)) && isWithin
  }
  for (const { duckdb } of Object.values(grounds)) duckdb.close()
  return isWithin
}

const makeGround = async (visits: number, seed: number): Promise<Ground> => {
  const duckdb = await openDuckDb()
  await makeRawVisits(duckdb, yearLattice, visits, seed)
  return { duckdb, year: await publishYear(duckdb) }
}

const printTable = (
  { table, cells, many, few, duckdb, first, cpu }: Measured,
  print: (numbers: Readonly<Record<string, string | number>>) => void,
): void =>
  print({
    table,
    cells,
    median: `${at(many, 0.5).toFixed(2)}ms`,
    p95: `${at(many, 0.95).toFixed(2)}ms`,
    first: `${first.toFixed(2)}ms`,
    cpu: `${cpu.toFixed(2)}ms`,
    few: `${at(few, 0.5).toFixed(2)}ms`,
    duckdb: `${at(duckdb, 0.5).toFixed(1)}ms`,
    ratio: partOf({ many, duckdb }).toFixed(3),
  })

/** A line a bar; a ratio to DuckDB is judged only where there are as many raw visits as its bar asks for. */
const report = (
  measured: readonly Measured[],
  isFull: boolean,
  print: (name: string, numbers: Readonly<Record<string, string | number>>) => void,
): boolean => {
  const slowest = Math.max(...measured.map(({ many }) => at(many, 0.5)))
  const part = Math.max(...measured.map(partOf))
  const growth = at(measured.map(growthOf), 0.5)
  const isRight = measured.every((one) => one.isRight)
  const load = (loadavg()[0] ?? 0).toFixed(1)
  const isFast = slowest <= tableMsMax
  const isSmallPart = part <= duckdbPartMax
  const isEven = growth <= growthMax
  print('read-time', { slowest: `${slowest.toFixed(2)}ms`, bar: `${tableMsMax}ms`, load, verdict: verdict(isFast) })
  print('read-duckdb', {
    largest: part.toFixed(3),
    bar: duckdbPartMax,
    load,
    verdict: isFull ? verdict(isSmallPart) : 'too-few-visits',
  })
  print('read-growth', { median: growth.toFixed(2), bar: growthMax, load, verdict: verdict(isEven) })
  print('read-counts', { within: 'D', verdict: verdict(isRight) })
  return isFast && (isSmallPart || !isFull) && isEven && isRight
}

const verdict = (isWithin: boolean): string => (isWithin ? 'pass' : 'fail')

const partOf = ({ many, duckdb }: Pick<Measured, 'many' | 'duckdb'>): number => at(many, 0.5) / at(duckdb, 0.5)
const growthOf = ({ many, few }: Measured): number => at(many, 0.5) / at(few, 0.5)

/** The time that this part of them is below. */
const at = (times: readonly number[], part: number): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length * part)] ?? 0
