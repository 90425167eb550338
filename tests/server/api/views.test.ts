import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { type SavedView, ViewList, viewsMax } from '@tukkimies/shared/register/view.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { fixtureView } from '../../notice.ts'
import { type FixtureName, keskus, p1 } from '../../users.ts'
import { idOf, makeUser } from './askers.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const keep = (as: FixtureName, change: object = {}) =>
      house.ask('/api/v1/views', { as, body: { ...fixtureView, ...change } })
    const list = async (as: FixtureName): Promise<readonly SavedView[]> =>
      ViewList.parse((await house.ask('/api/v1/views', { as })).body).views
    const namesOf = async (as: FixtureName) =>
      (await list(as)).map(({ name, own }) => `${name} ${own ? 'own' : 'shared'}`)

    test('[A14] a view is one’s own until it is shared, and then the organisation’s and nobody else’s', async () => {
      expect((await keep('kaarina', { name: 'Oma' })).body).toMatchObject({ own: true, name: 'Oma', shared: false })
      expect((await keep('kaarina', { name: 'Yhteinen', shared: true })).status).toBe(200)
      expect(await namesOf('kaarina')).toEqual(['Oma own', 'Yhteinen own'])
      expect(await namesOf('maija')).toEqual(['Yhteinen shared'])
      expect(await namesOf('aino')).toEqual(['Yhteinen shared'])
      expect(await namesOf('rauno')).toEqual([])
    })

    test('[A17] only its owner deletes a view; a foreign one and a missing one are one answer', async () => {
      const shared = (await list('maija'))[0] ?? expect.fail('nothing is shared')
      const foreign = await house.ask(`/api/v1/views/${shared.id}/delete`, { as: 'maija', body: {} })
      const missing = await house.ask('/api/v1/views/AAAAAAAAAAAAAAAAAAAAAA/delete', { as: 'maija', body: {} })
      expect([foreign.status, foreign.text]).toEqual([404, missing.text])
      expect((await house.ask(`/api/v1/views/${shared.id}/delete`, { as: 'kaarina', body: {} })).status).toBe(204)
      expect(await namesOf('maija')).toEqual([])
    })

    test('[AN77] a view is kept in its canonical form, and one that could never be asked is refused', async () => {
      const turned = await keep('maija', { query: 'visitor=client&rows=topic&place=whole&columns=language' })
      expect(turned.body).toMatchObject({ query: fixtureView.query })
      expect(await keep('maija', { query: 'visitor=client&rows=topic' })).toMatchObject({
        status: 400,
        code: 'malformed',
      })
      expect(await keep('maija', { query: `${fixtureView.query}&period=2026` })).toMatchObject({ status: 400 })
      expect(await keep('maija', { span: { is: 'fixed', names: ['2026', '2026Q1'] } })).toMatchObject({
        status: 422,
        code: 'invalid',
      })
    })

    test('[A29] a name that names a person’s number or address is refused, and not repeated', async () => {
      const code = await keep('maija', { name: 'Asiakas 131052-308T' })
      expect(code).toMatchObject({ status: 422, code: 'identity_code' })
      expect(code.everything).not.toContain('131052')
      expect(await keep('maija', { name: 'y.testi@example.org' })).toMatchObject({ status: 422, code: 'text_found' })
    })

    test('[A34] the own record holds the own views, and not those of others', async () => {
      await keep('kaarina', { name: 'Yhteinen', shared: true })
      const record = OwnRecord.parse((await house.ask('/api/v1/me/record', { as: 'maija' })).body)
      expect(record.views.map(({ name }) => name)).toEqual([fixtureView.name])
    })

    test('[A21][A22] views go with their user', async () => {
      const user = await makeUser(house, { role: 'advisor', organisation: keskus, points: [p1] })
      const { register } = house.deps
      const kept = { id: 'VVVVVVVVVVVVVVVVVVVVVA', user, shared: 1, content: JSON.stringify(fixtureView) }
      await register.query
        .insertInto('view')
        .values({ ...kept, id: kept.id as SavedView['id'] })
        .execute()
      expect((await list('aino')).some(({ id }) => id === kept.id)).toBe(true)
      await register.transact((tx) => changeUser(tx, user, { last_login: instantToDay(house.now()) }))
      expect((await house.ask(`/api/v1/users/${user}/delete`, { as: 'maija', body: { reason: 'asked' } })).status).toBe(
        204,
      )
      const left = await register.query.selectFrom('view').selectAll().where('user', '=', user).execute()
      expect(left).toEqual([])
    })

    test('[A16] nobody keeps views without end', async () => {
      const id = await idOf(house, 'aino')
      const rows = Array.from({ length: viewsMax }, (_, at) => ({
        id: `A${String(at).padStart(20, '0')}A` as SavedView['id'],
        user: id,
        shared: 0,
        content: JSON.stringify(fixtureView),
      }))
      await house.deps.register.query.insertInto('view').values(rows).execute()
      expect(await keep('aino')).toMatchObject({ status: 422, code: 'invalid' })
    })
  })
}
