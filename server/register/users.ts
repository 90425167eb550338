// Users as they lie in the register: role and days in the clear, the six details sealed. What opens them is in *keys*;
// the two meet in users/accounts.ts alone.
import type { PointId, UserId } from '@tukkimies/shared/id.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredUser = Omit<RegisterTables['user'], 'points'> & { readonly points: readonly PointId[] }
export type UserChange = Partial<Omit<StoredUser, 'id' | 'created'>>

/** What goes with a user. */
const tablesOfUser = [
  'session',
  'invitation',
  'passkey',
  'recovery',
  'identity',
  'gate',
  'view',
  'report_plan',
  'report',
] as const

/** Adds a user; `false` if the username is taken (by its look-up hash), and nothing is stored. */
export const addUser = async (tx: RegisterTx, user: StoredUser): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('user')
    .values({ ...user, points: JSON.stringify(user.points) })
    .onConflict((conflict) => conflict.column('lookup').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The user of a look-up hash: for the log-in alone, which has no scope yet. */
export const findUserByLookup = async (register: RegisterQueryable, lookup: string): Promise<StoredUser | null> => {
  const row = await register.query.selectFrom('user').selectAll().where('lookup', '=', lookup).executeTakeFirst()
  return row ? rowToUser(row) : null
}

/** The user of a session by the hash of its token, if it is not over: asked beside the session itself, not after it. */
export const findUserBySession = async (
  register: RegisterQueryable,
  hash: string,
  now: number,
): Promise<StoredUser | null> => {
  const row = await register.query
    .selectFrom('user')
    .selectAll()
    .where('id', '=', (query) =>
      query.selectFrom('session').select('user').where('hash', '=', hash).where('until', '>', now),
    )
    .executeTakeFirst()
  return row ? rowToUser(row) : null
}

/** A user in scope; a foreign one and a missing one are both `null`. */
export const findUser = async (register: RegisterQueryable, scope: Scope, id: UserId): Promise<StoredUser | null> =>
  (await usersInScope(register, scope, id))[0] ?? null

/** The users in scope, by id: all, an organisation's, or oneself; a scope of points holds none. */
export const listUsers = async (register: RegisterQueryable, scope: Scope): Promise<StoredUser[]> =>
  usersInScope(register, scope)

/** Changes a user; `false` if the username that was asked for is taken, and nothing is changed. */
export const changeUser = async (tx: RegisterTx, id: UserId, change: UserChange): Promise<boolean> => {
  const { points, ...rest } = change
  const row = points ? { ...rest, points: JSON.stringify(points) } : rest
  if (Object.keys(row).length === 0) return true
  if (row.lookup !== undefined) {
    const holder = await findUserByLookup(tx, row.lookup)
    if (holder && holder.id !== id) return false
  }
  await tx.query.updateTable('user').set(row).where('id', '=', id).execute()
  return true
}

/** Deletes a user with everything that hangs on the account; `false` if there is none. Repeating it changes nothing. */
export const deleteUser = async (tx: RegisterTx, id: UserId): Promise<boolean> => {
  for (const table of tablesOfUser) await tx.query.deleteFrom(table).where('user', '=', id).execute()
  const deletion = tx.query.deleteFrom('user').where('id', '=', id)
  return (await deletion.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** How many users there are. */
export const countUsers = async (register: RegisterQueryable): Promise<number> => {
  const users = register.query.selectFrom('user').select(({ fn }) => fn.countAll<number>().as('rows'))
  return (await users.executeTakeFirstOrThrow()).rows
}

const usersInScope = async (register: RegisterQueryable, scope: Scope, id?: UserId): Promise<StoredUser[]> => {
  let users = register.query.selectFrom('user').selectAll().orderBy('id')
  if (id !== undefined) users = users.where('id', '=', id)
  switch (scope.is) {
    case 'points':
      return []
    case 'organisation':
      users = users.where('organisation', '=', scope.organisation)
      break
    case 'self':
      users = users.where('id', '=', scope.user)
      break
    case 'all':
      break
  }
  return (await users.execute()).map(rowToUser)
}

// Only this file writes the list of points, as what it is.
const rowToUser = (row: RegisterTables['user']): StoredUser => ({ ...row, points: JSON.parse(row.points) as PointId[] })
