// A register for trying out: nothing in it is anybody's, so its clock may be moved by command. It is marked while it is
// empty and never afterwards: a real register cannot be folded or closed before its day.
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { RegisterQueryable, RegisterStore } from './register/schema.ts'
import { readSetting, writeSetting } from './register/settings.ts'
import { countUsers } from './register/users.ts'

/** `filling` is a demo that was not finished. */
export type Trial = 'trial' | 'filling' | 'demo'

const trials: readonly Trial[] = ['trial', 'filling', 'demo']

/** What kind of trial the register is, or `null` for a real one. */
export const readTrial = async (register: RegisterQueryable): Promise<Trial | null> => {
  const value = await readSetting(register, 'trial')
  return trials.find((trial) => trial === value) ?? null
}

/** Marks a register; `false` if it is somebody's already, and nothing is changed. */
export const markTrial = async (register: RegisterStore, trial: Trial): Promise<boolean> =>
  register.transact(async (tx) => {
    if ((await readTrial(tx)) === null && (await countUsers(tx)) > 0) return false
    await writeSetting(tx, 'trial', trial)
    return true
  })

/**
 * Whether a command may act as of `day`: from yesterday until tomorrow, on a trial also later. Never earlier: a night of
 * the past would open periods that are over.
 */
export const mayActOn = async (register: RegisterQueryable, day: Day, today: Day): Promise<boolean> => {
  if (day < dayPlus(today, -1)) return false
  return day <= dayPlus(today, 1) || (await readTrial(register)) !== null
}
