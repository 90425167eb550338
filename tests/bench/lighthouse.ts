// Lighthouse on what a tablet and a desk load first, under its own idea of a slow telephone. It is fetched into the cache when it
// is first asked for, so that no check needs it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { freePort } from '../journeys/fixture.ts'
import { month, publishMonth } from '../journeys/published-month.ts'
import { type Browsing, withBrowsers } from './browser-app.ts'

/** Apache-2.0, no install script needed, 176 MB: too much for everybody who runs the tests. */
const name = 'lighthouse'
const version = '13.5.0'
const folder = join(import.meta.dirname, '..', '..', '.cache', `${name}-${version}`)

export const scoreMin = 98
export const interactiveMsMax = 2_000
const categories = ['performance', 'accessibility', 'best-practices'] as const

/** Scores of a hundred; the median of the runs, and the names of what took points from the last of them. */
export type Scored = {
  readonly screen: 'capture' | 'dashboard'
  readonly scores: Readonly<Record<(typeof categories)[number], number>>
  readonly interactiveMs: number
  readonly faults: readonly string[]
}

/** The part of the library that is used here. */
type Library = {
  readonly default: (
    url: string,
    flags: {
      readonly port: number
      readonly logLevel: 'error'
      readonly onlyCategories: readonly string[]
      readonly disableStorageReset?: boolean
    },
  ) => Promise<{ readonly lhr: Report } | undefined>
}
type Audit = { readonly id: string; readonly score: number | null; readonly numericValue?: number }
type Report = {
  readonly runtimeError?: { readonly message: string }
  readonly categories: Readonly<
    Record<string, { readonly score: number | null; readonly auditRefs: readonly { id: string; weight: number }[] }>
  >
  readonly audits: Readonly<Record<string, Audit>>
}

/** Each screen so many times, and the middle of what was measured. */
export const measureLighthouse = async (runs: number): Promise<readonly Scored[]> => {
  if (!existsSync(folder)) fetchLibrary()
  const found = createRequire(join(folder, 'package.json')).resolve(name)
  // What stands in the folder is this version, which has this function.
  const library = (await import(pathToFileURL(found).href)) as Library
  return withBrowsers(async (browsing) => {
    await publishMonth(browsing.app)
    return [await scoreCapture(library, browsing, runs), await scoreDashboard(library, browsing, runs)]
  })
}

/** A tablet that is opened in the morning: all of the visit screen is loaded, and the lock stands before it. */
const scoreCapture = async (library: Library, { app, open }: Browsing, runs: number): Promise<Scored> => {
  const port = await freePort()
  const { page } = await open([`--remote-debugging-port=${port}`])
  await app.enrol(page)
  await page.goto('about:blank')
  return { screen: 'capture', ...(await score(library, `${app.url}/`, port, runs)) }
}

const scoreDashboard = async (library: Library, { app, open }: Browsing, runs: number): Promise<Scored> => {
  const port = await freePort()
  const { page } = await open([`--remote-debugging-port=${port}`])
  await app.signIn(page)
  await page.goto('about:blank')
  const path = `/figures?period=${month}&place=whole&visitor=client`
  return { screen: 'dashboard', ...(await score(library, app.url + path, port, runs)) }
}

const score = async (library: Library, url: string, port: number, runs: number): Promise<Omit<Scored, 'screen'>> => {
  const reports: Report[] = []
  for (let run = 0; run < runs; run++) {
    const answer = await library.default(url, { port, logLevel: 'error', onlyCategories: categories })
    if (!answer || answer.lhr.runtimeError) throw new Error(answer?.lhr.runtimeError?.message ?? 'no report')
    reports.push(answer.lhr)
  }
  const scoreOf = (category: string): number =>
    median(reports.map((report) => Math.round((report.categories[category]?.score ?? 0) * 100)))
  return {
    scores: {
      performance: scoreOf('performance'),
      accessibility: scoreOf('accessibility'),
      'best-practices': scoreOf('best-practices'),
    },
    interactiveMs: median(reports.map(({ audits }) => audits['interactive']?.numericValue ?? Number.NaN)),
    faults: faultsOf(reports.at(-1)),
  }
}

const faultsOf = (report: Report | undefined): string[] => {
  if (!report) return []
  const weighed = Object.values(report.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ weight }) => weight > 0),
  )
  return weighed.flatMap(({ id }) => {
    const reached = report.audits[id]?.score ?? 1
    return reached < 0.9 ? [`${id}:${reached.toFixed(2)}`] : []
  })
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN

// Into a folder of its own first: a stopped download must not look like a finished one.
const fetchLibrary = (): void => {
  console.error(`Fetching Lighthouse ${version}, once`)
  const partial = `${folder}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
  const { status } = spawnSync('npm', ['install', '--prefix', partial, ...options, `${name}@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('Lighthouse could not be fetched')
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
}
