// Figures of speed and memory: `npm run bench -- fold|read [--visits N] [--seed S] [--engine sqlite|postgres]`. One line a figure,
// with its bar; the command fails where one is missed.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import type { Engine, Place } from '@tukkimies/server/database.ts'
import { startPostgres } from '../postgres.ts'
import { type Measured, measureFold, memoryMbMax, ratioMax, withFolder } from './fold.ts'
import { manyVisits, runRead } from './read-run.ts'

const usage = 'Usage: npm run bench -- fold|read [--visits N] [--seed S] [--engine sqlite|postgres]'
const usualVisits = { fold: 100_000, read: manyVisits } as const
const engines: readonly Engine[] = ['sqlite', 'postgres']

type Bench = keyof typeof usualVisits
type Asked = {
  readonly bench: Bench
  readonly engines: readonly Engine[]
  readonly visits: number
  readonly seed: number
}

const readArguments = (args: string[]): Asked | null => {
  const options = { visits: { type: 'string' }, seed: { type: 'string' }, engine: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const bench = (['fold', 'read'] as const).find((name) => positionals.join() === name)
  if (!bench) return null
  const [visits, seed] = [Number(values.visits ?? usualVisits[bench]), Number(values.seed ?? 1)]
  const wanted = engines.filter((engine) => values.engine === undefined || values.engine === engine)
  if (wanted.length === 0) return null
  return Number.isInteger(visits) && visits >= 20 && Number.isInteger(seed)
    ? { bench, engines: wanted, visits, seed }
    : null
}

const withPlace = async <T>(engine: Engine, work: (place: Place) => Promise<T>): Promise<T> => {
  if (engine === 'sqlite') return withFolder(work)
  const { url, stop } = await startPostgres()
  try {
    const client = new Client(`${url}/postgres`)
    await client.connect()
    await client.query('create database bench')
    await client.end()
    return await work({ engine, url: `${url}/bench`, schema: 'live' })
  } finally {
    await stop()
  }
}

const print = (
  name: string,
  asked: Asked,
  engine: Engine,
  numbers: Readonly<Record<string, string | number>>,
): void => {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'none'
  const all = { engine, visits: asked.visits, seed: asked.seed, ...numbers, commit }
  console.log([`bench ${name}`, ...Object.entries(all).map(([key, value]) => `${key}=${value}`)].join(' '))
}

/** Prints both figures of a fold; answers whether they are within their bars. */
const report = (asked: Asked, engine: Engine, measured: Measured): boolean => {
  const { fold, floor, rewrite, ratio, peakMb, isRight } = measured
  const isFast = isRight && ratio <= ratioMax
  const isLean = isRight && peakMb <= memoryMbMax
  const seconds = { fold: fold.toFixed(1), floor: floor.toFixed(1), rewrite: rewrite.toFixed(1) }
  const times = { ...seconds, ratio: ratio.toFixed(2), bar: ratioMax, sums: isRight ? 'equal' : 'wrong' }
  print('fold', asked, engine, { ...times, verdict: isFast ? 'pass' : 'fail' })
  print('fold-memory', asked, engine, {
    peak: `${Math.round(peakMb)}MB`,
    bar: `${memoryMbMax}MB`,
    verdict: isLean ? 'pass' : 'fail',
  })
  return isFast && isLean
}

const main = async (): Promise<number> => {
  const asked = readArguments(process.argv.slice(2))
  if (!asked) {
    console.error(usage)
    return 2
  }
  if (asked.bench === 'read')
    return (await runRead(asked.visits, asked.seed, (name, numbers) => print(name, asked, 'sqlite', numbers))) ? 0 : 1
  let isWithin = true
  for (const engine of asked.engines) {
    const { visits, seed } = asked
    const measured = await withPlace(engine, (place) => measureFold({ engine, visits, seed, place }))
    isWithin = report(asked, engine, measured) && isWithin
  }
  return isWithin ? 0 : 1
}

process.exitCode = await main()
