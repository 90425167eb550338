// A user's account: the row of the register and the key that opens its details. The only place where details are readable.
import * as z from 'zod/mini'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { bytesToBase64url, makeUserId, type OrganisationId, type PointId, type UserId } from '@tukkimies/shared/id.ts'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { isUnused } from '@tukkimies/shared/register/retention.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { Correction, Details, type GrantReason, type Role } from '@tukkimies/shared/register/user.ts'
import { hmac, open, randomBytes, type RootKeys, seal, type SealKey } from '../crypto.ts'
import type { Clock } from '../deps.ts'
import { addPersonKey, destroyPersonKey, readPersonKeys } from '../keys/person-keys.ts'
import type { KeysStore } from '../keys/schema.ts'
import { appendAudit } from '../register/audit.ts'
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

/** The stores and keys that an account is made of, and the clock: an account whose time is over is nobody's. */
export type AccountStores = {
  readonly register: RegisterStore
  readonly keys: KeysStore
  readonly root: RootKeys
  readonly now: Clock
}

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
  /** The day on which the undertaking was accepted, and the version accepted; null together. */
  readonly undertaking: Day | null
  readonly undertakingVersion: number | null
  readonly failures: number
  readonly trainee: boolean
  /** Who gave the access held now (null: the command line or the first run), why, and when; when it was last looked at. */
  readonly grantor: UserId | null
  readonly reason: GrantReason | null
  readonly granted: Day
  readonly reviewed: Day
  readonly deletionAsked: Day | null
  readonly hasTotp: boolean
  readonly passwordSet: Day | null
  readonly warned: Day | null
}

export type NewAccount = Pick<Account, 'organisation' | 'role' | 'points' | 'details' | 'password' | 'endDay'> &
  Partial<Pick<Account, 'trainee' | 'grantor' | 'reason'>>

const rowKeyBytes = 32
/** Corrections that are kept; the oldest goes first. */
const correctionsMax = 20

/** Creates an account: the key first, then the row. Problem: `exists` if the username is taken. */
export const createAccount = async (
  stores: AccountStores,
  account: NewAccount,
  today: Day,
): Promise<Checked<UserId>> => {
  const { register, keys, root } = stores
  const { organisation, role, points, details, password, endDay } = account
  const id = makeUserId(randomBytes)
  const ref = idToRef(root, id)
  const rowKey: SealKey = { id: 1, bytes: randomBytes(rowKeyBytes) }
  await keys.transact((tx) => addPersonKey(tx, ref, seal(root['person wrap'], rowKey.bytes, `person ${ref}`)))
  const user: StoredUser = {
    id,
    organisation,
    role,
    points,
    password,
    lookup: usernameToLookup(root, details.username),
    details: sealDetails(rowKey, id, details),
    created: today,
    last_login: null,
    end_day: endDay,
    undertaking: null,
    failures: 0,
    trainee: account.trainee === true ? 1 : 0,
    grantor: account.grantor ?? null,
    reason: account.reason ?? null,
    granted: today,
    reviewed: today,
    history: null,
    deletion_asked: null,
    undertaking_version: null,
    totp: null,
    totp_step: null,
    password_set: password === null ? null : today,
    password_before: null,
    warned: null,
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

/** The accounts in scope. One whose key was destroyed or whose time is over is gone, whatever rows are left. */
export const listAccounts = async (stores: AccountStores, scope: Scope): Promise<Account[]> =>
  openUsers(stores, await listUsers(stores.register, scope))

/** Who corrects, on which day, and the line of the audit log that says so. */
export type DetailsChange = { readonly by: Correction['by']; readonly line: AuditLine }

/**
 * Corrects the six details; what they were is kept with the account, with author and day (A36). Details that are the same
 * already change nothing. Problems: `not_found`; `exists` if the new username is taken.
 */
export const changeDetails = async (
  stores: AccountStores,
  id: UserId,
  details: Details,
  { by, line }: DetailsChange,
): Promise<Checked<null>> => {
  const { register, keys, root } = stores
  const rowKey = await readRowKey(keys, root, id)
  const changed = await register.transact(async (tx): Promise<Checked<null>> => {
    // Of two corrections at once the later one finds the earlier one in the history.
    await tx.hold(['user'])
    const user = await findUser(tx, { is: 'self', user: id }, id)
    if (!user || !rowKey) return refuse({ code: 'not_found' })
    const before = userToAccount(user, rowKey).details
    if (isSame(before, details)) return accept(null)
    const corrections = [...openHistory(user, rowKey), { day: instantToDay(line.at), by, before }]
    const isFree = await changeUser(tx, id, {
      lookup: usernameToLookup(root, details.username),
      details: sealDetails(rowKey, id, details),
      history: sealHistory(rowKey, id, corrections.slice(-correctionsMax)),
    })
    if (!isFree) return refuse({ code: 'exists', field: 'username' })
    await appendAudit(tx, line)
    return accept(null)
  })
  if (changed.ok) await register.truncateLog()
  return changed
}

/** What the details of a user were before they were corrected, oldest first. */
export const listCorrections = async (
  { register, keys, root }: AccountStores,
  id: UserId,
): Promise<readonly Correction[]> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  const rowKey = await readRowKey(keys, root, id)
  return user && rowKey ? openHistory(user, rowKey) : []
}

/**
 * Deletes an account: its own key first, then the row and everything that hangs on it, with the line that says so.
 * Repeating it changes nothing; after a stop in between, the account is nobody's already.
 */
export const eraseAccount = async (
  { register, keys, root }: Pick<AccountStores, 'register' | 'keys' | 'root'>,
  id: UserId,
  line?: AuditLine,
): Promise<void> => {
  failpoint('erase.before-key')
  await destroyPersonKey(keys, idToRef(root, id))
  failpoint('erase.after-key')
  await register.transact(async (tx) => {
    if ((await deleteUser(tx, id)) && line) await appendAudit(tx, line)
  })
  failpoint('erase.after-row')
  await register.truncateLog()
}

/** Users whose key is destroyed and whose row a stop has left behind. */
export const listKeyless = async ({
  register,
  keys,
  root,
}: Pick<AccountStores, 'register' | 'keys' | 'root'>): Promise<UserId[]> => {
  const ids = (await listUsers(register, { is: 'all' })).map(({ id }) => id)
  const wrappedByRef = await readPersonKeys(
    keys,
    ids.map((id) => idToRef(root, id)),
  )
  return ids.filter((id) => !wrappedByRef.has(idToRef(root, id)))
}

/** Columns of a user's row that are sealed under the user's own key, as the details are. */
export type SealedColumn = 'history' | 'totp'

/** Bytes sealed for a column of the user's row; null if the account is gone. */
export const sealForUser = async (
  { keys, root }: AccountStores,
  id: UserId,
  column: SealedColumn,
  plain: Uint8Array,
): Promise<Uint8Array | null> => {
  const rowKey = await readRowKey(keys, root, id)
  return rowKey && seal(rowKey, plain, sealedPlace(column, id))
}

/** What a sealed column of a user's row holds; null where it holds nothing or the account is gone. */
export const openOfUser = async (
  { register, keys, root }: AccountStores,
  id: UserId,
  column: SealedColumn,
): Promise<Uint8Array | null> => {
  const user = await findUser(register, { is: 'self', user: id }, id)
  const rowKey = await readRowKey(keys, root, id)
  const sealed = user?.[column] ?? null
  if (sealed === null || !rowKey) return null
  const plain = open(rowKey, sealed, sealedPlace(column, id))
  if (!plain) throw new Error('a sealed column that its key does not open')
  return plain
}

const openUsers = async ({ keys, root, now }: AccountStores, found: readonly StoredUser[]): Promise<Account[]> => {
  const today = instantToDay(now())
  const users = found.filter(({ last_login: lastLogin, created }) => !isUnused({ lastLogin, created }, today))
  const refs = users.map(({ id }) => idToRef(root, id))
  const wrappedByRef = await readPersonKeys(keys, refs)
  return users.flatMap((user) => {
    const rowKey = unwrap(root, idToRef(root, user.id), wrappedByRef)
    return rowKey ? [userToAccount(user, rowKey)] : []
  })
}

const userToAccount = (user: StoredUser, rowKey: SealKey): Account => {
  const plain = open(rowKey, user.details, sealedPlace('user', user.id))
  if (!plain) throw new Error('details that their key does not open')
  const { id, organisation, role, points, password, created, undertaking, failures, grantor, reason, warned } = user
  return {
    ...{ id, organisation, role, points, password, created, undertaking, failures, grantor, reason, warned },
    details: Details.parse(JSON.parse(new TextDecoder().decode(plain))),
    lastLogin: user.last_login,
    endDay: user.end_day,
    undertakingVersion: user.undertaking_version,
    trainee: user.trainee === 1,
    granted: user.granted ?? created,
    reviewed: user.reviewed ?? created,
    deletionAsked: user.deletion_asked,
    hasTotp: user.totp !== null,
    passwordSet: user.password_set,
  }
}

const openHistory = ({ id, history }: StoredUser, rowKey: SealKey): readonly Correction[] => {
  if (history === null) return []
  const plain = open(rowKey, history, sealedPlace('history', id))
  if (!plain) throw new Error('a history that its key does not open')
  return z.array(Correction).parse(JSON.parse(new TextDecoder().decode(plain)))
}

const sealHistory = (rowKey: SealKey, id: UserId, corrections: readonly Correction[]): Uint8Array =>
  seal(rowKey, new TextEncoder().encode(JSON.stringify(corrections)), sealedPlace('history', id))

const isSame = (one: Details, other: Details): boolean =>
  JSON.stringify(Details.parse(one)) === JSON.stringify(Details.parse(other))

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
  seal(rowKey, new TextEncoder().encode(JSON.stringify(details)), sealedPlace('user', id))

const sealedPlace = (what: 'user' | SealedColumn, id: UserId): string => `${what} ${id}`

const idToRef = (root: RootKeys, id: UserId): string => bytesToBase64url(hmac(root['person references'].bytes, id))

const usernameToLookup = (root: RootKeys, username: string): string =>
  bytesToBase64url(hmac(root.usernames.bytes, username.normalize('NFC').trim().toLowerCase().normalize('NFC')))
