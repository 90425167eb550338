// Faults, injected for real: `npm run faults -- FIRST|ALL|F41 … [--runs N] [--seed S] [--engine sqlite|pg] [--store leveldb|sqlite]`.
// Without arguments it lists them. One line a fault and engine; the command fails where one of them does.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import type { Engine } from '@tukkimies/server/database.ts'
import { numbers } from '../numbers.ts'
import { testEnvironment } from '../room.ts'
import { type Asked, type BrowserStore, type Fault, isPassed, type Omitted, outcomeToLine } from './fault.ts'
import { serverFaults, serverOmitted } from './server/rows.ts'
import { tabletFaults, tabletOmitted } from './tablet/rows.ts'

const usage =
  'Usage: npm run faults -- FIRST|ALL|F1…F102 [--runs N] [--seed S] [--engine sqlite|pg] [--store leveldb|sqlite]'
const engineNames: Readonly<Record<string, Engine>> = { sqlite: 'sqlite', pg: 'postgres', postgres: 'postgres' }
const storeNames: readonly BrowserStore[] = ['leveldb', 'sqlite']

const byNumber = (one: { readonly name: string }, other: { readonly name: string }): number =>
  Number(one.name.slice(1)) - Number(other.name.slice(1))
const faults: readonly Fault[] = [...serverFaults, ...tabletFaults].toSorted(byNumber)
const omitted: readonly Omitted[] = [...serverOmitted, ...tabletOmitted].toSorted(byNumber)

type Command = {
  readonly wanted: readonly Fault[]
  readonly runs: number | null
  readonly seed: number
  readonly engine: Engine | null
  readonly store: BrowserStore | null
}

const choose = (names: readonly string[]): readonly Fault[] => {
  if (names.includes('ALL')) return faults
  return faults.filter(({ name, isFirst }) => names.includes(name) || (isFirst && names.includes('FIRST')))
}

const readArguments = (args: string[]): Command | null => {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args,
    options: { runs: text, seed: text, engine: text, store: text },
    allowPositionals: true,
  })
  const names = positionals.map((name) => name.toUpperCase())
  const wanted = choose(names)
  const isKnown = names.every((name) => ['ALL', 'FIRST'].includes(name) || faults.some((one) => one.name === name))
  const [runs, seed] = [values.runs === undefined ? null : Number(values.runs), Number(values.seed ?? 1)]
  const engine = values.engine === undefined ? null : engineNames[values.engine]
  const store = values.store === undefined ? null : storeNames.find((name) => name === values.store)
  if (wanted.length === 0 || !isKnown || engine === undefined || store === undefined) return null
  if (!Number.isInteger(seed) || (runs !== null && (!Number.isInteger(runs) || runs < 1))) return null
  return { wanted, runs, seed, engine, store }
}

const list = (): void => {
  console.log(`${usage}\n`)
  for (const { name, isFirst, engines, stores = [], usualRuns } of faults)
    console.log(
      `${name.padEnd(5)}${isFirst ? '*' : ' '} ${numbers[name]} (${[...engines, ...stores].join(', ')}; ${usualRuns})`,
    )
  console.log('\n* among FIRST. The last number is how often each is injected where nobody says how often.')
  if (omitted.length > 0) console.log('\nNot injected:')
  for (const { name, reason } of omitted) console.log(`${name.padEnd(5)}  ${numbers[name]}: ${reason}`)
}

const settingsOf = (fault: Fault, { runs, seed, engine, store }: Command): readonly Asked[] =>
  fault.engines
    .filter((one) => engine === null || engine === one)
    .flatMap((one) =>
      (fault.stores ?? (['leveldb'] as const))
        .filter((kept) => !fault.stores || store === null || store === kept)
        .map((kept) => ({ runs: runs ?? fault.usualRuns, seed, engine: one, store: kept })),
    )

const injectOne = async (fault: Fault, asked: Asked, commit: string): Promise<boolean> => {
  const began = performance.now()
  try {
    const outcome = await fault.inject(asked)
    console.log(outcomeToLine(fault, asked, outcome, commit))
    console.error(`${fault.name}: ${((performance.now() - began) / 1_000).toFixed(1)} s`)
    return isPassed(outcome, asked)
  } catch (error) {
    console.log(`faults ${fault.name} engine=${asked.engine} seed=${asked.seed} commit=${commit} verdict=broken`)
    console.error(error)
    return false
  }
}

const main = async (): Promise<number> => {
  Object.assign(process.env, testEnvironment())
  if (process.argv.length === 2) {
    list()
    return 0
  }
  const command = readArguments(process.argv.slice(2))
  if (!command) {
    console.error(usage)
    return 2
  }
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'none'
  const failed: string[] = []
  for (const fault of command.wanted)
    for (const asked of settingsOf(fault, command))
      if (!(await injectOne(fault, asked, commit))) failed.push(`${fault.name}:${asked.engine}`)
  console.log(`faults done=${command.wanted.length} failed=${failed.join(',') || 'none'}`)
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await main()
