// Periods that the organisation has set for itself: proposed by the operator, in force once the data protection officer has
// approved them; and the rounds of March and October, in which goes what may not go daily.
import { type Day, dayToPeriod, monthsLater, periodFirstDay } from '@tukkimies/shared/day.ts'
import {
  DatedSettings,
  type Destruction,
  firstRetentionSettings,
  type RetentionRound,
  RetentionRounds,
  type RetentionSettings,
  RoundName,
  roundMonths,
  type SettableClass,
} from '@tukkimies/shared/register/retention-settings.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'
import { deleteSetting, readSetting, writeSetting } from './settings.ts'

/** How many rounds back are told and kept: two years. */
const roundsKept = 4

/** The settings in force, and since which day; `day` is null while they are the first ones. */
export const readRetentionSettings = async (
  register: RegisterQueryable,
): Promise<{ readonly settings: RetentionSettings; readonly day: Day | null }> => {
  const text = await readSetting(register, 'retention')
  return text === null ? { settings: firstRetentionSettings, day: null } : DatedSettings.parse(JSON.parse(text))
}

/** Months for which a class is kept whose period may be set. */
export const readMonths = async (register: RegisterQueryable, name: SettableClass): Promise<number> =>
  (await readRetentionSettings(register)).settings.periods[name].months

/** The settings that wait for approval, or `null`. */
export const readRetentionProposal = async (register: RegisterQueryable): Promise<DatedSettings | null> => {
  const text = await readSetting(register, 'retention-proposed')
  return text === null ? null : DatedSettings.parse(JSON.parse(text))
}

/** Puts settings before the data protection officer; those that waited before are forgotten. */
export const proposeRetention = (tx: RegisterTx, settings: RetentionSettings, day: Day): Promise<void> =>
  writeSetting(tx, 'retention-proposed', JSON.stringify({ settings, day } satisfies DatedSettings))

/** Takes the proposal back; `false` if none waited. */
export const discardRetention = async (tx: RegisterTx): Promise<boolean> =>
  (await deleteSetting(tx, 'retention-proposed')) !== null

/** Puts the proposal in force; answers it, or `null` if none waited. Of two that approve at once one gets it. */
export const approveRetention = async (tx: RegisterTx, day: Day): Promise<RetentionSettings | null> => {
  const text = await deleteSetting(tx, 'retention-proposed')
  if (text === null) return null
  const { settings } = DatedSettings.parse(JSON.parse(text))
  await writeSetting(tx, 'retention', JSON.stringify({ settings, day } satisfies DatedSettings))
  return settings
}

/** The rounds that have begun by a day, the newest first, with what was approved and destroyed of each. */
export const readRounds = async (register: RegisterQueryable, today: Day): Promise<RetentionRound[]> => {
  const text = await readSetting(register, 'retention-rounds')
  const known = text === null ? [] : RetentionRounds.parse(JSON.parse(text))
  return roundsUntil(today).map(
    (round) => known.find((one) => one.round === round) ?? { round, approved: null, destroyed: [] },
  )
}

/** Approves the newest round; `false` if another is the newest. A second time changes nothing. */
export const approveRound = (tx: RegisterTx, round: RoundName, today: Day): Promise<boolean> =>
  changeNewest(tx, round, today, (one) => ({ ...one, approved: one.approved ?? today }))

/** Notes how many of an own class were destroyed in the newest round, in place of what was noted before. */
export const noteDestruction = (
  tx: RegisterTx,
  round: RoundName,
  today: Day,
  destruction: Destruction,
): Promise<boolean> =>
  changeNewest(tx, round, today, (one) => ({
    ...one,
    destroyed: [...one.destroyed.filter((other) => other.class !== destruction.class), destruction],
  }))

/**
 * The day by which a class is measured tonight: today, or for one that goes in rounds the first day of the last one that was
 * approved; `null` where none was.
 */
export const measuringDay = async (
  register: RegisterQueryable,
  name: SettableClass,
  today: Day,
): Promise<Day | null> => {
  const { settings } = await readRetentionSettings(register)
  if (settings.periods[name].mode === 'daily') return today
  const approved = (await readRounds(register, today)).find((one) => one.approved !== null)
  return approved ? periodFirstDay(approved.round) : null
}

const changeNewest = async (
  tx: RegisterTx,
  round: RoundName,
  today: Day,
  change: (round: RetentionRound) => RetentionRound,
): Promise<boolean> => {
  await tx.hold(['retention-rounds'])
  const [newest, ...others] = await readRounds(tx, today)
  if (newest?.round !== round) return false
  const rounds = [change(newest), ...others].filter((one) => one.approved !== null || one.destroyed.length > 0)
  await writeSetting(tx, 'retention-rounds', JSON.stringify(rounds))
  return true
}

const roundsUntil = (today: Day): RoundName[] => {
  const rounds: RoundName[] = []
  for (let month = dayToPeriod('m', today); rounds.length < roundsKept;) {
    if (roundMonths.includes(Number(month.slice(5)))) rounds.push(RoundName.parse(month))
    month = dayToPeriod('m', monthsLater(periodFirstDay(month), -1))
  }
  return rounds
}
