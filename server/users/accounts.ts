// A user's account: the row of the register and the key that opens its details. The only place where details are readable.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { bytesToBase64url, makeUserId, type OrganisationId, type PointId, type UserId } from '@tukkimies/shared/id.ts'
import { accept, type Checked, refuse } from '@tukkimies/shared/problem.ts'
import type { AuditLine } from '@tukkimies/shared/register/audit.ts'
import { isUnused } from '@tukkimies/shared/register/retention.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { type Correction, Details, type GrantReason, type Role } from '@tukkimies/shared/register/user.ts'
import { hmac, randomBytes, type RootKeys, type SealKey } from '../crypto.ts'
import type { Clock } from '../deps.ts'
import type { KeysStore } from '../keys/schema.ts'
import { appendAudit } from '../register/audit.ts'
import type { RegisterStore, RegisterTx } from '../register/schema.ts'
import {
  addUser,
  changeUser,
  deleteUser,
  findUser,
  findUserByLookup,
  listUsers,
  type StoredUser,
} from '../register/users.ts'
import { openHistory, sealHistory } from './corrections.ts'
import { destroyRowKey, makeRowKey, openInRow, readRowKey, readRowKeys, sealInRow } from '../row-keys.ts'

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
  /** Whether an advisor may look contacts up. */
  readonly contacts: boolean
  /** The version of the privacy notice that was seen last. */
  readonly noticeVersion: number | null
}

export type NewAccount = Pick<Account, 'organisation' | 'role' | 'points' | 'details' | 'password' | 'endDay'> &
  Partial<Pick<Account, 'trainee' | 'grantor' | 'reason' | 'contacts'>>

/**
 * Creates an account: the key first, then the row, with what `also` does in the row's transaction. Problem: `exists` if the
 * username is taken.
 */
export const createAccount = async (
  stores: AccountStores,
  account: NewAccount,
  today: Day,
  also: (tx: RegisterTx, id: UserId) => Promise<void> = async () => {},
): Promise<Checked<UserId>> => {
  const { register, root } = stores
  const { organisation, role, points, details, password, endDay } = account
  const id = makeUserId(randomBytes)
  const rowKey = await makeRowKey(stores, id)
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
    contacts: account.contacts === true ? 1 : 0,
    notice_version: null,
  }
  const isAdded = await register.transact(async (tx) => {
    if (!(await addUser(tx, user))) return false
    await also(tx, id)
    return true
  })
  if (isAdded) return accept(id)
  await destroyRowKey(stores, id)
  return refuse({ code: 'exists', field: 'username' })
}

/** By username, in any case and any Unicode spelling. */
export const findAccountByUsername = async (stores: AccountStores, username: string): Promise<Account | null> => {
  const user = await findUserByLookup(stores.register, usernameToLookup(stores.root, username))
  return user ? ((await openUsers(stores, [user]))[0] ?? null) : null
}

/** The row alone, by username: for the log-in, which opens no details before the password was right (F94). */
export const findUserByUsername = ({ register, root }: Pick<AccountStores, 'register' | 'root'>, username: string) =>
  findUserByLookup(register, usernameToLookup(root, username))

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
  const { register, root } = stores
  const rowKey = await readRowKey(stores, id)
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
      history: sealHistory(rowKey, id, corrections),
    })
    if (!isFree) return refuse({ code: 'exists', field: 'username' })
    await appendAudit(tx, line)
    return accept(null)
  })
  if (changed.ok) await register.truncateLog()
  return changed
}

/** What the details of a user were before they were corrected, oldest first. */
export const listCorrections = async (stores: AccountStores, id: UserId): Promise<readonly Correction[]> => {
  const user = await findUser(stores.register, { is: 'self', user: id }, id)
  const rowKey = await readRowKey(stores, id)
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
  await destroyRowKey({ keys, root }, id)
  failpoint('erase.after-key')
  await register.transact(async (tx) => {
    if ((await deleteUser(tx, id)) && line) await appendAudit(tx, line)
  })
  failpoint('erase.after-row')
  await register.truncateLog()
}

/** Users whose key is destroyed and whose row a stop has left behind. */
export const listKeyless = async (stores: Omit<AccountStores, 'now'>): Promise<UserId[]> => {
  const ids = (await listUsers(stores.register, { is: 'all' })).map(({ id }) => id)
  const rowKeys = await readRowKeys(stores, ids)
  return ids.filter((id) => !rowKeys.has(id))
}

const openUsers = async (stores: AccountStores, found: readonly StoredUser[]): Promise<Account[]> => {
  const today = instantToDay(stores.now())
  const users = found.filter(({ last_login: lastLogin, created }) => !isUnused({ lastLogin, created }, today))
  const rowKeys = await readRowKeys(
    stores,
    users.map(({ id }) => id),
  )
  return users.flatMap((user) => {
    const rowKey = rowKeys.get(user.id)
    return rowKey ? [userToAccount(user, rowKey)] : []
  })
}

const userToAccount = (user: StoredUser, rowKey: SealKey): Account => ({
  id: user.id,
  organisation: user.organisation,
  role: user.role,
  points: user.points,
  password: user.password,
  created: user.created,
  undertaking: user.undertaking,
  failures: user.failures,
  grantor: user.grantor,
  reason: user.reason,
  warned: user.warned,
  details: Details.parse(JSON.parse(new TextDecoder().decode(openInRow(rowKey, user.id, 'user', user.details)))),
  lastLogin: user.last_login,
  endDay: user.end_day,
  undertakingVersion: user.undertaking_version,
  trainee: user.trainee === 1,
  granted: user.granted ?? user.created,
  reviewed: user.reviewed ?? user.created,
  deletionAsked: user.deletion_asked,
  hasTotp: user.totp !== null,
  passwordSet: user.password_set,
  contacts: user.contacts === 1,
  noticeVersion: user.notice_version,
})

/** Bytes that details fill up: what is sealed is as long as before, and lengths would tell one name from another. */
const detailsBytes = 512
const blank = 0x20

const sealDetails = (rowKey: SealKey, id: UserId, details: Details): Uint8Array => {
  const plain = new TextEncoder().encode(JSON.stringify(details))
  const filled = new Uint8Array(Math.ceil(plain.length / detailsBytes) * detailsBytes).fill(blank)
  filled.set(plain)
  return sealInRow(rowKey, id, 'user', filled)
}

const isSame = (one: Details, other: Details): boolean =>
  JSON.stringify(Details.parse(one)) === JSON.stringify(Details.parse(other))

const usernameToLookup = (root: RootKeys, username: string): string =>
  bytesToBase64url(hmac(root.usernames.bytes, username.normalize('NFC').trim().toLowerCase().normalize('NFC')))
