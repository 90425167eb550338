// The same entries from a real Chromium: waiting in the storage of real profiles, sent by the built web app with its visit
// screen open, to a server as an operator runs it. Beside it pages of the same browser that fetch to the floor and that
// replicate by PouchDB from its own storage.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { limits } from '@tukkimies/shared/wire.ts'
import { makeRow, type OutboxRow } from '@tukkimies/web/store/rows.ts'
import { makePairs, realDay } from '../faults/server/sender.ts'
import { type Browsing, withBrowsers } from './browser-app.ts'
import { bodiesOf, documentsOf, type Floor, type MakePouch, type Run, withFloor, withPouch } from './push-others.ts'
import type { Measured } from './push.ts'

type Open = Browsing['open']

export const measureChromiumPush = (entries: number): Promise<Measured> =>
  withBrowsers(async ({ app, open }) => {
    const folder = mkdtempSync(join(tmpdir(), 'tukkimies-bench-'))
    const fetchTo = (name: string, floor: Floor) => fetchToFloor(open, join(folder, name), entries, floor)
    try {
      const bare = await fetchTo('bare.sqlite', 'bare')
      const clean = await fetchTo('clean.sqlite', 'hygiene')
      const push = await pushFromTablets(open, app.enrol, entries)
      const pouch = await replicateInPage(open, folder, entries)
      const isRight = [bare, clean, push, pouch].every(({ arrived }) => arrived === entries)
      return { push: push.perSecond, floor: bare.perSecond, hygiene: clean.perSecond, pouch: pouch.perSecond, isRight }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

// A tablet may send so many entries in a day and no more: several, one after the other.
const pushFromTablets = async (open: Open, enrol: (page: Page) => Promise<void>, entries: number): Promise<Run> => {
  let [ms, arrived] = [0, 0]
  for (let left = entries; left > 0; left -= limits.entriesPerDeviceDay) {
    const { context, page } = await open()
    await enrol(page)
    const count = Math.min(left, limits.entriesPerDeviceDay)
    await context.setOffline(true)
    await plant(page, count)
    const began = performance.now()
    await context.setOffline(false)
    arrived += await whenSent(page)
    ms += performance.now() - began
    await context.close()
  }
  return { perSecond: (entries / ms) * 1_000, arrived }
}

/** As saves have left them: a visit and its arrival each. */
const plant = async (page: Page, count: number): Promise<void> => {
  const day = realDay()
  const rows = makePairs(count / 2, day).map((entry) => makeRow(entry, entry.day, entry.point))
  await page.evaluate(async (planted: readonly OutboxRow[]) => {
    const [{ name = '' } = {}] = await indexedDB.databases()
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
    })
    const transaction = database.transaction('outbox', 'readwrite', { durability: 'strict' })
    for (const row of planted) transaction.objectStore('outbox').add(row)
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(new Error('the entries were not planted'))
    })
    database.close()
  }, rows)
}

/** Resolves when nothing waits any more; answers how many the server has acknowledged. */
const whenSent = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases()
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
    })
    const count = (state: string): Promise<number> =>
      new Promise((resolve) => {
        const asking = database.transaction('outbox').objectStore('outbox').index('state').count(state)
        asking.onsuccess = () => resolve(asking.result)
      })
    while ((await count('waiting')) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
    const sent = await count('sent')
    database.close()
    return sent
  })

const fetchToFloor = (open: Open, file: string, entries: number, floor: Floor): Promise<Run> =>
  withFloor(file, floor, async (url) => {
    const { context, page } = await open()
    await openBlank(context, page, url)
    const run = await page.evaluate(async (bodies) => {
      const began = performance.now()
      let arrived = 0
      for (const body of bodies) {
        const answer = await fetch('/', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
        arrived += ((await answer.json()) as { stored: number }).stored
      }
      return { ms: performance.now() - began, arrived }
    }, bodiesOf(entries))
    await context.close()
    return { perSecond: (entries / run.ms) * 1_000, arrived: run.arrived }
  })

const replicateInPage = (open: Open, folder: string, entries: number): Promise<Run> =>
  withPouch(join(folder, 'remote'), async (url, packages) => {
    const { context, page } = await open()
    await openBlank(context, page, url)
    await page.addScriptTag({ path: join(packages, 'node_modules', 'pouchdb', 'dist', 'pouchdb.min.js') })
    const asked = { documents: documentsOf(entries), batch: limits.entriesMax }
    const run = await page.evaluate(async ({ documents, batch }) => {
      // The script has put it there.
      const { PouchDB: Pouch } = globalThis as unknown as { PouchDB: MakePouch }
      const local = new Pouch('local')
      await local.bulkDocs(documents)
      const began = performance.now()
      await local.replicate.to(`${location.origin}/entries`, { batch_size: batch })
      const ms = performance.now() - began
      const { doc_count: arrived } = await new Pouch(`${location.origin}/entries`).info()
      return { ms, arrived }
    }, asked)
    await context.close()
    return { perSecond: (entries / run.ms) * 1_000, arrived: run.arrived }
  })

// The browser would ask for the icon, which neither server knows how to refuse.
const blank = '<!doctype html><link rel="icon" href="data:,">'

/** A page of the server's own origin, which has none: nothing stands between the two while it is measured. */
const openBlank = async (context: BrowserContext, page: Page, url: string): Promise<void> => {
  await context.route(`${url}/blank`, (route) => route.fulfill({ contentType: 'text/html', body: blank }))
  await page.goto(`${url}/blank`)
  await context.unroute(`${url}/blank`)
}
