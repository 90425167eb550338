import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Day, dayPlus, daysBetween } from '@tukkimies/shared/day.ts'
import { retentionClasses, isUnused, userDeletionDay, warningDay } from '@tukkimies/shared/register/retention.ts'

const day = (text: string): Day => Day.parse(text)

test('[A21] an account goes on the first day after twelve full calendar months', () => {
  expect(userDeletionDay(day('2026-03-10'))).toBe('2027-03-11')
  expect(userDeletionDay(day('2026-12-31'))).toBe('2028-01-01')
  expect(warningDay(day('2026-03-10'))).toBe('2027-02-10')
})

test('[A21] across a 29 February the months end on the last day that there is', () => {
  expect(userDeletionDay(day('2028-02-29'))).toBe('2029-03-01')
  expect(userDeletionDay(day('2028-02-28'))).toBe('2029-03-01')
  expect(userDeletionDay(day('2027-02-28'))).toBe('2028-02-29')
  expect(userDeletionDay(day('2027-03-01'))).toBe('2028-03-02')
  expect(warningDay(day('2027-03-31'))).toBe('2028-02-29')
})

test('[A21] the day before and the day itself an account is kept, the day after it is not', () => {
  for (const [last, full] of [
    ['2026-03-10', '2027-03-10'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
  ] as const) {
    const user = { lastLogin: day(last), created: day('2020-01-01') }
    expect([-1, 0, 1].map((days) => isUnused(user, dayPlus(day(full), days)))).toEqual([false, false, true])
  }
  expect(isUnused({ lastLogin: null, created: day('2026-03-10') }, day('2027-03-10'))).toBe(false)
  expect(isUnused({ lastLogin: null, created: day('2026-03-10') }, day('2027-03-11'))).toBe(true)
})

test('[A21] from any day, an account is kept for 366 or 367 days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 36_000 }), (days) => {
      const last = dayPlus(day('2026-01-01'), days)
      const kept = daysBetween(last, userDeletionDay(last))
      expect(kept).toBeGreaterThanOrEqual(366)
      expect(kept).toBeLessThanOrEqual(367)
      expect(warningDay(last) < userDeletionDay(last)).toBe(true)
    }),
  )
})

test('each class stands in the table once, with a period', () => {
  const names = retentionClasses.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(['user', 'trainee', 'session', 'gate', 'audit']))
})
