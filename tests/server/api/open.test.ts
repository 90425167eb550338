import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { DisclosureList } from '@tukkimies/shared/register/disclosure.ts'
import { OpenAnswer, OpenList, OpenTable, openTablesMax } from '@tukkimies/shared/release/open-table.ts'
import { makeOpenTableId } from '@tukkimies/shared/id.ts'
import { ExportFormat, exportMedia } from '@tukkimies/shared/release/export.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addOpenTable } from '@tukkimies/server/register/open-tables.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival, makeVisit } from '../../entries.ts'
import { type FixtureName, keskus, p1, p3 } from '../../users.ts'
import { fixtureQuestion } from '../../notice.ts'
import { rehearseAtOnce } from '../../risks.ts'
import { openArchive } from '../exports/read-back.ts'
import { createHouse, type House, pushOf } from './house.ts'

const dayMs = 86_400_000
const makeGround = useEngines()
const question = {
  query: 'place=point:p1&rows=topic&visitor=client',
  span: { is: 'latest', kind: 'm', count: 12 },
  measure: 'visits',
  across: ['period'],
}

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      for (const point of [p1, p3]) {
        const credential = await house.enrol(point)
        const entries = Array.from({ length: 42 }, () => [
          makeVisit({ point, codes: { topic: ['permit'], language: ['fi'] } }),
          makeArrival({ point }),
        ]).flat()
        await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
      }
    })
    afterAll(() => house.close())

    const night = async (days: number) => {
      house.wait(days * dayMs)
      await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
    }
    const publish = (as: FixtureName, change: object = {}) =>
      house.ask('/api/v1/open', { as, body: { ...question, language: 'fi', ...change } })
    const listed = async () => OpenList.parse((await house.ask('/api/v1/open')).body).tables
    const tableOf = async (): Promise<OpenTable> => (await listed())[0] ?? expect.fail('nothing is open')

    test('[A14][AN38] nothing is opened before anything of it is released', async () => {
      expect(await listed()).toEqual([])
      expect(await publish('maija')).toMatchObject({ status: 422, code: 'invalid', body: { field: 'span' } })
      await night(5)
      await night(27)
      expect(await listed()).toEqual([])
    })

    test('[A30][C05] a table is opened by its organisation’s main user, logged, and noted as handed on to everybody', async () => {
      expect(await publish('maija')).toMatchObject({
        status: 200,
        body: { periods: ['2026-03'], organisation: keskus },
      })
      expect(await publish('maija', { query: 'place=point:p3&rows=topic&visitor=client' })).toMatchObject({
        status: 404,
      })
      expect((await publish('kaarina')).code).toBe('no_right')
      // What is not released so is offered otherwise, but of no place that the asker may not read.
      const unreleased = await publish('maija', { query: 'place=area:a1&rows=topic&visitor=client' })
      expect([unreleased.code, unreleased.text.includes('place=whole')]).toEqual(['not-in-release', false])
      const { disclosures } = DisclosureList.parse((await house.ask('/api/v1/disclosures', { as: 'maija' })).body)
      expect(disclosures).toMatchObject([{ form: 'open', recipient: 'Kaikki', periods: ['2026-03'] }])
      const lines = await listAudit(house.deps.register, { is: 'all' }, 50)
      const acts = lines.flatMap(({ event: told }) => (told.event === 'open_data' ? [told.act] : []))
      expect(acts).toEqual(['published'])
    })

    test('[AN76][A14] whoever asks reads the figures of the release and their names, in no session, from any cache', async () => {
      const { id, title } = await tableOf()
      expect(title.fi).toContain('Asiakaskäynnit')
      const answer = await house.ask(`/api/v1/open/${id}`, { headers: { Cookie: await house.cookieOf('maija') } })
      const open = OpenAnswer.parse(answer.body)
      const own = await house.ask(`/api/v1/tables?${open.table.query}`, { as: 'maija' })
      expect(open.table).toEqual(own.body as TableAnswer)
      expect(open.names.codes['topic']?.['permit']?.sv).toBe('Uppehållstillstånd och uppehållsrätt')
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300')
      expect(answer.cookies).toEqual([])
      const tag = answer.headers.get('ETag') ?? ''
      const again = await house.ask(`/api/v1/open/${id}`, { headers: { 'If-None-Match': tag } })
      expect([again.status, again.headers.get('Cache-Control')]).toEqual([304, 'public, max-age=300'])
    })

    test('[A30] files of every format are the same bytes for everybody, and a repeated one is not sent again', async () => {
      const { id } = await tableOf()
      for (const format of ExportFormat.options) {
        const path = `/api/v1/open/${id}?format=${format}&language=sv&totals=no`
        const file = await house.ask(path)
        expect(file.headers.get('Content-Type')).toBe(exportMedia[format].type)
        expect((await house.ask(path)).bytes).toEqual(file.bytes)
        const tag = file.headers.get('ETag') ?? ''
        expect(await house.ask(path, { headers: { 'If-None-Match': tag } })).toMatchObject({ status: 304 })
        if (format === 'csv_machine') expect(openArchive(file.bytes).csv).toContain('2026-03,point:p1,permit,')
      }
    })

    test('[F92] however many files nobody in particular asks for, who has signed in gets one', async () => {
      const { id } = await tableOf()
      const asked = ExportFormat.options.flatMap((format) =>
        (['fi', 'sv', 'en'] as const).flatMap((language) =>
          ['yes', 'no'].map((totals) => `/api/v1/open/${id}?format=${format}&language=${language}&totals=${totals}`),
        ),
      )
      const body = {
        query: `period=2026-03&${question.query}`,
        format: 'csv',
        language: 'fi',
        totals: true,
        recipient: 'Keskuksen kunta',
        purpose: 'Kuukausiraportti',
        basis: 'statistics',
      }
      const open = asked.map((path) => house.ask(path))
      const own = await house.ask('/api/v1/exports', { as: 'maija', body })
      expect([own.status, own.code]).toEqual([200, undefined])
      const refused = (await Promise.all(open)).filter(({ status }) => status !== 200)
      expect(refused.length).toBeGreaterThan(0)
      for (const { code, headers } of refused) expect([code, headers.get('Retry-After')]).toEqual(['busy', '5'])
    })

    test('[AN79] what is asked beside the table, or of none, is refused', async () => {
      const { id } = await tableOf()
      for (const [path, code] of [
        [`/api/v1/open/${id}?format=sql`, 'invalid'],
        [`/api/v1/open/${id}?rows=language`, 'unknown_parameter'],
        [`/api/v1/open?place=point:p3`, 'unknown_parameter'],
        ['/api/v1/open/AAAAAAAAAAAAAAAAAAAAAA', 'not_found'],
        ['/api/v1/open/x', 'not_found'],
      ] as const)
        expect((await house.ask(path)).code, path).toBe(code)
    })

    test('[AN38] a table of the latest periods goes on with the next month', async () => {
      await night(31)
      expect((await tableOf()).periods).toEqual(['2026-03', '2026-04'])
    })

    test('[A17] only its organisation withdraws a table, and then nobody reads it', async () => {
      const { id } = await tableOf()
      const path = `/api/v1/open/${id}/delete`
      expect((await house.ask(path, { as: 'rauno', body: {} })).status).toBe(404)
      expect((await house.ask(path, { as: 'maija', body: {} })).status).toBe(204)
      expect((await house.ask(`/api/v1/open/${id}`)).status).toBe(404)
      expect(await listed()).toEqual([])
    })

    test(`at most ${openTablesMax} tables are open, and one address reads only so often`, async () => {
      const stored = { organisation: keskus, day: instantToDay(house.now()), question: fixtureQuestion }
      await house.deps.register.transact(async (tx) => {
        for (let count = 0; count < openTablesMax; count++)
          await addOpenTable(tx, { id: makeOpenTableId(house.deps.random), ...stored })
      })
      expect(await publish('maija')).toMatchObject({ status: 422, body: { field: 'tables', limit: openTablesMax } })
      house.wait(60 * 60_000)
      let answer = await house.ask('/api/v1/open')
      for (let count = 0; count < 200 && answer.status === 200; count++) answer = await house.ask('/api/v1/open')
      expect(answer).toMatchObject({ status: 429, code: 'too_many_requests', body: { seconds: 1 } })
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
    })
  })
}
