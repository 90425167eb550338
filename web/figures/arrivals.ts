// What the page of busy times says, from exact counts: sums and means by day, hour and channel. A mean of nothing is
// `null`; nothing is rounded here.
import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import { type Day, dayPlus, daysBetween, type Hour, weekday } from '@tukkimies/shared/day.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'

/** Weeks whose same weekdays today and this week are compared with. */
export const comparedWeeks = 4
/** Weeks that the heat map may cover; the longer of them and this week fit one question after the other. */
export const heatWeeks = [4, 13] as const

/** `first` is the first day on which there can be arrivals: earlier days are not quiet, they are nothing. */
export type Lane = { readonly counts: readonly ArrivalCount[]; readonly today: Day; readonly first: Day }

/** A count and the mean that it is compared with. */
export type Compared = { readonly n: number; readonly mean: number | null }

/** The Monday of the day's week. */
export const mondayOf = (day: Day): Day => dayPlus(day, 1 - weekday(day))

/** Today so far, against whole days before. */
export const todayCompared = (lane: Lane): Compared =>
  compareDay(
    lane,
    sumBy(lane.counts, ({ day }) => day),
    lane.today,
  )

/** Monday to Sunday of this week; `n` is `null` for days that have not come, and for those before the first. */
export const daysOfWeek = (
  lane: Lane,
): readonly { readonly day: Day; readonly n: number | null; readonly mean: number | null }[] => {
  const byDay = sumBy(lane.counts, ({ day }) => day)
  return sevenDays(mondayOf(lane.today)).map((day) => {
    const { n, mean } = compareDay(lane, byDay, day)
    return { day, n: day > lane.today || day < lane.first ? null : n, mean }
  })
}

/** This week until today, against the sum of the means of the same days. */
export const weekCompared = (lane: Lane): Compared => {
  const past = daysOfWeek(lane).filter(({ day }) => day <= lane.today)
  const means = past.flatMap(({ mean }) => (mean === null ? [] : [mean]))
  return {
    n: past.reduce((sum, { n }) => sum + (n ?? 0), 0),
    mean: means.length < past.length ? null : means.reduce((sum, mean) => sum + mean, 0),
  }
}

/** Every hour between the first and the last that had an arrival, office hours at least. */
export const hoursOpen = (counts: readonly ArrivalCount[]): readonly Hour[] => {
  const hours = counts.map(({ hour }) => hour)
  const first = hours.reduce((least, hour) => Math.min(least, hour), 9)
  const last = hours.reduce((most, hour) => Math.max(most, hour), 15)
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** Today by hour, against the same hour of the same weekday. */
export const hoursOfToday = (lane: Lane): readonly (Compared & { readonly hour: Hour })[] => {
  const byHour = sumBy(lane.counts, ({ day, hour }) => `${day} ${hour}`)
  const before = sameDaysBefore(lane, lane.today)
  return hoursOpen(lane.counts).map((hour) => ({
    hour,
    n: byHour.get(`${lane.today} ${hour}`) ?? 0,
    mean: meanOf(before.map((day) => byHour.get(`${day} ${hour}`) ?? 0)),
  }))
}

/** Mean number of arrivals by hour and weekday (Monday first) in the whole weeks that ended yesterday. */
export const hoursByWeekday = (
  lane: Lane,
  weeks: number,
): readonly { readonly hour: Hour; readonly means: readonly (number | null)[] }[] => {
  const days = daysBack(lane, weeks)
  const counts = lane.counts.filter(({ day }) => days.includes(day))
  const byWeekday = sumBy(counts, ({ day, hour }) => `${weekday(day)} ${hour}`)
  const daysOf = (which: number) => days.filter((day) => weekday(day) === which).length
  return hoursOpen(counts).map((hour) => ({
    hour,
    means: [1, 2, 3, 4, 5, 6, 7].map((which) =>
      daysOf(which) === 0 ? null : (byWeekday.get(`${which} ${hour}`) ?? 0) / daysOf(which),
    ),
  }))
}

/** Arrivals by channel in the whole weeks that ended yesterday. */
export const channelsOf = (lane: Lane, weeks: number): ReadonlyMap<Key, number> => {
  const days = new Set(daysBack(lane, weeks))
  return sumBy(
    lane.counts.filter(({ day }) => days.has(day)),
    ({ channel }) => channel,
  )
}

const sevenDays = (monday: Day): readonly Day[] => [0, 1, 2, 3, 4, 5, 6].map((at) => dayPlus(monday, at))

const compareDay = (lane: Lane, byDay: ReadonlyMap<string, number>, day: Day): Compared => ({
  n: byDay.get(day) ?? 0,
  mean: meanOf(sameDaysBefore(lane, day).map((before) => byDay.get(before) ?? 0)),
})

/** The same weekday of the weeks before; a day that has not come yet looks back from its own week. */
const sameDaysBefore = (lane: Lane, day: Day): readonly Day[] =>
  Array.from({ length: comparedWeeks }, (_, at) => dayPlus(day, -7 * (at + 1))).filter((before) => before >= lane.first)

const daysBack = (lane: Lane, weeks: number): readonly Day[] => {
  const from = dayPlus(lane.today, -7 * weeks)
  const start = from < lane.first ? lane.first : from
  return Array.from({ length: Math.max(0, daysBetween(start, lane.today)) }, (_, at) => dayPlus(start, at))
}

const meanOf = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length

const sumBy = (
  counts: readonly ArrivalCount[],
  keyOf: (count: ArrivalCount) => string,
): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>()
  for (const count of counts) sums.set(keyOf(count), (sums.get(keyOf(count)) ?? 0) + count.n)
  return sums
}
