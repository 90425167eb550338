import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Completeness } from '@tukkimies/shared/release/completeness.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival, makeVisit } from '../../entries.ts'
import { type FixtureName, p1, p2 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

const dayMs = 86_400_000
const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    let credential = ''
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      credential = await house.enrol(p1)
      // Thursday 5 March and today, Tuesday the 10th: of the working days between them none had anybody.
      const entries = [makeArrival({ day: '2026-03-05' }), makeArrival(), makeVisit(), makeVisit()]
      const { status } = await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
      if (status !== 200) throw new Error(`the push was answered ${status}`)
    })
    afterAll(() => house.close())

    const ask = (place: string, as: FixtureName = 'maija', period = '2026-03') =>
      house.ask(`/api/v1/completeness?place=${place}&period=${period}`, { as })
    const read = async (place: string, as: FixtureName = 'maija', period = '2026-03') =>
      Completeness.parse((await ask(place, as, period)).body)

    test('[AN53] few open visits are told as few, and from the threshold on as a number of the whole register', async () => {
      expect(await read('point:p1')).toMatchObject({ open: null, openMin: 8 })
      expect((await ask('point:p1')).text).not.toContain('"open":2')
      const more = Array.from({ length: 6 }, () => makeVisit())
      await house.ask('/api/v1/push', { credential, body: pushOf(more) })
      expect(await read('point:p1')).toMatchObject({ open: 8, openMin: 8 })
      expect(await read('point:p2')).toMatchObject({ open: 8 })
      // Read again and again, it tells no single visit that came to a tablet anywhere.
      await house.ask('/api/v1/push', { credential, body: pushOf([makeVisit()]) })
      expect(await read('point:p1')).toMatchObject({ open: 8 })
    })

    test('[A14] usual days without arrivals are told by point, up to yesterday', async () => {
      const { first, last, quiet, today } = await read('area:a1')
      expect([today, first, last]).toEqual(['2026-03-10', '2026-03-01', '2026-03-09'])
      // Nothing else is known of p2, so that all working days are usual there.
      expect(quiet).toContainEqual({ point: p2, spans: [{ first: '2026-03-02', last: '2026-03-09', days: 6 }] })
      expect(await read('point:p1', 'maija', '2026-04')).toMatchObject({ first: null, last: null, quiet: [] })
    })

    test('[A14][AN53] days without arrivals are told to nobody who may not read arrivals', async () => {
      const { quiet, next } = await read('area:a1', 'tuomas')
      expect(quiet).toBeNull()
      expect(next).toHaveLength(3)
    })

    test('[A14] what closes next is told of each kind of period', async () => {
      expect((await read('point:p1')).next).toEqual([
        { kind: 'm', name: '2026-02', close: '2026-03-10' },
        { kind: 'q', name: '2026Q1', close: '2026-04-17' },
        { kind: 'y', name: '2026', close: '2027-02-03' },
      ])
    })

    test('[AN79][F92] a place that is foreign or does not exist is not found', async () => {
      for (const [as, place] of [
        ['aino', 'point:p2'],
        ['aino', 'area:a1'],
        ['maija', 'point:p3'],
        ['maija', 'whole'],
        ['kaarina', 'area:a1'],
        ['tuomas', 'point:nowhere'],
      ] as const) {
        expect(await ask(place, as), `${as}: ${place}`).toMatchObject({ status: 404, code: 'not_found' })
      }
      expect((await ask('whole', 'tuomas')).status).toBe(200)
      expect(await ask('whole', 'oskari')).toMatchObject({ status: 403, code: 'no_right' })
      expect(await ask('Helsinki')).toMatchObject({ code: 'invalid' })
    })

    test('[A14] a tablet that has gone quiet is told with the day, and a point without one as such', async () => {
      expect(await read('area:a1')).toMatchObject({ silent: [], without: [p2] })
      house.wait(7 * dayMs)
      expect(await read('area:a1')).toMatchObject({ silent: [{ point: p1, since: '2026-03-11', tablets: 1 }] })
      // What was saved after February is no part of it.
      expect(await read('area:a1', 'maija', '2026-02')).toMatchObject({ silent: [] })
    })
  })
}
