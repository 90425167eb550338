// Recovery codes: keyed hashes, each good once.
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** The codes of a user from now on, as hashes; those before end. */
export const replaceRecovery = async (tx: RegisterTx, user: UserId, hashes: readonly string[]): Promise<void> => {
  await tx.query.deleteFrom('recovery').where('user', '=', user).execute()
  if (hashes.length === 0) return
  await tx.query
    .insertInto('recovery')
    .values(hashes.map((hash) => ({ hash, user })))
    .execute()
}

/** Uses up a code of a user; `false` if there is none. Of two that use it at once one gets it. */
export const useRecovery = async (tx: RegisterTx, user: UserId, hash: string): Promise<boolean> => {
  const use = tx.query.deleteFrom('recovery').where('hash', '=', hash).where('user', '=', user)
  return (await use.executeTakeFirstOrThrow()).numDeletedRows === 1n
}

/** How many codes of a user are left. */
export const countRecovery = async (register: RegisterQueryable, user: UserId): Promise<number> => {
  const codes = register.query.selectFrom('recovery').select(({ fn }) => fn.countAll<number>().as('rows'))
  return Number((await codes.where('user', '=', user).executeTakeFirstOrThrow()).rows)
}

/** Which users have recovery codes left. */
export const listRecoveryOwners = async (register: RegisterQueryable): Promise<ReadonlySet<UserId>> =>
  new Set((await register.query.selectFrom('recovery').select('user').distinct().execute()).map(({ user }) => user))
