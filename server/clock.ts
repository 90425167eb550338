// Whether the clock may be believed (F60). Where it may not, nothing is deleted unasked: not here, and not on tablets that
// would delete by this server's word.
import { readLastNight, readStop } from './register/retention.ts'
import type { RegisterQueryable } from './register/schema.ts'
import { readTrial } from './trial.ts'

const hoursMax = 48
const hourMs = 3_600_000

/** Whether the clock is more than two nights away from the last one. On a trial commands move it, and nobody in it is real. */
export const isClockOff = async (register: RegisterQueryable, now: number): Promise<boolean> => {
  const lastNight = (await readTrial(register)) === null ? await readLastNight(register) : null
  return lastNight !== null && Math.abs(now - lastNight) > hoursMax * hourMs
}

/** Whether it is not off, and no night has stopped because it was. */
export const isClockTrusted = async (register: RegisterQueryable, now: number): Promise<boolean> =>
  (await readStop(register)) !== 'clock' && !(await isClockOff(register, now))
