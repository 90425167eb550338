// The own key of each contact, wrapped by the key of its week of recording, which the root key wraps: destroying either makes
// every copy of the row unreadable.
import { dayToWeek, instantToDay, type Week } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, ContactRef, type EntryId } from '@tukkimies/shared/id.ts'
import { hmac, open, randomBytes, type RootKeys, seal, type SealKey } from '../crypto.ts'
import {
  addContactKey,
  changeContactKey,
  type ContactKey,
  deleteContactKeys,
  holdContacts,
  readContactKeys,
  readGone,
} from '../keys/contact-keys.ts'
import type { KeysTx } from '../keys/schema.ts'
import { keepWeekKey, readWeekKeys } from '../keys/week-keys.ts'
import { findContact, holdContact, type StoredContact } from '../register/contacts.ts'
import { openContent } from './sealed.ts'
import type { ContactStores } from './stores.ts'

type KeyStores = Pick<ContactStores, 'keys' | 'root'>

const rowKeyBytes = 32
const refBytes = 16

/** What a contact goes by: a keyed hash of its entry's id, the same at every repeat. */
export const idToContactRef = (root: RootKeys, id: EntryId): ContactRef =>
  ContactRef.parse(bytesToBase64url(hmac(root['contact references'].bytes, id).subarray(0, refBytes)))

/**
 * The key of a contact that is being recorded: the one that an earlier try has stored, or a new one; `null` if the contact
 * was destroyed. Each use wraps the key anew, so that a sweep that saw it unused leaves it alone.
 */
export const keepRowKey = ({ keys, root }: KeyStores, ref: ContactRef, week: Week): Promise<SealKey | null> =>
  keys.transact(async (tx) => {
    await holdContacts(tx, [ref])
    if ((await readGone(tx, [ref])).has(ref)) return null
    const weekKey = await keepWeek(tx, root, week)
    const held = (await readContactKeys(tx, [ref])).get(ref)
    if (held?.week === week) {
      const rowKey = unwrapRow(weekKey, held, held.wrapped)
      await changeContactKey(tx, ref, { wrapped: wrapRow(weekKey, held, rowKey) })
      return rowKey
    }
    // Under another day's week it would go too early or too late; no row was written with it.
    if (held) await deleteContactKeys(tx, [ref])
    const rowKey = makeKey()
    await addContactKey(tx, { ref, week, wrapped: wrapRow(weekKey, { ref, week }, rowKey), next: null })
    return rowKey
  })

/** The keys that may open a row: its own, and while it is being rewritten the one after. */
export type RowKeys = readonly SealKey[]

/** The keys of these rows; a row whose key or week was destroyed is absent. */
export const readRowKeys = async (
  { keys, root }: KeyStores,
  rows: readonly Pick<StoredContact, 'ref' | 'day'>[],
): Promise<ReadonlyMap<ContactRef, RowKeys>> => {
  const wrappedByWeek = await readWeekKeys(keys)
  const weekKeys = new Map([...wrappedByWeek].map(([week, wrapped]) => [week, unwrapWeek(root, week, wrapped)]))
  const keyByRef = await readContactKeys(
    keys,
    rows.map(({ ref }) => ref),
  )
  const found = new Map<ContactRef, RowKeys>()
  for (const { ref, day } of rows) {
    const held = keyByRef.get(ref)
    const weekKey = weekKeys.get(dayToWeek(day))
    if (!held || !weekKey || held.week !== dayToWeek(day)) continue
    const wrappings = held.next === null ? [held.wrapped] : [held.wrapped, held.next]
    found.set(
      ref,
      wrappings.map((wrapped) => unwrapRow(weekKey, held, wrapped)),
    )
  }
  return found
}

/**
 * A second key for a row that is being rewritten, stored beside the one that opens it now; `null` if the contact was
 * destroyed. What a stop has left of an earlier rewriting ends first. Only while the row is held.
 */
export const makeNextKey = async (stores: KeyStores, row: StoredContact): Promise<SealKey | null> => {
  const { keys, root } = stores
  await settleKey(stores, row)
  return keys.transact(async (tx) => {
    await holdContacts(tx, [row.ref])
    const held = (await readContactKeys(tx, [row.ref])).get(row.ref)
    if (!held) return null
    const next = makeKey()
    await changeContactKey(tx, row.ref, { next: wrapRow(await keepWeek(tx, root, held.week), held, next) })
    return next
  })
}

/**
 * Leaves a row the one key that opens it and destroys the other: the last step of a rewriting, and what mends one that was
 * stopped.
 */
export const settleRow = (
  stores: Pick<ContactStores, 'register' | 'now'> & KeyStores,
  ref: ContactRef,
): Promise<void> =>
  stores.register.transact(async (tx) => {
    await holdContact(tx, ref)
    const row = await findContact(tx, { is: 'all' }, instantToDay(stores.now()), ref)
    if (row) await settleKey(stores, row)
  })

const settleKey = ({ keys, root }: KeyStores, row: StoredContact): Promise<void> =>
  keys.transact(async (tx) => {
    await holdContacts(tx, [row.ref])
    const held = (await readContactKeys(tx, [row.ref])).get(row.ref)
    if (!held || held.next === null) return
    const next = unwrapRow(await keepWeek(tx, root, held.week), held, held.next)
    const isRewritten = openContent(next, row, row.details) !== null
    await changeContactKey(tx, row.ref, isRewritten ? { wrapped: held.next, next: null } : { next: null })
  })

const makeKey = (): SealKey => ({ id: 1, bytes: randomBytes(rowKeyBytes) })

const keepWeek = async (tx: KeysTx, root: RootKeys, week: Week): Promise<SealKey> => {
  const offered = seal(root['week wrap'], randomBytes(rowKeyBytes), `week ${week}`)
  return unwrapWeek(root, week, await keepWeekKey(tx, week, offered))
}

const unwrapWeek = (root: RootKeys, week: Week, wrapped: Uint8Array): SealKey => {
  const bytes = open(root['week wrap'], wrapped, `week ${week}`)
  if (!bytes) throw new Error('a week key that the root key does not open')
  return { id: 1, bytes }
}

type Place = Pick<ContactKey, 'ref' | 'week'>

const wrapRow = (weekKey: SealKey, { ref, week }: Place, { bytes }: SealKey): Uint8Array =>
  seal(weekKey, bytes, `contact ${ref} ${week}`)

const unwrapRow = (weekKey: SealKey, { ref, week }: Place, wrapped: Uint8Array): SealKey => {
  const bytes = open(weekKey, wrapped, `contact ${ref} ${week}`)
  if (!bytes) throw new Error('a key that the key of its week does not open')
  return { id: 1, bytes }
}
