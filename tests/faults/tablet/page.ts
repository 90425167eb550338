// The tablets of a browser: the product's own device, store and sync in a page without a screen, as many as are asked for,
// each with a database of its own. What was confirmed is told to the harness at once.
import { Day } from '@tukkimies/shared/day.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { limits } from '@tukkimies/shared/wire.ts'
import { createDevice, type Device } from '@tukkimies/web/device.ts'
import { createBrowserEnvironment } from '@tukkimies/web/environment.ts'
import { browserStorage } from '@tukkimies/web/store/storage.ts'
import { browserTimer } from '@tukkimies/web/sync/timer.ts'

const options = new URLSearchParams(location.search)
const picks: Picks = { topic: ['housing'], language: ['ar'], duration: ['min15'], channel: ['point'] }
/** Waits are short, but an answer is waited for as long as ever. */
const hurried = (ms: number): boolean => ms <= 60_000 && ms !== limits.answerWaitMsMax
const after: typeof browserTimer = options.has('hurry')
  ? (ms, run) => browserTimer(hurried(ms) ? Math.min(ms, 200) : ms, run)
  : browserTimer

const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('a request that failed'))
  })

/** The rows past the product, over a connection of its own. */
const withRows = async <T>(
  name: string,
  mode: IDBTransactionMode,
  run: (outbox: IDBObjectStore) => Promise<T>,
): Promise<T> => {
  const database = await promised(indexedDB.open(name))
  try {
    return await run(database.transaction('outbox', mode).objectStore('outbox'))
  } finally {
    database.close()
  }
}

type Row = {
  readonly id: string
  readonly entry: string
  readonly state: string
  readonly code: string | null
  readonly day: string
}
const rowsOf = (name: string): Promise<readonly Row[]> =>
  withRows(name, 'readonly', async (outbox) => (await promised(outbox.getAll())) as readonly Row[])

const hasSetting = async (name: string, setting: string): Promise<boolean> => {
  const database = await promised(indexedDB.open(name))
  const request = database.transaction('settings').objectStore('settings').count(setting)
  const count = await promised(request)
  database.close()
  return count > 0
}

const tell = async (what: string, body: unknown): Promise<void> => {
  await fetch(`/harness/${what}`, { method: 'POST', body: JSON.stringify(body) })
}

const makeTablet = (name: string) => {
  const environment = createBrowserEnvironment({
    after,
    storage: browserStorage(),
    build: { version: '0.1.0-00000000', day: Day.parse('2026-01-01') },
  })
  const marks = environment.storage.markers
  // Several tablets in one browser: each has marks of its own.
  const markers = marks && {
    getItem: (key: string) => marks.getItem(`${name}.${key}`),
    setItem: (key: string, text: string) => marks.setItem(`${name}.${key}`, text),
    removeItem: (key: string) => marks.removeItem(`${name}.${key}`),
  }
  const version = options.has('version') ? Number(options.get('version')) : undefined
  const locks = options.has('lockless') ? null : environment.locks
  const device: Device = createDevice(
    { ...environment, locks, storage: { ...environment.storage, markers } },
    name,
    version,
  )
  const told = new Set<string>()
  const tellNew = async (what: 'confirmed' | 'found'): Promise<void> => {
    const fresh = (await rowsOf(name)).filter(({ id }) => !told.has(id))
    for (const { id } of fresh) told.add(id)
    if (fresh.length > 0) await tell(what, { name, entries: fresh.map(({ entry }) => entry) })
  }
  return {
    name,
    device,
    open: async (): Promise<void> => {
      await device.open()
      // What was planted is nothing that anybody saved.
      if (device.memory().opened === 'open' && !options.has('plant')) await tellNew('found')
    },
    /** Whatever comes after the opening, and before a save, is over: an empty visit is asked for, and not saved. */
    ready: async (): Promise<void> => void (await device.saveVisit({})),
    enrol: async (): Promise<boolean> => {
      const code = await (await fetch('/harness/code')).text()
      const outcome = await device.enrol(code)
      return outcome.is === 'answered'
    },
    save: async (): Promise<string> => {
      const saved = await device.saveVisit(picks)
      if (saved.is === 'saved') await tellNew('confirmed')
      return saved.is === 'not_saved' ? saved.why : saved.is
    },
    rows: () => rowsOf(name),
    wiped: async (): Promise<number> => (device.memory().isWiped ? (await device.readRows()).losses.wiped : 0),
    hasReserve: (): Promise<boolean> => hasSetting(name, 'reserve'),
    dropReserve: async (): Promise<void> => {
      const database = await promised(indexedDB.open(name))
      await promised(database.transaction('settings', 'readwrite').objectStore('settings').delete('reserve'))
      database.close()
    },
    isRinseDue: (): Promise<boolean> => hasSetting(name, 'rinse'),
    waiting: async (): Promise<number> => (await device.readCounts()).waiting,
    /** What a tablet that is broken in one way would do. */
    plant: (fault: 'drop' | 'double' | 'bad'): Promise<string> =>
      withRows(name, 'readwrite', async (outbox) => {
        const rows = (await promised(outbox.getAll())) as Row[]
        const row = rows.find(({ state, entry }) => state === 'waiting' && entry.includes('"visit"'))
        if (!row) throw new Error('nothing to plant a fault in')
        if (fault === 'drop') await promised(outbox.delete(row.id))
        const id = `${row.id.slice(0, -4)}AAAA`.slice(0, 21) + 'A'
        if (fault === 'double') await promised(outbox.put({ ...row, ...again(row, id) }))
        const bad = row.entry.replace('"housing"', '"nothing-of-ours"')
        if (fault === 'bad') await promised(outbox.put({ ...row, entry: bad, checksum: checksumOf(bad) }))
        return row.id
      }),
  }
}

const again = ({ entry, id }: Row, other: string): Partial<Row> & { checksum: number } => {
  const text = entry.replace(id, other)
  return { id: other, entry: text, checksum: checksumOf(text) }
}

const checksumOf = (text: string): number => {
  let crc = ~0
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

export type Tablet = ReturnType<typeof makeTablet>

const count = Number(options.get('tablets') ?? 1)
const prefix = options.get('prefix') ?? 't'
const tablets = Array.from({ length: count }, (_, at) => makeTablet(`${prefix}${at}`))
declare global {
  var tablets: readonly Tablet[]
}
globalThis.tablets = tablets

/** What the page does by itself: `enrol` and stop, `save` until it is killed, `drain` and say so. */
const run = async (): Promise<void> => {
  const plan = options.get('plan')
  const plant = options.get('plant')
  // Before anything is sent.
  if (plant === 'drop' || plant === 'double') await tablets[0]?.plant(plant)
  await Promise.all(tablets.map((tablet) => tablet.open()))
  if (plan === 'enrol') for (const tablet of tablets) await tablet.enrol()
  if (plan === 'save')
    await Promise.all(
      tablets.map(async (tablet) => {
        for (let left = Number(options.get('saves') ?? 1_000); left > 0; left--) await tablet.save()
      }),
    )
  if (plan === 'drain') await drain()
  if (plan === 'release') {
    tablets[0]?.device.sendNow()
    await until(async () => (await tablets[0]?.rows())?.length === 0)
  }
  // Looked at seldom: a connection that is open keeps the files.
  if (plan === 'rinse') await until(async () => !(await tablets[0]?.isRinseDue()), 12_000)
  const times = plan === 'bench' ? await measureSaves(Number(options.get('saves') ?? 100)) : {}
  const [wiped] = await Promise.all(tablets.map((tablet) => tablet.wiped()))
  await tell('done', { plan, at: performance.now(), wiped, ...times })
}

/** Saves by the product and raw ones of two rows, in turns. */
const measureSaves = async (count: number): Promise<{ readonly saveMs: number[]; readonly rawMs: number[] }> => {
  const opening = indexedDB.open('raw', 1)
  opening.onupgradeneeded = () => {
    // As the product's: the rows are found by their state, their kind and their day.
    const outbox = opening.result.createObjectStore('outbox', { keyPath: 'id' })
    outbox.createIndex('state', 'state')
    outbox.createIndex('found', ['state', 'kind', 'day'])
  }
  const raw = await promised(opening)
  const device = tablets[0]?.device
  await device?.saveVisit(picks)
  const like = (await tablets[0]?.rows())?.slice(-2) ?? []
  const writeRaw = () =>
    new Promise<void>((resolve, reject) => {
      const transaction = raw.transaction('outbox', 'readwrite', { durability: 'strict' })
      for (const row of like) transaction.objectStore('outbox').add({ ...row, id: crypto.randomUUID().slice(0, 22) })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
    })
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const began = performance.now()
    await work()
    return performance.now() - began
  }
  const [saveMs, rawMs]: [number[], number[]] = [[], []]
  for (let left = count; left > 0; left--) {
    rawMs.push(await timed(writeRaw))
    if (device) saveMs.push(await timed(() => device.saveVisit(picks)))
  }
  return { saveMs, rawMs }
}

const until = async (is: () => Promise<boolean>, everyMs = 50): Promise<void> => {
  while (!(await is())) await new Promise((resolve) => setTimeout(resolve, everyMs))
}

const drain = async (): Promise<void> => {
  for (;;) {
    const left = await Promise.all(tablets.map((tablet) => tablet.waiting()))
    if (left.every((waiting) => waiting === 0)) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

void run().catch((error: unknown) => tell('failed', String(error)))
