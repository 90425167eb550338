import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { makeEntryId, PointId } from '@tukkimies/shared/id.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { isUnchanged, mayCorrect } from '@tukkimies/web/capture/correct.ts'
import { countHours, offeredHours } from '@tukkimies/web/capture/series-hours.ts'
import { countWeek } from '@tukkimies/web/capture/week.ts'
import type { TabletEntry } from '@tukkimies/web/hooks.ts'
import { firstList } from '../../arbitraries.ts'

const day = (text: string): Day => Day.parse(text)
const point = {
  id: PointId.parse('p1'),
  names: { fi: 'A', sv: 'A', en: 'A' },
  first: day('2026-01-01'),
  areas: [],
  busy: true,
}
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const visitOn = (on: string, visitor: Visit['visitor'] = 'client'): Visit => ({
  id: makeEntryId(random),
  kind: 'visit',
  schema: 1,
  list: 1,
  visitor,
  point: point.id,
  day: day(on),
  codes: { topic: ['housing', 'work'], language: ['ar'], channel: ['point'] },
})
const entryOf = (visit: Visit, more: Partial<TabletEntry> = {}): TabletEntry => ({
  id: visit.id,
  kind: 'visit',
  day: visit.day,
  visit,
  state: 'sent',
  reason: null,
  due: null,
  ...more,
})

test('[S5] the week runs from Monday to today, clients and partners apart, and counts visits alone', () => {
  const entries = [
    entryOf(visitOn('2026-03-09')),
    entryOf(visitOn('2026-03-11'), { state: 'waiting' }),
    entryOf(visitOn('2026-03-11'), { state: 'attention', reason: 'unknown_code' }),
    entryOf(visitOn('2026-03-11', 'partner'), { state: 'held' }),
    // Last week's, and what is no visit.
    entryOf(visitOn('2026-03-08')),
    { ...entryOf(visitOn('2026-03-11')), kind: 'contact' as const, visit: null },
  ]
  expect(countWeek(entries, day('2026-03-11'))).toEqual([
    { day: '2026-03-09', client: 1, partner: 0 },
    { day: '2026-03-10', client: 0, partner: 0 },
    { day: '2026-03-11', client: 2, partner: 1 },
  ])
  expect(countWeek([], day('2026-03-09')).map((one) => one.day)).toEqual(['2026-03-09'])
  expect(countWeek([], day('2026-03-15'))).toHaveLength(7)
})

test('[S3] only an open visit of this point is corrected, and only before the day of its fold', () => {
  const lists = [{ version: 1, first: day('2026-01-01'), dimensions: [] }]
  const tablet = { state: 'enrolled' as const, point, lists, today: day('2026-03-11') }
  const visit = visitOn('2026-03-09')
  expect(mayCorrect(entryOf(visit), tablet)).toBe(true)
  expect(mayCorrect(entryOf(visit, { due: day('2026-03-12') }), tablet)).toBe(true)
  expect(mayCorrect(entryOf(visit, { due: day('2026-03-11') }), tablet)).toBe(false)
  expect(mayCorrect(entryOf(visit, { state: 'attention' }), tablet)).toBe(false)
  expect(mayCorrect(entryOf({ ...visit, point: PointId.parse('p2') }), tablet)).toBe(false)
  expect(mayCorrect({ ...entryOf(visit), kind: 'contact', visit: null }, tablet)).toBe(false)
  for (const state of ['revoked', 'outdated', 'rolled_back'] as const)
    expect(mayCorrect(entryOf(visit), { ...tablet, state })).toBe(false)
})

test('[S3] a correction that changes nothing is none: the order of answers does not matter, day and hour do', () => {
  const tablet = { lists: [firstList] }
  const visit = visitOn('2026-03-09')
  expect(isUnchanged(visit, { ...visit.codes, topic: ['work', 'housing'], duration: ['nr'] }, {}, tablet)).toBe(true)
  expect(isUnchanged(visit, visit.codes, { day: visit.day }, tablet)).toBe(true)
  expect(isUnchanged(visit, visit.codes, { day: day('2026-03-08') }, tablet)).toBe(false)
  expect(isUnchanged(visit, visit.codes, { day: visit.day, hour: 9 }, tablet)).toBe(false)
  expect(isUnchanged(visit, { ...visit.codes, topic: ['work'] }, {}, tablet)).toBe(false)
})

test('a series offers the usual hours and those in use, and counts each hour once', () => {
  expect(offeredHours([], false)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17])
  expect(offeredHours([7, 20, 9], false)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20])
  expect(offeredHours([], true)).toHaveLength(24)
  expect(countHours([12, 9, 12])).toEqual([
    { hour: 9, count: 1 },
    { hour: 12, count: 2 },
  ])
  expect(countHours([])).toEqual([])
})
