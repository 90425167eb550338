// Marks: a random stamp of each push, kept 30 days. A genuine mark whose stamp is not here means lost commits (S30).
import type { Day } from '@tukkimies/shared/day.ts'
import type { LiveQueryable, LiveTx } from './schema.ts'

export const markDays = 30

export const addMark = async (_tx: LiveTx, _stamp: string, _day: Day): Promise<void> => {
  throw new Error('not yet')
}

export const hasMark = async (_live: LiveQueryable, _stamp: string): Promise<boolean> => {
  throw new Error('not yet')
}

/** Deletes marks that are over 30 days old; answers how many. */
export const expireMarks = async (_tx: LiveTx, _today: Day): Promise<number> => {
  throw new Error('not yet')
}
