// Marks: a random stamp of each push, kept 30 days. A genuine mark whose stamp is not here means lost commits (S30).
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { LiveQueryable, LiveTx } from './schema.ts'

/** Days for which a stamp is kept. */
export const markDays = 30

/** Leaves a stamp, in the transaction of the push that it stands for. */
export const addMark = async (tx: LiveTx, stamp: string, day: Day): Promise<void> => {
  await tx.query.insertInto('mark').values({ stamp, day }).execute()
}

/** Whether the stamp is known. */
export const hasMark = async (live: LiveQueryable, stamp: string): Promise<boolean> =>
  (await live.query.selectFrom('mark').select('day').where('stamp', '=', stamp).executeTakeFirst()) !== undefined

/** Deletes marks that are over 30 days old; answers how many. */
export const expireMarks = async (tx: LiveTx, today: Day): Promise<number> => {
  const old = tx.query.deleteFrom('mark').where('day', '<', dayPlus(today, -markDays))
  return Number((await old.executeTakeFirstOrThrow()).numDeletedRows)
}

/** The day of the oldest stamp, or `null` if there is none. */
export const oldestMark = async (live: LiveQueryable): Promise<Day | null> => {
  const oldest = live.query.selectFrom('mark').select(({ fn }) => fn.min<Day | null>('day').as('day'))
  return (await oldest.executeTakeFirstOrThrow()).day
}
