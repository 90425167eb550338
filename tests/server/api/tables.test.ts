import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { isOffered, LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { readsByUser } from '@tukkimies/server/api/tables.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival, makeVisit } from '../../entries.ts'
import { type FixtureName, p1, p2, p3 } from '../../users.ts'
import { type Answered, createHouse, type House, noon, pushOf } from './house.ts'
import { rehearseAtOnce } from '../../risks.ts'

const dayMs = 86_400_000
const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      // p1 and p3 have 40 visits about permits and 2 about work; p2 has 30.
      for (const [point, permits] of [
        [p1, 40],
        [p2, 30],
        [p3, 40],
      ] as const) {
        const credential = await house.enrol(point)
        const topics = [...Array.from({ length: permits }, () => 'permit'), 'work', 'work']
        const entries = topics.flatMap((topic) => [
          makeVisit({ point, codes: { topic: [topic], language: ['fi'] } }),
          makeArrival({ point }),
        ])
        await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
      }
      for (let nights = 0; nights < 32; nights++) {
        house.wait(dayMs)
        await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
      }
    }, 120_000)
    afterAll(() => house.close())

    const table = (query: string, as: FixtureName = 'maija', headers: Record<string, string> = {}): Promise<Answered> =>
      house.ask(`/api/v1/tables?${query}`, { as, headers })
    const march = 'visitor=client&period=2026-03&rows=topic'

    // Kept in memory, whatever the engine.
    if (engine === 'sqlite')
      test('600 reads of figures at once are answered, the next is told when to come, and nobody else waits', async () => {
        house.wait(60_000)
        const { burst, perMinute } = readsByUser
        expect({ burst, perMinute }).toEqual({ burst: 600, perMinute: 600 })
        for (let count = 3; count < burst; count++) await table('nothing=1')
        // All three kinds of questions about figures take from the same.
        const others = [
          'periods?visitor=client',
          'lattice?visitor=client&period=2026-03',
          `tables?${march}&place=point:p1`,
        ]
        const ask = async (path: string): Promise<Answered> => house.ask(`/api/v1/${path}`, { as: 'maija' })
        for (const path of others) expect((await ask(path)).status).toBe(200)
        for (const path of others) {
          const refused = await ask(path)
          expect(refused).toMatchObject({ status: 429, code: 'too_many_requests', body: { seconds: 1 } })
          expect(refused.headers.get('Retry-After')).toBe('1')
        }
        expect((await table(`${march}&place=point:p1`, 'tuomas')).status).not.toBe(429)
        house.wait(1_000)
        for (let count = 0; count < perMinute / 60; count++) expect((await table('nothing=1')).status).toBe(400)
        expect((await table('nothing=1')).status).toBe(429)
        house.wait(60_000)
      })

    test('[AN78] a closed month is answered dense, protected, with all that belongs to it', async () => {
      expect(instantToDay(house.now())).toBe(dayPlus(instantToDay(noon), 32))
      const answer = await table(`${march}&place=point:p1`)
      expect(answer.status).toBe(200)
      const { axes, values, periods, notes, query } = answer.body as TableAnswer
      const rows = axes.find(({ axis }) => axis === 'rows')
      const valueOf = (code: string) => values[rows?.names.findIndex((name) => name === code) ?? -1]
      expect(values).toHaveLength(rows?.names.length ?? 0)
      expect(Math.abs((valueOf('permit') ?? 0) - 40)).toBeLessThanOrEqual(3)
      expect(valueOf('work')).toBeNull()
      expect(valueOf('housing')).toBeNull()
      expect(periods).toMatchObject([{ name: '2026-03', close: '2026-04-10', D: 3, V: 2, T: 8, hiddenMax: 10 }])
      expect(notes).toContain('noise')
      expect(query).toBe('period=2026-03&place=point:p1&rows=topic&visitor=client')
    })

    test('[AN14][AN79] what a period can be asked is told of the places that may be read, and of no others', async () => {
      const offerOf = async (as: FixtureName, period = '2026-03') =>
        house.ask(`/api/v1/lattice?visitor=client&period=${period}`, { as })
      const placesOf = async (as: FixtureName) =>
        LatticeAnswer.parse((await offerOf(as)).body).places.map(({ name }) => name)
      expect(await placesOf('aino')).toEqual(['point:p1'])
      expect(await placesOf('tuomas')).toContain('whole')
      const offer = LatticeAnswer.parse((await offerOf('aino')).body)
      expect(isOffered(offer, 'point:p1', ['topic'])).toBe(true)
      expect(isOffered(offer, 'point:p1', ['topic', 'age'])).toBe(false)
      expect((await table('visitor=client&period=2026-03&place=point:p1&rows=topic&columns=age')).status).toBe(422)
      expect(await offerOf('aino', '2026-04')).toMatchObject({ status: 404 })
    })

    test('[AN80] the same question in another order is the same answer under the same tag', async () => {
      const first = await table(`${march}&place=point:p1`)
      const tag = first.headers.get('ETag') ?? ''
      expect(tag).toMatch(/^"[\w-]{43}"$/)
      const other = await table('rows=topic&place=point:p1&visitor=client&period=2026-03', 'kaarina')
      expect([other.headers.get('ETag'), other.text]).toEqual([tag, first.text])
      const again = await table(`${march}&place=point:p1`, 'maija', { 'If-None-Match': tag })
      expect(again).toMatchObject({ status: 304, text: '' })
      for (const query of [`${march}&place=point:p2`, 'visitor=client&period=2026-03&rows=language&place=point:p1']) {
        expect((await table(query)).headers.get('ETag')).not.toBe(tag)
      }
    })

    test('[AN79][F92] a place that is foreign or does not exist is not found, before anything is looked up', async () => {
      const denied: readonly (readonly [FixtureName, string])[] = [
        ['aino', 'point:p2'],
        ['aino', 'area:a1'],
        ['aino', 'whole'],
        ['maija', 'point:p3'],
        ['maija', 'whole'],
        ['maija', 'point:p1,point:p3'],
        ['rauno', 'area:a1'],
        ['kaarina', 'point:p2'],
        ['kaarina', 'area:a1'],
        ['maija', 'point:nowhere'],
        ['tuomas', 'area:nowhere'],
      ]
      for (const [name, place] of denied) {
        // A period that is not closed and a dimension that is none: neither may be told to who lacks the right.
        for (const rest of ['period=2026-03&rows=topic', 'period=2026-12&rows=topic', 'period=2026-03&rows=nothing']) {
          const answer = await table(`visitor=client&${rest}&place=${place}`, name)
          expect([answer.status, answer.text], `${name}: ${place}`).toEqual([
            404,
            '{"type":"urn:tukkimies:problem:not_found","status":404,"code":"not_found"}',
          ])
        }
      }
      for (const [name, place] of [
        ['aino', 'point:p1'],
        ['maija', 'area:a1'],
        ['rauno', 'point:p3'],
        ['kaarina', 'point:p1,point:p3'],
        ['tuomas', 'whole'],
      ] as const) {
        expect((await table(`${march}&place=${place}`, name)).code, `${name}: ${place}`).not.toBe('not_found')
      }
    })

    test('[AN77] parameters that are unknown, repeated, missing or of another grammar are refused', async () => {
      const wrong: Readonly<Record<string, object>> = {
        [`${march}&place=point:p1&sort=value`]: { code: 'unknown_parameter' },
        [`${march}&place=point:p1&top=10`]: { code: 'unknown_parameter' },
        [`${march}&place=point:p1&place=point:p2`]: { code: 'malformed', field: 'place' },
        [`${march}&place=point:p1&period=2026-02`]: { code: 'malformed', field: 'period' },
        [`${march}`]: { code: 'malformed', field: 'place' },
        'visitor=client&place=point:p1&rows=topic': { code: 'malformed', field: 'period' },
        'place=point:p1&period=2026-03&rows=topic': { code: 'malformed', field: 'visitor' },
        'visitor=client&place=point:p1&period=2026-03-10': { code: 'malformed', field: 'period' },
        'visitor=client&place=point:*&period=2026-03': { code: 'malformed', field: 'place' },
        'visitor=client&place=point:p1&period=2026-03..2026-05': { code: 'malformed', field: 'period' },
        [`${march}&place=point:p1&filter=gender:NOT woman`]: { code: 'malformed', field: 'filter' },
      }
      for (const [query, body] of Object.entries(wrong)) {
        const answer = await table(query)
        expect(answer.body, query).toMatchObject(body)
        expect(answer.status).toBe(400)
      }
      expect((await table(`${march}&place=point:Möttönen`)).everything).not.toMatch(/ttönen|M%C3/)
    })

    test('[AN79] what is not closed yet is refused with its day, what is not released with what is', async () => {
      const april = await table('visitor=client&period=2026-04&rows=topic&place=point:p1')
      expect(april).toMatchObject({ status: 422, body: { code: 'not-closed-yet', day: '2026-05-10' } })
      const crossed = await table('visitor=client&period=2026-03&rows=topic&columns=language&place=point:p1')
      expect(crossed).toMatchObject({ status: 422, body: { code: 'not-in-release' } })
      const { alternatives } = crossed.body as { alternatives: { change: string; query: string }[] }
      expect(alternatives.length).toBeGreaterThan(0)
      for (const { query } of alternatives) expect((await table(query)).status, query).toBe(200)
    })

    test('[AN59] the periods say what is closed and when the next ones will be', async () => {
      const ask = (query: string) => house.ask(`/api/v1/periods?${query}`, { as: 'maija' })
      const { closed, next } = (await ask('visitor=client')).body as PeriodsAnswer
      const last = { first: '2026-03-10', last: '2026-03-31', close: '2026-04-10' }
      expect(closed).toEqual([
        { kind: 'm', name: '2026-03', ...last, listHash: expect.stringMatching(/^[0-9a-f]{64}$/), withheld: false },
      ])
      expect(next).toEqual([
        { kind: 'm', name: '2026-04', close: '2026-05-10' },
        { kind: 'q', name: '2026Q1', close: '2026-04-17' },
        { kind: 'y', name: '2026', close: '2027-02-03' },
      ])
      expect((await ask('visitor=partner')).status).toBe(200)
      for (const query of ['', 'visitor=staff', 'visitor=client&visitor=client', 'visitor=client&kind=m']) {
        expect((await ask(query)).status).toBeGreaterThanOrEqual(400)
      }
    })

    test('[AN53][AN82] no route tells of a single visit, raw or folded', async () => {
      for (const path of ['visits', 'entries', 'open-visits', 'accumulators', 'receipts', 'cells', 'export', 'debug']) {
        expect(await house.ask(`/api/v1/${path}`, { as: 'maija' })).toMatchObject({ status: 404, code: 'not_found' })
      }
    })
  })
}
