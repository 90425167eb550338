import { expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import { closePoint, mergePoint, movePoint } from '@tukkimies/shared/register/point-change.ts'
import {
  areaDays,
  closingDayMin,
  findPlaces,
  listPlaces,
  mergeDays,
  mergeTargets,
} from '@tukkimies/web/register/places.ts'

const day = (text: string) => Day.parse(text)
const name = (text: string) => ({ fi: text, sv: `${text} sv`, en: `${text} en` })
const [keskus, ranta] = [OrganisationId.parse('keskus'), OrganisationId.parse('ranta')]
const makePoint = (id: string, part: Partial<Point> = {}): Point => ({
  id: PointId.parse(id),
  names: name(id),
  first: day('2025-01-01'),
  areas: [],
  busy: true,
  ...part,
})
const list = {
  organisations: [
    { id: ranta, names: name('Ranta') },
    { id: keskus, names: name('Keskus') },
  ],
  areas: [{ id: AreaId.parse('a1'), names: name('Sisämaa'), organisation: keskus }],
  points: [
    {
      ...makePoint('kirjasto', { areas: [{ from: day('2025-01-01'), area: AreaId.parse('a1') }] }),
      organisation: keskus,
    },
    { ...makePoint('asema'), organisation: keskus },
    { ...makePoint('satama'), organisation: ranta },
  ],
}
const places = listPlaces(list, (first, second) => first.names.fi.localeCompare(second.names.fi))

test('each organisation has its own areas and points, in the order of names', () => {
  expect(places.map(({ id, areas, points }) => [id, areas.length, points.map((point) => point.id)])).toEqual([
    ['keskus', 1, ['asema', 'kirjasto']],
    ['ranta', 0, ['satama']],
  ])
})

test('the search finds organisations with all they have, areas with their points, and points, in any language', () => {
  const found = (sought: string) => findPlaces(places, sought).map(({ id, points }) => [id, points.length])
  expect(found('')).toEqual([
    ['keskus', 2],
    ['ranta', 1],
  ])
  expect(found('ranta sv')).toEqual([['ranta', 1]])
  expect(found('sisamaa')).toEqual([['keskus', 1]])
  expect(found('satama en')).toEqual([['ranta', 1]])
  expect(found('tori')).toEqual([])
})

test('[AN29][AN43] every day that is offered for a change is one that the register takes', () => {
  const point = makePoint('asema')
  const other = makePoint('kirjasto')
  for (const today of ['2026-12-30', '2026-12-31', '2027-01-01', '2028-02-29', '2026-06-15'].map(day)) {
    for (const from of mergeDays(point, today))
      expect(mergePoint(point, other, from, today), `${today} ${from}`).toMatchObject({ ok: true })
    for (const from of areaDays(today))
      expect(movePoint(point, null, from, today), `${today} ${from}`).toMatchObject({ ok: true })
    expect(closePoint(point, closingDayMin(point, today), today)).toMatchObject({ ok: true })
    const coming = makePoint('uusi', { first: day('2029-03-05') })
    expect(closePoint(coming, closingDayMin(coming, today), today)).toMatchObject({ ok: true })
    expect(mergePoint(coming, other, mergeDays(coming, today)[0] ?? today, today)).toMatchObject({ ok: true })
  }
})

test('a point is merged into another open one of its organisation, never into itself', () => {
  const closed = makePoint('kirjasto', { last: day('2026-01-01') })
  expect(
    mergeTargets([makePoint('asema'), makePoint('tori'), closed], PointId.parse('asema')).map(({ id }) => id),
  ).toEqual(['tori'])
})
