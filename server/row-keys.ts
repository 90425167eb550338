// The own key of each row that holds a person, a user's or a request's: it lies wrapped in *keys*, and what it seals lies in
// the register. Destroying it makes every copy of the row's details unreadable.
import { bytesToBase64url, type RequestId, type UserId } from '@tukkimies/shared/id.ts'
import { hmac, open, randomBytes, type RootKeys, seal, type SealKey } from './crypto.ts'
import { addPersonKey, destroyOtherPersonKeys, destroyPersonKey, readPersonKeys } from './keys/person-keys.ts'
import type { KeysStore } from './keys/schema.ts'
import type { RegisterStore } from './register/schema.ts'

type KeyStores = { readonly keys: KeysStore; readonly root: RootKeys }

/** What a row's key goes by: a user's id, or that of a request with the word before it, so that the two never meet. */
export type RowName = UserId | RequestRow
export type RequestRow = `request ${string}`
export const requestRow = (id: RequestId): RequestRow => `request ${id}`

/** What is sealed under a row's own key: the details, and columns of the same row. */
export type SealedPart = 'user' | 'history' | 'totp' | 'details'

const rowKeyBytes = 32

/** Makes and stores the key of a new row. */
export const makeRowKey = async ({ keys, root }: KeyStores, id: RowName): Promise<SealKey> => {
  const ref = idToRef(root, id)
  const rowKey: SealKey = { id: 1, bytes: randomBytes(rowKeyBytes) }
  await keys.transact((tx) => addPersonKey(tx, ref, seal(root['person wrap'], rowKey.bytes, `person ${ref}`)))
  return rowKey
}

/** The keys of these rows; one that was destroyed is absent. */
export const readRowKeys = async <Name extends RowName>(
  { keys, root }: KeyStores,
  ids: readonly Name[],
): Promise<ReadonlyMap<Name, SealKey>> => {
  const refById = new Map(ids.map((id) => [id, idToRef(root, id)]))
  const wrappedByRef = await readPersonKeys(keys, [...refById.values()])
  const found = new Map<Name, SealKey>()
  for (const [id, ref] of refById) {
    const wrapped = wrappedByRef.get(ref)
    if (wrapped) found.set(id, unwrap(root, ref, wrapped))
  }
  return found
}

/** The key of a row, or `null` if it was destroyed. */
export const readRowKey = async (stores: KeyStores, id: RowName): Promise<SealKey | null> =>
  (await readRowKeys(stores, [id])).get(id) ?? null

/** Destroys the key of a row. Repeating it changes nothing. */
export const destroyRowKey = ({ keys, root }: KeyStores, id: RowName): Promise<void> =>
  destroyPersonKey(keys, idToRef(root, id))

/** Destroys the keys of all rows but these; answers how many there were. */
export const destroyOtherRowKeys = ({ keys, root }: KeyStores, ids: readonly RowName[]): Promise<number> =>
  destroyOtherPersonKeys(keys, new Set(ids.map((id) => idToRef(root, id))))

/** Seals what belongs to one place of a row and to no other. */
export const sealInRow = (rowKey: SealKey, id: RowName, part: SealedPart, plain: Uint8Array): Uint8Array =>
  seal(rowKey, plain, `${part} ${id}`)

/** What `sealInRow` was given; throws if the key does not open it. */
export const openInRow = (rowKey: SealKey, id: RowName, part: SealedPart, sealed: Uint8Array): Uint8Array => {
  const plain = open(rowKey, sealed, `${part} ${id}`)
  if (!plain) throw new Error(`a ${part} that its key does not open`)
  return plain
}

/**
 * Takes the order in which they came from contacts, requests and the keys of all rows that hold a person, if any came since
 * the last time: by their order a key would find its row (AN72).
 */
export const reorderPersons = async (register: RegisterStore, keys: KeysStore): Promise<void> => {
  await register.reorder(['contact', 'request'])
  await keys.reorder(['contact', 'gone', 'orphan', 'person'])
}

const unwrap = (root: RootKeys, ref: string, wrapped: Uint8Array): SealKey => {
  const bytes = open(root['person wrap'], wrapped, `person ${ref}`)
  if (!bytes) throw new Error('a key that the root key does not open')
  return { id: 1, bytes }
}

const idToRef = (root: RootKeys, id: RowName): string => bytesToBase64url(hmac(root['person references'].bytes, id))
