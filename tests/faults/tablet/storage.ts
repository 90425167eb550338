// F8, F10 and F16: a storage that is full, one that was emptied while the tablet was off, and what deleted entries leave.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { BrowserStore, Fault } from '../fault.ts'
import { type Harness, withHarness } from './harness.ts'
import { askUntil, openBrowser, openTab, waitUntilDrained } from './tabs.ts'

const stores = ['leveldb', 'sqlite'] as const
const savesWhileFull = 40
const roomBytes = 6_000_000

type Filled = {
  readonly saved: number
  readonly refused: number
  readonly silent: number
  readonly afterReserve: number
}

/** Fills the origin's storage with something else, then saves until nothing more goes, and past that. */
const saveWhileFull = async (harness: Harness, store: BrowserStore, name: string): Promise<Filled> => {
  const browser = await openBrowser(harness.profile(name), store)
  try {
    const page = await openTab(browser, harness, `prefix=${name}`)
    await page.evaluate(() => globalThis.tablets[0]?.enrol())
    await waitUntilDrained(page)
    // The reserve is taken when nobody has touched the tablet for a while.
    await askUntil(() => page.evaluate(() => globalThis.tablets[0]?.hasReserve()))
    const session = await browser.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin: harness.url, quotaSize: roomBytes })
    harness.meddle((_, response) => (response.destroy(), true))
    await fillUp(page)
    const said = await page.evaluate(async (count) => {
      const answers: string[] = []
      for (let left = count; left > 0; left--) answers.push((await globalThis.tablets[0]?.save()) ?? 'none')
      return answers
    }, savesWhileFull)
    const rows = (await page.evaluate(() => globalThis.tablets[0]?.rows())) ?? []
    const saved = said.filter((one) => one === 'saved').length
    const visits = rows.filter(({ entry }) => entry.includes('"visit"')).length
    await session.send('Storage.overrideQuotaForOrigin', { origin: harness.url })
    harness.meddle(null)
    await page.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    await waitUntilDrained(page)
    const refused = said.filter((one) => one === 'full').length
    return { saved, refused, silent: Math.abs(visits - saved), afterReserve: said[0] === 'saved' ? 1 : 0 }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

/** With random bytes in a database of its own, until the browser refuses even a little. */
const fillUp = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('filler', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('bytes', { autoIncrement: true })
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const put = (size: number) =>
      new Promise<boolean>((resolve) => {
        const bytes = new Uint8Array(size)
        for (let at = 0; at < size; at += 65_536)
          crypto.getRandomValues(bytes.subarray(at, Math.min(size, at + 65_536)))
        const transaction = opening.result.transaction('bytes', 'readwrite', { durability: 'strict' })
        transaction.objectStore('bytes').put(bytes)
        transaction.oncomplete = () => resolve(true)
        transaction.onabort = () => resolve(false)
      })
    // The browser looks at its own count only now and then: it is given the time.
    for (const size of [400_000, 60_000, 6_000])
      for (let misses = 0; misses < 3;) {
        if (await put(size)) misses = 0
        else misses++
        await new Promise((resolve) => setTimeout(resolve, 120))
      }
  })

export const fullStorage: Fault = {
  name: 'F8',
  isFirst: true,
  engines: ['sqlite'],
  stores,
  usualRuns: 5,
  inject: ({ engine, store, runs }) =>
    withHarness(engine, store, async (harness) => {
      const all: Filled[] = []
      for (let run = 0; run < runs; run++) all.push(await saveWhileFull(harness, store, `q${run}`))
      const sum = (of: keyof Filled) => all.reduce((total, one) => total + one[of], 0)
      return {
        ...(await harness.check()),
        runs,
        wrong: { silent: sum('silent') },
        figures: { saved: sum('saved'), refused: sum('refused'), emergencySaves: sum('afterReserve') },
        // The storage was really full.
        control: { isCaught: sum('refused') > 0, figures: { refused: sum('refused') } },
      }
    }),
}

/** Deletes the databases of a browser that is not running. What stands outside them stays. */
const deleteDatabases = (profile: string): void =>
  rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true })

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
