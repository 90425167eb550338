// F20 and F22: a tab of a newer build opens the store beside one that saves; and the app is rolled back. The older code writes
// nothing from then on, and what it had saved is sent.
import type { Page } from 'playwright'
import type { BrowserStore, Fault, Outcome } from '../fault.ts'
import type { Broken } from './broken.ts'
import { type Harness, withHarness } from './harness.ts'
import { askUntil, openBrowser, openTab, waitUntilDrained } from './tabs.ts'

const savesBefore = 5
const triesEach = 50

type Written = { readonly tried: number; readonly written: number; readonly shut: number }

/** How many saves the page says it has made. */
const saveOften = (page: Page, times: number): Promise<number> =>
  page.evaluate(async (count) => {
    let saved = 0
    for (let left = count; left > 0; left--) saved += (await globalThis.tablets[0]?.save()) === 'saved' ? 1 : 0
    return saved
  }, times)

const countRows = async (page: Page): Promise<number> =>
  (await page.evaluate(() => globalThis.tablets[0]?.rows()))?.length ?? 0

/** A tab that saves while a newer build opens the store in another, and goes on trying. */
const upgradeBeside = async (harness: Harness, store: BrowserStore, name: string): Promise<Written> => {
  const browser = await openBrowser(harness.profile(name), store)
  try {
    const old = await openTab(browser, harness, `prefix=${name}&version=1`)
    await old.evaluate(() => globalThis.tablets[0]?.enrol())
    harness.meddle((_, response) => (response.destroy(), true))
    const saving = saveOften(old, savesBefore)
    const newer = await openTab(browser, harness, `prefix=${name}&version=2`)
    await saving
    const before = await countRows(newer)
    const saved = await saveOften(old, triesEach)
    const after = await countRows(newer)
    harness.meddle(null)
    await newer.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    await waitUntilDrained(newer)
    return { tried: triesEach, written: Math.max(saved, after - before), shut: 0 }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

/** What a newer build has saved is found by an older one: it refuses to save, and sends. */
const rollBack = async (harness: Harness, store: BrowserStore, name: string): Promise<Written> => {
  const browser = await openBrowser(harness.profile(name), store)
  try {
    const newer = await openTab(browser, harness, `prefix=${name}&version=2`)
    await newer.evaluate(() => globalThis.tablets[0]?.enrol())
    harness.meddle((_, response) => (response.destroy(), true))
    await saveOften(newer, savesBefore)
    await newer.close()
    const old = await openTab(browser, harness, `prefix=${name}&version=1`)
    const before = await countRows(old)
    const saved = await saveOften(old, triesEach)
    const after = await countRows(old)
    harness.meddle(null)
    const received = harness.pushes()
    await old.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    const isSending = await askUntil(async () => harness.pushes() > received, 20_000).then(
      () => true,
      () => false,
    )
    await old.evaluate(() => globalThis.tablets[0]?.device.settled())
    return { tried: triesEach, written: Math.max(saved, after - before), shut: isSending ? 0 : 1 }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

type Upgrade = typeof upgradeBeside

const repeat = async (
  harness: Harness,
  store: BrowserStore,
  runs: number,
  upgrade: Upgrade,
): Promise<Written & { readonly rounds: number }> => {
  const sum = { tried: 0, written: 0, shut: 0, rounds: 0 }
  for (; sum.tried < runs; sum.rounds++) {
    const one = await upgrade(harness, store, `u${sum.rounds}`)
    sum.tried += one.tried
    sum.written += one.written
    sum.shut += one.shut
  }
  return sum
}

const makeFault = (name: 'F20' | 'F22', upgrade: Upgrade, broken: Broken): Fault => ({
  name,
  isFirst: name === 'F20',
  engines: ['sqlite'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 500,
  inject: async ({ engine, store, runs }) => {
    const control = await withHarness(
      engine,
      store,
      async (harness): Promise<Outcome['control']> => {
        const { written } = await repeat(harness, store, 1, upgrade)
        return { isCaught: written > 0, figures: { written } }
      },
      broken,
    )
    return withHarness(engine, store, async (harness) => {
      const { tried, written, shut, rounds } = await repeat(harness, store, runs, upgrade)
      return { ...(await harness.check()), runs: tried, wrong: { written, shut }, figures: { rounds }, control }
    })
  },
})

export const newerTab: Fault = makeFault('F20', upgradeBeside, 'writes-on')
export const rolledBack: Fault = makeFault('F22', rollBack, 'ignores-floor')
