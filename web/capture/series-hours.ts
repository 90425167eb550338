// Which hours a series offers, and how many of its visits each has. The counts are of this page's memory alone: every visit is
// saved as it is entered, so that leaving in the middle loses no visit.
import type { Hour } from '@tukkimies/shared/day.ts'

/** Hours in which points are open as a rule; the others come with a press. */
const [firstHour, lastHour] = [8, 17]
const hoursOfDay: readonly Hour[] = Array.from({ length: 24 }, (_, hour) => hour)

/** The usual hours, and those of `used`; or all. */
export const offeredHours = (used: readonly Hour[], isAll: boolean): readonly Hour[] =>
  hoursOfDay.filter((hour) => isAll || (hour >= firstHour && hour <= lastHour) || used.includes(hour))

export type HourCount = { readonly hour: Hour; readonly count: number }

/** Each hour that has a visit, in the order of the day. */
export const countHours = (saved: readonly Hour[]): readonly HourCount[] =>
  hoursOfDay
    .map((hour) => ({ hour, count: saved.filter((one) => one === hour).length }))
    .filter(({ count }) => count > 0)
