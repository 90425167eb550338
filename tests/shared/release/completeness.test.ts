import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day, dayPlus, weekday } from '@tukkimies/shared/day.ts'
import { quietSpans, usualDays } from '@tukkimies/shared/release/completeness.ts'

const day = (text: string) => Day.parse(text)
// March 2026 begins on a Sunday.
const march = { known: day('2026-01-01'), first: day('2026-03-01'), last: day('2026-03-31') }
const daysFrom = (first: Day, last: Day): readonly Day[] =>
  first > last ? [] : [first, ...daysFrom(dayPlus(first, 1), last)]
const weekdaysOf = (...which: readonly number[]) =>
  new Set(daysFrom(march.known, march.last).filter((one) => which.includes(weekday(one))))

test('a day on which a point is usually busy and had nobody is quiet, and a Sunday is not', () => {
  const busy = weekdaysOf(1, 2, 3, 4, 5)
  expect(quietSpans(busy, march)).toEqual([])
  busy.delete(day('2026-03-10'))
  expect(quietSpans(busy, march)).toEqual([{ first: '2026-03-10', last: '2026-03-10', days: 1 }])
})

test('quiet days go on over the days on which nobody is expected, and end with the first that had somebody', () => {
  const busy = weekdaysOf(1, 3)
  for (const one of ['2026-03-04', '2026-03-09', '2026-03-11', '2026-03-30']) busy.delete(day(one))
  expect(quietSpans(busy, march)).toEqual([
    { first: '2026-03-04', last: '2026-03-11', days: 3 },
    { first: '2026-03-30', last: '2026-03-30', days: 1 },
  ])
})

test('of a point that never had anybody all working days are quiet', () => {
  expect(quietSpans(new Set(), march)).toEqual([{ first: '2026-03-02', last: '2026-03-31', days: 22 }])
  expect(quietSpans(new Set(), { ...march, first: day('2026-04-01') })).toEqual([])
})

test('spans are in order, apart from each other, within the days asked for, and hold no busy day', () => {
  const days = daysFrom(dayPlus(march.last, 1 - usualDays), march.last)
  fc.assert(
    fc.property(fc.subarray([...days]), (some) => {
      const busy = new Set(some)
      let before = dayPlus(march.first, -1)
      for (const span of quietSpans(busy, march)) {
        const held = daysFrom(span.first, span.last)
        expect(span.first > before && span.last <= march.last && span.days <= held.length).toBe(true)
        expect(held.some((one) => busy.has(one))).toBe(false)
        before = span.last
      }
    }),
  )
})
