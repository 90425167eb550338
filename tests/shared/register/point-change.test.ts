import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { AreaId, PointId } from '@tukkimies/shared/id.ts'
import { labelsProblem } from '@tukkimies/shared/register/labels.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import {
  closePoint,
  mergePoint,
  monthStartFrom,
  movePoint,
  reopenPoint,
  yearStartFrom,
} from '@tukkimies/shared/register/point-change.ts'

const day = (text: string): Day => Day.parse(text)
const today = day('2026-03-10')
const names = { fi: 'Keskusta', sv: 'Centrum', en: 'Centre' }
const a1 = AreaId.parse('a1')
const a2 = AreaId.parse('a2')
const open = Point.parse({
  id: PointId.parse('p1'),
  names,
  first: '2025-02-03',
  areas: [{ from: '2025-02-03', area: a1 }],
  busy: true,
})
const other: Point = { ...open, id: PointId.parse('p2') }
const dayOf = (code: string, field: string, earliest: string) => ({
  ok: false,
  problem: { code, field, day: earliest },
})

test('[S36] a point ends today at the earliest, so that nothing on a tablet is shut out', () => {
  expect(closePoint(open, today, today)).toEqual({ ok: true, value: { ...open, last: today } })
  expect(closePoint(open, day('2026-03-09'), today)).toEqual(dayOf('place_day', 'last', '2026-03-10'))
  const future: Point = { ...open, first: day('2026-06-01') }
  expect(closePoint(future, day('2026-05-31'), today)).toEqual(dayOf('place_day', 'last', '2026-06-01'))
})

test('[S36] a closing may be moved until it has come, and takes a planned merge back', () => {
  const planned: Point = { ...open, last: day('2026-03-31'), successor: other.id }
  expect(closePoint(planned, day('2026-03-20'), today)).toEqual({ ok: true, value: { ...open, last: '2026-03-20' } })
  const over: Point = { ...open, last: day('2026-03-09') }
  expect(closePoint(over, today, today)).toEqual({ ok: false, problem: { code: 'outdated' } })
  expect(mergePoint(over, other, day('2026-04-01'), today)).toEqual({ ok: false, problem: { code: 'outdated' } })
})

test('[F26] a merge begins with a month, and the day before it is the last one of the point', () => {
  const merged = mergePoint(open, other, day('2026-04-01'), today)
  expect(merged).toEqual({ ok: true, value: { ...open, last: '2026-03-31', successor: 'p2' } })
  for (const wrong of ['2026-04-02', '2026-03-01', '2025-04-01'])
    expect(mergePoint(open, other, day(wrong), today)).toEqual(dayOf('place_day', 'from', '2026-04-01'))
  expect(mergePoint(open, open, day('2026-04-01'), today)).toEqual({
    ok: false,
    problem: { code: 'invalid', field: 'into' },
  })
})

test('[F26] a merge waits a month if visits of its first day may have been sent already', () => {
  const eve = day('2026-03-31')
  expect(mergePoint(open, other, day('2026-04-01'), eve)).toEqual(dayOf('place_day', 'from', '2026-05-01'))
  expect(mergePoint(open, other, day('2026-04-01'), day('2026-03-30')).ok).toBe(true)
})

test('[F26] a point is merged only into one that is open then', () => {
  const closed = { ok: false, problem: { code: 'place_day', field: 'into' } }
  const from = day('2026-04-01')
  expect(mergePoint(open, { ...other, last: day('2026-03-31') }, from, today)).toEqual(closed)
  expect(mergePoint(open, { ...other, first: day('2026-04-02') }, from, today)).toEqual(closed)
  expect(mergePoint(open, { ...other, last: from }, from, today).ok).toBe(true)
})

test('a closing is taken back until the month after it is closed', () => {
  const closed: Point = { ...open, last: day('2026-02-27'), successor: other.id }
  const closesOn = (wanted: string) => (asked: Day) => {
    expect(asked).toBe('2026-02-28')
    return day(wanted)
  }
  expect(reopenPoint(closed, today, closesOn('2026-03-11'))).toEqual({ ok: true, value: open })
  expect(reopenPoint(closed, today, closesOn('2026-03-10'))).toEqual(dayOf('place_day', 'last', '2026-03-10'))
  expect(reopenPoint(open, today, () => today)).toEqual({ ok: false, problem: { code: 'outdated' } })
})

test('[AN29] a point moves to another area on a 1 January to come, and a later plan replaces an earlier one', () => {
  const moved = movePoint(open, a2, day('2027-01-01'), today)
  const areas = [...open.areas, { from: '2027-01-01', area: a2 }]
  expect(moved).toEqual({ ok: true, value: { ...open, areas } })
  if (!moved.ok) return
  expect(movePoint(moved.value, null, day('2027-01-01'), today)).toEqual({
    ok: true,
    value: { ...open, areas: [...open.areas, { from: '2027-01-01', area: null }] },
  })
  for (const wrong of ['2026-01-01', '2027-01-02', '2027-02-01'])
    expect(movePoint(open, a2, day(wrong), today)).toEqual(dayOf('place_day', 'from', '2027-01-01'))
  const newYearsEve = day('2026-12-31')
  expect(movePoint(open, a2, day('2027-01-01'), newYearsEve)).toEqual(dayOf('place_day', 'from', '2028-01-01'))
})

test('the next first of a month or year is the day itself where it is one', () => {
  expect(monthStartFrom(day('2026-03-01'))).toBe('2026-03-01')
  expect(monthStartFrom(day('2026-12-02'))).toBe('2027-01-01')
  expect(yearStartFrom(day('2027-01-01'))).toBe('2027-01-01')
  expect(yearStartFrom(day('2027-01-02'))).toBe('2028-01-01')
})

test('[duty-F05][duty-F10] names stand in three languages and hold nothing that names a person', () => {
  expect(labelsProblem(names, 'names')).toBeNull()
  expect(labelsProblem({ ...names, sv: '  ' }, 'names')).toEqual({ code: 'invalid', field: 'names.sv' })
  for (const unseen of ['a\u0000b', 'a\nb', 'a\u202eb'])
    expect(labelsProblem({ ...names, fi: unseen }, 'names')).toEqual({ code: 'invalid', field: 'names.fi' })
  expect(labelsProblem({ ...names, en: 'matti@esimerkki.fi' }, 'names')).toEqual({
    code: 'invalid',
    field: 'names.en',
  })
  expect(labelsProblem({ ...names, fi: 'Piste 131052-308T' }, 'names')).toEqual({
    code: 'identity_code',
    field: 'names.fi',
  })
})
