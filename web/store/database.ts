// The tablet's database: two tables, every transaction strict, and the guard against code older than what is stored.
//
// The engine lets older code open a newer database and write to it. So each write begins by reading the row `floor`, the
// oldest version of this file that may write here; and a tab that is asked to make way for a newer one closes for good. An app
// that was rolled back opens to read, so that what waits is still sent.
import { Dexie, type Table } from 'dexie'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { OutboxRow, Setting } from './rows.ts'
import type { Storage } from './storage.ts'

/** Raised with every change of what is stored; older code then stops writing. */
export const storeVersion = 1

type Write = <T>(run: () => Promise<T>, canWait?: boolean) => Promise<T>
/** Lets a write be made in its turn; whoever `canWait` is answered when all is done that follows from it. */
export type Turn = <T>(write: () => Promise<T>, canWait?: boolean) => Promise<T>

export type Store = {
  readonly name: string
  readonly outbox: Table<OutboxRow, EntryId>
  readonly settings: Table<Setting, Setting['name']>
  /**
   * One strict transaction over both tables, begun by the guard; resolves after commit, or rejects and nothing is written. At
   * a full storage the reserve makes room, unless this `canWait`.
   */
  readonly write: Write
  /** Every write goes through `turn` from then on. */
  readonly guard: (turn: Turn) => void
  readonly close: () => void
  /** A newer build has written here: this one may read, and writes nothing. */
  readonly isOutdated: boolean
  /** Lets go of the files; whatever is asked next opens them again, and `isHeld`. */
  readonly letGo: () => void
  readonly isHeld: () => boolean
}

/** What is told of a failed write: no room, a newer version has been here, the store was emptied behind us, anything else. */
export type StoreFault = 'full' | 'outdated' | 'wiped' | 'storage'

const tables = { outbox: 'id, state, [state+kind+day]', settings: 'name' }

/**
 * Opens or creates the store. `onOutdated` is called once when newer code has taken over: nothing can be written then.
 * `version` is this code's own; tests pass another to be a build of another time.
 */
export const openStore = async (
  storage: Storage,
  name: string,
  onOutdated: () => void,
  version = storeVersion,
): Promise<Store> => {
  const { indexedDB, IDBKeyRange } = storage
  const database = new Dexie(name, {
    indexedDB,
    IDBKeyRange,
    chromeTransactionDurability: 'strict',
    // Its cache would show rows before they are committed.
    cache: 'disabled',
  })
  database.version(version).stores(tables)
  const outbox: Store['outbox'] = database.table('outbox')
  const settings: Store['settings'] = database.table('settings')
  let outdated = false
  let turn: Turn = (run) => run()
  const retire = () => {
    if (outdated) return
    outdated = true
    database.close({ disableAutoOpen: true })
    onOutdated()
  }
  database.on('versionchange', () => {
    retire()
    return false
  })
  await database.open()
  const isOutdated = (floorOf(await settings.get('floor')) ?? 0) > version
  if (!isOutdated)
    await database.transaction('rw', settings, async () => {
      const floor = floorOf(await settings.get('floor'))
      if (floor === null || floor < version) await settings.put({ name: 'floor', value: version })
    })

  const guardFloor = async () => {
    const floor = floorOf(await settings.get('floor'))
    if (floor === null) throw faultError('wiped')
    if (floor > version) throw faultError('outdated')
  }
  const attempt = <T>(run: () => Promise<T>): Promise<T> =>
    database.transaction('rw', outbox, settings, async () => {
      // Asked first and answered beside what is written: where the guard rejects, nothing of it stays.
      const [, value] = await Promise.all([guardFloor(), run()])
      return value
    })
  const write = async <T>(run: () => Promise<T>, canWait = false): Promise<T> => {
    if (isOutdated) throw faultError('outdated')
    try {
      return await attempt(run)
    } catch (error) {
      const fault = errorToFault(error)
      if (fault === 'outdated') retire()
      if (outdated) throw error
      if (fault === 'full' && !canWait && (await spendReserve())) return attempt(run)
      if (!isConnectionLost(error)) throw error
      // The browser drops connections in the background: nothing was committed, so one try on a new one is safe.
      database.close({ disableAutoOpen: false })
      await database.open()
      return attempt(run)
    }
  }
  /** What was kept for this moment is deleted, in a transaction that needs nearly no room itself. */
  const spendReserve = async (): Promise<boolean> => {
    try {
      return await database.transaction('rw', settings, async () => {
        const isKept = (await settings.where('name').equals('reserve').count()) > 0
        if (isKept) await settings.delete('reserve')
        return isKept
      })
    } catch {
      return false
    }
  }
  return {
    name,
    outbox,
    settings,
    write: (run, canWait) => turn(() => write(run, canWait), canWait),
    guard: (next) => void (turn = next),
    close: () => database.close({ disableAutoOpen: true }),
    isOutdated,
    letGo: () => database.close({ disableAutoOpen: false }),
    isHeld: () => database.isOpen(),
  }
}

/** What to tell of an error that a write rejected with. A full disk also shows as a transaction that was aborted. */
export const errorToFault = (error: unknown): StoreFault => {
  const names = errorNames(error)
  if (names.includes('Outdated')) return 'outdated'
  if (names.includes('Wiped')) return 'wiped'
  if (names.includes('QuotaExceededError') || names.includes('AbortError')) return 'full'
  return 'storage'
}

const faultError = (fault: 'outdated' | 'wiped'): Error =>
  Object.assign(new Error(fault), { name: fault === 'outdated' ? 'Outdated' : 'Wiped' })

const floorOf = (row: Setting | undefined): number | null => (row?.name === 'floor' ? row.value : null)

const isConnectionLost = (error: unknown): boolean =>
  errorNames(error).some((name) => name === 'DatabaseClosedError' || name === 'InvalidStateError')

const errorNames = (error: unknown): string[] => {
  const names: string[] = []
  let at: unknown = error
  while (at instanceof Error && names.length < 5) {
    names.push(at.name)
    at = 'inner' in at ? at.inner : at.cause
  }
  return names
}
