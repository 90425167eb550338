// A second place for entries that are not delivered: where the power fails in the middle of a write, Chromium may throw a whole
// database away, with all that was synced long before. So the two are never written at the same moment: a write of the first
// waits until the copy of the one before it is synced, and whichever is hit, the other has whatever was confirmed (S43).
import type { EntryId } from '@tukkimies/shared/id.ts'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { Environment } from '../environment.ts'
import { openStore, type Store, type Turn } from './database.ts'
import type { Enrolment, OutboxRow, OutboxState, Random } from './rows.ts'
import { enrolmentInUse, putSetting, readSetting } from './settings.ts'
import type { SecondPlace } from './storage.ts'
import { isRinseDue, rinseStore } from './upkeep.ts'

/** Nobody waits longer for a place that only makes it safer. */
export const patienceMs = 3_000
const bucket = 'second'
/** What no server has acknowledged. */
const undelivered: readonly OutboxState[] = ['waiting', 'held', 'attention']

export type Second = {
  /** How many visits and contacts were put back, or null: the first store had not lost them. */
  readonly restored: number | null
  /** As `rinseStore`, of this place; true where nothing is to be rinsed. */
  readonly rinse: (random: Random, rest: () => Promise<void>, isQuiet: () => boolean) => Promise<boolean>
  readonly close: () => void
}

type Buckets = {
  readonly open: (name: string, options: object) => Promise<{ readonly indexedDB: IDBFactory }>
  readonly delete: (name: string) => Promise<void>
}

/** A bucket of the browser's storage has a folder of its own. Only Chromium has them, and only Chromium needs them. */
const openBucket = async (): Promise<SecondPlace | null> => {
  // The platform's types do not know it yet.
  const { storageBuckets } = navigator as { readonly storageBuckets?: Buckets }
  if (!storageBuckets) return null
  const { indexedDB } = await storageBuckets.open(bucket, { durability: 'strict', persisted: true })
  return { indexedDB, drop: () => storageBuckets.delete(bucket) }
}

/**
 * Opens the second place, puts back what an empty first store has lost or follows one that is not empty, and from then on
 * lets no write of the first begin before the copy is synced. Null where there is none, or it does not open in time.
 */
export const openSecond = async (environment: Environment, store: Store): Promise<Second | null> => {
  const { storage, locks } = environment
  if (!locks) return null
  const locked = lockedBy(locks, `${store.name}.second`)
  const opening = locked(() => attach(environment, store, storage.second ?? openBucket, locked))
  const late = new Promise<null>((resolve) => void environment.after(patienceMs, () => resolve(null)))
  return Promise.race([opening.catch(() => null), late])
}

type Locked = <T>(run: () => Promise<T>) => Promise<T>

/** One at a time in all tabs. Where a tab is stuck with the lock, saving goes on without. */
const lockedBy =
  (locks: NonNullable<Environment['locks']>, name: string): Locked =>
  (run) =>
    new Promise((resolve, reject) => {
      let isMine = false
      const runMine = () => {
        isMine = true
        const ran = run()
        ran.then(resolve, reject)
        return ran.then(
          () => undefined,
          () => undefined,
        )
      }
      locks.request(name, { signal: AbortSignal.timeout(patienceMs) }, runMine).catch(() => isMine || runMine())
    })

const attach = async (
  environment: Environment,
  store: Store,
  open: () => Promise<SecondPlace | null>,
  locked: Locked,
): Promise<Second | null> => {
  const place = await open()
  if (!place) return null
  const { IDBKeyRange } = environment.storage
  const second = await openStore({ indexedDB: place.indexedDB, IDBKeyRange, markers: null }, store.name, () => {})
  let isOver = false
  const close = () => {
    isOver = true
    store.guard((write) => write())
    second.close()
  }
  const restored = await restore(store, second)
  const copy = await createCopy(store, second, () => instantToDay(environment.now()))
  const follow = async (): Promise<void> => {
    try {
      await copy()
    } catch {
      if (isOver) return
      // Better none than one that remembers what was taken back.
      close()
      await place.drop().catch(() => undefined)
    }
  }
  await follow()
  if (!isOver) store.guard(inTurn(locked, follow, environment.after))
  return {
    restored,
    rinse: async (random, rest, isQuiet) => {
      const write: Store['write'] = (run, canWait) => locked(() => second.write(run, canWait))
      return isOver || !(await isRinseDue(second)) || rinseStore({ ...second, write }, random, rest, isQuiet)
    },
    close,
  }
}

/**
 * Answered when the copy is synced too: what the browser writes to the first store of its own accord, unsynced, may be torn
 * before that. The next turn comes then as well. Only a copy that is stuck is not waited for.
 */
const inTurn =
  (locked: Locked, follow: () => Promise<void>, after: Environment['after']): Turn =>
  (write, canWait) =>
    new Promise((resolve, reject) => {
      const run = async () => {
        const value = await write()
        const stopWaiting = canWait ? () => {} : after(patienceMs, () => resolve(value))
        await follow()
        stopWaiting()
        resolve(value)
      }
      locked(run).catch(reject)
    })

/** As they were saved, and noted as asked: whether a server has seen them nobody knows any more (S21). */
const restore = async (store: Store, second: Store): Promise<number | null> => {
  const enrolments = await readSetting(second, 'enrolments')
  const rows = await rowsOf(second).toArray()
  const kept = new Set(rows.map(({ id }) => id))
  const fresh = { state: 'waiting', asked: true, due: null, epoch: null, code: null } as const
  if (enrolments === null || rows.length === 0) return null
  return store.write(async () => {
    const isEmpty = (await store.outbox.count()) === 0
    if (!isEmpty || enrolmentInUse(await readSetting(store, 'enrolments')) !== null) return null
    await store.outbox.bulkPut(
      rows.map(({ after, ...row }) => ({ ...row, ...fresh, ...(after && kept.has(after) ? { after } : {}) })),
    )
    await putSetting(store, 'enrolments', enrolments)
    return rows.filter(({ kind }) => kind === 'visit' || kind === 'contact').length
  })
}

/** Makes the second place hold what the first has undelivered, with the credential that it needs, and nothing else. */
const createCopy = async (store: Store, second: Store, today: () => Day): Promise<() => Promise<void>> => {
  let kept: ReadonlySet<EntryId> = new Set(await second.outbox.toCollection().primaryKeys())
  let known = JSON.stringify(await readSetting(second, 'enrolments'))
  return async () => {
    const found = await readChanges(store, kept)
    if (!found) return
    const { ids, rows, gone, enrolments } = found
    const text = JSON.stringify(enrolments)
    if (rows.length + gone.length === 0 && text === known) return
    await second.write(async () => {
      await second.outbox.bulkPut(rows)
      await second.outbox.bulkDelete([...gone])
      if (enrolments) await putSetting(second, 'enrolments', enrolments)
      else await second.settings.delete('enrolments')
      if (gone.length > 0 || (text !== known && known !== 'null')) await putSetting(second, 'rinse', { since: today() })
    }, true)
    kept = ids
    known = text
  }
}

type Changes = {
  readonly ids: ReadonlySet<EntryId>
  readonly rows: readonly OutboxRow[]
  readonly gone: readonly EntryId[]
  readonly enrolments: readonly Enrolment[] | null
}

/** Null where the first store cannot be read: it is closed, and nothing was changed. */
const readChanges = async (store: Store, kept: ReadonlySet<EntryId>): Promise<Changes | null> => {
  try {
    const ids = new Set((await Promise.all(undelivered.map((state) => keysOf(store, state)))).flat())
    const rows = await store.outbox.bulkGet([...ids].filter((id) => !kept.has(id)))
    const enrolments = ids.size > 0 ? await readSetting(store, 'enrolments') : null
    const gone = [...kept].filter((id) => !ids.has(id))
    return { ids, rows: rows.filter((row) => row !== undefined), gone, enrolments }
  } catch {
    return null
  }
}

/** A range at a time is read at once, several go row by row. */
const keysOf = ({ outbox }: Store, state: OutboxState) => outbox.where('state').equals(state).primaryKeys()

const rowsOf = ({ outbox }: Store) => outbox.where('state').anyOf([...undelivered])

/** Counts entries that were lost with a wiped store. */
export const addWiped = (store: Store, count: number): Promise<void> =>
  store.write(async () => {
    const { discarded, wiped } = (await readSetting(store, 'losses')) ?? { discarded: 0, wiped: 0 }
    await putSetting(store, 'losses', { discarded, wiped: wiped + count })
  })
