// What time it is: the tablet's clock, corrected by what the server told, and whether it can be believed (S22).
import { type Day, daysBetween, instantToDay } from '@tukkimies/shared/day.ts'
import type { ClockSetting } from '../store/rows.ts'

/** Differences below this are left alone: they are those of the way, not of the clock. */
const offsetMsMin = 600_000
const silenceMsMax = 60 * 86_400_000

/** What an answer tells of the clock. `server` is the server's time, `now` the tablet's when the answer came. */
export const learnClock = (server: number, now: number): ClockSetting => {
  const offset = server - now
  return { offset: Math.abs(offset) < offsetMsMin ? 0 : offset, server }
}

/** The corrected time in milliseconds. A day that a person has set goes before what was learnt. */
export const correctTime = (now: number, clock: ClockSetting | null, setOffset: number | null): number =>
  now + (setOffset ?? clock?.offset ?? 0)

/**
 * Whether the corrected time cannot be right: before the build, before what the server has told already, or more than 60
 * days after it. Then the form asks for today's date.
 */
export const isTimeInDoubt = (time: number, clock: ClockSetting | null, build: Day): boolean => {
  if (instantToDay(time) < build) return true
  return clock !== null && (time < clock.server - offsetMsMin || time > clock.server + silenceMsMax)
}

/** The offset by which a day that a person has chosen is today; the hour stays the clock's, but for that of summer time. */
export const dayToOffset = (day: Day, now: number): number => {
  let offset = daysBetween(instantToDay(now), day) * 86_400_000
  // Near midnight the same hour of the other season is of the day before, or of the one after.
  while (instantToDay(now + offset) < day) offset += 3_600_000
  while (instantToDay(now + offset) > day) offset -= 3_600_000
  return offset
}
