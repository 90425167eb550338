// F8, F10 and F16: a storage that is full, one that was emptied while the tablet was off, and what deleted entries leave.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { BrowserStore, Fault } from '../fault.ts'
import { type Harness, withHarness } from './harness.ts'
import { foldersOf } from './power.ts'
import { askUntil, openBrowser, openTab, waitUntilDrained } from './tabs.ts'

const stores = ['leveldb', 'sqlite'] as const
const savesWhileFull = 40
/** The browser looks at its own count only now and then. */
const countedAfterMs = 40_000

type Full = { readonly saved: number; readonly refused: number; readonly silent: number }

/** Leaves no room, then saves: first into what the reserve gives back, if there is one. */
const saveWhileFull = async (
  harness: Harness,
  store: BrowserStore,
  name: string,
  hasReserve: boolean,
): Promise<Full> => {
  const browser = await openBrowser(harness.profile(name), store)
  try {
    const page = await openTab(browser, harness, `prefix=${name}`)
    await page.evaluate(() => globalThis.tablets[0]?.enrol())
    await waitUntilDrained(page)
    // It is kept when nobody has touched the tablet for a while.
    await askUntil(() => page.evaluate(() => globalThis.tablets[0]?.hasReserve()))
    if (!hasReserve) await page.evaluate(() => globalThis.tablets[0]?.dropReserve())
    const session = await browser.newCDPSession(page)
    const { usage } = await session.send('Storage.getUsageAndQuota', { origin: harness.url })
    await session.send('Storage.overrideQuotaForOrigin', { origin: harness.url, quotaSize: usage - 10_000 })
    harness.meddle((_, response) => (response.destroy(), true))
    await page.waitForTimeout(countedAfterMs)
    const said = await page.evaluate(async (count) => {
      const answers: string[] = []
      for (let left = count; left > 0; left--) answers.push((await globalThis.tablets[0]?.save()) ?? 'none')
      return answers
    }, savesWhileFull)
    const rows = (await page.evaluate(() => globalThis.tablets[0]?.rows())) ?? []
    const saved = said.filter((one) => one === 'saved').length
    const visits = rows.filter(({ entry }) => entry?.includes('"visit"')).length
    await session.send('Storage.overrideQuotaForOrigin', { origin: harness.url })
    harness.meddle(null)
    await page.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    await waitUntilDrained(page)
    return { saved, refused: said.length - saved, silent: Math.abs(visits - saved) }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

export const fullStorage: Fault = {
  name: 'F8',
  isFirst: true,
  engines: ['sqlite'],
  stores,
  usualRuns: 5,
  inject: ({ engine, store, runs }) =>
    withHarness(engine, store, async (harness) => {
      const without = await saveWhileFull(harness, store, 'control', false)
      const all: Full[] = []
      for (let run = 0; run < runs; run++) all.push(await saveWhileFull(harness, store, `q${run}`, true))
      const sum = (of: keyof Full) => all.reduce((total, one) => total + one[of], 0)
      return {
        ...(await harness.check()),
        runs,
        wrong: { silent: sum('silent') + without.silent, unhelped: all.filter(({ saved }) => saved === 0).length },
        figures: { savedWhileFull: sum('saved'), refused: sum('refused') },
        // There was really no room.
        control: { isCaught: without.refused > 0, figures: { refusedWithoutReserve: without.refused } },
      }
    }),
}

/** Deletes the databases of a browser that is not running. What stands outside them stays. */
const deleteDatabases = (profile: string): void => {
  for (const folder of foldersOf(profile)) rmSync(folder, { recursive: true, force: true })
}

const emptyWhileOff = async (
  harness: Harness,
  store: BrowserStore,
  name: string,
  isReal: boolean,
): Promise<boolean> => {
  const profile = harness.profile(name)
  const browser = await openBrowser(profile, store)
  const page = await openTab(browser, harness, `prefix=${name}`)
  await page.evaluate(() => globalThis.tablets[0]?.enrol())
  harness.meddle((_, response) => (response.destroy(), true))
  for (let left = 3; left > 0; left--) await page.evaluate(() => globalThis.tablets[0]?.save())
  // What stands outside the database is written when the browser ends.
  await browser.close()
  if (isReal) deleteDatabases(profile)
  const { wiped } = await harness.run(`plan=look&prefix=${name}`, profile)
  harness.meddle(null)
  return wiped === 3
}

export const emptiedWhileOff: Fault = {
  name: 'F10',
  isFirst: true,
  engines: ['sqlite'],
  stores,
  usualRuns: 20,
  inject: ({ engine, store, runs }) =>
    withHarness(engine, store, async (harness) => {
      let unnoticed = 0
      for (let run = 0; run < runs; run++) if (!(await emptyWhileOff(harness, store, `e${run}`, true))) unnoticed++
      // A tablet of which nothing was deleted must not cry wolf.
      const isFalse = await emptyWhileOff(harness, store, 'control', false)
      return {
        // What was deleted is gone, and said to be: none of it counts as lost in silence.
        runs,
        confirmed: harness.confirmed().length,
        lost: 0,
        duplicated: 0,
        wrong: { unnoticed },
        control: { isCaught: !isFalse, figures: { falseAlarms: isFalse ? 1 : 0 } },
      }
    }),
}

/** Whether any of the texts stands in any file of a profile, as the engines write text. */
const findInProfile = (profile: string, ids: readonly string[]): number => {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const contents = files.map((file) => readFileSync(join(file.parentPath, file.name)))
  const isFound = (id: string) =>
    contents.some((bytes) => bytes.includes(id) || bytes.includes(Buffer.from(id, 'utf16le')))
  return ids.filter(isFound).length
}

const rinseOnce = async (
  harness: Harness,
  name: string,
): Promise<{ readonly before: number; readonly after: number }> => {
  const profile = harness.profile(name)
  await harness.run(`plan=enrol&prefix=${name}`, profile)
  const known = harness.confirmed().length
  await harness.run(`plan=save&saves=20&prefix=${name}`, profile)
  await harness.run(`plan=drain&prefix=${name}`, profile)
  const ids = harness
    .confirmed()
    .slice(known)
    .map(({ id }) => id)
  const station = harness.station()
  station.goTo(dayPlus(station.today(), 4))
  await station.night()
  await harness.run(`plan=release&prefix=${name}`, profile)
  const before = findInProfile(profile, ids)
  await harness.run(`plan=rinse&prefix=${name}`, profile)
  return { before, after: findInProfile(profile, ids) }
}

export const tracesOfReleased: Fault = {
  name: 'F16',
  isFirst: false,
  engines: ['sqlite'],
  stores,
  usualRuns: 3,
  inject: ({ engine, store, runs }) =>
    withHarness(engine, store, async (harness) => {
      let [before, after] = [0, 0]
      for (let run = 0; run < runs; run++) {
        const found = await rinseOnce(harness, `r${run}`)
        before += found.before
        after += found.after
      }
      const confirmed = harness.confirmed().length
      return {
        runs,
        confirmed,
        lost: 0,
        duplicated: 0,
        wrong: { found: after },
        control: { isCaught: before > 0, figures: { foundBefore: before } },
      }
    }),
}
