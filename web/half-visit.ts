// A visit that is half made for another day, when that day is left behind.
import type { Draft, HalfVisit } from './store/rows.ts'

/**
 * Another day is chosen for what is recorded there and then: whoever comes back later is in today again. What is begun stays,
 * with the day that it was for, to be asked about; a day without anything begun goes.
 */
export const leaveDay = (half: HalfVisit): HalfVisit | null => {
  const { picks, given, other } = half
  if (!other) return half
  return Object.keys(picks).every((key) => given.includes(key)) ? null : { ...half, other: null, before: other }
}

/** The same for all that one person has begun; null where nothing of it stays. */
export const leaveDays = ({ client, partner }: Draft['visits']): Draft['visits'] | null => {
  const [ours, theirs] = [client && leaveDay(client), partner && leaveDay(partner)]
  return ours || theirs ? { ...(ours && { client: ours }), ...(theirs && { partner: theirs }) } : null
}
