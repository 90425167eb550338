import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PeriodNote, PeriodNoteList, periodNotesMax } from '@tukkimies/shared/release/period-note.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { type FixtureName, keskus } from '../../users.ts'
import { createHouse, type House } from './house.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
    })
    afterAll(() => house.close())

    const note = { place: 'point:p1', period: '2026-02', text: 'Piste oli remontissa viikon 7.' }
    const keep = (as: FixtureName, change: object = {}) =>
      house.ask('/api/v1/period-notes', { as, body: { ...note, ...change } })
    const list = async (as: FixtureName, span = 'from=2026-01-01&to=2026-12-31'): Promise<readonly PeriodNote[]> =>
      PeriodNoteList.parse((await house.ask(`/api/v1/period-notes?${span}`, { as })).body).notes
    const textsOf = async (as: FixtureName, span?: string) => (await list(as, span)).map(({ text }) => text)
    const remove = (as: FixtureName, id: string) => house.ask(`/api/v1/period-notes/${id}/delete`, { as, body: {} })

    test('[A14] a note stands beside its period for everybody whom its place concerns, and for nobody else', async () => {
      expect((await keep('kaarina')).body).toMatchObject({ ...note, day: '2026-03-10', own: true })
      expect((await keep('maija', { place: 'area:a1', text: 'Uusi bussilinja.' })).status).toBe(200)
      expect(await textsOf('maija')).toEqual(['Uusi bussilinja.', note.text])
      // Who holds one point of the area reads what is said of the area, too.
      expect(await textsOf('aino')).toEqual(['Uusi bussilinja.', note.text])
      expect(await textsOf('tuomas')).toEqual(['Uusi bussilinja.', note.text])
      expect(await textsOf('rauno')).toEqual([])
    })

    test('[A14] notes are asked for by days, and come with every period that shares one with them', async () => {
      await keep('kaarina', { period: '2026', text: 'Vuoden muistiinpano.' })
      expect(await textsOf('kaarina', 'from=2026-03-01&to=2026-03-31')).toEqual(['Vuoden muistiinpano.'])
      expect(await textsOf('kaarina', 'from=2026-02-28&to=2026-02-28')).toContain(note.text)
      expect(await textsOf('kaarina', 'from=2025-01-01&to=2025-12-31')).toEqual([])
    })

    test('[A17][F92] nobody notes or takes away anything of a place that is not their own', async () => {
      for (const [as, place] of [
        ['maija', 'point:p3'],
        ['maija', 'whole'],
        ['kaarina', 'area:a1'],
        ['kaarina', 'point:nowhere'],
      ] as const)
        expect(await keep(as, { place }), `${as}: ${place}`).toMatchObject({ status: 404, code: 'not_found' })
      for (const as of ['aino', 'tuomas', 'oskari'] as const)
        expect(await keep(as)).toMatchObject({ status: 403, code: 'no_right' })
      const area = (await list('kaarina')).find(({ place }) => place === 'area:a1') ?? expect.fail('no note')
      expect(area.own).toBe(false)
      const missing = await remove('kaarina', 'AAAAAAAAAAAAAAAAAAAAAA')
      expect([(await remove('kaarina', area.id)).text, missing.status]).toEqual([missing.text, 404])
      expect((await remove('maija', area.id)).status).toBe(204)
      expect(await textsOf('aino')).not.toContain('Uusi bussilinja.')
    })

    test('[A12][AN92] a note that says more than it should is refused and not repeated', async () => {
      const code = await keep('maija', { text: 'Asiakas 131052-308T kävi.' })
      expect(code).toMatchObject({ status: 422, code: 'identity_code' })
      expect(code.everything).not.toContain('131052')
      expect(await keep('maija', { text: 'Soita 040 123 4567' })).toMatchObject({ code: 'text_found' })
      expect(await keep('maija', { text: 'a\u202eb' })).toMatchObject({ code: 'invalid' })
      expect(await keep('maija', { text: ' ' })).toMatchObject({ code: 'invalid' })
      expect(await keep('maija', { author: 'Maija' })).toMatchObject({ code: 'invalid' })
    })

    test('[A19] keeping a note and taking it away are lines of the log, which do not repeat it', async () => {
      const rows = await house.deps.register.query.selectFrom('audit').select('line').execute()
      const text = rows.map(({ line }) => line).join('\n')
      for (const act of ['saved', 'removed'])
        expect(text).toContain(`"event":{"act":"${act}","event":"period_note","period":"2026-02"}`)
      expect(text).not.toContain('remontissa')
    })

    test('[A16] an organisation keeps no more than so many notes', async () => {
      const rows = Array.from({ length: periodNotesMax }, (_, at) => ({
        id: `${String(at).padStart(21, 'A')}A` as PeriodNote['id'],
        organisation: keskus,
        place: 'point:p2',
        period: '2025' as PeriodNote['period'],
        day: '2026-03-10' as PeriodNote['day'],
        text: 'x',
      }))
      await house.deps.register.query.insertInto('period_note').values(rows.slice(0, 500)).execute()
      await house.deps.register.query.insertInto('period_note').values(rows.slice(500)).execute()
      expect(await keep('maija')).toMatchObject({ code: 'invalid' })
    })
  })
}
