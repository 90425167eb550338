// What stands in the register of retention for whoever may read it: each class in numbers, what goes within 30 days, what went
// in each night and half year. Nothing here names anybody; the numbers of what went come from the use log.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { type OwnClass, type OwnClassDue, type RetentionAnswer } from '@tukkimies/shared/register/retention-settings.ts'
import { monthsLater, periodFirstDay } from '@tukkimies/shared/day.ts'
import type { Deps } from './deps.ts'
import { listHalfYears, listRuns } from './register/retention-history.ts'
import { countClasses } from './register/retention-counts.ts'
import { readRetentionProposal, readRetentionSettings, readRounds } from './register/retention-settings.ts'
import { readLastNight, readStop } from './register/retention.ts'

/** Days ahead for which is told what will go. */
export const daysAhead = 30

export const readRetention = async ({
  register,
  keys,
  now,
}: Pick<Deps, 'register' | 'keys' | 'now'>): Promise<RetentionAnswer> => {
  const day = instantToDay(now())
  const { settings, day: approved } = await readRetentionSettings(register)
  const lastNight = await readLastNight(register)
  const rounds = await readRounds(register, day)
  return {
    day,
    stopped: await readStop(register),
    lastNight: lastNight === null ? null : instantToDay(lastNight),
    classes: await countClasses({ register, keys }, settings, now(), dayPlus(day, daysAhead)),
    own: settings.classes.map((one) => dueOf(one, day, rounds)),
    runs: await listRuns(register, day),
    halfYears: await listHalfYears(register, day),
    rounds,
    settings,
    approved,
    proposed: await readRetentionProposal(register),
  }
}

/** Up to which day of beginning an own class is due: by today, or by the first day of the last round that was approved. */
const dueOf = ({ key, mode, months }: OwnClass, today: Day, rounds: RetentionAnswer['rounds']): OwnClassDue => {
  const round = rounds.find(({ approved }) => approved !== null)?.round
  const by = mode === 'daily' ? today : round === undefined ? null : periodFirstDay(round)
  return { key, until: by && monthsLater(by, -months) }
}
