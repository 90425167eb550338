// Identities at the organisation's own log-in: a keyed hash of issuer and subject, and the account that it opens.
import type { Day } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** The user whose account an identity opens; `null` if it opens none. `subject` is the keyed hash. */
export const findIdentity = async (register: RegisterQueryable, subject: string): Promise<UserId | null> => {
  const row = await register.query
    .selectFrom('identity')
    .select('user')
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.user ?? null
}

/**
 * Links an identity with an account, in place of the one that it had. `false` if the identity opens another account, and
 * nothing is changed. Repeating it changes nothing but the day.
 */
export const linkIdentity = async (tx: RegisterTx, subject: string, user: UserId, today: Day): Promise<boolean> => {
  const holder = await findIdentity(tx, subject)
  if (holder !== null && holder !== user) return false
  await tx.query.deleteFrom('identity').where('user', '=', user).execute()
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('identity')
    .values({ subject, user, linked: today })
    .onConflict((conflict) => conflict.column('subject').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The user whom an unused invitation is for, by the hash of its code; a reset of a password links nothing. */
export const findInvited = async (register: RegisterQueryable, hash: string, now: number): Promise<UserId | null> => {
  const row = await register.query
    .selectFrom('invitation')
    .select('user')
    .where('hash', '=', hash)
    .where('kind', '=', 'invite')
    .where('until', '>', now)
    .executeTakeFirst()
  return row?.user ?? null
}

/** Uses an invitation up, with every other of the same user: whom it was for, to the first who comes. */
export const takeInvited = async (tx: RegisterTx, hash: string, now: number): Promise<UserId | null> => {
  const user = await findInvited(tx, hash, now)
  const taken = await tx.query.deleteFrom('invitation').where('hash', '=', hash).executeTakeFirstOrThrow()
  if (user === null || taken.numDeletedRows === 0n) return null
  await tx.query.deleteFrom('invitation').where('user', '=', user).execute()
  return user
}
