import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { savePoint } from '@tukkimies/server/register/organisation.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { PlaceList } from '@tukkimies/shared/register/place.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { keskus, p1, p2, p3, ranta } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()
const names = { fi: 'Kirjasto', sv: 'Biblioteket', en: 'Library' }
const dayMs = 86_400_000

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const change = (path: string, body: unknown) => house.ask(`/api/v1/${path}`, { as: 'oskari', body })
    const places = async () => (await house.ask('/api/v1/places', { as: 'oskari' })).body as PlaceList
    const pointOf = async (id: string): Promise<Point | undefined> =>
      ((await house.ask('/api/v1/pull')).body as PullAnswer).points.find((point) => point.id === id)
    const lastLine = async () => (await listAudit(house.deps.register, { is: 'all' }, 1))[0]
    const makePoint = async (more: object = {}): Promise<string> => {
      const body = { organisation: keskus, names, busy: true, first: '2026-03-01', area: 'a1', ...more }
      const answer = await change('points', body)
      expect(answer.status).toBe(200)
      return (answer.body as { id: string }).id
    }

    test('ids are the next short ones, and never the same twice', async () => {
      const ids = await Promise.all(
        [0, 1, 2].map(async () => ((await change('organisations', { names })).body as { id: string }).id),
      )
      expect(ids.toSorted()).toEqual(['o1', 'o2', 'o3'])
      expect((await change('areas', { organisation: 'o2', names })).body).toEqual({ id: 'a2' })
      expect(await makePoint()).toBe('p4')
      expect((await places()).organisations.map(({ id }) => id)).toEqual([keskus, 'o1', 'o2', 'o3', ranta].toSorted())
    })

    test('every place is told with its organisation', async () => {
      const found = await places()
      expect(found.areas).toContainEqual(expect.objectContaining({ id: 'a1', organisation: keskus }))
      expect(found.points).toContainEqual(expect.objectContaining({ id: p3, organisation: ranta }))
    })

    test('[A19] whatever changes is written down once, for the main user of the organisation', async () => {
      const actor = { is: 'user', user: expect.any(String), role: 'operator' }
      const line = async (organisation: string, event: object) =>
        expect(await lastLine()).toMatchObject({ actor, organisation, event })
      await change('organisations/o1/names', { names: { ...names, en: 'Library two' } })
      await line('o1', { event: 'organisation_saved', organisation: 'o1' })
      await change('areas/a1/names', { names })
      await line(keskus, { event: 'area_saved', area: 'a1' })
      const id = await makePoint()
      await line(keskus, { event: 'point_saved', point: id })
      await change(`points/${id}/names`, { names: { ...names, en: 'New name' } })
      await line(keskus, { event: 'point_saved', point: id })
      await change(`points/${id}/close`, { last: '2026-03-20' })
      await line(keskus, { event: 'point_closed', point: id })
      await change(`points/${id}/reopen`, {})
      await line(keskus, { event: 'point_saved', point: id })
      await change('points/p99/reopen', {})
      expect((await lastLine())?.event).toEqual({ event: 'refused', action: 'manage_places' })
    })

    test('[duty-F05][duty-F10] names stand in three languages, and none names a person', async () => {
      const body = { names: { ...names, fi: '131052-308T' } }
      for (const path of ['organisations', 'organisations/keskus/names', 'areas/a1/names', 'points/p1/names'])
        expect(await change(path, body)).toMatchObject({ code: 'identity_code', body: { field: 'names.fi' } })
      expect(await change('points/p1/names', { names: { ...names, sv: ' ' } })).toMatchObject({ code: 'invalid' })
      expect(await change('points/p1/names', { names: { fi: 'x', en: 'x' } })).toMatchObject({ code: 'invalid' })
      expect((await change('points/p1/names', { names })).status).toBe(204)
      expect((await pointOf(p1))?.names).toEqual(names)
    })

    test('[C17] a missing place and one of another organisation look alike', async () => {
      const missing = await change('points/p99/names', { names })
      expect(missing).toMatchObject({ status: 404, code: 'not_found' })
      for (const path of ['points/x%20y/names', 'areas/a99/names', 'organisations/o99/names'])
        expect((await change(path, { names })).everything).toBe(missing.everything)
      const merge = { into: p3, from: '2026-04-01' }
      expect((await change(`points/${p1}/merge`, merge)).everything).toBe(missing.everything)
      for (const body of [
        { organisation: 'o99', names, busy: true, first: '2026-03-01', area: null },
        { organisation: ranta, names, busy: true, first: '2026-03-01', area: 'a1' },
      ])
        expect((await change('points', body)).everything).toBe(missing.everything)
      expect((await change('areas', { organisation: 'o99', names })).everything).toBe(missing.everything)
      expect((await change(`points/${p3}/area`, { area: 'a1', from: '2027-01-01' })).everything).toBe(
        missing.everything,
      )
    })

    test('[AN29] a point changes its area on a 1 January to come', async () => {
      const early = await change(`points/${p2}/area`, { area: null, from: '2026-07-01' })
      expect(early).toMatchObject({ status: 422, code: 'place_day', body: { field: 'from', day: '2027-01-01' } })
      expect((await change(`points/${p2}/area`, { area: null, from: '2027-01-01' })).status).toBe(204)
      expect((await pointOf(p2))?.areas.at(-1)).toEqual({ from: '2027-01-01', area: null })
    })

    test('[AN38] the answer at set-up may be mended, for the periods that begin later', async () => {
      expect((await change(`points/${p1}/busy`, { busy: false })).status).toBe(204)
      expect((await pointOf(p1))?.busy).toBe(false)
    })

    test('[S23] a point begins at most a year ago', async () => {
      const body = { organisation: keskus, names, busy: false, first: '2025-03-09', area: null }
      expect(await change('points', body)).toMatchObject({
        code: 'place_day',
        body: { field: 'first', day: '2025-03-10' },
      })
      expect((await change('points', { ...body, first: '2025-03-10' })).status).toBe(200)
    })

    test('[S36] a point is closed with a last day that has not passed, and opened again until its month closes', async () => {
      const id = await makePoint()
      expect(await change(`points/${id}/close`, { last: '2026-03-09' })).toMatchObject({ code: 'place_day' })
      expect((await change(`points/${id}/close`, { last: '2026-03-10' })).status).toBe(204)
      expect((await pointOf(id))?.last).toBe('2026-03-10')
      expect((await change(`points/${id}/reopen`, {})).status).toBe(204)
      expect(await change(`points/${id}/reopen`, {})).toMatchObject({ status: 409, code: 'outdated' })
      expect((await pointOf(id))?.last).toBeUndefined()
    })

    test('[F26][S36] a merge tells every tablet who goes on, and cannot be repeated once it has come', async () => {
      const id = await makePoint()
      const merge = (body: object) => change(`points/${id}/merge`, { into: p1, from: '2026-04-01', ...body })
      expect(await merge({ from: '2026-04-02' })).toMatchObject({ code: 'place_day', body: { day: '2026-04-01' } })
      expect(await merge({ into: id })).toMatchObject({ code: 'invalid', body: { field: 'into' } })
      expect((await merge({})).status).toBe(204)
      expect(await pointOf(id)).toMatchObject({ last: '2026-03-31', successor: p1 })
      const code = { as: 'maija', body: { point: id, name: 'Tabletti 9' } } as const
      expect((await house.ask('/api/v1/devices/codes', code)).status).toBe(200)
      house.wait(25 * dayMs)
      expect(await merge({ from: '2026-06-01' })).toMatchObject({ status: 409, code: 'outdated' })
      expect(await change(`points/${id}/close`, { last: '2026-06-01' })).toMatchObject({ code: 'outdated' })
      expect(await house.ask('/api/v1/devices/codes', code)).toMatchObject({
        code: 'place_day',
        body: { field: 'point', day: '2026-03-31' },
      })
      // April closes on 10 May.
      house.wait(35 * dayMs)
      expect((await change(`points/${id}/reopen`, {})).status).toBe(204)
      await change(`points/${id}/close`, { last: '2026-05-31' })
      house.wait(80 * dayMs)
      expect(await change(`points/${id}/reopen`, {})).toMatchObject({
        code: 'place_day',
        body: { field: 'last', day: '2026-07-10' },
      })
    })

    test('the last open point of an organisation may be closed', async () => {
      const today = new Date(house.now()).toISOString().slice(0, 10)
      const point = await pointOf(p3)
      expect((await change(`points/${p3}/close`, { last: today })).status).toBe(204)
      expect((await pointOf(p3))?.last).toBe(today)
      if (point) await house.deps.register.transact((tx) => savePoint(tx, ranta, point))
    })

    test('[A33] nobody but the operator changes a place', async () => {
      for (const as of ['aino', 'maija', 'kaarina', 'tuomas'] as const) {
        expect(await house.ask('/api/v1/organisations', { as, body: { names } })).toMatchObject({ code: 'no_right' })
        expect(await house.ask(`/api/v1/points/${p1}/reopen`, { as, body: {} })).toMatchObject({ code: 'no_right' })
      }
    })
  })
}
