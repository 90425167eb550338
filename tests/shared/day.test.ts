import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  Day,
  dayPlus,
  daysBetween,
  dayToInstant,
  dayToPeriod,
  dayToWeek,
  instantToLocal,
  monthsLater,
  periodFirstDay,
  periodKinds,
  periodLastDay,
  periodPlus,
  periodToKind,
  weekday,
} from '@tukkimies/shared/day.ts'

const day = (text: string): Day => Day.parse(text)
const someDay = fc.integer({ min: 0, max: 36_500 }).map((count) => dayPlus(day('2000-01-01'), count))

test('a day is one that the calendar has', () => {
  for (const text of ['2026-02-28', '2028-02-29', '2026-12-31']) expect(Day.safeParse(text).success).toBe(true)
  for (const text of ['2026-02-29', '2026-2-3', '2026-04-31', '2026-13-01', '1999-12-31', '2026-03-05 ', ''])
    expect(Day.safeParse(text).success).toBe(false)
})

test('an instant becomes the civil day and hour of Helsinki, on both sides of midnight and of summer time', () => {
  const local = (text: string): string => {
    const { day, hour } = instantToLocal(Date.parse(text))
    return `${day} ${hour}`
  }
  expect(local('2026-03-05T21:59:59Z')).toBe('2026-03-05 23')
  expect(local('2026-03-05T22:00:00Z')).toBe('2026-03-06 0')
  expect(local('2026-03-29T00:59:00Z')).toBe('2026-03-29 2')
  expect(local('2026-03-29T01:00:00Z')).toBe('2026-03-29 4')
  expect(local('2026-10-25T00:30:00Z')).toBe('2026-10-25 3')
  expect(local('2026-10-25T01:30:00Z')).toBe('2026-10-25 3')
  expect(local('2026-06-30T20:59:00Z')).toBe('2026-06-30 23')
  expect(local('2026-06-30T21:00:00Z')).toBe('2026-07-01 0')
})

test('[A21] twelve months later is the same day number, or the last day of a month that lacks it', () => {
  expect(monthsLater(day('2027-03-10'), 12)).toBe('2028-03-10')
  expect(monthsLater(day('2028-02-29'), 12)).toBe('2029-02-28')
  expect(monthsLater(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(monthsLater(day('2026-03-31'), -1)).toBe('2026-02-28')
  expect(monthsLater(day('2026-12-15'), 1)).toBe('2027-01-15')
})

test('weeks are those of ISO 8601, from Monday', () => {
  expect(dayToWeek(day('2026-01-01'))).toBe('2026W01')
  expect(dayToWeek(day('2027-01-03'))).toBe('2026W53')
  expect(dayToWeek(day('2024-12-30'))).toBe('2025W01')
  expect(weekday(day('2026-03-09'))).toBe(1)
  expect(weekday(day('2026-03-15'))).toBe(7)
})

test('[AN34] every day lies in its own month, quarter and year, and periods follow one another without a gap', () => {
  fc.assert(
    fc.property(someDay, fc.constantFrom(...periodKinds), (some, kind) => {
      const name = dayToPeriod(kind, some)
      expect(periodToKind(name)).toBe(kind)
      expect(periodFirstDay(name) <= some && some <= periodLastDay(name)).toBe(true)
      expect(dayPlus(periodLastDay(name), 1)).toBe(periodFirstDay(periodPlus(name, 1)))
      expect(periodPlus(periodPlus(name, 5), -5)).toBe(name)
    }),
  )
})

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: -400, max: 400 }), (some, count) => {
      expect(daysBetween(some, dayPlus(some, count))).toBe(count)
    }),
  )
})

test('a day begins at midnight in Helsinki, in winter, in summer and on the days on which the clocks change', () => {
  expect(new Date(dayToInstant(day('2026-01-15'))).toISOString()).toBe('2026-01-14T22:00:00.000Z')
  expect(new Date(dayToInstant(day('2026-07-15'))).toISOString()).toBe('2026-07-14T21:00:00.000Z')
  const days = fc.integer({ min: 0, max: 199 * 365 }).map((count) => dayPlus(day('2000-01-02'), count))
  fc.assert(
    fc.property(days, (one) => {
      expect(instantToLocal(dayToInstant(one))).toEqual({ day: one, hour: 0 })
      expect(instantToLocal(dayToInstant(one) - 1).day).toBe(dayPlus(one, -1))
    }),
    { examples: [[day('2026-03-29')], [day('2026-03-30')], [day('2026-10-25')], [day('2026-10-26')]] },
  )
})
