// A period into the release: on its day, in order, once, from whatever an earlier run left; and only if nothing is broken.
import { afterAll, describe, expect, test } from 'vitest'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { cellsToList, publishPeriod } from '@tukkimies/shared/release/publish.ts'
import { batchesToTold, noBatches } from '@tukkimies/shared/release/risk.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { sha256 } from '@tukkimies/server/crypto.ts'
import { noteClosed } from '@tukkimies/server/jobs/closed-line.ts'
import { takeLease } from '@tukkimies/server/live/lease.ts'
import { listPeriods } from '@tukkimies/server/live/periods.ts'
import { readAccumulators } from '@tukkimies/server/live/accumulators.ts'
import type { PeriodKey } from '@tukkimies/server/live/schema.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { cellPages } from '@tukkimies/server/release/cells.ts'
import { listReleasedPeriods, writePeriod } from '@tukkimies/server/release/periods.ts'
import { type Closed, closePeriod, followRelease } from '@tukkimies/server/visits/close.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { later, openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const march: PeriodKey = { visitor: 'client', kind: 'm', name: '2026-03' as PeriodKey['name'] }

const cellsOf = async (station: Station, period: PeriodKey) => {
  const cells = []
  for await (const page of cellPages(station.deps.release, period)) cells.push(...page)
  return cells
}

const stateOf = async (station: Station, name: string) =>
  (await listPeriods(station.deps.live, 'client')).find((period) => period.name === name)?.state

const visits = (count: number, day: string): Visit[] =>
  Array.from({ length: count }, (_, place) =>
    visitOf({
      day: later(day, 0),
      point: [p1, p2, p3][place % 3] ?? p1,
      codes: {
        topic: [['housing', 'work'][place % 2] ?? 'tax'],
        language: ['ar'],
        duration: ['min15'],
        first: ['first'],
      },
    }),
  )

const pushAll = async (station: Station, pushed: readonly Visit[]): Promise<void> => {
  for (const point of [p1, p2, p3])
    await station.push(
      pushed.filter((visit) => visit.point === point),
      point,
    )
}

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (ground?: Ground, begin = '2026-03-10'): Promise<Station> => {
      const station = await openStation(ground ?? (await makeGround(engine)), begin)
      stations.push(station)
      return station
    }
    /** Ninety visits of March, folded, its accumulators still there. */
    const openFolded = async (): Promise<Station> => {
      const station = await open()
      await pushAll(station, visits(90, '2026-03-10'))
      await station.night('2026-03-13')
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    test('[AN59] months close on the 10th, quarters on the 17th, years on 3 February', async () => {
      const station = await openFolded()
      const closed = async (day: string) =>
        (await station.night(day))?.closes.map(({ period }) => `${period.visitor} ${period.name}`)
      expect(await closed('2026-04-09')).toEqual([])
      expect(await closed('2026-04-10')).toEqual(['client 2026-03', 'partner 2026-03'])
      expect(await closed('2026-04-16')).toEqual([])
      expect(await closed('2026-04-17')).toEqual(['client 2026Q1', 'partner 2026Q1'])
      expect(await closed('2027-02-02')).toEqual(
        ['2026-04', '2026Q2'].flatMap((name) => [`client ${name}`, `partner ${name}`]),
      )
      expect(await closed('2027-02-03')).toEqual(['client 2026', 'partner 2026'])
      expect(await closed('2027-02-03')).toEqual([])
    })

    test('[AN59] after a long stop all that is due closes in one run: oldest end first, then month, quarter, year', async () => {
      const station = await openFolded()
      await station.night('2026-04-01', 'fold')
      const outcome = await station.night('2027-03-01')
      expect(
        outcome?.closes.filter(({ period }) => period.visitor === 'client').map(({ period }) => period.name),
      ).toEqual(['2026-03', '2026Q1', '2026-04', '2026Q2', '2026'])
    })

    test('[AN59] due visits that wait for their batch hold the close of their own period, at most seven days', async () => {
      const station = await openFolded()
      station.goTo('2026-04-06')
      await pushAll(station, visits(3, '2026-03-31'))
      await station.night('2026-04-10')
      expect(await stateOf(station, '2026-03')).toBe('open')
      expect((await listReleasedPeriods(station.deps.release, 'partner')).map(({ name }) => name)).toEqual(['2026-03'])
      await station.night('2026-04-15')
      expect(await stateOf(station, '2026-03')).toBe('open')
      const outcome = await station.night('2026-04-16')
      expect(outcome?.fold?.visits).toBe(3)
      expect(await stateOf(station, '2026-03')).toBe('closed')
    })

    test('[AN60][S41] the release holds what publication says of the accumulators, and the accumulators are gone', async () => {
      const station = await openFolded()
      const period = (await listPeriods(station.deps.live, 'client', 'm'))[0]
      if (!period?.lattice) throw new Error('no lattice')
      const accumulators = await readAccumulators(station.deps.live, march)
      const byHand = publishPeriod(period.lattice, accumulators, period.batches, sha256)
      if (byHand.is !== 'published') throw new Error(byHand.is)
      const outcome = await station.night('2026-04-10')
      const closed = {
        is: 'closed',
        period: march,
        cells: byHand.cells.length,
        listHash: byHand.listHash,
        narrowed: null,
      }
      expect(outcome?.closes[0]).toEqual(closed)
      expect(byHand.cells.length).toBeGreaterThan(10)
      expect(cellsToList(await cellsOf(station, march))).toBe(byHand.list)
      expect(await readAccumulators(station.deps.live, march)).toEqual([])
      expect(
        (await readAccumulators(station.deps.live, { ...march, kind: 'q', name: quarter })).length,
      ).toBeGreaterThan(0)
    })

    test('[AN61][duty-F11] the record keeps lattice, policy, noise table, build, list hash and risk report', async () => {
      const station = await openFolded()
      const { lattice, batches } = (await listPeriods(station.deps.live, 'client', 'm'))[0] ?? {}
      await station.night('2026-04-10')
      const row = (await listReleasedPeriods(station.deps.release, 'client'))[0]
      const record = PeriodRecord.parse(JSON.parse(row?.record ?? ''))
      expect(record).toMatchObject({
        lattice,
        listHash: row?.list_hash,
        risk: { batches: batchesToTold(batches ?? noBatches, true) },
      })
      expect(record.risk.smallest).toBeGreaterThanOrEqual(5)
      expect(record.noiseTable).toMatch(/^[0-9a-f]{64}$/)
    })

    test('[I9][AN57] what comes for a closed period afterwards does not change it', async () => {
      const station = await openFolded()
      await station.night('2026-04-10')
      const before = await cellsOf(station, march)
      station.goTo('2026-04-12')
      await pushAll(station, visits(40, '2026-03-10'))
      await station.night('2026-04-15')
      await station.night('2026-05-20')
      expect(await cellsOf(station, march)).toEqual(before)
    })

    test('[AN60] a period that stands in the release with another list stops the close and keeps its accumulators', async () => {
      const station = await openFolded()
      const before = await readAccumulators(station.deps.live, march)
      await writePeriod(station.deps.release, { ...march, record: '{}', list_hash: 'ff'.repeat(32) }, [])
      const lease = await takeLease(station.deps.live, 'nightly', 'test', station.deps.now(), 1000)
      if (!lease) throw new Error('no lease')
      const closing = () =>
        closePeriod(station.deps, lease, march, { build: 'test', rehearse: async () => ({}), tell: async () => {} })
      expect(await closing()).toEqual({ is: 'stopped', period: march, fault: 'close-mismatch' })
      expect(await closing()).toMatchObject({ fault: 'close-mismatch' })
      expect(await stateOf(station, '2026-03')).toBe('closing')
      expect(await readAccumulators(station.deps.live, march)).toEqual(before)
      expect(await cellsOf(station, march)).toEqual([])
    })

    test.each([
      ['nodes', { nodes: ['area:a1'], family: '' }],
      ['parts', { nodes: ['whole', 'area:a1', 'point:p1'], family: 'language' }],
    ] as const)(
      '[AN63][AN30] sums that do not add up (%s) stop the close, and nothing is published',
      async (fault, at) => {
        const station = await openFolded()
        const { live, release } = station.deps
        await live.transact((tx) =>
          tx.query
            .updateTable('accumulator')
            .set(({ eb }) => ({ n: eb('n', '+', 1) }))
            .where('kind', '=', 'm')
            .where('node', 'in', at.nodes)
            .where('family', '=', at.family)
            .execute(),
        )
        const before = await readAccumulators(live, march)
        const outcome = await station.night('2026-04-10')
        expect(outcome?.closes[0]).toEqual({ is: 'stopped', period: march, fault })
        expect(await listReleasedPeriods(release, 'client')).toEqual([])
        expect(await readAccumulators(live, march)).toEqual(before)
        expect(station.logged.some((line) => line.includes('close-stopped'))).toBe(true)
        expect((await station.night('2026-04-11'))?.closes[0]).toMatchObject({ is: 'stopped', fault })
      },
    )

    test('[AN62][AN65] after live was put back, the release decides: its periods are closed and their counts erased', async () => {
      const station = await openFolded()
      await station.night('2026-04-10')
      const before = await cellsOf(station, march)
      const other = await openFolded()
      const row = (await listReleasedPeriods(station.deps.release, 'client'))[0]
      if (!row) throw new Error('nothing was released')
      await writePeriod(other.deps.release, row, before)
      const lease = await takeLease(other.deps.live, 'nightly', 'test', other.deps.now(), 1000)
      if (!lease) throw new Error('no lease')
      const tell = (closed: Closed): Promise<void> => noteClosed(other.deps, closed)
      expect(await followRelease(other.deps, lease, tell)).toEqual([march])
      expect(await stateOf(other, '2026-03')).toBe('closed')
      expect(await readAccumulators(other.deps.live, march)).toEqual([])
      expect(await cellsOf(other, march)).toEqual(before)
      expect(await followRelease(other.deps, lease, tell)).toEqual([])
      // The stop came before the line: it stands there now, once, and says what the first close said.
      const linesOf = async ({ deps: { register } }: Station) =>
        (await listAudit(register, { is: 'all' }, 100))
          .map(({ event }) => event)
          .filter((event) => event.event === 'closed' && event.visitor === 'client')
      expect(await linesOf(other)).toEqual(await linesOf(station))
      expect(await linesOf(other)).toHaveLength(1)
    })
  })
}

const quarter = '2026Q1' as PeriodKey['name']
