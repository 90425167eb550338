// What attempts leave on an account: failures of strangers, and the last one-time password that was used.
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterTx } from './schema.ts'

/**
 * Counts a failure, also of two at once. Under a name that nobody has, a row is written as it was by the same statement, so
 * that it takes as long.
 */
export const countFailure = async (tx: RegisterTx, user: UserId | null): Promise<void> => {
  const counting = tx.query
    .updateTable('user')
    .set(({ eb }) => ({ failures: eb('failures', '+', user === null ? 0 : 1) }))
  const anybody = tx.query.selectFrom('user').select(({ fn }) => fn.min<UserId>('id').as('id'))
  await counting.where(({ eb, fn, val }) => eb('id', '=', fn.coalesce(val(user), anybody))).execute()
}

/** Uses up the one-time password of a step; `false` if this or a later one was used before. Of two at once one gets it. */
export const useTotpStep = async (tx: RegisterTx, user: UserId, step: number): Promise<boolean> => {
  const use = tx.query.updateTable('user').set({ totp_step: step }).where('id', '=', user)
  const later = use.where(({ eb, or }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
  return (await later.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}
