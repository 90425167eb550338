// F1: the battery dies while visits are saved. What a real browser wrote and synced is recorded once; then the power is cut at
// many moments, and a real browser opens what would be found: every visit whose save was confirmed before, and none by half.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { BrowserContext } from 'playwright'
import { createRandom, type Random } from '../../world/random.ts'
import type { Asked, BrowserStore, Fault, Outcome } from '../fault.ts'
import { type Call, readCalls, recorder } from '../server/recording.ts'
import { type Files, filesAfterCut } from './disk.ts'
import { type Harness, withHarness } from './harness.ts'
import { openBrowser } from './tabs.ts'

const saves = 60
const controlCuts = 25
const openedMsMax = 10_000

type Tape = {
  readonly calls: readonly Call[]
  readonly base: Files
  readonly confirmed: readonly { readonly id: string; readonly time: number }[]
}

const folderOf = (profile: string): string => join(profile, 'Default', 'IndexedDB')

const readFiles = (folder: string): Files => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const paths = files.map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.map((path) => [path, readFileSync(path)]))
}

/** A tablet that is enrolled, and then saves under the recorder until the browser is ended. */
const recordSaves = async (harness: Harness): Promise<Tape> => {
  await harness.run('plan=enrol&prefix=w')
  const folder = folderOf(harness.profile())
  const base = readFiles(folder)
  const tape = `${harness.profile()}.tape`
  harness.meddle((_, response) => (response.destroy(), true))
  await harness.record('plan=save&saves=100000&prefix=w', () => harness.nextConfirmed(saves), recorder(tape))
  const calls = readCalls(readFileSync(tape, 'latin1'), (path) => path.startsWith(folder))
  if (!calls.some(({ act }) => act.is === 'write' || act.is === 'append')) throw new Error('nothing was recorded')
  const confirmed = harness.confirmed().map(({ id }) => ({ id, time: harness.heardAt(id) }))
  return { calls, base, confirmed }
}

/** Half of the moments lie right behind a confirmation, where a promise has just been made. */
const chooseMoment = ({ confirmed, calls }: Tape, random: Random): number => {
  const [high = 0, low = 0, third = 0] = random(3)
  const share = (high * 256 + low) / 65_536
  const [first, last] = [confirmed[0]?.time ?? 0, confirmed.at(-1)?.time ?? 0]
  const end = Math.min(last, calls.at(-1)?.end ?? 0)
  const behind = confirmed[Math.floor(share * confirmed.length)]?.time ?? first
  return third & 1 ? behind + third / 1e6 : first + share * (end - first)
}

type Found = { readonly confirmed: number; readonly lost: number; readonly half: number }

/** Puts the files in place of what the browser has of this origin, and opens them. */
const openAfterCut = async (
  browser: BrowserContext,
  harness: Harness,
  into: string,
  files: Files,
): Promise<readonly { readonly id: string; readonly entry: string }[]> => {
  const page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto('about:blank')
  const session = await browser.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: harness.url, storageTypes: 'indexeddb' })
  await session.detach()
  const from = folderOf(harness.profile())
  rmSync(into, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    const target = join(into, relative(from, path))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
  }
  await page.goto(`${harness.url}/tablets?prefix=w`)
  await page.waitForFunction(() => globalThis.tablets?.[0]?.device.memory().opened !== 'opening', undefined, {
    timeout: openedMsMax,
  })
  return (await page.evaluate(() => globalThis.tablets[0]?.rows().catch(() => []))) ?? []
}

const cutOften = async (harness: Harness, store: BrowserStore, tape: Tape, cuts: number, seed: number) => {
  const random = createRandom(seed)
  const profile = harness.profile('after')
  const browser = await openBrowser(profile, store)
  // Cuts after which anything was lost are counted too: a store that is damaged at its end may be thrown away whole.
  const sum = { runs: 0, confirmed: 0, lost: 0, half: 0, torn: 0 }
  try {
    for (; sum.runs < cuts; sum.runs++) {
      const moment = chooseMoment(tape, random)
      const files = filesAfterCut(tape.calls, tape.base, moment, random)
      const rows = await openAfterCut(browser, harness, folderOf(profile), files)
      const { confirmed, lost, half } = compare(tape, moment, rows)
      sum.confirmed += confirmed
      sum.lost += lost
      sum.half += half
      sum.torn += lost > 0 ? 1 : 0
    }
    return sum
  } finally {
    await browser.close()
  }
}

const compare = (
  { confirmed }: Tape,
  moment: number,
  rows: readonly { readonly id: string; readonly entry: string }[],
): Found => {
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
    const control = await withHarness(
      engine,
      store,
      async (harness): Promise<Outcome['control']> => {
        const { lost, torn } = await cutOften(harness, store, await recordSaves(harness), controlCuts, seed)
        return { isCaught: lost > 0, figures: { lost, cuts: torn } }
      },
      'not-strict',
    )
    return withHarness(engine, store, async (harness) => {
      const tape = await recordSaves(harness)
      const { torn, half, ...counted } = await cutOften(harness, store, tape, runs, seed)
      return { ...counted, duplicated: 0, wrong: { half }, figures: { torn, syncs: countSyncs(tape), saves }, control }
    })
  },
}

const countSyncs = ({ calls }: Tape): number => calls.filter(({ act }) => act.is === 'sync').length
