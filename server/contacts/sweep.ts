// Rows and keys against each other: keys that a stop has left without a row, rows that a restore has left without a key, and
// rewritings that were cut short.
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { sha256Hex } from '../crypto.ts'
import {
  type ContactKey,
  countContactKeys,
  deleteUnusedKey,
  listContactKeys,
  listOrphans,
  type Orphan,
  readGone,
  writeOrphans,
} from '../keys/contact-keys.ts'
import { deleteContacts, listContactPlaces, listContacts } from '../register/contacts.ts'
import { openRow, todayOf } from './held.ts'
import { readRowKeys, settleRow } from './row-keys.ts'
import type { ContactStores } from './stores.ts'

/** Days for which a key may wait for its row: the tablet sends again until it is told that the row is there. */
export const orphanDays = 30

/**
 * Destroys keys that have had no row for 30 days and ends rewritings that a stop cut short; answers how many keys went. A key
 * has no day of its own: each night notes the keys without a row, and only one that still lies there as it was noted 30 days
 * before goes. Recording wraps a key anew before it writes the row, so that no row loses its key here.
 */
export const sweepKeys = async (stores: ContactStores, today: Day): Promise<number> => {
  const { keys, register } = stores
  await settleRewritings(stores)
  const held = await listContactKeys(keys)
  const rows = new Set((await listContactPlaces(register)).map(({ ref }) => ref))
  const noted = new Map((await listOrphans(keys)).map((orphan) => [orphan.ref, orphan]))
  const orphans = held.filter(({ ref }) => !rows.has(ref)).map((key) => keyToOrphan(key, noted.get(key.ref), today))
  const over = new Set(orphans.filter(({ seen }) => daysBetween(seen, today) >= orphanDays).map(({ ref }) => ref))
  const deleted = await keys.transact(async (tx) => {
    let count = 0
    for (const key of held) if (over.has(key.ref) && (await deleteUnusedKey(tx, key))) count++
    if (orphans.length + noted.size > 0) {
      await writeOrphans(
        tx,
        orphans.filter(({ ref }) => !over.has(ref)),
      )
    }
    return count
  })
  if (deleted > 0) await keys.rewrite()
  return deleted
}

/** Contacts that nobody can read any more because the key that opens their row is not in *keys* (S39, F66). */
export const listKeyless = async (stores: ContactStores): Promise<readonly ContactRef[]> => {
  const rows = await listContacts(stores.register, { is: 'all' }, todayOf(stores))
  const keysByRef = await readRowKeys(stores, rows)
  return rows.filter((row) => !openRow(row, keysByRef.get(row.ref) ?? [])).map(({ ref }) => ref)
}

/** Deletes the rows of `listKeyless`, as after a restore of the register; answers how many. */
export const deleteKeyless = async (stores: ContactStores): Promise<number> => {
  const refs = await listKeyless(stores)
  if (refs.length === 0) return 0
  const deleted = await stores.register.transact((tx) => deleteContacts(tx, refs))
  await stores.register.truncateLog()
  return deleted
}

/**
 * Whether the register holds contacts and *keys* the key of none: the store was lost, or another one stands in its place. A
 * start must not take that for contacts that were erased (F66). What is over counts for nothing: there a night was stopped.
 */
export const areKeysLost = async (stores: ContactStores): Promise<boolean> => {
  const refs = (await listContacts(stores.register, { is: 'all' }, todayOf(stores))).map(({ ref }) => ref)
  if (refs.length === 0 || (await countContactKeys(stores.keys)) > 0) return false
  // The last ones may have been erased a moment before a stop: then their marks are there.
  return (await readGone(stores.keys, refs)).size === 0
}

const keyToOrphan = ({ ref, wrapped }: ContactKey, noted: Orphan | undefined, today: Day): Orphan => {
  const mark = sha256Hex(wrapped)
  const isSame = noted?.mark === mark && noted.seen <= today
  return { ref, mark, seen: isSame ? noted.seen : today }
}

const settleRewritings = async (stores: ContactStores): Promise<void> => {
  const unsettled = (await listContactKeys(stores.keys)).filter(({ next }) => next !== null)
  for (const { ref } of unsettled) await settleRow(stores, ref)
  if (unsettled.length > 0) await stores.keys.rewrite()
}
