import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { AreaId, PointId } from '@tukkimies/shared/id.ts'
import type { Area, Point } from '@tukkimies/shared/register/organisation.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { readTableRequest, tableRequestToQuery } from '@tukkimies/shared/release/table-request.ts'
import {
  comparedPeriod,
  kindsPublished,
  monthsUntil,
  newestPeriod,
  pairsToPeriods,
  periodsPublished,
  periodsWithheld,
  placesWithin,
  readablePlaces,
  readView,
  type View,
  viewToRequest,
  viewToSearch,
} from '@tukkimies/web/figures/view.ts'
import { expect, test } from 'vitest'

const view: View = {
  visitor: 'client',
  place: 'point:p1',
  period: '2026Q1' as PeriodName,
  compare: 'year',
  filter: null,
  single: false,
}

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
  withheld: false,
})
const years = [closed('2025-01', 'm'), closed('2025-12', 'm'), closed('2026-01', 'm'), closed('2025Q1', 'q')]
const periods: PeriodsAnswer = {
  visitor: 'client',
  closed: [closed('2025-12', 'm'), closed('2026-01', 'm'), closed('2025Q4', 'q')],
  next: [],
}

test('the address holds the whole view, its parameters in order, and gives it back', () => {
  const search = viewToSearch(view)
  expect(search).toBe('period=2026Q1&place=point%3Ap1&visitor=client')
  expect({ compare: 'year', ...readView(new URLSearchParams(search)) }).toEqual(view)
  const narrow: View = { ...view, compare: 'previous', filter: { dimension: 'topic', code: 'permit' }, single: true }
  expect(viewToSearch(narrow)).toBe(
    'codes=single&compare=previous&filter=topic%3Apermit&period=2026Q1&place=point%3Ap1&visitor=client',
  )
  expect(readView(new URLSearchParams(viewToSearch(narrow)))).toEqual(narrow)
})

test('what an address does not say or says wrongly is left out', () => {
  const none = { filter: null, single: false }
  const wrong = 'period=2026-13&place=p1&visitor=nobody&other=1&compare=ever&filter=topic&codes=all'
  expect(readView(new URLSearchParams(wrong))).toEqual(none)
  expect(readView(new URLSearchParams('period=2026&filter=topic:permit:work'))).toEqual({ period: '2026', ...none })
})

test('a period is compared with the one a year before or just before, if that was published', () => {
  const compared = (period: string, compare: View['compare']) =>
    comparedPeriod({ period: period as PeriodName, compare }, { ...periods, closed: years })
  expect(compared('2026Q1', 'year')).toBe('2025Q1')
  expect(compared('2026Q1', 'previous')).toBeNull()
  expect(compared('2026-01', 'previous')).toBe('2025-12')
  expect(compared('2026-01', 'year')).toBe('2025-01')
  expect(compared('2026', 'year')).toBeNull()
  expect(compared('2026-01', 'none')).toBeNull()
})

test('months end with the period, a year of them at most, each with the one a year before where there is one', () => {
  const until = (period: string) => monthsUntil(period as PeriodName, { ...periods, closed: years })
  expect(until('2026Q1')).toEqual([
    { month: '2025-01', earlier: null },
    { month: '2025-12', earlier: null },
    { month: '2026-01', earlier: '2025-01' },
  ])
  expect(until('2025')).toHaveLength(2)
  expect(pairsToPeriods(until('2026Q1'))).toEqual(['2025-01', '2025-12', '2026-01'])
})

test('a place is made of areas, or of points where there are none', () => {
  const [areas, points] = [[area('north')], [point('p1', 'north'), point('p2', null)]]
  expect(placesWithin('whole', areas, points)).toEqual(['area:north'])
  expect(placesWithin('whole', [], points)).toEqual(['point:p1', 'point:p2'])
  expect(placesWithin('area:north', areas, points)).toEqual(['point:p1'])
  expect(placesWithin('point:p1', areas, points)).toEqual([])
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

test('[AN100] a closed period of which nothing could be published is no period to choose figures of, and is named', () => {
  const february = { ...closed('2026-02', 'm'), withheld: true }
  const withOne: PeriodsAnswer = {
    ...periods,
    closed: [...years, february, { ...closed('2025', 'y'), withheld: true }],
  }
  expect(newestPeriod(withOne)).toBe('2026-01')
  expect(kindsPublished(withOne)).toEqual(['m', 'q'])
  expect(periodsPublished(withOne, 'm')).toEqual(['2026-01', '2025-12', '2025-01'])
  expect(periodsWithheld(withOne, 'm')).toEqual(['2026-02'])
  expect(periodsWithheld(withOne, 'q')).toEqual([])
  expect(comparedPeriod({ period: '2026-03' as PeriodName, compare: 'previous' }, withOne)).toBeNull()
  const months = monthsUntil('2026-02' as PeriodName, withOne).map(({ month }) => month)
  expect(months).not.toContain('2026-02')
})
