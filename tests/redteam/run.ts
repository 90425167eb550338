// Attacks on the figures of filled registers: `npm run redteam -- ALL|R5 … [--visits N] [--seed S]`. Without a seed the seeds
// 1 to 3 run, and what is demanded holds for their means (AN95). One line an attack and seed; the last line is the verdict.
import { parseArgs } from 'node:util'
import { testEnvironment } from '../room.ts'
import { type Attack, isWithin, meanExcess, meansToLine, type Outcome, outcomeToLine } from './attack.ts'
import { attacks } from './attacks.ts'
import { openGround } from './ground.ts'

const usage = 'Usage: npm run redteam -- ALL|R1…R20 [--visits N] [--seed S]'
const usualSeeds = [1, 2, 3]
const usualVisits = 9_000

type Asked = { readonly wanted: readonly Attack[]; readonly visits: number; readonly seeds: readonly number[] }

const readArguments = (args: string[]): Asked | null => {
  const options = { visits: { type: 'string' }, seed: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const wanted = positionals.includes('ALL') ? attacks : attacks.filter(({ name }) => positionals.includes(name))
  const [visits, seed] = [Number(values.visits ?? usualVisits), Number(values.seed ?? Number.NaN)]
  const isKnown = positionals.every((name) => name === 'ALL' || attacks.some((attack) => attack.name === name))
  if (wanted.length === 0 || !isKnown || !Number.isInteger(visits) || visits < 100) return null
  if (values.seed !== undefined && !Number.isInteger(seed)) return null
  return { wanted, visits, seeds: values.seed === undefined ? usualSeeds : [seed] }
}

/** What it costs goes beside the figures: stdout belongs to these. */
const tellTime = (name: string, began: number): void => {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.error(`${name}: ${seconds} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
}

const runSeed = async ({ wanted, visits }: Asked, seed: number): Promise<ReadonlyMap<Attack, Outcome>> => {
  const started = performance.now()
  const { ground, close } = await openGround({ visits, seed, isRehearsed: true })
  tellTime('filled', started)
  const outcomes = new Map<Attack, Outcome>()
  try {
    for (const attack of wanted) {
      const began = performance.now()
      const outcome = await attack.run(ground)
      outcomes.set(attack, outcome)
      console.log(outcomeToLine(attack, { visits, seed }, outcome))
      tellTime(attack.name, began)
    }
  } finally {
    await close()
  }
  return outcomes
}

const main = async (): Promise<number> => {
  Object.assign(process.env, testEnvironment())
  const asked = readArguments(process.argv.slice(2))
  if (!asked) {
    console.error(usage)
    return 2
  }
  const bySeed: ReadonlyMap<Attack, Outcome>[] = []
  for (const seed of asked.seeds) bySeed.push(await runSeed(asked, seed))
  for (const attack of asked.seeds.length > 1 ? asked.wanted : []) {
    const outcomes = bySeed.flatMap((outcomes) => outcomes.get(attack) ?? [])
    console.log(meansToLine(attack, asked.visits, outcomes))
  }
  const failed = asked.wanted.filter((attack) => {
    const outcomes = bySeed.flatMap((outcomes) => outcomes.get(attack) ?? [])
    return !outcomes.every((outcome) => isWithin(outcome, attack)) || !isWithin({ excess: meanExcess(outcomes) }, {})
  })
  const lost = asked.wanted.filter((attack) => bySeed.some((outcomes) => !outcomes.get(attack)?.isControlWon))
  const list = (among: readonly Attack[]): string => among.map(({ name }) => name).join(',') || 'none'
  console.log(`redteam visits=${asked.visits} seeds=${asked.seeds.join(',')} failed=${list(failed)} lost=${list(lost)}`)
  return failed.length + lost.length === 0 ? 0 : 1
}

process.exitCode = await main()
