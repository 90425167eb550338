// Figures of speed and memory: `npm run bench -- fold|read|push|save|tap|lighthouse [--visits N] [--seed S] [--engine sqlite|postgres]`. One line a figure,
// with its bar; the command fails where one is missed.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import type { Engine, Place } from '@tukkimies/server/database.ts'
import { startPostgres } from '../postgres.ts'
import { type Measured, measureFold, memoryMbMax, ratioMax, withFolder } from './fold.ts'
import { floorRatioMin, measurePush, type Measured as Pushed, pouchRatioMin } from './push.ts'
import { manyVisits, runRead } from './read-run.ts'
import type { Addresses } from './read.ts'
import { interactiveMsMax, measureLighthouse, scoreMin } from './lighthouse.ts'
import { measureChromiumPush } from './push-chromium.ts'
import { measureSave, saveRatioMax } from './save.ts'
import { bars, measureTaps, slowdown } from './tap.ts'

const usage =
  'Usage: npm run bench -- fold|read|push|save|tap|lighthouse [--visits N] [--seed S] [--engine sqlite|postgres]'
/** A visit is two entries of a push. */
const usualVisits = { fold: 100_000, read: manyVisits, push: 5_000, save: 300, tap: 50, lighthouse: 40 } as const
const lighthouseRuns = 3
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
  const bench = (Object.keys(usualVisits) as Bench[]).find((name) => positionals.join() === name)
  if (!bench) return null
  const [visits, seed] = [Number(values.visits ?? usualVisits[bench]), Number(values.seed ?? 1)]
  const wanted = engines.filter((engine) => values.engine === undefined || values.engine === engine)
  if (wanted.length === 0) return null
  return Number.isInteger(visits) && visits >= 20 && Number.isInteger(seed)
    ? { bench, engines: wanted, visits, seed }
    : null
}

const withPlace = async <T>(engine: Engine, work: (place: Place) => Promise<T>): Promise<T> =>
  engine === 'sqlite'
    ? withFolder(work)
    : withDatabases(['bench'], (address) => work({ engine, url: address('bench'), schema: 'live' }))

const withAddresses = async <T>(engine: Engine, work: (addresses: Addresses) => Promise<T>): Promise<T> =>
  engine === 'sqlite'
    ? work({ few: null, many: null })
    : withDatabases(['few', 'many'], (address) => work({ few: address('few'), many: address('many') }))

/** Empty databases of a PostgreSQL that ends with the work. */
const withDatabases = async <T>(
  names: readonly string[],
  work: (addressOf: (name: string) => string) => Promise<T>,
): Promise<T> => {
  const { url, stop } = await startPostgres()
  try {
    const client = new Client(`${url}/postgres`)
    await client.connect()
    for (const name of names) await client.query(`create database ${name}`)
    await client.end()
    return await work((name) => `${url}/${name}`)
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

/** Prints the push of one sender, or of a browser; answers whether it is within both bars. */
const reportPush = (asked: Asked, from: 'node' | 'chromium', measured: Pushed): boolean => {
  const { push, floor, hygiene, pouch, isRight } = measured
  const [toFloor, toPouch] = [push / floor, push / pouch]
  const isWithin = isRight && toFloor >= floorRatioMin && toPouch >= pouchRatioMin
  print('push', asked, 'sqlite', {
    from,
    entries: asked.visits * 2,
    perSecond: Math.round(push),
    floor: Math.round(floor),
    ratio: toFloor.toFixed(2),
    bar: floorRatioMin,
    cleanFloor: Math.round(hygiene),
    toCleanFloor: (push / hygiene).toFixed(2),
    pouchdb: Math.round(pouch),
    toPouchdb: toPouch.toFixed(1),
    pouchdbBar: pouchRatioMin,
    verdict: isWithin ? 'pass' : 'fail',
  })
  return isWithin
}

const reportPushes = async (asked: Asked): Promise<boolean> => {
  const fromNode = reportPush(asked, 'node', await measurePush(asked.visits * 2))
  const fromChromium = reportPush(asked, 'chromium', await measureChromiumPush(asked.visits * 2))
  return fromNode && fromChromium
}

const reportSaves = async (asked: Asked): Promise<boolean> => {
  let isWithin = true
  for (const store of ['leveldb', 'sqlite'] as const) {
    const { save, raw, ratio } = await measureSave(store, asked.visits)
    const numbers = { saveMs: save.toFixed(2), rawMs: raw.toFixed(2), ratio: ratio.toFixed(2), bar: saveRatioMax }
    print('save', asked, 'sqlite', { store, ...numbers, verdict: ratio <= saveRatioMax ? 'pass' : 'fail' })
    isWithin &&= ratio <= saveRatioMax
  }
  return isWithin
}

const reportTaps = async (asked: Asked): Promise<boolean> => {
  const { tap, save, count } = await measureTaps(asked.visits)
  const numbers = {
    saves: count,
    slowdown,
    tapMs: tap.median.toFixed(0),
    tapP95Ms: tap.p95.toFixed(0),
    tapBar: bars.tapMs,
    saveMs: save.median.toFixed(0),
    saveP95Ms: save.p95.toFixed(0),
    saveBar: bars.saveMs,
  }
  const isWithin = tap.p95 <= bars.tapMs && save.p95 <= bars.saveMs
  print('tap', asked, 'sqlite', { ...numbers, verdict: isWithin ? 'pass' : 'fail' })
  return isWithin
}

const reportLighthouse = async (asked: Asked): Promise<boolean> => {
  let isWithin = true
  for (const { screen, scores, interactiveMs, faults } of await measureLighthouse(lighthouseRuns)) {
    const isGood = Object.values(scores).every((score) => score >= scoreMin)
    const isReady = screen !== 'capture' || interactiveMs <= interactiveMsMax
    print('lighthouse', asked, 'sqlite', {
      screen,
      runs: lighthouseRuns,
      ...scores,
      bar: scoreMin,
      interactive: `${Math.round(interactiveMs)}ms`,
      interactiveBar: `${interactiveMsMax}ms`,
      faults: faults.join() || 'none',
      verdict: isGood && isReady ? 'pass' : 'fail',
    })
    isWithin &&= isGood && isReady
  }
  return isWithin
}

const main = async (): Promise<number> => {
  const asked = readArguments(process.argv.slice(2))
  if (!asked) {
    console.error(usage)
    return 2
  }
  if (asked.bench === 'read')
    return (await runRead({ ...asked, withAddresses }, (name, engine, numbers) => print(name, asked, engine, numbers)))
      ? 0
      : 1
  if (asked.bench === 'push') return (await reportPushes(asked)) ? 0 : 1
  if (asked.bench === 'save') return (await reportSaves(asked)) ? 0 : 1
  if (asked.bench === 'tap') return (await reportTaps(asked)) ? 0 : 1
  if (asked.bench === 'lighthouse') return (await reportLighthouse(asked)) ? 0 : 1
  let isWithin = true
  for (const engine of asked.engines) {
    const { visits, seed } = asked
    const measured = await withPlace(engine, (place) => measureFold({ engine, visits, seed, place }))
    isWithin = report(asked, engine, measured) && isWithin
  }
  return isWithin ? 0 : 1
}

process.exitCode = await main()
