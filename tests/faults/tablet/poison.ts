// F35: one entry that spoils its batch. Every other browser's tablets have one that the server refuses whole batches for, the
// others one that the real server refuses by itself.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Page } from 'playwright'
import type { BrowserStore, Fault, Outcome } from '../fault.ts'
import { ours, say } from './answers.ts'
import { type Harness, readAll, withHarness } from './harness.ts'
import { openBrowser, openTab, waitUntilDrained } from './tabs.ts'

const entriesEach = 20
/** Of one browser's tablets, each with a bad entry of its own. */
const together = 10
/** Halvings, the first request, the one without entries, and what is left. */
const requestsAllowed = 2 * Math.ceil(Math.log2(entriesEach)) + 2

type Poisoned = {
  /** The bad entry of each tablet. */
  readonly poison: readonly string[]
  /** What the tablets show to a person, with a reason. */
  readonly shown: readonly string[]
  /** Requests of each tablet from its first refusal on. */
  readonly asked: readonly number[]
}

/** Refuses every batch with the entry that stood at this place of the first one. */
const refuseOne = (harness: Harness, firstPlace: number) => {
  const poison = new Map<string, string>()
  const asked = new Map<string, number>()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request)
    const { entries } = JSON.parse(body) as { readonly entries: readonly { readonly id: string }[] }
    const tablet = request.headers.authorization ?? ''
    if (!poison.has(tablet) && entries.length === entriesEach)
      poison.set(tablet, entries[(firstPlace + poison.size) % entriesEach]?.id ?? '')
    if (poison.has(tablet)) asked.set(tablet, (asked.get(tablet) ?? 0) + 1)
    if (!entries.some(({ id }) => id === poison.get(tablet))) return harness.pass(request, body, response)
    say(422, 'application/problem+json', JSON.stringify({ code: 'invalid' }), ours)(response)
  }
  harness.meddle((request, response) => {
    void answer(request, response).catch(() => response.destroy())
    return true
  })
  return { poison, asked }
}

/** Tablets that have saved a batch of which nothing got through. */
const fillTablets = async (harness: Harness, page: Page): Promise<void> => {
  await page.evaluate(async () => {
    for (const tablet of globalThis.tablets) await tablet.enrol()
    for (const { device } of globalThis.tablets) await device.settled()
  })
  harness.meddle((_, response) => (response.destroy(), true))
  await page.evaluate(async (saves) => {
    const saveAll = async (save: () => Promise<unknown>) => {
      for (let left = saves; left > 0; left--) await save()
    }
    await Promise.all(globalThis.tablets.map(({ save }) => saveAll(save)))
    await Promise.all(globalThis.tablets.map(({ device }) => device.settled()))
  }, entriesEach / 2)
}

const poisonBrowser = async (harness: Harness, store: BrowserStore, batch: number): Promise<Poisoned> => {
  const browser = await openBrowser(harness.profile(`p${batch}`), store)
  try {
    const page = await openTab(browser, harness, `tablets=${together}&prefix=p${batch}&hurry=1`)
    await fillTablets(harness, page)
    const refused = batch % 2 === 0 ? refuseOne(harness, (batch / 2) * together) : null
    const planted = refused
      ? []
      : await page.evaluate(() => Promise.all(globalThis.tablets.map((tablet) => tablet.plant('bad'))))
    if (!refused) harness.meddle(null)
    await page.evaluate(() => {
      for (const { device } of globalThis.tablets) device.sendNow()
    })
    for (let at = 0; at < together; at++) await waitUntilDrained(page, 60_000, at)
    const rows = await page.evaluate(async () =>
      (await Promise.all(globalThis.tablets.map((tablet) => tablet.rows()))).flat(),
    )
    const shown = rows.filter(({ state, code }) => state === 'attention' && code !== null).map(({ id }) => id)
    return {
      poison: refused ? [...refused.poison.values()] : planted,
      shown,
      asked: [...(refused?.asked.values() ?? [])],
    }
  } finally {
    harness.meddle(null)
    await browser.close()
  }
}

const poisonTablets = async (harness: Harness, store: BrowserStore, runs: number): Promise<Poisoned> => {
  const all: Poisoned[] = []
  for (let batch = 0; batch * together < runs; batch++) all.push(await poisonBrowser(harness, store, batch))
  return {
    poison: all.flatMap(({ poison }) => poison),
    shown: all.flatMap(({ shown }) => shown),
    asked: all.flatMap(({ asked }) => asked),
  }
}

export const badEntry: Fault = {
  name: 'F35',
  isFirst: true,
  engines: ['sqlite', 'postgres'],
  stores: ['leveldb', 'sqlite'],
  usualRuns: 100,
  inject: async ({ engine, store, runs }) => {
    const control = await withHarness(
      engine,
      store,
      async (harness): Promise<Outcome['control']> => {
        const { poison } = await poisonTablets(harness, store, together)
        const { lost } = await harness.check(new Set(poison))
        return { isCaught: lost > 0, figures: { lost } }
      },
      'blames-any',
    )
    return withHarness(engine, store, async (harness) => {
      const { poison, shown, asked } = await poisonTablets(harness, store, runs)
      const wrong = {
        unshown: poison.filter((id) => !shown.includes(id)).length,
        accused: shown.filter((id) => !poison.includes(id)).length,
        tooMany: asked.filter((count) => count > requestsAllowed).length,
      }
      const figures = { requestsMax: Math.max(...asked), batch: entriesEach }
      return { ...(await harness.check(new Set(poison))), runs: poison.length, wrong, figures, control }
    })
  },
}
