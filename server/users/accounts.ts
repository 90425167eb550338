// A user's account: the row of the register and the key that opens its details. The only place where details are readable.
import type { Day } from '@tukkimies/shared/day.ts'
import type { OrganisationId, PointId, UserId } from '@tukkimies/shared/id.ts'
import type { Checked } from '@tukkimies/shared/problem.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { Details, Role } from '@tukkimies/shared/register/user.ts'
import type { RootKeys } from '../crypto.ts'
import type { KeysStore } from '../keys/schema.ts'
import type { RegisterStore } from '../register/schema.ts'

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

/** Creates an account. Problem: `exists` if the username is taken. */
export const createAccount = async (
  _stores: AccountStores,
  _account: NewAccount,
  _today: Day,
): Promise<Checked<UserId>> => {
  throw new Error('not yet')
}

/** By username, in any case and any Unicode spelling. */
export const findAccountByUsername = async (_stores: AccountStores, _username: string): Promise<Account | null> => {
  throw new Error('not yet')
}

export const findAccount = async (_stores: AccountStores, _scope: Scope, _id: UserId): Promise<Account | null> => {
  throw new Error('not yet')
}

export const listAccounts = async (_stores: AccountStores, _scope: Scope): Promise<Account[]> => {
  throw new Error('not yet')
}

/** Corrects the six details. Problem: `exists` if the new username is taken. */
export const changeDetails = async (_stores: AccountStores, _id: UserId, _details: Details): Promise<Checked<null>> => {
  throw new Error('not yet')
}

/** Deletes an account: its own key first, then the row (RELIABILITY, section 7). Repeating it changes nothing. */
export const eraseAccount = async (_stores: AccountStores, _id: UserId): Promise<void> => {
  throw new Error('not yet')
}
