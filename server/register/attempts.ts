// What attempts leave on an account: failures of strangers, and the last one-time password that was used.
import type { UserId } from '@tukkimies/shared/id.ts'
import type { RegisterTx } from './schema.ts'
import { writeSetting } from './settings.ts'

/** Counts a failure, also of two at once; one under a name that nobody has is written too, so that it takes as long. */
export const countFailure = async (tx: RegisterTx, user: UserId | null): Promise<void> => {
  if (user === null) return writeSetting(tx, 'nobody-failed', '1')
  const counting = tx.query.updateTable('user').set(({ eb }) => ({ failures: eb('failures', '+', 1) }))
  await counting.where('id', '=', user).execute()
}

/** Uses up the one-time password of a step; `false` if this or a later one was used before. Of two at once one gets it. */
export const useTotpStep = async (tx: RegisterTx, user: UserId, step: number): Promise<boolean> => {
  const use = tx.query.updateTable('user').set({ totp_step: step }).where('id', '=', user)
  const later = use.where(({ eb, or }) => or([eb('totp_step', 'is', null), eb('totp_step', '<', step)]))
  return (await later.executeTakeFirstOrThrow()).numUpdatedRows === 1n
}
