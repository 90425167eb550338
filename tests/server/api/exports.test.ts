import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { DisclosureList } from '@tukkimies/shared/register/disclosure.ts'
import { ExportFormat, exportMedia } from '@tukkimies/shared/release/export.ts'
import type { FileSource } from '@tukkimies/shared/release/file-table.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { filesByUser } from '@tukkimies/server/api/exports.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { readCodeLists } from '@tukkimies/server/register/code-lists.ts'
import { readPlaces } from '@tukkimies/server/register/organisation.ts'
import { engines, useEngines } from '../../contracts/engines.ts'
import { makeArrival, makeVisit } from '../../entries.ts'
import { type FixtureName, p1, p3 } from '../../users.ts'
import {
  openArchive,
  parseCsv,
  readJsonStat,
  readMachineText,
  readNamedLines,
  readPx,
  readWorkbook,
  workbookLines,
} from '../exports/read-back.ts'
import { cellsOf } from '../exports/source.ts'
import { createHouse, type House, pushOf } from './house.ts'
import { rehearseAtOnce } from '../../risks.ts'

const dayMs = 86_400_000
const makeGround = useEngines()
const query = 'period=2026-03&place=point:p1&rows=topic&visitor=client'
const asked = {
  query,
  format: 'csv_machine',
  language: 'fi',
  totals: true,
  recipient: 'Keskuksen kunta',
  purpose: 'Kuukausiraportti',
  basis: 'statistics',
}

for (const engine of engines) {
  describe(engine, () => {
    let house: House
    beforeAll(async () => {
      house = await createHouse({ ground: await makeGround(engine) })
      for (const point of [p1, p3]) {
        const credential = await house.enrol(point)
        const topics = [...Array.from({ length: 40 }, () => 'permit'), 'work', 'work']
        const entries = topics.flatMap((topic) => [
          makeVisit({ point, codes: { topic: [topic], language: ['fi'] } }),
          makeArrival({ point }),
        ])
        await house.ask('/api/v1/push', { credential, body: pushOf(entries) })
      }
      // The visits are folded in one night, and their month is closed in another.
      for (const days of [5, 27]) {
        house.wait(days * dayMs)
        await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(house.now()))
      }
    })
    afterAll(() => house.close())

    const take = (change: object = {}, as: FixtureName = 'maija') =>
      house.ask('/api/v1/exports', { as, body: { ...asked, ...change } })
    const noted = async () =>
      DisclosureList.parse((await house.ask('/api/v1/disclosures', { as: 'maija' })).body).disclosures

    test('[AN28][R10] files of all formats, the answer of the API and their repetition a month later say the same', async () => {
      const answer = (await house.ask(`/api/v1/tables?${query}`, { as: 'maija' })).body as TableAnswer
      const ground = {
        ...(await readPlaces(house.deps.register)),
        lists: await readCodeLists(house.deps.register),
      }
      const source: FileSource = { answer, ground, language: 'fi', totals: true }
      const cells = sorted(cellsOf(source))
      expect(cells.filter(([, cell]) => typeof cell === 'number').length).toBeGreaterThan(0)
      const first = new Map<ExportFormat, Uint8Array>()
      for (const day of [0, 30]) {
        house.wait(day * dayMs)
        for (const format of ExportFormat.options) {
          const { status, headers, bytes, text } = await take({ format })
          expect([status, headers.get('Content-Type')], format).toEqual([200, exportMedia[format].type])
          expect(headers.get('Content-Disposition')).toBe(
            `attachment; filename="tukkimies-client-2026-03-p1-topic.${exportMedia[format].ending}"`,
          )
          expect(headers.get('Cache-Control')).toBe('no-store')
          expect(Buffer.compare(bytes, first.get(format) ?? bytes), format).toBe(0)
          first.set(format, bytes)
          expect(sorted(readers[format](bytes, text, source)), format).toEqual(cells)
        }
      }
    })

    test('[A30][duty-F01] each file is noted with who, when, what, to which organisation and for what', async () => {
      const before = (await noted()).length
      await take({ format: 'xlsx' }, 'kaarina')
      const all = await noted()
      expect(all.length).toBe(before + 1)
      expect(all[0]).toMatchObject({
        what: { is: 'table', query },
        periods: ['2026-03'],
        form: 'file',
        recipient: 'Keskuksen kunta',
        purpose: 'Kuukausiraportti',
        basis: 'statistics',
        day: instantToDay(house.now()),
      })
      expect((await listAudit(house.deps.register, { is: 'all' }, 2)).map(({ event }) => event.event)).toContain(
        'disclosed',
      )
    })

    test('[A29][C08] without recipient, purpose or basis there is no file, and nothing is noted', async () => {
      const before = (await noted()).length
      for (const field of ['recipient', 'purpose', 'basis'])
        expect(await take({ [field]: undefined })).toMatchObject({ status: 422, code: 'invalid' })
      expect(await take({ recipient: 'Kela 131052-308T' })).toMatchObject({ code: 'identity_code' })
      expect(await take({ purpose: 'matti@esimerkki.fi' })).toMatchObject({ code: 'text_found' })
      expect(await take({ format: 'pdf' })).toMatchObject({ code: 'invalid' })
      expect(await take({ query: 'matti@esimerkki.fi' })).toMatchObject({ code: 'invalid' })
      expect(await take({ query: `${query}&sort=desc` })).toMatchObject({ code: 'unknown_parameter' })
      expect((await noted()).length).toBe(before)
    })

    test('one user takes only so many files at a time, and is told when to come again', async () => {
      house.wait(60 * 60_000)
      let answer = await take({ query: 'nothing=1' }, 'tuomas')
      for (let count = 1; count < filesByUser.burst; count++) answer = await take({ query: 'nothing=1' }, 'tuomas')
      expect(answer.code).toBe('unknown_parameter')
      answer = await take({}, 'tuomas')
      expect(answer).toMatchObject({ status: 429, code: 'too_many_requests', body: { seconds: 3 } })
      expect((await take()).status).toBe(200)
    })

    test('[A14][AN79] only what is released, only of places that may be read, and only by who may hand on', async () => {
      const before = (await noted()).length
      const of = (place: string, rest = 'period=2026-03&rows=topic') => ({
        query: `visitor=client&${rest}&place=${place}`,
      })
      expect(await take(of('point:p3'))).toMatchObject({ status: 404, code: 'not_found' })
      expect(await take(of('whole'))).toMatchObject({ code: 'not_found' })
      expect(await take(of('point:nowhere'))).toMatchObject({ code: 'not_found' })
      expect(await take(of('point:p1', 'period=2026-05&rows=topic'))).toMatchObject({ code: 'not-closed-yet' })
      expect(await take(of('point:p1', 'period=2026-03&rows=topic&columns=age'))).toMatchObject({
        code: 'not-in-release',
      })
      expect(await take({}, 'aino')).toMatchObject({ code: 'no_right' })
      expect(await house.ask('/api/v1/exports', { body: asked })).toMatchObject({ code: 'not_signed_in' })
      expect((await noted()).length).toBe(before)
    })
  })
}

const sorted = (cells: ReadonlyMap<string, unknown>) => [...cells].toSorted(([one], [other]) => (one < other ? -1 : 1))

type Reader = (bytes: Uint8Array, text: string, source: FileSource) => ReadonlyMap<string, unknown>
const readers: Readonly<Record<ExportFormat, Reader>> = {
  csv: (bytes, _, source) => readNamedLines(parseCsv(openArchive(bytes).csv.slice(1), ';').slice(1), source),
  csv_machine: (bytes) => readMachineText(openArchive(bytes).csv),
  xlsx: (bytes, _, source) => readNamedLines(workbookLines(readWorkbook(bytes)), source),
  json_stat: (_, text, source) => readJsonStat(text, source),
  px: (_, text, source) => readPx(text, source),
}
