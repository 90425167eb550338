// F4 and F5: several tabs of one tablet, and a tab that is frozen while it sends.
import type { IncomingMessage } from 'node:http'
import { type BrowserContext, chromium, type Page } from 'playwright'
import type { BrowserStore, Fault } from '../fault.ts'
import { browserArguments, type Harness, withHarness } from './harness.ts'

const tabs = 5
const savesEach = 20

export const openBrowser = (profile: string, store: BrowserStore, zone?: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [...browserArguments(store)],
    headless: true,
    ...(zone === undefined ? {} : { timezoneId: zone }),
  })

export const openTab = async (browser: BrowserContext, harness: Harness, query: string): Promise<Page> => {
  const page = await browser.newPage()
  await page.goto(`${harness.url}/tablets?${query}`)
  await page.waitForFunction(() => globalThis.tablets?.[0]?.device.memory().opened !== 'opening')
  return page
}

const enrol = (page: Page) => page.evaluate(() => globalThis.tablets[0]?.enrol())

/** Asks the page until it says yes. */
export const askUntil = async (ask: () => Promise<boolean | undefined>, timeoutMs = 60_000): Promise<void> => {
  const until = performance.now() + timeoutMs
  while (!(await ask())) {
    if (performance.now() > until) throw new Error('the page did not come so far')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export const waitUntilDrained = (page: Page, timeoutMs?: number, tablet = 0): Promise<void> =>
  askUntil(async () => (await page.evaluate((at) => globalThis.tablets[at]?.waiting(), tablet)) === 0, timeoutMs)

/** Entries that pushes carried, one number a push. */
const entriesOf = async (request: IncomingMessage): Promise<number> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return (JSON.parse(Buffer.concat(chunks).toString()) as { entries: unknown[] }).entries.length
}

const saveInTabs = async (harness: Harness, store: BrowserStore, query: string, plant: boolean): Promise<number> => {
  const browser = await openBrowser(harness.profile(query), store)
  try {
    const pages = [await openTab(browser, harness, query)]
    const [first] = pages
    if (!first) throw new Error('no tab')
    await enrol(first)
    while (pages.length < tabs) pages.push(await openTab(browser, harness, query))
    const before = harness.pushes()
    await Promise.all(
      pages.map((page) =>
        page.evaluate(async (count) => {
          for (let left = count; left > 0; left--) await globalThis.tablets[0]?.save()
        }, savesEach),
      ),
    )
    if (plant) {
      harness.meddle((_, response) => (response.destroy(), true))
      await first.evaluate(() => globalThis.tablets[0]?.save())
      await first.evaluate(() => globalThis.tablets[0]?.plant('double'))
      harness.meddle(null)
      await first.evaluate(() => globalThis.tablets[0]?.device.sendNow())
    }
    for (const page of pages) await waitUntilDrained(page)
    return harness.pushes() - before
  } finally {
    await browser.close()
  }
}

export const severalTabs: Fault = {
  name: 'F4',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 10,
  inject: async ({ engine, store, runs }) => {
    const control = await withHarness(engine, store, async (harness) => {
      await saveInTabs(harness, store, 'prefix=c', true)
      const { duplicated } = await harness.check()
      return { isCaught: duplicated > 0, figures: { duplicated } }
    })
    return withHarness(engine, store, async (harness) => {
      let pushes = 0
      for (let run = 0; run < runs; run++)
        pushes += await saveInTabs(
          harness,
          store,
          run % 2 === 0 ? `prefix=r${run}` : `prefix=r${run}&lockless=1`,
          false,
        )
      const checked = await harness.check()
      const perEntry = (pushes / Math.max(1, checked.confirmed)).toFixed(2)
      return { ...checked, runs, figures: { tabs, requestsPerEntry: perEntry }, control }
    })
  },
}

/** A tab is frozen with its request under way, and another has something to send. How long that takes, in milliseconds. */
const freezeOnce = async (harness: Harness, store: BrowserStore, query: string): Promise<number> => {
  const browser = await openBrowser(harness.profile(query), store)
  try {
    const first = await openTab(browser, harness, query)
    await enrol(first)
    await waitUntilDrained(first)
    const other = await openTab(browser, harness, query)
    const held = new Promise<void>((resolve) => {
      // Nobody ever answers the first one.
      let isFirst = true
      harness.meddle((request) => {
        if (!isFirst) return false
        isFirst = false
        void entriesOf(request).then(() => resolve())
        return true
      })
    })
    await first.evaluate(() => globalThis.tablets[0]?.save())
    await held
    const session = await browser.newCDPSession(first)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    const began = performance.now()
    await other.evaluate(() => globalThis.tablets[0]?.save())
    await waitUntilDrained(other, 120_000)
    return performance.now() - began
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

const takeoverMsMax = 35_000

export const frozenTab: Fault = {
  name: 'F5',
  isFirst: false,
  engines: ['sqlite'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 10,
  inject: ({ engine, store, runs }) =>
    withHarness(engine, store, async (harness) => {
      const took: number[] = []
      for (let run = 0; run < runs; run++) took.push(await freezeOnce(harness, store, `prefix=f${run}`))
      const late = took.filter((ms) => ms > takeoverMsMax).length
      const sorted = took.toSorted((one, other) => one - other)
      // A lock that nobody may take away is held for as long as the tab is frozen: nothing would come within the time.
      const p95 = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0)
      const first = Math.round(sorted[0] ?? 0)
      return {
        ...(await harness.check()),
        runs,
        wrong: { late },
        figures: { p95TakeoverMs: p95, firstMs: first },
        // It was really held: the other tab could not send at once.
        control: { isCaught: first > 2_000, figures: { heldMs: first } },
      }
    }),
}
