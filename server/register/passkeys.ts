// Passkeys: the public half, its counter, and the day of last use.
import type { Day } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

export type StoredPasskey = RegisterTables['passkey']

/** Adds a passkey; `false` if one of this id is known already, whoever's it is, and nothing is stored. */
export const addPasskey = async (tx: RegisterTx, passkey: StoredPasskey): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The passkey of an id: for the log-in, which knows no user yet. */
export const findPasskey = async (register: RegisterQueryable, id: string): Promise<StoredPasskey | null> =>
  (await register.query.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()) ?? null

/** The passkeys of a user, by id. */
export const listPasskeys = async (register: RegisterQueryable, user: UserId): Promise<StoredPasskey[]> =>
  register.query.selectFrom('passkey').selectAll().where('user', '=', user).orderBy('id').execute()

/** Notes a use: the counter that the authenticator told, and the day; `false` if the counter has moved on since `before`. */
export const usePasskey = async (
  tx: RegisterTx,
  { id, counter: before }: Pick<StoredPasskey, 'id' | 'counter'>,
  counter: number,
  today: Day,
): Promise<boolean> => {
  const change = tx.query.updateTable('passkey').set({ counter, last_used: today })
  const { numUpdatedRows } = await change.where('id', '=', id).where('counter', '=', before).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Removes a passkey of a user; `false` if the user has none of this id. */
export const removePasskey = async (tx: RegisterTx, user: UserId, id: string): Promise<boolean> => {
  const removal = tx.query.deleteFrom('passkey').where('id', '=', id).where('user', '=', user)
  return (await removal.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** Removes all passkeys of a user. */
export const removePasskeys = async (tx: RegisterTx, user: UserId): Promise<void> => {
  await tx.query.deleteFrom('passkey').where('user', '=', user).execute()
}

/** Which users have a passkey. */
export const listPasskeyOwners = async (register: RegisterQueryable): Promise<ReadonlySet<UserId>> =>
  new Set((await register.query.selectFrom('passkey').select('user').execute()).map(({ user }) => user))
