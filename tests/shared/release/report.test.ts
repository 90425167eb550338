import { expect, test } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { ReadyReport } from '@tukkimies/shared/register/report-plan.ts'
import type { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import {
  makeReport,
  monthsOfPeriod,
  type ReportAbout,
  type ReportGround,
  yearBefore,
} from '@tukkimies/shared/release/report.ts'

const name = (text: string) => PeriodName.parse(text)
const names = (...texts: readonly string[]) => new Set(texts.map(name))
const families = ['', 'topic', 'topic.1', 'language', 'language.1', 'channel', 'language.1+topic.1']
const dimensions = families.slice(1, -1).map((id) => ({ id, source: id, many: false, sensitive: false, codes: [] }))

/** The whole crosses two dimensions, the points `p1` and `p2` have one, and `p3` is too small to have any. */
const offer = (period: string): LatticeAnswer => ({
  visitor: 'client',
  period: name(period),
  dimensions,
  places: [
    { name: 'whole', node: 'whole', order: 2 },
    { name: 'point:p1', node: 'point:p1', order: 1 },
    { name: 'point:p2', node: 'point:p2', order: 1 },
  ],
  families,
})
const nothing = { released: names(), offer: null, before: null }
const ground = (change: Partial<ReportGround['client']> = {}): ReportGround => ({
  client: {
    released: names('2026Q1', '2026-01', '2026-02', '2026-03'),
    offer: offer('2026Q1'),
    before: null,
    ...change,
  },
  partner: nothing,
})
const funder: ReportAbout = {
  report: 'funder',
  place: 'whole',
  period: name('2026Q1'),
  parts: ['point:p1', 'point:p2', 'point:p3'],
}
const keysOf = (about: ReportAbout, of = ground()) => makeReport(about, of).tables.map(({ key }) => key)

test('[C11] a funder gets fixed tables of the release, and what is not released is named', () => {
  expect(keysOf(funder)).toEqual([
    'total-client',
    'months-client',
    'places-client',
    'codes-client-topic.1',
    'codes-client-language.1',
    'crossed-client-topic.1-language.1',
    'codes-client-channel',
  ])
  expect(makeReport(funder, ground()).left).toContainEqual({ is: 'total', visitor: 'partner' })
  expect(makeReport(funder, ground()).left).toContainEqual({ is: 'codes', visitor: 'client', dimension: 'age' })
})

test('[C11][AN14] a point gets what a point may say, and a place that is too small stands in no list of places', () => {
  expect(keysOf({ ...funder, place: 'point:p1', parts: [] })).not.toContain('crossed-client-topic.1-language.1')
  const places = makeReport(funder, ground()).tables.find(({ part }) => part.is === 'places')
  expect(places?.request.places).toEqual(['point:p1', 'point:p2'])
  expect(makeReport({ ...funder, place: 'point:p3' }, ground()).tables.map(({ key }) => key)).not.toContain(
    'total-client',
  )
})

test('[A14] every table but those over time stands beside the same period a year before, where that is released', () => {
  const compared = ground({ released: names('2025Q1', '2026Q1', '2026-01'), before: offer('2025Q1') })
  const tables = makeReport(funder, compared).tables
  expect(tables.filter(({ before }) => before !== null).every(({ request }) => request.periods[0] === '2025Q1')).toBe(
    true,
  )
  expect(tables.filter(({ before }) => before === null).map(({ part }) => part.is)).toEqual(['months', 'crossed'])
  expect(makeReport(funder, ground()).tables.every(({ before }) => before === null)).toBe(true)
  expect(['2026-03', '2026Q1', '2026'].map((text) => yearBefore(name(text)))).toEqual(['2025-03', '2025Q1', '2025'])
})

test('a quarter has the months of it that are released, a month none', () => {
  expect(monthsOfPeriod(name('2026Q1'), names('2026-02', '2026-03', '2026-04'))).toEqual(['2026-02', '2026-03'])
  expect(monthsOfPeriod(name('2026-02'), names('2026-02'))).toEqual([])
})

test('[C11][B03] every report of every kind asks for what can be asked', () => {
  for (const report of ReadyReport.options) {
    const { tables } = makeReport({ ...funder, report }, ground())
    expect(tables.length).toBeGreaterThan(2)
    expect(new Set(tables.map(({ key }) => key)).size).toBe(tables.length)
  }
})
