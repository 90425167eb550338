// From which day on keys count, for whoever watches over their end: no key, and no reference, is read.
import type { Day, Week } from '@tukkimies/shared/day.ts'
import { weekDeletionDay } from '@tukkimies/shared/register/retention.ts'
import { listWeeks } from './week-keys.ts'
import type { KeysQueryable } from './schema.ts'

/**
 * The weeks that have keys, the week of each mark of an erased contact, the last day of use of each transport key, and the day
 * on which each key without a row was found.
 */
export type KeyDays = {
  readonly weeks: readonly Week[]
  readonly marks: readonly Week[]
  readonly transports: readonly Day[]
  readonly orphans: readonly Day[]
}

export const readKeyDays = async (keys: KeysQueryable): Promise<KeyDays> => {
  const weeks = await keys.query.selectFrom('week').select('week').execute()
  const marks = await keys.query.selectFrom('gone').select('week').execute()
  const transports = await keys.query.selectFrom('transport').select('until').execute()
  const orphans = await keys.query.selectFrom('orphan').select('seen').execute()
  return {
    orphans: orphans.map(({ seen }) => seen),
    weeks: weeks.map(({ week }) => week),
    marks: marks.map(({ week }) => week),
    transports: transports.map(({ until }) => until),
  }
}

/** The weeks whose last contact is over by a day and of which something is still there. */
export const listOverWeeks = async (keys: KeysQueryable, today: Day): Promise<Week[]> =>
  (await listWeeks(keys)).filter((week) => today >= weekDeletionDay(week))
