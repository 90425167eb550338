// The key pairs that tablets seal contacts to: a new one every 30 days, usable on tablets for 120, the private part destroyed
// twelve months after that. The private part is nowhere unwrapped but in the memory of one push.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { openBox } from '@tukkimies/shared/box.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { contactBound } from '@tukkimies/shared/register/contact.ts'
import { transportDeletionDay } from '@tukkimies/shared/register/retention.ts'
import type { TransportKey } from '@tukkimies/shared/register/transport-key.ts'
import type { Contact } from '@tukkimies/shared/visit.ts'
import { boxCrypto, makeBoxKeys, open, randomBytes, readBoxKey, seal } from '../crypto.ts'
import {
  addTransportKey,
  deleteTransportKeys,
  listTransportKeys,
  newestTransportKey,
  readTransportKey,
  type StoredTransportKey,
} from '../keys/transport-keys.ts'
import { appendAudit } from '../register/audit.ts'
import { type ContactStores, serverLine } from './stores.ts'

/** A key that is older is followed by a new one. */
export const transportKeyDays = 30
/** So long may tablets that have not been online seal to a key. */
export const transportUseDays = 120
const idBytes = 8

/** The newest key, if tablets may still use it; `null` without one. */
export const findTransportKey = async (
  { keys }: Pick<ContactStores, 'keys'>,
  today: Day,
): Promise<TransportKey | null> => {
  const newest = await newestTransportKey(keys)
  if (newest === null || newest.until < today) return null
  return { id: newest.id, publicKey: newest.public_key, until: newest.until }
}

/** Makes a new key where none is younger than 30 days, at a start and every night; answers whether it did. */
export const ensureTransportKey = async (stores: ContactStores): Promise<boolean> => {
  const { keys, register, root, now } = stores
  const today = instantToDay(now())
  const { privateBytes, publicKey } = await makeBoxKeys()
  const id = bytesToBase64url(randomBytes(idBytes))
  const until = dayPlus(today, transportUseDays)
  const wrapped = seal(root['transport wrap'], privateBytes, wrapBound(id))
  const isMade = await keys.transact(async (tx) => {
    await tx.hold(['transport'])
    const newest = await newestTransportKey(tx)
    // One of a day that has not come is the work of a clock that was ahead.
    if (newest && newest.created <= today && newest.created > dayPlus(today, -transportKeyDays)) return false
    await addTransportKey(tx, { id, public_key: publicKey, wrapped, created: today, until })
    return true
  })
  if (!isMade) return false
  failpoint('transport.after-key')
  await register.transact((tx) => appendAudit(tx, serverLine(stores)({ event: 'transport_key_made', until }, null)))
  return true
}

/** Destroys the pairs twelve months after their use on tablets ended; answers how many. */
export const expireTransportKeys = async ({ keys }: Pick<ContactStores, 'keys'>, today: Day): Promise<number> => {
  const over = (await listTransportKeys(keys)).filter(({ until }) => today >= transportDeletionDay(until))
  if (over.length === 0) return 0
  const ids = over.map(({ id }) => id)
  await keys.transact((tx) => deleteTransportKeys(tx, ids))
  await keys.rewrite()
  return over.length
}

/** What a box holds, not yet believed; `undefined` where its key is not here or it does not open. */
export const openContactBox = async (stores: ContactStores, contact: Contact): Promise<unknown> => {
  const pair = await readTransportPair(stores, contact.key)
  return pair && openBox(boxCrypto, pair, contactBound(contact), contact.box)
}

/** The pair of that name as `openBox` takes it; `undefined` where it is not here any more. */
export const readTransportPair = async ({ keys, root }: Pick<ContactStores, 'keys' | 'root'>, id: string) => {
  const key = await readTransportKey(keys, id)
  return key ? { privateKey: await readBoxKey(unwrap(root, key)), publicKey: key.public_key } : undefined
}

const unwrap = (root: ContactStores['root'], { id, wrapped }: StoredTransportKey): Uint8Array<ArrayBuffer> => {
  const bytes = open(root['transport wrap'], wrapped, wrapBound(id))
  if (!bytes) throw new Error('a transport key that the root key does not open')
  return bytes
}

const wrapBound = (id: string): string => `transport ${id}`
