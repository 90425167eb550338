// `npm test`: format, types and lint as one test each, the web build, the suites, the journeys. Prints what was measured,
// what failed and why a test was skipped; the last line, alone, is the count. With file names only those suites or journeys
// are run.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { figureMark } from './figures.ts'

type Outcome = {
  readonly passed: number
  readonly failed: readonly string[]
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  /** Passed at the second try; among the passed. */
  readonly flaky?: readonly string[]
}
type Step = {
  readonly name: string
  readonly command: readonly string[]
  /** Where the runner writes its report, and how it is read; without one the whole step is one test. */
  readonly report?: { readonly file: string; readonly read: (text: string) => Outcome }
}

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = fileURLToPath(new URL('.cache/reports', import.meta.url))
// Far above what a step takes, on a busy machine too: only what hangs is ended.
const stepMinutesMax = 60
const running = new Set<ChildProcess>()

const main = async (args: readonly string[]): Promise<Outcome> => {
  mkdirSync(reports, { recursive: true })
  const journeyFiles = args.filter((name) => name.includes('journeys') || name.endsWith('.spec.ts'))
  const suiteArgs = args.filter((name) => !journeyFiles.includes(name))
  if (args.length > 0) {
    const needsBuild = journeyFiles.length > 0 || suiteArgs.some((name) => name.includes('bundle'))
    const steps = needsBuild ? [build] : []
    if (suiteArgs.length > 0) steps.push(suites(suiteArgs))
    if (journeyFiles.length > 0) steps.push(journeys(journeyFiles))
    return total(await inTurn(steps))
  }
  // Two cores: the short steps fill both, the suites and the journeys each do so by themselves.
  const [first, second] = await Promise.all([inTurn([types, build]), inTurn([format, lint])])
  return total([...first, ...second, ...(await inTurn([suites([]), journeys([])]))])
}

const format: Step = {
  name: 'format',
  command: ['prettier', '--check', '--log-level', 'warn', '**/*.{ts,tsx,mjs,css,json}'],
}
const types: Step = { name: 'types', command: ['tsc', '-b', 'tests'] }
const lint: Step = { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '-c', 'tests/oxlint.json'] }
const build: Step = { name: 'build', command: ['node', 'server/launch.mjs', 'build'] }

const suites = (args: readonly string[]): Step => ({
  name: 'suites',
  command: ['vitest', 'run', '-c', 'tests/vitest.config.ts', ...args],
  report: { file: `${reports}/suites.json`, read: readSuites },
})

const journeys = (files: readonly string[]): Step => ({
  name: 'journeys',
  command: ['playwright', 'test', '-c', 'tests/playwright.config.ts', ...files],
  report: { file: `${reports}/journeys.json`, read: readJourneys },
})

const inTurn = async (steps: readonly Step[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const step of steps) outcomes.push(await runStep(step))
  return outcomes
}

const runStep = async (step: Step): Promise<Outcome> => {
  const start = performance.now()
  if (step.report) rmSync(step.report.file, { force: true })
  const { code, output } = await run(step)
  const outcome = judge(step, code)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${outcome.failed.length === 0 ? 'ok    ' : 'FAILED'}  ${step.name} (${seconds} s)`)
  if (outcome.failed.length > 0) console.log(`\n${outcome.failed.join('\n')}\n\n${tellingPart(output)}\n`)
  for (const figure of figuresIn(output)) console.log(figure)
  return outcome
}

/** What the suites print from their first failure on: before it stand thousands of lines of what passed. */
const tellingPart = (output: string): string => {
  const start = output.search(/^.*Failed (?:Suites|Tests) \d/m)
  return output.slice(Math.max(0, start)).trim()
}

/** Lines that tests have printed as figures, whatever the runner writes around them. */
const figuresIn = (output: string): readonly string[] =>
  output.split('\n').flatMap((line) => line.match(new RegExp(`${figureMark}(.+)`))?.[0] ?? [])

const run = (step: Step): Promise<{ code: number; output: string }> =>
  new Promise((resolve) => {
    const [command = '', ...args] = step.command
    // Colours would end up as escape codes in logs; the report's path is read by the runners' configurations.
    const env = { ...process.env, NO_COLOR: '1', REPORT: step.report?.file }
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: stepMinutesMax * 60_000,
    })
    running.add(child)
    let output = ''
    const take = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (error) => (output += error.message))
    child.on('close', (code, signal) => {
      running.delete(child)
      if (signal) output += `\n${step.name} ended by ${signal}\n`
      resolve({ code: code ?? 1, output })
    })
  })

/** A runner that ends badly without naming a test, or that ran none, has failed once. */
const judge = (step: Step, code: number): Outcome => {
  if (!step.report) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [step.name], skipped: [] }
  if (!existsSync(step.report.file)) return { passed: 0, failed: [`${step.name}: no report`], skipped: [] }
  const outcome = step.report.read(readFileSync(step.report.file, 'utf8'))
  const isExplained = ({ reason }: { reason: string }) => reason !== ''
  const unexplained = outcome.skipped
    .filter((skip) => !isExplained(skip))
    .map(({ name }) => `${name}: skipped without a reason`)
  const failed = [...outcome.failed, ...unexplained]
  if (failed.length > 0) return { ...outcome, failed, skipped: outcome.skipped.filter(isExplained) }
  if (code !== 0) return { ...outcome, failed: [`${step.name}: ended with code ${code}`] }
  if (outcome.passed === 0) return { ...outcome, failed: [`${step.name}: nothing was run`] }
  return outcome
}

type SuiteFile = {
  name: string
  status: string
  message: string
  assertionResults: { fullName: string; status: string; meta: { reason?: string; firstTry?: string } }[]
}

const readSuites = (text: string): Outcome => {
  // The shape is the runner's own, pinned by its exact version.
  const files = (JSON.parse(text) as { testResults: SuiteFile[] }).testResults
  const broken = files.filter(isBroken)
  const testsOf = (file: SuiteFile) =>
    file.assertionResults.map((test) => ({ ...test, name: `${relative(root, file.name)}: ${test.fullName}` }))
  const tests = files.flatMap(testsOf)
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    flaky: tests.flatMap(({ name, meta: { firstTry } }) => (firstTry === undefined ? [] : [`${name}: ${firstTry}`])),
    failed: [
      ...tests.filter(({ status }) => status === 'failed').map(({ name }) => name),
      ...broken.map((file) => `${relative(root, file.name)}: ${file.message.split('\n')[0]}`),
    ],
    // What a broken file did not come to is not skipped on purpose: its failure stands for it.
    skipped: files
      .filter((file) => !broken.includes(file))
      .flatMap(testsOf)
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ name, meta }) => ({ name, reason: meta.reason ?? '' })),
  }
}

/** A file that failed as a whole, in a hook or while it was read. */
const isBroken = (file: SuiteFile): boolean =>
  file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')

type JourneySuite = {
  suites?: JourneySuite[]
  specs?: {
    file: string
    title: string
    tests: { status: string; annotations: { type: string; description?: string }[] }[]
  }[]
}

const readJourneys = (text: string): Outcome => {
  // The shape is the runner's own, pinned by its exact version.
  const report = JSON.parse(text) as JourneySuite & { errors: { message?: string }[] }
  const specs = (suite: JourneySuite): NonNullable<JourneySuite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ]
  const tests = specs(report).flatMap((spec) =>
    spec.tests.map((test) => ({ ...test, name: `tests/journeys/${spec.file}: ${spec.title}` })),
  )
  return {
    passed: tests.filter(({ status }) => status === 'expected' || status === 'flaky').length,
    flaky: tests.filter(({ status }) => status === 'flaky').map(({ name }) => name),
    failed: [
      ...tests.filter(({ status }) => status === 'unexpected').map(({ name }) => name),
      ...report.errors.map((error) => `journeys: ${error.message?.split('\n')[0] ?? 'an error'}`),
    ],
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ name, annotations }) => ({
        name,
        reason: annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? '',
      })),
  }
}

const total = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.flatMap(({ failed }) => failed),
  skipped: outcomes.flatMap(({ skipped }) => skipped),
  flaky: outcomes.flatMap(({ flaky }) => flaky ?? []),
})

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill('SIGTERM')
    process.exit(1)
  })
}

const outcome = await main(process.argv.slice(2))
for (const { name, reason } of outcome.skipped) console.log(`Skipped: ${name}: ${reason}`)
for (const name of outcome.flaky ?? []) console.log(`Passed at the second try: ${name}`)
for (const name of outcome.failed) console.log(`Failed: ${name}`)
const skippedCount = outcome.skipped.length > 0 ? `, ${outcome.skipped.length} skipped` : ''
process.exitCode = outcome.failed.length > 0 ? 1 : 0
console.log(`${outcome.passed} passed, ${outcome.failed.length} failed${skippedCount}`)
