import { expect, test } from 'vitest'
import { Day, dayPlus, weekday } from '@tukkimies/shared/day.ts'
import { inWeeks, offeredDays } from '@tukkimies/web/capture/day-chips.tsx'

const day = (text: string): Day => Day.parse(text)
const today = day('2026-03-10')
const yesterday = day('2026-03-09')
const longAgo = { first: day('2020-01-01') }

test('[S23] the screen offers yesterday and 31 days back, newest first', () => {
  const days = offeredDays(today, yesterday, longAgo)
  expect(days).toHaveLength(31)
  expect(days.at(0)).toBe(yesterday)
  expect(days.at(-1)).toBe('2026-02-07')
  expect(offeredDays(today, today, longAgo)).toEqual([today, ...days])
})

test('[S23][S36] no day is offered on which the point was not there', () => {
  expect(offeredDays(today, yesterday, { first: day('2026-03-08') })).toEqual([yesterday, '2026-03-08'])
  expect(offeredDays(today, yesterday, { first: yesterday })).toEqual([yesterday])
  expect(offeredDays(today, yesterday, { first: today })).toEqual([])
  expect(offeredDays(today, today, { ...longAgo, last: day('2026-02-08') })).toEqual(['2026-02-08', '2026-02-07'])
  expect(offeredDays(today, today, { ...longAgo, last: day('2026-01-31') })).toEqual([])
})

test('the calendar has the newest week first, and each week from Monday', () => {
  const days = inWeeks(offeredDays(today, today, longAgo))
  expect(days.slice(0, 3)).toEqual([yesterday, today, '2026-03-02'])
  expect(days.slice(2, 9).map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
  // No day twice, none left out, over a change of month and of year too.
  const overNewYear = inWeeks(offeredDays(day('2027-01-03'), day('2027-01-03'), longAgo))
  expect(overNewYear.toSorted()).toEqual(Array.from({ length: 32 }, (_, at) => dayPlus(day('2026-12-03'), at)))
})
