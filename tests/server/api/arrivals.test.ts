import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArrivalsAnswer } from '@tukkimies/shared/arrivals.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival } from '../../entries.ts'
import { type FixtureName, p1, p2, p3 } from '../../users.ts'
import { createHouse, type House, pushOf } from './house.ts'

const march = 'from=2026-03-01&to=2026-03-31'
const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      for (const [point, entries] of [
        [p1, [makeArrival(), makeArrival(), makeArrival({ hour: 9 }), makeArrival({ day: '2026-03-09' })]],
        [p2, [makeArrival({ point: p2, channel: 'point' })]],
        [p3, [makeArrival({ point: p3 })]],
      ] as const) {
        const credential = await house.enrol(point)
        await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
      }
    })
    afterAll(() => house.close())

    const ask = (query: string, as: FixtureName = 'maija') => house.ask(`/api/v1/arrivals?${query}`, { as })
    const countsOf = async (query: string, as: FixtureName = 'maija') =>
      ((await ask(query, as)).body as ArrivalsAnswer).counts.map(
        ({ point, day, hour, n }) => `${point} ${day} ${hour}: ${n}`,
      )

    test('[AN71] arrivals are exact, by point, day, hour and channel, as soon as they are pushed', async () => {
      const answer = (await ask(`point=p1&${march}`)).body as ArrivalsAnswer
      expect(answer).toEqual({
        today: '2026-03-10',
        counts: [
          { point: 'p1', day: '2026-03-09', hour: 12, channel: 'phone', n: 1 },
          { point: 'p1', day: '2026-03-10', hour: 9, channel: 'phone', n: 1 },
          { point: 'p1', day: '2026-03-10', hour: 12, channel: 'phone', n: 2 },
        ],
        silent: [],
      })
      expect(await countsOf('point=p1&from=2026-03-09&to=2026-03-09')).toEqual(['p1 2026-03-09 12: 1'])
    })

    test('[AN73][A17] without a point each sees all that is granted, and nothing else', async () => {
      const pointsOf = async (as: FixtureName) => [
        ...new Set(((await ask(march, as)).body as ArrivalsAnswer).counts.map(({ point }) => point)),
      ]
      expect(await pointsOf('aino')).toEqual([p1])
      expect(await pointsOf('maija')).toEqual([p1, p2])
      expect(await pointsOf('rauno')).toEqual([p3])
      expect(await pointsOf('kaarina')).toEqual([p1, p3])
    })

    test('[F92] a foreign point and a missing one are the same to whoever asks', async () => {
      for (const [as, foreign] of [
        ['aino', 'p2'],
        ['maija', 'p3'],
        ['rauno', 'p1'],
        ['kaarina', 'p2'],
      ] as const) {
        const answer = await ask(`point=${foreign}&${march}`, as)
        expect(answer).toMatchObject({ status: 404, code: 'not_found' })
        const missing = await ask(`point=nowhere&${march}`, as)
        const plain = (text: string) => text.replaceAll(/"set-cookie","[^"]*"/g, '')
        expect(plain(missing.everything)).toBe(plain(answer.everything))
      }
    })

    test('[AN73] a question is days and perhaps a point, each once; nothing else can be asked', async () => {
      const wrong = {
        'from=2026-03-01': 'invalid',
        [`${march}&point=`]: 'invalid',
        'from=2026-03-01&to=2026-02-30': 'invalid',
        'from=2026-03-10&to=2026-03-09': 'invalid',
        'from=2026-01-01&to=2026-04-03': 'invalid',
        [`${march}&format=csv`]: 'unknown_parameter',
        [`${march}&from=2026-03-01`]: 'unknown_parameter',
        [`${march}&__proto__=x`]: 'unknown_parameter',
      }
      for (const [query, code] of Object.entries(wrong)) expect((await ask(query)).code, query).toBe(code)
      expect((await ask('from=2026-01-01&to=2026-04-02')).status).toBe(200)
      expect((await ask(`${march}&channel=Möttönen`)).everything).not.toContain('ttönen')
    })

    test('a point whose tablet has gone quiet is named with the day since when', async () => {
      const quiet = await createHouse({ ground: await makeGround(engine) })
      const credential = await quiet.enrol(p1)
      await quiet.ask('/api/v1/push', { credential, body: pushOf([]) })
      const silentOf = async (as: FixtureName) => {
        const { body } = await quiet.ask(`/api/v1/arrivals?${march}`, { as })
        return (body as ArrivalsAnswer).silent
      }
      const day = 86_400_000
      quiet.wait(3 * day)
      expect(await silentOf('maija')).toEqual([])
      quiet.wait(day)
      expect(await silentOf('kaarina')).toEqual([{ point: 'p1', since: '2026-03-11' }])
      await quiet.close()
    })
  })
}
