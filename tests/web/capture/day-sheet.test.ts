import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { offeredDays } from '@tukkimies/web/capture/day-sheet.tsx'

const [today, yesterday, monthAgo] = ['2026-03-10', '2026-03-09', '2026-02-07'].map((text) => Day.parse(text))
if (!today || !yesterday || !monthAgo) throw new Error('three days')

test('the screen offers yesterday and 31 days back', () => {
  expect(offeredDays(today, Day.parse('2020-01-01'))).toEqual({ min: monthAgo, max: yesterday })
})

test('no day is offered before the point existed', () => {
  expect(offeredDays(today, Day.parse('2026-03-05'))).toEqual({ min: '2026-03-05', max: yesterday })
  expect(offeredDays(today, yesterday)).toEqual({ min: yesterday, max: yesterday })
  expect(offeredDays(today, today)).toBeNull()
})
