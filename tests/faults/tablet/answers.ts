// F29 and F31: others answer in the server's place; every status, and every way of not answering. Real browsers ask; what
// they are told comes from here.
import type { ServerResponse } from 'node:http'
import type { Page } from 'playwright'
import { protocolHeader } from '@tukkimies/shared/wire.ts'
import type { BrowserStore, Fault, Outcome } from '../fault.ts'
import type { Broken } from './broken.ts'
import { type Harness, readAll, withHarness } from './harness.ts'
import { openBrowser, openTab, waitUntilDrained } from './tabs.ts'

const stores = ['leveldb', 'sqlite'] as const

/** An answer that is none of the server's. */
type Lie = (response: ServerResponse) => void

export const say =
  (status: number, type: string | null, body: string, headers: Readonly<Record<string, string>> = {}): Lie =>
  (response) =>
    void response.writeHead(status, { ...(type === null ? {} : { 'Content-Type': type }), ...headers }).end(body)

const html = '<!doctype html><title>Wi-Fi</title><p>Please sign in'
const portals: readonly Lie[] = [
  say(200, 'text/html', html),
  say(200, 'application/json', html),
  say(200, 'application/json', '{"status":"ok","results":[]}'),
  say(200, null, ''),
  say(204, null, ''),
  say(302, null, '', { Location: '/tablets' }),
]

const problem = JSON.stringify({ code: 'fault' })
export const ours = { [protocolHeader]: '1' }
const statuses = Array.from({ length: 400 }, (_, at) => 200 + at)
const troubles: readonly Lie[] = [
  ...statuses.map((status) => say(status, 'text/plain', status === 204 || status === 304 ? '' : 'no')),
  ...statuses.slice(100).map((status) => say(status, 'application/problem+json', status === 304 ? '' : problem, ours)),
  (response) => void response.socket?.resetAndDestroy(),
  (response) => void response.destroy(),
  (response) => void response.socket?.end('what is this\r\n\r\n'),
  (response) => void response.writeHead(200, { 'Content-Length': '500' }).write('{"nonce"', () => response.destroy()),
]

const tabletsTogether = 5
const savesEach = 4

type Lied = { readonly told: number; readonly believed: number }

/** Tablets with entries that ask again and again, whatever they are told; then the network is fair. */
const lieToTablets = async (
  harness: Harness,
  store: BrowserStore,
  lies: readonly Lie[],
  runs: number,
): Promise<Lied> => {
  const browser = await openBrowser(harness.profile(), store)
  try {
    const page = await openTab(browser, harness, `tablets=${tabletsTogether}&prefix=a&hurry=1`)
    await page.evaluate(async () => {
      for (const tablet of globalThis.tablets) await tablet.enrol()
    })
    await drainAll(page)
    let told = 0
    harness.meddle((request, response) => {
      void readAll(request).then(() => lies[told++ % lies.length]?.(response))
      return true
    })
    await page.evaluate(async (saves) => {
      for (const tablet of globalThis.tablets) for (let left = saves; left > 0; left--) await tablet.save()
    }, savesEach)
    while (told < runs)
      await page.evaluate(async () => {
        await Promise.all(
          globalThis.tablets.map(async ({ device }) => {
            device.sendNow()
            await device.settled()
          }),
        )
      })
    const rows = await page.evaluate(async () =>
      (await Promise.all(globalThis.tablets.map((tablet) => tablet.rows()))).flat().map(({ state }) => state),
    )
    const believed = rows.filter((state) => state !== 'waiting').length
    const end = told
    harness.meddle(null)
    await drainAll(page)
    return { told: end, believed }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

/** With somebody at "send now" until nothing waits. */
const drainAll = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    for (const { device } of globalThis.tablets) device.sendNow()
  })
  for (let at = 0; at < tabletsTogether; at++) await waitUntilDrained(page, 60_000, at)
}

const makeLies = (name: 'F29' | 'F31', lies: readonly Lie[], usualRuns: number, broken: Broken): Fault => ({
  name,
  isFirst: true,
  engines: ['sqlite'],
  stores,
  usualRuns,
  inject: async ({ engine, store, runs }) => {
    const control = await withHarness(
      engine,
      store,
      async (harness): Promise<Outcome['control']> => {
        await lieToTablets(harness, store, lies, lies.length)
        const { lost } = await harness.check()
        return { isCaught: lost > 0, figures: { lost } }
      },
      broken,
    )
    return withHarness(engine, store, async (harness) => {
      const { told, believed } = await lieToTablets(harness, store, lies, runs)
      return { ...(await harness.check()), runs: told, wrong: { believed }, figures: { ways: lies.length }, control }
    })
  },
})

export const portalAnswers: Fault = makeLies('F29', portals, 600, 'believes-anybody')
export const everyStatus: Fault = makeLies('F31', troubles, 1_000, 'gives-up')
