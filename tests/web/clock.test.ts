// The tablet's clock: corrected by the server, doubted when it cannot be right, and never the reason for a change of what is
// saved.
import { expect, test } from 'vitest'
import { Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { Tablet } from '../world/tablet.ts'
import { correctTime, dayToOffset, isTimeInDoubt, learnClock } from '@tukkimies/web/sync/clock.ts'
import { createWorld, dayMs, hour, minute, picks } from '../world/world.ts'

const year = 365 * dayMs
const daysIn = async (tablet: Tablet) =>
  (await tablet.rows()).map(({ entry }) => (JSON.parse(entry) as { day: string }).day)

test('[S22] offsets below ten minutes are left alone, larger ones are learnt', () => {
  const server = Date.parse('2026-03-10T10:00:00Z')
  expect(learnClock(server, server - 9 * minute)).toEqual({ offset: 0, server })
  expect(learnClock(server, server + hour)).toEqual({ offset: -hour, server })
  expect(correctTime(server + hour, { offset: -hour, server }, null)).toBe(server)
  expect(correctTime(server, { offset: -hour, server }, dayMs)).toBe(server + dayMs)
})

test('[S22] a time before the build, before the last answer or 60 days after it is in doubt', () => {
  const build = Day.parse('2026-03-01')
  const server = Date.parse('2026-03-10T10:00:00Z')
  const clock = { offset: 0, server }
  expect(isTimeInDoubt(Date.parse('2026-02-27T10:00:00Z'), null, build)).toBe(true)
  expect(isTimeInDoubt(server, null, build)).toBe(false)
  expect(isTimeInDoubt(server - 11 * minute, clock, build)).toBe(true)
  expect(isTimeInDoubt(server - 9 * minute, clock, build)).toBe(false)
  expect(isTimeInDoubt(server + 59 * dayMs, clock, build)).toBe(false)
  expect(isTimeInDoubt(server + 61 * dayMs, clock, build)).toBe(true)
})

test('[S22] a day that was set keeps the hour of the clock', () => {
  const now = Date.parse('2027-01-01T10:00:00Z')
  expect(now + dayToOffset(Day.parse('2026-03-10'), now)).toBe(Date.parse('2026-03-10T10:00:00Z'))
})

test('[F7][S22] a day that a person has set is today, also near midnight on a clock of the other season', () => {
  for (const at of ['2026-03-28T21:59:50Z', '2026-03-29T20:30:00Z', '2026-10-24T21:30:00Z', '2026-10-25T21:30:00Z'])
    for (const days of [-400, -200, -75, -2, 2, 30, 75, 90, 200, 400]) {
      const [day, now] = [instantToDay(Date.parse(at)), Date.parse(at) + days * 86_400_000]
      expect(instantToDay(now + dayToOffset(day, now)), `${at}, ${days}`).toBe(day)
    }
})

for (const skew of [year, -year])
  test(`[F7][S22] a clock that is a year off is corrected by the first answer (${skew > 0 ? 'ahead' : 'behind'})`, async () => {
    const world = createWorld()
    const tablet = await world.addTablet()
    tablet.setSkew(skew)
    await tablet.device().enrol(world.server.makeCode(world.server.points[0]?.id as never))
    await world.settle()
    expect(tablet.device().memory()).toMatchObject({ today: '2026-03-10', clockInDoubt: false })
    expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
    expect(await daysIn(tablet)).toEqual(['2026-03-10', '2026-03-10'])
    await world.drain()
    expect(world.server.known.size).toBe(2)
  })

for (const skew of [year, -year])
  test(`[F7][S22] a clock that jumps offline asks for the date, changes nothing and deletes nothing (${skew})`, async () => {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    tablet.goOnline(false)
    await tablet.device().saveVisit(picks)
    tablet.setSkew(skew)
    await world.advance(minute)
    expect(tablet.device().memory().clockInDoubt).toBe(true)
    expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'clock' })
    await tablet.restart()
    expect(tablet.device().memory().clockInDoubt).toBe(true)
    tablet.device().setToday(Day.parse('2026-03-11'))
    expect(tablet.device().memory()).toMatchObject({ clockInDoubt: false, today: '2026-03-11' })
    expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
    expect((await daysIn(tablet)).toSorted()).toEqual(['2026-03-10', '2026-03-10', '2026-03-11', '2026-03-11'])
    tablet.goOnline(true)
    await world.drain()
    expect(world.server.known.size).toBe(4)
    expect(tablet.device().memory()).toMatchObject({ clockInDoubt: false, today: '2026-03-10' })
  })

test('[F7] at midnight in Helsinki the day changes by itself, summer time or not', async () => {
  for (const [start, before, after] of [
    ['2026-03-28T21:30:00Z', '2026-03-28', '2026-03-29'],
    ['2026-03-29T20:30:00Z', '2026-03-29', '2026-03-30'],
    ['2026-10-25T21:30:00Z', '2026-10-25', '2026-10-26'],
  ] as const) {
    const world = createWorld({ start })
    const tablet = await world.enrolTablet()
    expect(tablet.device().memory().today).toBe(before)
    await world.advance(hour)
    expect(tablet.device().memory().today).toBe(after)
  }
})
