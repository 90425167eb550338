// A tablet in this process: a real device on an IndexedDB of its own, that can be killed, restarted and wiped.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Day } from '@tukkimies/shared/day.ts'
import { createDevice, type Device } from '@tukkimies/web/device.ts'
import type { Environment } from '@tukkimies/web/environment.ts'
import type { Markers } from '@tukkimies/web/store/storage.ts'
import type { OutboxRow } from '@tukkimies/web/store/rows.ts'
import type { Clock } from './clock.ts'
import type { Network } from './network.ts'
import type { Random } from './random.ts'

export type Tablet = {
  /** The device that is running; another object after each start. */
  readonly device: () => Device
  /** Another tab of the same tablet: same storage, same locks, its own memory. */
  readonly openTab: () => Promise<Device>
  /** The process ends without a word; nothing that it had started goes on. */
  readonly kill: () => void
  readonly start: () => Promise<void>
  /** Kills it if it still runs, and starts it anew. */
  readonly restart: () => Promise<void>
  /** Somebody empties the database while the tablet is off; what stands outside it stays. */
  readonly wipe: () => void
  readonly goOnline: (is: boolean) => void
  /** The tablet's clock is off by this, in milliseconds. */
  readonly setSkew: (ms: number) => void
  readonly rows: () => Promise<readonly OutboxRow[]>
  /** What lies in the second place. */
  readonly secondRows: () => Promise<readonly OutboxRow[]>
  readonly secondSettings: () => Promise<readonly string[]>
  /** Writes to a stored row past the app, as worn memory would. */
  readonly damage: (change: (row: OutboxRow) => OutboxRow) => Promise<void>
  readonly environment: Environment
  readonly markers: Map<string, string>
}

export type TabletOptions = {
  readonly hasLocks?: boolean
  readonly version?: number
  readonly build?: string
  /** Its storage is looked after as a browser's has to be. */
  readonly hasFiles?: boolean
  /** It has a second place for what waits (S43). */
  readonly hasSecond?: boolean
  /** How the browser answers when it is asked to keep the storage; yes, at once. */
  readonly persist?: Environment['persist']
}

const storeName = 'tukkimies'

export const createTablet = (clock: Clock, network: Network, random: Random, options: TabletOptions = {}): Tablet => {
  const {
    hasLocks = true,
    version,
    build = '2026-01-01',
    hasFiles = false,
    hasSecond = false,
    persist = () => Promise.resolve('yes'),
  } = options
  let indexedDB = new IDBFactory()
  let second = new IDBFactory()
  let skew = 0
  let isOnline = true
  // Whatever an earlier process has started ends with it.
  let life = { isOver: false }
  const listeners = new Set<(what: 'online' | 'offline' | 'visible') => void>()
  const marks = new Map<string, string>()
  const markers: Markers = {
    getItem: (name) => marks.get(name) ?? null,
    setItem: (name, text) => void marks.set(name, text),
    removeItem: (name) => void marks.delete(name),
  }

  const dropSecond = () => {
    second = new IDBFactory()
    return Promise.resolve()
  }

  const makeEnvironment = (): Environment => {
    const mine = life
    const dead = () => new Promise<never>(() => {})
    return {
      now: () => clock.now() + skew,
      elapsed: () => clock.now(),
      random,
      subtle: crypto.subtle,
      network: async (path, init) => {
        if (mine.isOver) return dead()
        if (!isOnline) throw new TypeError('offline')
        const response = await network.send(path, init)
        return mine.isOver ? dead() : response
      },
      online: () => isOnline,
      visible: () => true,
      passkeys: null,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      onActivity: () => () => {},
      after: (ms, run) => clock.after(ms, () => !mine.isOver && run()),
      // Shared by the tabs of one life: a browser that ends lets go of them.
      locks: hasLocks ? createLocks() : null,
      persist,
      persisted: () => Promise.resolve('yes'),
      storage: {
        indexedDB,
        IDBKeyRange,
        markers,
        ...(hasFiles ? {} : { isForgetful: true }),
        second: () => Promise.resolve(hasSecond ? { indexedDB: second, drop: dropSecond } : null),
      },
      build: { version: '0.1.0-00000000', day: Day.parse(build) },
      language: 'fi',
    }
  }

  let environment = makeEnvironment()
  let device = createDevice(environment, storeName, version)

  const kill = () => {
    life.isOver = true
    listeners.clear()
  }
  const start = async () => {
    life = { isOver: false }
    environment = makeEnvironment()
    device = createDevice(environment, storeName, version)
    await device.open()
  }
  const openTab = async () => {
    const tab = createDevice(environment, storeName, version)
    await tab.open()
    return tab
  }

  const withOutbox = async <T>(
    mode: IDBTransactionMode,
    run: (rows: IDBObjectStore) => IDBRequest<T>,
    from = indexedDB,
    table = 'outbox',
  ): Promise<T> => {
    const database = await promised(from.open(storeName))
    const found = await promised(run(database.transaction(table, mode).objectStore(table)))
    database.close()
    return found
  }

  return {
    device: () => device,
    openTab,
    kill,
    start,
    restart: async () => {
      kill()
      await start()
    },
    wipe: () => {
      indexedDB = new IDBFactory()
    },
    goOnline: (is) => {
      isOnline = is
      for (const listener of listeners) listener(is ? 'online' : 'offline')
    },
    setSkew: (ms) => {
      skew = ms
    },
    rows: () => withOutbox('readonly', (outbox) => outbox.getAll() as IDBRequest<OutboxRow[]>),
    secondRows: () => withOutbox('readonly', (outbox) => outbox.getAll() as IDBRequest<OutboxRow[]>, second),
    secondSettings: () =>
      withOutbox('readonly', (settings) => settings.getAllKeys() as IDBRequest<string[]>, second, 'settings'),
    damage: async (change) => {
      const rows = await withOutbox('readonly', (outbox) => outbox.getAll() as IDBRequest<OutboxRow[]>)
      for (const row of rows) await withOutbox('readwrite', (outbox) => outbox.put(change(row)))
    },
    get environment() {
      return environment
    },
    markers: marks,
  }
}

/** Turns of the event loop: what a store has begun comes to an end within them. */
export const takeTurns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await nextTurn()
}

const promised = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('a request that failed'))
  })

/** Web Locks of one tablet: in turn, or at once with `ifAvailable`. */
const createLocks = () => {
  const held = new Map<string, Promise<unknown>>()
  const request = async (
    name: string,
    { ifAvailable = false }: LockOptions,
    run: (lock: unknown) => Promise<unknown>,
  ) => {
    const before = held.get(name)
    if (before && ifAvailable) return run(null)
    const mine = (before ?? Promise.resolve()).then(() => run({ name }))
    const over = mine.catch(() => undefined)
    held.set(name, over)
    try {
      return await mine
    } finally {
      if (held.get(name) === over) held.delete(name)
    }
  }
  // As much of the platform's type as the tablet uses.
  return { request: request as LockManager['request'] }
}
