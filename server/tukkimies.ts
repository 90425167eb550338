// The command line, one table of commands, and the only TypeScript that starts anything. Answers go to stdout, complaints
// to stderr; 0 is done, 1 not sound or not possible, 2 not understood.
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Day, instantToDay } from '@tukkimies/shared/day.ts'
import { NoiseParameters, solveRow } from '@tukkimies/shared/release/cell-key.ts'
import { checkInstallation } from './check.ts'
import { type Config, readConfig } from './config.ts'
import { createDeps, type Deps } from './deps.ts'
import { type NightWork, runNight } from './jobs/nightly.ts'
import { createLog, createStandardLog } from './log.ts'
import { serve } from './serve.ts'
import { readPolicy } from './structure.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Values = Readonly<Record<string, string | boolean | undefined>>

type Command = {
  readonly usage: string
  readonly does: string
  readonly options: Options
  readonly run: (values: Values) => Promise<number>
}

const day = { day: { type: 'string' }, ahead: { type: 'boolean' } } as const satisfies Options
const noise = {
  D: { type: 'string' },
  V: { type: 'string' },
  js: { type: 'string' },
  mode: { type: 'string' },
  i: { type: 'string' },
} as const satisfies Options

const commands: Readonly<Record<string, Command>> = {
  serve: {
    usage: 'serve',
    does: 'serves the app and the API, and does the nightly work',
    options: {},
    run: () => runServer(),
  },
  fold: {
    usage: 'fold [--day DAY --ahead]',
    does: 'folds the visits that are due and erases them',
    options: day,
    run: (values) => night('fold', values),
  },
  close: {
    usage: 'close [--day DAY --ahead]',
    does: 'closes the periods whose day has come and erases their counts',
    options: day,
    run: (values) => night('close', values),
  },
  nightly: {
    usage: 'nightly [--day DAY --ahead]',
    does: 'a whole night: fold, close, what is over age',
    options: day,
    run: (values) => night('all', values),
  },
  check: {
    usage: 'check',
    does: 'counts what is kept and checks every rule that can be checked at rest; 0 only if all hold',
    options: {},
    run: () => check(),
  },
  'policy show': {
    usage: 'policy show',
    does: 'the parameters of publication in force',
    options: {},
    run: () => withDeps(async (deps) => print(await readPolicy(deps.register, instantToDay(deps.now())))),
  },
  'policy row': {
    usage: 'policy row --D 3 --V 2 --js 0 --mode equal|atMost --i 1',
    does: 'the noise of a true count: changes and their probabilities; 2 if there are none',
    options: noise,
    run: async (values) => policyRow(values),
  },
}

const done = 0
const failed = 1
const misunderstood = 2

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const print = (value: unknown): number => {
  process.stdout.write(`${JSON.stringify(value, null, process.stdout.isTTY ? 2 : undefined)}\n`)
  return done
}

const usage = (): string =>
  ['Usage: tukkimies COMMAND', ...Object.values(commands).map((one) => `  ${one.usage}\n      ${one.does}`)].join('\n')

const main = async (args: readonly string[]): Promise<number> => {
  if (args.length === 0 || args.includes('--help')) {
    say(usage())
    return args.length === 0 ? misunderstood : done
  }
  const name = Object.keys(commands).find((known) => known.split(' ').every((word, at) => args[at] === word))
  const command = name === undefined ? undefined : commands[name]
  if (!name || !command) {
    say(usage())
    return misunderstood
  }
  try {
    const rest = args.slice(name.split(' ').length)
    return await command.run(parseArgs({ args: rest, options: command.options, strict: true }).values as Values)
  } catch (fault) {
    if (fault instanceof TypeError && 'code' in fault) {
      say(`Usage: tukkimies ${command.usage}`)
      return misunderstood
    }
    say(fault instanceof Error ? fault.message : 'Something went wrong.')
    return failed
  }
}

const configOrNull = (): Config | null => {
  const reading = readConfig()
  if (reading.ok) return reading.config
  for (const complaint of reading.complaints) say(complaint)
  return null
}

// Commands answer on stdout; what they log goes to stderr.
const withDeps = async (work: (deps: Deps) => Promise<number>): Promise<number> => {
  const config = configOrNull()
  if (!config) return failed
  const deps = await createDeps(config, createLog(say))
  try {
    return await work(deps)
  } finally {
    await deps.close()
  }
}

const runServer = async (): Promise<number> => {
  const config = configOrNull()
  if (!config) return failed
  const log = createStandardLog()
  const served = await serve(config, log)
  say(`Tukkimies: ${served.url}`)
  if (served.firstRunCode !== null) say(`First run: ${served.url}/first-run#${served.firstRunCode}`)
  return new Promise((resolve) => {
    const end = (signal: NodeJS.Signals): void => {
      log.info('stopping', { signal })
      served.stop().then(
        () => resolve(done),
        () => resolve(failed),
      )
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
  })
}

const night = (work: NightWork, values: Values): Promise<number> =>
  withDeps(async (deps) => {
    const today = instantToDay(deps.now())
    const asked = Day.safeParse(values['day'] ?? today)
    if (!asked.success) {
      say('--day is a day like 2026-03-05.')
      return misunderstood
    }
    if (asked.data > today && values['ahead'] !== true) {
      say('That day has not come. With --ahead its work is done now: visits can then no longer be taken back.')
      return misunderstood
    }
    const outcome = await runNight(deps, asked.data, work)
    if (!outcome) {
      say('Another process is at it.')
      return failed
    }
    print(outcome)
    return outcome.closes.some((close) => close.is === 'stopped') ? failed : done
  })

const check = (): Promise<number> =>
  withDeps(async (deps) => {
    const report = await checkInstallation(deps, instantToDay(deps.now()))
    print(report)
    return report.ok ? done : failed
  })

const policyRow = (values: Values): number => {
  const number = (name: string, missing?: number): number | undefined => {
    const text = values[name]
    return typeof text === 'string' && text.trim() !== '' ? Number(text) : missing
  }
  const { D, V, js, mode } = { D: number('D'), V: number('V'), js: number('js', 0), mode: values['mode'] ?? 'equal' }
  const read = NoiseParameters.safeParse({ D, V, js, mode })
  const row = number('i')
  if (!read.success || row === undefined) {
    say(`Usage: tukkimies ${commands['policy row']?.usage}`)
    return misunderstood
  }
  const solved = solveRow(read.data, row)
  if (solved.ok) return print(solved.value)
  const { code, min, max, field } = solved.problem
  if (code === 'noise_infeasible') say(`No such row: it needs ${min} < V < ${max}.`)
  else if (code === 'noise_biased') say('No such row: no unbiased distribution has these results.')
  else say(`No such row: ${field ?? code} is out of bounds.`)
  return misunderstood
}

process.exitCode = await main(process.argv.slice(2))
