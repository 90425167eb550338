// Users as they lie in the register: role and days in the clear, the six details sealed. What opens them is in *keys*;
// the two meet in users/accounts.ts alone.
import type { PointId, UserId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredUser = Omit<RegisterTables['user'], 'points'> & { readonly points: readonly PointId[] }
export type UserChange = Partial<Omit<StoredUser, 'id' | 'created'>>

/** Adds a user; `false` if the username is taken (by its look-up hash), and nothing is stored. */
export const addUser = async (_tx: RegisterTx, _user: StoredUser): Promise<boolean> => {
  throw new Error('not yet')
}

export const findUserByLookup = async (_register: RegisterQueryable, _lookup: string): Promise<StoredUser | null> => {
  throw new Error('not yet')
}

export const findUser = async (
  _register: RegisterQueryable,
  _scope: Scope,
  _id: UserId,
): Promise<StoredUser | null> => {
  throw new Error('not yet')
}

/** The users in scope, by id: all, an organisation's, or oneself; a scope of points holds none. */
export const listUsers = async (_register: RegisterQueryable, _scope: Scope): Promise<StoredUser[]> => {
  throw new Error('not yet')
}

export const changeUser = async (_tx: RegisterTx, _id: UserId, _change: UserChange): Promise<void> => {
  throw new Error('not yet')
}

/** Deletes a user with all sessions. Repeating it changes nothing. */
export const deleteUser = async (_tx: RegisterTx, _id: UserId): Promise<void> => {
  throw new Error('not yet')
}

export const countUsers = async (_register: RegisterQueryable): Promise<number> => {
  throw new Error('not yet')
}
