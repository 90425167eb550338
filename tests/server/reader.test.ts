// The whole way: what the reader answers is publication applied to a recount by hand, for every table there is, and
// nothing for any other.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Day, type PeriodName } from '@tukkimies/shared/day.ts'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import { familiesOf, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { type Cell, publishPeriod } from '@tukkimies/shared/release/publish.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { drawPicks, makeDemoPoint } from '@tukkimies/server/demo-visits.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { listReleasedPeriods } from '@tukkimies/server/release/periods.ts'
import { listPeriods, readTable } from '@tukkimies/server/visits/reader.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { type Counted, recount } from './recount.ts'
import { later, openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const recordKey = Uint8Array.from({ length: 16 }, (_, place) => 255 - place)
const ground = { policy: firstPolicy, today: Day.parse('2026-04-20') }

const requestOf = (change: Partial<TableRequest>): TableRequest => ({
  visitor: 'client',
  places: ['whole'],
  periods: ['2026-03' as PeriodName],
  rows: [],
  columns: [],
  layers: [],
  filters: [],
  ...change,
})

for (const engine of engines) {
  describe(engine, () => {
    let station: Station
    let records: PeriodRecord[] = []
    const counted: Counted[] = []
    const expected = new Map<string, readonly Cell[]>()

    beforeAll(async () => {
      station = await openStation(await makeGround(engine), '2026-03-31', () => recordKey.slice())
      const chance = createChance(7)
      const people = [p1, p2, p3].map((_, place) => makeDemoPoint(chance, place))
      for (const [place, point] of [p1, p2, p3].entries()) {
        const visits = Array.from({ length: 200 }, (_, at) =>
          visitOf({
            point,
            day: later('2026-03-01', at % 31),
            codes: drawPicks(chance, 'client', people[place] ?? makeDemoPoint(chance, 0)),
          }),
        )
        for (let at = 0; at < visits.length; at += 100) await station.push(visits.slice(at, at + 100), point)
        counted.push(...visits.map((visit) => ({ visit, late: false })))
      }
      await station.night('2026-04-03')
      await station.night('2026-04-17')
      const rows = await listReleasedPeriods(station.deps.release, 'client')
      records = rows.map(({ record }) => PeriodRecord.parse(JSON.parse(record)))
      for (const { lattice, risk } of records) {
        const byHand = publishPeriod(lattice, toAccumulators(lattice, counted), risk.batches, sha256)
        if (byHand.is !== 'published') throw new Error(byHand.is)
        expected.set(lattice.name, byHand.cells)
      }
    })
    afterAll(() => station.close())

    const toAccumulators = (lattice: Lattice, visits: readonly Counted[]): Accumulator[] =>
      [...recount(lattice, visits, recordKey)].map(([name, sums]) => {
        const [node = '', family = '', codes = ''] = name.split('|')
        const [c1 = '', c2 = '', c3 = ''] = codes.split('+')
        const { visitor, kind, name: period } = lattice
        return { visitor, kind, period, node: node as Accumulator['node'], family, c1, c2, c3, ...sums }
      })

    test('[AN20][AN60][AN76] every table of every closed period is what a recount by hand would publish', async () => {
      expect(records.map(({ lattice }) => lattice.name)).toEqual(['2026-03', '2026Q1'])
      let shown = 0
      let hidden = 0
      for (const { lattice } of records) {
        const cells = new Map((expected.get(lattice.name) ?? []).map((cell) => [keyOf(cell), cell.y]))
        for (const node of lattice.nodes) {
          for (const family of familiesOf(lattice, node)) {
            const [rows, columns] = family === '' ? [] : family.split('+')
            const read = await readTable(
              station.deps.reader,
              requestOf({
                periods: [lattice.name],
                places: [node.name],
                rows: rows === undefined ? [] : [rows],
                columns: columns === undefined ? [] : [columns],
              }),
              ground,
            )
            if (!read.ok) throw new Error(`${node.name} ${family}: ${read.problem.code}`)
            const lists = read.value.axes.filter(({ axis }) => axis === 'rows' || axis === 'columns')
            const combinations = lists.reduce<string[][]>(
              (found, { names }) => found.flatMap((codes) => names.map((name) => [...codes, String(name)])),
              [[]],
            )
            const wanted = combinations.map((codes) => cells.get(`${node.name}|${family}|${codes.join('+')}`) ?? null)
            expect(read.value.values, `${lattice.name} ${node.name} ${family}`).toEqual(wanted)
            shown += wanted.filter((value) => value !== null).length
            hidden += wanted.filter((value) => value === null).length
          }
        }
      }
      expect(shown).toBe([...expected.values()].flat().length)
      expect(shown).toBeGreaterThan(500)
      expect(hidden).toBeGreaterThan(500)
    })

    test('[AN79] what is not in the lattice or not closed yet is refused with what is, or with the day', async () => {
      const refusal = async (change: Partial<TableRequest>) => {
        const read = await readTable(station.deps.reader, requestOf(change), ground)
        return read.ok ? null : read.problem
      }
      expect(await refusal({ places: ['point:p1'], rows: ['topic'], columns: ['language'] })).toMatchObject({
        code: 'not-in-release',
      })
      expect(await refusal({ periods: ['2026-04' as PeriodName], rows: ['topic'] })).toMatchObject({
        code: 'not-closed-yet',
        day: '2026-05-10',
      })
    })

    test('[AN66] the reader’s handle cannot write', async () => {
      const { query } = station.deps.reader
      await expect(query.deleteFrom('cell').execute()).rejects.toThrow()
      await expect(query.insertInto('fact').values({ key: 'epoch', value: 'x' }).execute()).rejects.toThrow()
    })

    test('[AN59] the closed periods are listed with their days, and for each kind the next one to close', async () => {
      const { closed, next } = await listPeriods(station.deps.reader, 'client', ground)
      expect(closed.map(({ kind, name, close, listHash }) => [kind, name, close, listHash])).toEqual(
        records.map(({ lattice, listHash }) => [
          lattice.kind,
          lattice.name,
          lattice.kind === 'm' ? '2026-04-10' : '2026-04-17',
          listHash,
        ]),
      )
      expect(next).toEqual([
        { kind: 'm', name: '2026-04', close: '2026-05-10' },
        { kind: 'q', name: '2026Q2', close: '2026-07-17' },
        { kind: 'y', name: '2026', close: '2027-02-03' },
      ])
      expect((await listPeriods(station.deps.reader, 'partner', ground)).closed.map(({ name }) => name)).toEqual([])
    })
  })
}

const keyOf = ({ node, family, codes }: Cell): string => `${node}|${family}|${codes}`
