// Room kept for one save when the storage is full, and the rinse that makes deleted entries unreadable. Both wait for a quiet
// moment; what is cut short is done again.
import { makeEntryId } from '@tukkimies/shared/id.ts'
import type { Store } from './database.ts'
import type { OutboxRow, Random } from './rows.ts'
import { readSetting } from './settings.ts'

/** One value, so that the browser keeps it in a file of its own, which goes as soon as it is deleted. */
const reserveBytes = 1024 * 1024
const rinseBytes = 8 * 1024 * 1024
const rinseRecordBytes = 16 * 1024
const recordsAtOnce = 16
/** A state of its own: nobody who asks for entries meets it. */
const rinseState = 'rinse'
/** The browser empties its log when nobody has the files open, but not at once. */
export const rinseRestMs = 5_000
/** What the platform gives at once. */
const randomBytesMax = 65_536

/** Takes room for one save while there is plenty. False if there was none: then the storage is all but full. */
export const keepReserve = async (store: Store, random: Random): Promise<boolean> => {
  if ((await store.settings.where('name').equals('reserve').count()) > 0) return true
  try {
    const value = manyBytes(random, reserveBytes)
    await store.write(() => store.settings.put({ name: 'reserve', value }), true)
    return true
  } catch {
    return false
  }
}

/** Whether deleted entries have left traces since the last rinse. */
export const isRinseDue = async (store: Store): Promise<boolean> => (await readSetting(store, 'rinse')) !== null

/**
 * Overwrites what deleted entries have left in the browser's files (S28): random records through the same log, deleted again,
 * then the files are let go of for `rest`. Stays due if it was cut short: by the end of the page, or by somebody who went on
 * meanwhile (`isQuiet`).
 */
export const rinseStore = async (
  store: Store,
  random: Random,
  rest: () => Promise<void>,
  isQuiet: () => boolean,
): Promise<boolean> => {
  await sweepRinse(store)
  for (let written = 0; written < rinseBytes; written += recordsAtOnce * rinseRecordBytes) {
    if (!isQuiet()) return (await sweepRinse(store), false)
    await store.write(() => store.outbox.bulkPut(rinseRecords(random)), true)
  }
  await sweepRinse(store)
  store.letGo()
  await rest()
  if (store.isHeld()) return false
  await store.write(() => store.settings.delete('rinse'), true)
  return true
}

/** Records that a rinse has left behind when it was cut short. */
const sweepRinse = (store: Store): Promise<number> =>
  store.write(() => store.outbox.where('state').equals(rinseState).delete(), true)

/** Spread over the whole range of keys and indexes, so that the engine writes all of it anew. */
const rinseRecords = (random: Random): OutboxRow[] => {
  // The engine compresses no further than within a record.
  const bytes = manyBytes(random, rinseRecordBytes)
  return Array.from({ length: recordsAtOnce }, () => {
    const row = { id: makeEntryId(random), state: rinseState, kind: rinseState, day: rinseState }
    // No entry, and taken for none.
    return { ...row, bytes } as unknown as OutboxRow
  })
}

const manyBytes = (random: Random, length: number): Uint8Array => {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += randomBytesMax) bytes.set(random(Math.min(randomBytesMax, length - at)), at)
  return bytes
}
