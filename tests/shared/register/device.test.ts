import { expect, test } from 'vitest'
import { Day, workingDaysBetween } from '@tukkimies/shared/day.ts'
import { DeviceId, PointId } from '@tukkimies/shared/id.ts'
import { type Device, isSilent } from '@tukkimies/shared/register/device.ts'

const day = (text: string): Day => Day.parse(text)

const tablet: Device = {
  id: DeviceId.parse('AAAAAAAAAAAAAAAAAAAAAA'),
  point: PointId.parse('p1'),
  enrolled: day('2026-03-02'),
  lastSeen: day('2026-03-09'),
  revoked: null,
  name: 'Tabletti 1',
  lost: null,
  report: null,
}

test('working days are counted by hand over every span of six weeks', () => {
  const isWeekend = (text: string): boolean => [0, 6].includes(new Date(`${text}T12:00:00Z`).getUTCDay())
  const days = Array.from({ length: 42 }, (_, at) => new Date(Date.UTC(2026, 1, 20 + at)).toISOString().slice(0, 10))
  for (const [from, first] of days.entries())
    for (const [to, second] of days.entries()) {
      const between = days.slice(from + 1, Math.max(to, from + 1)).filter((text) => !isWeekend(text))
      expect(workingDaysBetween(day(first), day(second)), `${first} to ${second}`).toBe(between.length)
    }
})

test('a tablet is silent after three whole working days without contact', () => {
  // Seen on a Monday: Tuesday, Wednesday and Thursday have to pass.
  expect(isSilent(tablet, day('2026-03-12'))).toBe(false)
  expect(isSilent(tablet, day('2026-03-13'))).toBe(true)
  // Seen on a Friday: the weekend does not count.
  const friday = { ...tablet, lastSeen: day('2026-03-06') }
  expect(isSilent(friday, day('2026-03-11'))).toBe(false)
  expect(isSilent(friday, day('2026-03-12'))).toBe(true)
})

test('a tablet that was never seen is silent from its enrolment on, a revoked one never', () => {
  const unseen = { ...tablet, lastSeen: null }
  expect(isSilent(unseen, day('2026-03-05'))).toBe(false)
  expect(isSilent(unseen, day('2026-03-06'))).toBe(true)
  expect(isSilent({ ...unseen, revoked: day('2026-03-05') }, day('2026-12-01'))).toBe(false)
})
