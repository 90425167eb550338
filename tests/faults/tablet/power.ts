// F1: the battery dies while visits are saved. What a real browser wrote and synced is recorded once; then the power is cut at
// many moments, and a real browser opens what would be found: every visit whose save was confirmed before, and none by half.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { createRandom, type Random } from '../../world/random.ts'
import type { Asked, BrowserStore, Fault } from '../fault.ts'
import { type Call, readCalls, recorder } from '../server/recording.ts'
import type { Broken } from './broken.ts'
import { type Files, filesAfterCut } from './disk.ts'
import { type Harness, withHarness } from './harness.ts'
import { openBrowser } from './tabs.ts'

const saves = 60
const controlCuts = 40
const openedMsMax = 10_000

type Tape = {
  readonly calls: readonly Call[]
  readonly base: Files
  readonly confirmed: readonly { readonly id: string; readonly time: number }[]
  /** When something was written and not yet synced. */
  readonly flights: readonly { readonly begin: number; readonly end: number }[]
}

/** Where the browser keeps databases: of pages, and of their buckets with the list of these. */
export const foldersOf = (profile: string): readonly string[] =>
  ['IndexedDB', 'WebStorage'].map((name) => join(profile, 'Default', name))

const readFiles = (folder: string): Files => {
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [path, readFileSync(path)]))
}

/** A tablet that is enrolled, and then saves under the recorder until the browser is ended. */
const recordSaves = async (harness: Harness): Promise<Tape> => {
  await harness.run('plan=enrol&prefix=w')
  const folders = foldersOf(harness.profile())
  const base = new Map(folders.flatMap((folder) => [...readFiles(folder)]))
  const tape = `${harness.profile()}.tape`
  harness.meddle((_, response) => (response.destroy(), true))
  await harness.record('plan=save&saves=100000&prefix=w', () => harness.nextConfirmed(saves), recorder(tape))
  const calls = readCalls(readFileSync(tape, 'latin1'), (path) => folders.some((folder) => path.startsWith(folder)))
  if (!calls.some(({ act }) => act.is === 'write' || act.is === 'append')) throw new Error('nothing was recorded')
  const confirmed = harness.confirmed().map(({ id }) => ({ id, time: harness.heardAt(id) }))
  return { calls, base, confirmed, flights: flightsOf(calls, confirmed[0]?.time ?? 0) }
}

/** A third of the moments lie right behind a confirmation, where a promise has just been made, a third within a write. */
const chooseMoment = ({ confirmed, calls, flights }: Tape, random: Random): number => {
  const [high = 0, low = 0, third = 0, fine = 0] = random(4)
  const share = (high * 256 + low) / 65_536
  const [first, last] = [confirmed[0]?.time ?? 0, confirmed.at(-1)?.time ?? 0]
  const end = Math.min(last, calls.at(-1)?.end ?? 0)
  const behind = confirmed[Math.floor(share * confirmed.length)]?.time ?? first
  const flight = flights[Math.floor(share * flights.length)]
  if (third % 3 === 0) return behind + third / 1e6
  if (third % 3 === 1 && flight) return flight.begin + (fine / 255) * (flight.end - flight.begin)
  return first + share * (end - first)
}

/** From the first write to a file until it is synced, again and again. */
const flightsOf = (calls: readonly Call[], first: number): Tape['flights'] => {
  const begun = new Map<string, number>()
  return calls.flatMap(({ path, act, begin, end }) => {
    if (act.is === 'write' || act.is === 'append') begun.set(path, begun.get(path) ?? begin)
    const since = act.is === 'sync' ? begun.get(path) : undefined
    if (since === undefined) return []
    begun.delete(path)
    return since > first ? [{ begin: since, end }] : []
  })
}

type Found = { readonly confirmed: number; readonly lost: number; readonly half: number }

type Row = { readonly id: string; readonly entry: string }

/** Puts the files in place of what a browser has, and starts it; `isRestored` where it put back what the first had lost. */
const openAfterCut = async (
  harness: Harness,
  store: BrowserStore,
  into: string,
  files: Files,
): Promise<{ readonly rows: readonly Row[]; readonly isRestored: boolean }> => {
  const from = harness.profile()
  for (const folder of foldersOf(into)) rmSync(folder, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    const target = join(into, relative(from, path))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
  const browser = await openBrowser(into, store)
  try {
    const page = browser.pages()[0] ?? (await browser.newPage())
    await page.goto(`${harness.url}/tablets?prefix=w`)
    await page.waitForFunction(() => globalThis.tablets?.[0]?.device.memory().opened !== 'opening', undefined, {
      timeout: openedMsMax,
    })
    return await page.evaluate(async () => {
      const tablet = globalThis.tablets[0]
      await tablet?.ready()
      const rows = (await tablet?.rows().catch(() => [])) ?? []
      return { rows, isRestored: tablet?.device.memory().isRestored ?? false }
    })
  } finally {
    await browser.close()
  }
}

const cutOften = async (harness: Harness, store: BrowserStore, tape: Tape, cuts: number, seed: number) => {
  const random = createRandom(seed)
  // Cuts after which anything was lost are counted too: a store that is damaged at its end may be thrown away whole.
  const sum = { runs: 0, confirmed: 0, lost: 0, half: 0, torn: 0, restored: 0 }
  for (; sum.runs < cuts; sum.runs++) {
    const moment = chooseMoment(tape, random)
    const files = filesAfterCut(tape.calls, tape.base, moment, random)
    const { rows, isRestored } = await openAfterCut(harness, store, harness.profile('after'), files)
    const { confirmed, lost, half } = compare(tape, moment, rows)
    sum.confirmed += confirmed
    sum.lost += lost
    sum.half += half
    sum.torn += lost > 0 ? 1 : 0
    sum.restored += isRestored ? 1 : 0
  }
  return sum
}

const compare = ({ confirmed }: Tape, moment: number, rows: readonly Row[]): Found => {
  const ids = new Set(rows.map(({ id }) => id))
  const promised = confirmed.filter(({ time }) => time <= moment)
  const visits = rows.filter(({ entry }) => entry.includes('"kind":"visit"')).length
  return {
    confirmed: promised.length,
    lost: promised.filter(({ id }) => !ids.has(id)).length,
    half: Math.abs(2 * visits - rows.length),
  }
}

export const emptyBattery: Fault = {
  name: 'F1',
  isFirst: true,
  engines: ['sqlite'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 300,
  inject: async ({ engine, store, runs, seed }: Asked) => {
    const breakAs = (broken: Broken): Promise<{ readonly lost: number; readonly torn: number }> =>
      withHarness(
        engine,
        store,
        async (harness) => cutOften(harness, store, await recordSaves(harness), controlCuts, seed),
        broken,
      )
    const hasty = await breakAs('not-strict')
    // The other kind does not lose what it has synced.
    const single = store === 'leveldb' ? await breakAs('one-place') : null
    const figures = { lost: hasty.lost, cuts: hasty.torn, ...(single ? { lostInOnePlace: single.lost } : {}) }
    const control = { isCaught: hasty.lost > 0 && single?.lost !== 0, figures }
    return withHarness(engine, store, async (harness) => {
      const tape = await recordSaves(harness)
      const { torn, restored, half, ...counted } = await cutOften(harness, store, tape, runs, seed)
      const told = { torn, restored, syncs: countSyncs(tape), saves }
      return { ...counted, duplicated: 0, wrong: { half }, figures: told, control }
    })
  },
}

const countSyncs = ({ calls }: Tape): number => calls.filter(({ act }) => act.is === 'sync').length
