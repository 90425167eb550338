// The figures of reading, a line a table: `npm run bench -- read [--visits N] [--seed S]`. Everything is measured on few visits
// too: a table takes as long whatever was counted.
import { duckdbPartMax, growthMax, type Measured, measureReads, median, tableMsMax } from './read.ts'

const fewVisits = 10_000
export const manyVisits = 10_000_000
const rounds = 41

export type Print = (name: string, numbers: Readonly<Record<string, string | number>>) => void

/** Measures and prints; answers whether every figure is within its bar. */
export const runRead = async (visits: number, seed: number, print: Print): Promise<boolean> => {
  const few = await measureReads(fewVisits, seed, rounds)
  const many = await measureReads(visits, seed, rounds)
  const isRight = [...few, ...many].every((measured) => measured.isRight)
  for (const measured of many)
    printTable(
      measured,
      few.find(({ table }) => table === measured.table),
      print,
    )
  const server = median(many.map((measured) => measured.server))
  const slowest = Math.max(...many.map((measured) => measured.server))
  const part = Math.max(...many.map((measured) => measured.server / measured.duckdb))
  const growth = server / median(few.map((measured) => measured.server))
  const isWithin = isRight && slowest <= tableMsMax && part <= duckdbPartMax && growth <= growthMax
  print('read', {
    median: `${server.toFixed(2)}ms`,
    slowest: `${slowest.toFixed(2)}ms`,
    bar: `${tableMsMax}ms`,
    'of-duckdb': part.toFixed(3),
    'bar-of-duckdb': duckdbPartMax,
    growth: growth.toFixed(2),
    'bar-of-growth': growthMax,
    counts: isRight ? 'equal' : 'wrong',
    verdict: isWithin ? 'pass' : 'fail',
  })
  return isWithin
}

const printTable = (many: Measured, few: Measured | undefined, print: Print): void =>
  print('read-table', {
    table: many.table,
    cells: many.cells,
    server: `${many.server.toFixed(2)}ms`,
    'server-few': `${(few?.server ?? 0).toFixed(2)}ms`,
    duckdb: `${many.duckdb.toFixed(1)}ms`,
    ratio: (many.server / many.duckdb).toFixed(3),
  })
