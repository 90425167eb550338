// What stands in the register of retention for whoever may read it: each class in numbers, what goes within 30 days, what went
// in each night and half year. Nothing here names anybody; the numbers of what went come from the use log.
import { type Day, dayPlus, instantToDay, monthsLater, periodFirstDay } from '@tukkimies/shared/day.ts'
import {
  orphanDays,
  retentionClasses,
  transportDeletionDay,
  weekDeletionDay,
} from '@tukkimies/shared/register/retention.ts'
import type {
  OwnClass,
  OwnClassDue,
  RetentionAnswer,
  RetentionCount,
  RetentionSettings,
} from '@tukkimies/shared/register/retention-settings.ts'
import type { Deps } from './deps.ts'
import { readKeyDays } from './keys/key-days.ts'
import { type Ends, type EndsByClass, readRegisterEnds } from './register/retention-counts.ts'
import { listHalfYears, listRuns } from './register/retention-history.ts'
import { readRetentionProposal, readRetentionSettings, readRounds } from './register/retention-settings.ts'
import { readLastNight, readStop } from './register/retention.ts'

type RetentionReadDeps = Pick<Deps, 'register' | 'keys' | 'now'>

/** Days ahead for which is told what will go. */
export const daysAhead = 30

export const readRetention = async (deps: RetentionReadDeps): Promise<RetentionAnswer> => {
  const { register, now } = deps
  const day = instantToDay(now())
  const { settings, day: approved } = await readRetentionSettings(register)
  const lastNight = await readLastNight(register)
  const rounds = await readRounds(register, day)
  return {
    day,
    stopped: await readStop(register),
    lastNight: lastNight === null ? null : instantToDay(lastNight),
    classes: await countClasses(deps, settings),
    own: settings.classes.map((one) => dueOf(one, day, rounds)),
    runs: await listRuns(register, day),
    halfYears: await listHalfYears(register, day),
    rounds,
    settings,
    approved,
    proposed: await readRetentionProposal(register),
  }
}

/** Every class of the table with its period as it is set; in numbers where the register and *keys* can tell. */
export const countClasses = async (
  { register, keys, now }: RetentionReadDeps,
  settings: RetentionSettings,
): Promise<RetentionCount[]> => {
  const today = instantToDay(now())
  const soon = dayPlus(today, daysAhead)
  const ends: EndsByClass = {
    ...(await readRegisterEnds(register, settings, now(), soon)),
    ...(await readKeyEnds(keys)),
  }
  return retentionClasses.map((one) => {
    const set = 'set' in one ? settings.periods[one.set] : null
    const months = set?.months ?? (one.lasts.unit === 'months' ? one.lasts.count : null)
    return { name: one.name, months, mode: set?.mode ?? 'daily', ...endsToNumbers(ends[one.name], today, soon) }
  })
}

const readKeyEnds = async (keys: Deps['keys']): Promise<EndsByClass> => {
  const { weeks, marks, transports, orphans } = await readKeyDays(keys)
  return {
    week_key: weeks.map((week) => ({ end: weekDeletionDay(week), rows: 1 })),
    contact_mark: marks.map((week) => ({ end: weekDeletionDay(week), rows: 1 })),
    orphan_key: orphans.map((seen) => ({ end: dayPlus(seen, orphanDays), rows: 1 })),
    transport_key: transports.map((until) => ({ end: transportDeletionDay(until), rows: 1 })),
  }
}

const endsToNumbers = (
  ends: Ends | undefined,
  today: Day,
  soon: Day,
): Pick<RetentionCount, 'held' | 'due' | 'soon'> => {
  if (!ends) return { held: null, due: null, soon: null }
  const count = (isCounted: (end: Day) => boolean): number =>
    ends.reduce((total, { end, rows }) => (end !== null && isCounted(end) ? total + rows : total), 0)
  return {
    held: ends.reduce((total, { rows }) => total + rows, 0),
    due: count((end) => end <= today),
    soon: count((end) => end > today && end <= soon),
  }
}

/** Up to which day of beginning an own class is due: by today, or by the first day of the last round that was approved. */
const dueOf = ({ key, mode, months }: OwnClass, today: Day, rounds: RetentionAnswer['rounds']): OwnClassDue => {
  const round = rounds.find(({ approved }) => approved !== null)?.round
  const by = mode === 'daily' ? today : round === undefined ? null : periodFirstDay(round)
  return { key, until: by && monthsLater(by, -months) }
}
