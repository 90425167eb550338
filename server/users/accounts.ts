// A user's account: the row of the register and the key that opens its details. The only place where details are readable.
import type { Day } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, makeUserId, type OrganisationId, type PointId, type UserId } from '@tukkimies/shared/id.ts'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { Details, type Role } from '@tukkimies/shared/register/user.ts'
import { hmac, open, randomBytes, type RootKeys, seal, type SealKey } from '../crypto.ts'
import { addPersonKey, destroyPersonKey, readPersonKeys } from '../keys/person-keys.ts'
import type { KeysStore } from '../keys/schema.ts'
import type { RegisterStore } from '../register/schema.ts'
import {
  addUser,
  changeUser,
  deleteUser,
  findUser,
  findUserByLookup,
  listUsers,
  type StoredUser,
} from '../register/users.ts'

/** The stores and keys that an account is made of. */
export type AccountStores = { readonly register: RegisterStore; readonly keys: KeysStore; readonly root: RootKeys }

export type Account = {
  readonly id: UserId
  readonly organisation: OrganisationId | null
  readonly role: Role
  readonly points: readonly PointId[]
  readonly details: Details
  /** argon2id PHC string, or null where no password was set. */
  readonly password: string | null
  readonly created: Day
  readonly lastLogin: Day | null
  readonly endDay: Day | null
  readonly undertaking: Day | null
  readonly failures: number
}

export type NewAccount = Pick<Account, 'organisation' | 'role' | 'points' | 'details' | 'password' | 'endDay'>

const rowKeyBytes = 32

/** Creates an account: the key first, then the row. Problem: `exists` if the username is taken. */
export const createAccount = async (
  stores: AccountStores,
  account: NewAccount,
  today: Day,
): Promise<Checked<UserId>> => {
  const { register, keys, root } = stores
  const { details, endDay, ...rest } = account
  const id = makeUserId(randomBytes)
  const ref = idToRef(root, id)
  const rowKey: SealKey = { id: 1, bytes: randomBytes(rowKeyBytes) }
  await keys.transact((tx) => addPersonKey(tx, ref, seal(root['person wrap'], rowKey.bytes, `person ${ref}`)))
  const user: StoredUser = {
    ...rest,
    id,
    lookup: usernameToLookup(root, details.username),
    details: sealDetails(rowKey, id, details),
    created: today,
    last_login: null,
    end_day: endDay,
    undertaking: null,
    failures: 0,
  }
  if (await register.transact((tx) => addUser(tx, user))) return accept(id)
  await destroyPersonKey(keys, ref)
  return refuse({ code: 'exists', field: 'username' })
}

/** By username, in any case and any Unicode spelling. */
export const findAccountByUsername = async (stores: AccountStores, username: string): Promise<Account | null> => {
  const user = await findUserByLookup(stores.register, usernameToLookup(stores.root, username))
  return user ? ((await openUsers(stores, [user]))[0] ?? null) : null
}

/** An account in scope; a foreign one and a missing one are both `null`. */
export const findAccount = async (stores: AccountStores, scope: Scope, id: UserId): Promise<Account | null> => {
  const user = await findUser(stores.register, scope, id)
  return user ? ((await openUsers(stores, [user]))[0] ?? null) : null
}

/** The accounts in scope. One whose key was destroyed is gone, whatever rows are left. */
export const listAccounts = async (stores: AccountStores, scope: Scope): Promise<Account[]> =>
  openUsers(stores, await listUsers(stores.register, scope))

/** Corrects the six details. Problems: `not_found`; `exists` if the new username is taken. */
export const changeDetails = async (stores: AccountStores, id: UserId, details: Details): Promise<Checked<null>> => {
  const { register, keys, root } = stores
  const rowKey = await readRowKey(keys, root, id)
  if (!rowKey) return refuse({ code: 'not_found' })
  const change = { lookup: usernameToLookup(root, details.username), details: sealDetails(rowKey, id, details) }
  const changed = await register.transact((tx) => changeUser(tx, id, change))
  if (!changed) return refuse({ code: 'exists', field: 'username' })
  await register.truncateLog()
  return accept(null)
}

/** Deletes an account: its own key first, then the row. Repeating it changes nothing. */
export const eraseAccount = async ({ register, keys, root }: AccountStores, id: UserId): Promise<void> => {
  await destroyPersonKey(keys, idToRef(root, id))
  await register.transact((tx) => deleteUser(tx, id))
  await register.truncateLog()
}

const openUsers = async ({ keys, root }: AccountStores, users: readonly StoredUser[]): Promise<Account[]> => {
  const refs = users.map(({ id }) => idToRef(root, id))
  const wrappedByRef = await readPersonKeys(keys, refs)
  return users.flatMap((user) => {
    const rowKey = unwrap(root, idToRef(root, user.id), wrappedByRef)
    return rowKey ? [userToAccount(user, rowKey)] : []
  })
}

const userToAccount = (user: StoredUser, rowKey: SealKey): Account => {
  const { last_login: lastLogin, end_day: endDay, lookup: _, details, ...rest } = user
  const plain = open(rowKey, details, detailsPlace(user.id))
  if (!plain) throw new Error('details that their key does not open')
  return { ...rest, lastLogin, endDay, details: Details.parse(JSON.parse(new TextDecoder().decode(plain))) }
}

const readRowKey = async (keys: KeysStore, root: RootKeys, id: UserId): Promise<SealKey | null> => {
  const ref = idToRef(root, id)
  return unwrap(root, ref, await readPersonKeys(keys, [ref]))
}

const unwrap = (root: RootKeys, ref: string, wrappedByRef: ReadonlyMap<string, Uint8Array>): SealKey | null => {
  const wrapped = wrappedByRef.get(ref)
  if (!wrapped) return null
  const bytes = open(root['person wrap'], wrapped, `person ${ref}`)
  if (!bytes) throw new Error('a key that the root key does not open')
  return { id: 1, bytes }
}

const sealDetails = (rowKey: SealKey, id: UserId, details: Details): Uint8Array =>
  seal(rowKey, new TextEncoder().encode(JSON.stringify(details)), detailsPlace(id))

const detailsPlace = (id: UserId): string => `user ${id}`

const idToRef = (root: RootKeys, id: UserId): string => bytesToBase64url(hmac(root['person references'].bytes, id))

const usernameToLookup = (root: RootKeys, username: string): string =>
  bytesToBase64url(hmac(root.usernames.bytes, username.normalize('NFC').trim().toLowerCase().normalize('NFC')))
