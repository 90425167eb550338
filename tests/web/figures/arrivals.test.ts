import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import {
  channelsOf,
  daysOfWeek,
  hoursByWeekday,
  hoursOfToday,
  hoursOpen,
  type Lane,
  todayCompared,
  weekCompared,
} from '@tukkimies/web/figures/arrivals.ts'
import { expect, test } from 'vitest'

const tuesday = '2026-03-10' as Day
const count = (day: Day, hour: number, n: number, channel = 'point', point = 'p1'): ArrivalCount => ({
  point: point as PointId,
  day,
  hour,
  channel,
  n,
})
const lane = (counts: readonly ArrivalCount[], first = '2020-01-01'): Lane => ({
  counts,
  today: tuesday,
  first: first as Day,
})
const weeksBefore = (weeks: number): Day => dayPlus(tuesday, -7 * weeks)

test('today is compared with the mean of the same weekday of the last four weeks', () => {
  const counts = [
    count(tuesday, 10, 3),
    count(tuesday, 11, 2, 'phone'),
    count(weeksBefore(1), 10, 4),
    count(weeksBefore(2), 9, 6),
    count(weeksBefore(4), 15, 2),
    count(weeksBefore(5), 15, 1000),
    count(dayPlus(tuesday, -1), 10, 1000),
  ]
  expect(todayCompared(lane(counts))).toEqual({ n: 5, mean: 3 })
})

test('days before the point began are nothing, not quiet days', () => {
  const counts = [count(weeksBefore(1), 10, 4)]
  expect(todayCompared(lane(counts, weeksBefore(1)))).toEqual({ n: 0, mean: 4 })
  expect(todayCompared(lane([], tuesday))).toEqual({ n: 0, mean: null })
})

test('points are added up', () => {
  expect(todayCompared(lane([count(tuesday, 9, 1), count(tuesday, 9, 2, 'point', 'p2')])).n).toBe(3)
})

test('the week has seven days from Monday, and those to come have no count', () => {
  const days = daysOfWeek(lane([count(dayPlus(tuesday, -1), 9, 2), count(tuesday, 9, 1), count(weeksBefore(1), 9, 8)]))
  expect(days.map(({ day }) => day)).toEqual([
    '2026-03-09',
    '2026-03-10',
    '2026-03-11',
    '2026-03-12',
    '2026-03-13',
    '2026-03-14',
    '2026-03-15',
  ])
  expect(days.map(({ n }) => n)).toEqual([2, 1, null, null, null, null, null])
  expect(days.map(({ mean }) => mean)).toEqual([0, 2, 0, 0, 0, 0, 0])
})

test('days of this week before the point began have no count either', () => {
  expect(
    daysOfWeek(lane([count(tuesday, 9, 1)], tuesday))
      .map(({ n }) => n)
      .slice(0, 3),
  ).toEqual([null, 1, null])
})

test('this week until today is compared with the same days only', () => {
  const monday = dayPlus(tuesday, -1)
  const counts = [
    count(monday, 9, 2),
    count(tuesday, 9, 1),
    count(dayPlus(monday, -7), 9, 4),
    count(weeksBefore(1), 9, 8),
    count(dayPlus(weeksBefore(1), 1), 9, 1000),
  ]
  expect(weekCompared(lane(counts))).toEqual({ n: 3, mean: 3 })
  expect(weekCompared(lane(counts, tuesday)).mean).toBeNull()
})

test('hours run from the first to the last with an arrival, office hours at least', () => {
  expect(hoursOpen([])).toEqual([9, 10, 11, 12, 13, 14, 15])
  expect(hoursOpen([count(tuesday, 7, 1), count(tuesday, 17, 1)])).toHaveLength(11)
})

test('each hour of today stands beside its own mean', () => {
  const hours = hoursOfToday(lane([count(tuesday, 10, 3), count(weeksBefore(2), 10, 8), count(weeksBefore(3), 12, 4)]))
  expect(hours.find(({ hour }) => hour === 10)).toEqual({ hour: 10, n: 3, mean: 2 })
  expect(hours.find(({ hour }) => hour === 12)).toEqual({ hour: 12, n: 0, mean: 1 })
})

test('the heat map holds whole weeks that ended yesterday', () => {
  const counts = [
    count(tuesday, 10, 1000),
    count(weeksBefore(1), 10, 3),
    count(weeksBefore(4), 10, 5),
    count(weeksBefore(5), 10, 1000),
  ]
  const rows = hoursByWeekday(lane(counts), 4)
  expect(rows.find(({ hour }) => hour === 10)?.means).toEqual([0, 2, 0, 0, 0, 0, 0])
  const young = hoursByWeekday(lane(counts, dayPlus(tuesday, -2)), 4)
  expect(young[0]?.means).toEqual([0, null, null, null, null, null, 0])
})

test('channels are counted over the same weeks', () => {
  const counts = [count(weeksBefore(1), 10, 3, 'phone'), count(weeksBefore(2), 9, 2, 'phone'), count(tuesday, 9, 7)]
  expect([...channelsOf(lane(counts), 4)]).toEqual([['phone', 5]])
})
