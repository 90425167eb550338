import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { AreaId, PointId } from '@tukkimies/shared/id.ts'
import type { Area, Point } from '@tukkimies/shared/register/organisation.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { readTableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import {
  kindsPublished,
  newestPeriod,
  periodsPublished,
  readablePlaces,
  readView,
  type View,
  viewToRequest,
  viewToSearch,
} from '@tukkimies/web/figures/view.ts'
import { expect, test } from 'vitest'

const view: View = { visitor: 'client', place: 'point:p1', period: '2026Q1' as PeriodName }

const names = { fi: 'A', sv: 'A', en: 'A' }
const area = (id: string): Area => ({ id: id as AreaId, names })
const point = (id: string, areaOf: string | null): Point => ({
  id: id as PointId,
  names,
  first: '2026-01-01' as Day,
  areas: [{ from: '2026-01-01' as Day, area: areaOf as AreaId | null }],
  busy: true,
})
const closed = (name: string, kind: 'm' | 'q' | 'y') => ({
  kind,
  name: name as PeriodName,
  first: '2026-01-01' as Day,
  last: '2026-01-31' as Day,
  close: '2026-02-10' as Day,
  listHash: '0',
})
const periods: PeriodsAnswer = {
  visitor: 'client',
  closed: [closed('2025-12', 'm'), closed('2026-01', 'm'), closed('2025Q4', 'q')],
  next: [],
}

test('the address holds the whole view, its parameters in order, and gives it back', () => {
  const search = viewToSearch(view)
  expect(search).toBe('period=2026Q1&place=point%3Ap1&visitor=client')
  expect(readView(new URLSearchParams(search))).toEqual(view)
})

test('what an address does not say or says wrongly is left out', () => {
  expect(readView(new URLSearchParams('period=2026-13&place=p1&visitor=nobody&other=1'))).toEqual({})
  expect(readView(new URLSearchParams('period=2026'))).toEqual({ period: '2026' })
})

test('[AN80] a figure of the view is a question that the release reads as it was meant', () => {
  const request = viewToRequest(view, 'topic')
  const read = readTableRequest(new URLSearchParams(tableRequestToQuery(request)))
  expect(read).toEqual({ ok: true, value: request })
})

test('[A17] only places of which every point is one’s own can be chosen', () => {
  const areas = [area('north'), area('south'), area('empty')]
  const points = [point('p1', 'north'), point('p2', 'north'), point('p3', 'south')]
  const places = (...own: string[]) => readablePlaces(areas, points, (id) => own.includes(id))
  expect(places('p1', 'p2', 'p3')).toEqual(['whole', 'area:north', 'area:south', 'point:p1', 'point:p2', 'point:p3'])
  expect(places('p1', 'p2')).toEqual(['area:north', 'point:p1', 'point:p2'])
  expect(places('p1')).toEqual(['point:p1'])
  expect(places()).toEqual([])
})

test('only kinds and periods that are published can be chosen, and the newest is shown first', () => {
  expect(kindsPublished(periods)).toEqual(['m', 'q'])
  expect(periodsPublished(periods, 'm')).toEqual(['2026-01', '2025-12'])
  expect(newestPeriod(periods)).toBe('2026-01')
  expect(newestPeriod({ ...periods, closed: [] })).toBeUndefined()
})
