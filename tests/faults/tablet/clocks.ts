// F7: the clock of a tablet is a year off, jumps while nobody is online, or stands at midnight and at the nights in which the
// hour changes, in browsers that are in other zones. Every visit is of the day that it is in Finland, and none is deleted.
import type { BrowserContext, Page } from 'playwright'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { BrowserStore, Fault, Outcome } from '../fault.ts'
import { type Harness, withHarness } from './harness.ts'
import { openBrowser, waitUntilDrained } from './tabs.ts'

const dayMs = 86_400_000
const zones = ['Europe/Helsinki', 'Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']
/** How far a clock is off, from the start or all at once. */
const skews = [365 * dayMs, -365 * dayMs, 0, 90 * dayMs, -90 * dayMs, 3 * dayMs]
const jumps = [400 * dayMs, -365 * dayMs, 75 * dayMs, -2 * dayMs]
/** Just before midnight, in the nights in which the hour changes, and at noon: all of them past. */
const moments = [
  '2026-03-28T21:59:55Z',
  '2026-03-29T00:59:55Z',
  '2026-10-24T20:59:55Z',
  '2026-10-25T00:59:55Z',
  '2026-06-30T20:59:55Z',
  '2026-09-15T09:00:00Z',
]

type Timed = { readonly misfiled: number; readonly deleted: number; readonly unasked: number; readonly refused: number }

const openSkewed = async (browser: BrowserContext, harness: Harness, name: string, skew: number): Promise<Page> => {
  const page = await browser.newPage()
  await page.addInitScript((by) => {
    const real = Date.now.bind(Date)
    globalThis.skewMs = by
    Date.now = () => real() + globalThis.skewMs
  }, skew)
  await page.goto(`${harness.url}/tablets?prefix=${name}`)
  await page.waitForFunction(() => globalThis.tablets?.[0]?.device.memory().opened === 'open')
  return page
}

declare global {
  /** How far the page's clock is off. */
  var skewMs: number
}

const saveOnce = (page: Page): Promise<string | undefined> => page.evaluate(() => globalThis.tablets[0]?.save())

const rowsOf = async (page: Page) => (await page.evaluate(() => globalThis.tablets[0]?.rows())) ?? []

/** Saves, and looks whether what is new is of the day on which it began, or ended. */
const createFiler = (trueNow: () => number) => {
  const wrong = { misfiled: 0, refused: 0 }
  const today = (): Day => instantToDay(trueNow())
  const save = async (page: Page): Promise<void> => {
    const known = new Set((await rowsOf(page)).map(({ id }) => id))
    const before = today()
    if ((await saveOnce(page)) !== 'saved') wrong.refused++
    const right: readonly string[] = [before, today()]
    wrong.misfiled += (await rowsOf(page)).filter(({ id, day }) => !known.has(id) && !right.includes(day)).length
  }
  return { wrong, today, save }
}

/** A tablet that is enrolled with a wrong clock, goes offline, jumps, is told the day, and comes back. */
const misleadTablet = async (harness: Harness, store: BrowserStore, run: number): Promise<Timed> => {
  const began = Date.parse(moments[run % moments.length] ?? '') - Date.now()
  const trueNow = () => began + Date.now()
  const { wrong, today, save } = createFiler(trueNow)
  const browser = await openBrowser(harness.profile(`z${run}`), store, zones[run % zones.length])
  harness.setNow(trueNow)
  try {
    const page = await openSkewed(browser, harness, `z${run}`, began + (skews[run % skews.length] ?? 0))
    await page.evaluate(() => globalThis.tablets[0]?.enrol())
    await page.evaluate(() => globalThis.tablets[0]?.device.settled())
    await save(page)
    harness.meddle((_, response) => (response.destroy(), true))
    await save(page)
    const kept = (await rowsOf(page)).map(({ id }) => id)
    await page.evaluate((by) => void (globalThis.skewMs += by), jumps[run % jumps.length] ?? 0)
    const unasked = (await saveOnce(page)) === 'clock' ? 0 : 1
    await page.evaluate((day) => globalThis.tablets[0]?.device.setToday(day), today())
    await save(page)
    const ids = new Set((await rowsOf(page)).map(({ id }) => id))
    harness.meddle(null)
    await page.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    await waitUntilDrained(page)
    await page.evaluate(() => globalThis.tablets[0]?.device.settled())
    await save(page)
    await waitUntilDrained(page)
    return { ...wrong, deleted: kept.filter((id) => !ids.has(id)).length, unasked }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

const misleadTablets = async (harness: Harness, store: BrowserStore, runs: number): Promise<Timed> => {
  const sum = { misfiled: 0, deleted: 0, unasked: 0, refused: 0 }
  for (let run = 0; run < runs; run++) {
    const one = await misleadTablet(harness, store, run)
    sum.misfiled += one.misfiled
    sum.deleted += one.deleted
    sum.unasked += one.unasked
    sum.refused += one.refused
  }
  return sum
}

export const wrongClock: Fault = {
  name: 'F7',
  isFirst: true,
  engines: ['sqlite'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 48,
  inject: async ({ engine, store, runs }) => {
    const control = await withHarness(
      engine,
      store,
      async (harness): Promise<Outcome['control']> => {
        const { misfiled, unasked } = await misleadTablets(harness, store, 2)
        return { isCaught: misfiled > 0 && unasked > 0, figures: { misfiled, unasked } }
      },
      'trusts-clock',
    )
    return withHarness(engine, store, async (harness) => {
      const wrong = await misleadTablets(harness, store, runs)
      return {
        ...(await harness.check()),
        runs,
        wrong,
        figures: { moments: moments.length, zones: zones.length },
        control,
      }
    })
  },
}
