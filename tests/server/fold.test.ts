// Due visits into accumulators: what is counted, when, and that nothing of a visit is left where it lay.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Day, periodKinds } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { PointId } from '@tukkimies/shared/id.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import { accumulatorCodes } from '@tukkimies/shared/release/accumulator.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { readFact } from '@tukkimies/server/database.ts'
import { countAccumulators, readAccumulators } from '@tukkimies/server/live/accumulators.ts'
import { countArrivals } from '@tukkimies/server/live/arrivals.ts'
import { openVisits } from '@tukkimies/server/live/open.ts'
import { listPeriods } from '@tukkimies/server/live/periods.ts'
import type { PeriodKey } from '@tukkimies/server/live/schema.ts'
import { addCodeList } from '@tukkimies/server/register/code-lists.ts'
import { savePoint } from '@tukkimies/server/register/organisation.ts'
import { firstList } from '../arbitraries.ts'
import { type Ground, engines, useEngines } from '../contracts/engines.ts'
import { keskus, p1, p2, p3 } from '../users.ts'
import { type Counted, recount } from './recount.ts'
import { arrivalOf, later, openStation, type Station, stationPoints, visitOf, voidOf } from './station.ts'

const makeGround = useEngines()
const today = '2026-03-10'
const recordKey = Uint8Array.from({ length: 16 }, (_, place) => place * 7 + 1)

/** All visits of the station get one record key, so that key sums can be counted by hand. */
const openKnown = (ground: Ground, begin = today): Promise<Station> =>
  openStation(ground, begin, () => recordKey.slice())

const livePeriod = async (station: Station, name: string, visitor: Visitor = 'client') => {
  const found = (await listPeriods(station.deps.live, visitor)).find((period) => period.name === name)
  if (!found?.lattice) throw new Error(`no lattice of ${name}`)
  return { ...found, lattice: found.lattice }
}

const countsOf = async (station: Station, period: PeriodKey) =>
  new Map(
    (await readAccumulators(station.deps.live, period)).map((row) => [
      `${row.node}|${row.family}|${accumulatorCodes(row)}`,
      { n: row.n, f: row.f, k: row.k },
    ]),
  )

const topics = ['housing', 'work', 'permit', 'tax']
const many = (count: number, change: (place: number) => Partial<Visit> = () => ({})): Visit[] =>
  Array.from({ length: count }, (_, place) =>
    visitOf({
      ...change(place),
      codes: {
        topic: topics.slice(place % 3, (place % 3) + 1 + (place % 2)),
        language: [['ar', 'fi', 'uk'][place % 3] ?? 'fi'],
        duration: ['min15'],
        first: [place % 2 === 0 ? 'first' : 'again'],
        ...(place % 4 === 0 ? { referral: ['kela', 'migri'] } : {}),
      },
    }),
  )

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const openAt = async (begin = today): Promise<Station> => {
      const station = await openKnown(await makeGround(engine), begin)
      stations.push(station)
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    describe('forty visits of three points', () => {
      let station: Station
      const counted: Counted[] = []
      beforeAll(async () => {
        station = await openAt()
        for (const point of [p1, p2, p3]) {
          const visits = many(13, () => ({ point }))
          await station.push(
            [...visits, ...visits.slice(0, 3), arrivalOf({ point }), arrivalOf({ point, hour: 9 })],
            point,
          )
          counted.push(...visits.map((visit) => ({ visit, late: false })))
        }
        const partner = visitOf({ visitor: 'partner', codes: { partner_org: ['kela'], partner_topic: ['info'] } })
        const slip = visitOf()
        await station.push([partner, slip, voidOf(slip.id)])
        station.goTo(later(today, 3))
        await station.night()
      })

      test('[AN55][AN4][I3] each period has exactly the sums of a recount by hand, key sums too', async () => {
        for (const name of ['2026-03', '2026Q1', '2026']) {
          const period = await livePeriod(station, name)
          const byHand = recount(period.lattice, counted, recordKey)
          expect(byHand.size).toBeGreaterThan(50)
          expect(await countsOf(station, period)).toEqual(byHand)
        }
      })

      test('[AN55][S40] visits and arrivals are gone, their receipts say counted, arrivals are counts', async () => {
        const { live } = station.deps
        expect(await openVisits(live, 'client', station.today())).toEqual({ open: 0, due: 0, earliestDue: null })
        const receipts = await live.query.selectFrom('receipt').selectAll().execute()
        expect(receipts.filter(({ outcome }) => outcome === 'counted')).toHaveLength(39 + 6)
        expect(receipts.every(({ bucket }) => bucket === '2026-03')).toBe(true)
        expect(await live.query.selectFrom('open_arrival').selectAll().execute()).toEqual([])
        const days = { from: later(today, 0), to: later(today, 0) }
        const hours = await countArrivals(live, [p1, p2, p3], days)
        expect(hours.map(({ point, hour, n }) => [point, hour, n])).toEqual(
          [p1, p2, p3].flatMap((point) => [
            [point, 9, 1],
            [point, 12, 1],
          ]),
        )
      })

      test('[AN48][AN54] one partner visit waits for others of its kind, and is counted with no client', async () => {
        const { live } = station.deps
        expect(await openVisits(live, 'partner', station.today())).toMatchObject({ open: 1, due: 1 })
        expect((await countAccumulators(live)).some(({ visitor }) => visitor === 'partner')).toBe(false)
      })

      test('[AN54] the batch and its size are noted with each period it added to', async () => {
        for (const name of ['2026-03', '2026Q1', '2026']) {
          const { batches } = await livePeriod(station, name)
          expect(batches).toEqual({ count: 1, below: 0, smallest: 39 })
        }
      })

      test('[S27] the last folded day is the day before the earliest due visit that waits', async () => {
        expect(await readFact(station.deps.live, 'last-fold')).toBe(later(today, 2))
        expect((await station.pushRaw([])).safe).toBe(later(today, 2))
      })
    })

    test('[AN54][F57] nineteen due visits wait at most seven days, twenty are folded at once', async () => {
      const station = await openAt()
      const folded = async (): Promise<number | undefined> => (await station.night())?.fold?.visits
      await station.push(many(19))
      station.goTo(later(today, 2))
      expect(await folded()).toBe(0)
      station.goTo(later(today, 9))
      expect(await folded()).toBe(0)
      station.goTo(later(today, 10))
      expect(await folded()).toBe(19)
      expect((await livePeriod(station, '2026-03')).batches).toEqual({ count: 1, below: 1, smallest: 19 })
      await station.push(many(20, () => ({ day: later(today, 10) })))
      station.goTo(later(today, 13))
      expect(await folded()).toBe(20)
    })

    test('[AN57][S24] a visit of a closed month enters the earliest open one as late, and its own quarter in time', async () => {
      const station = await openAt('2026-04-14')
      await station.night('2026-03-10')
      await station.night('2026-04-10')
      const late: Counted[] = many(20, () => ({ day: later('2026-03-20', 0) })).map((visit) => ({ visit, late: true }))
      const intime = many(5, () => ({ day: later('2026-04-13', 0) })).map((visit) => ({ visit, late: false }))
      await station.push([...late, ...intime].map(({ visit }) => visit))
      station.goTo('2026-04-17')
      expect(await station.night(undefined, 'fold')).toMatchObject({ fold: { visits: 25 } })
      const april = await livePeriod(station, '2026-04')
      expect(await countsOf(station, april)).toEqual(recount(april.lattice, [...late, ...intime], recordKey))
      const quarter = await livePeriod(station, '2026Q1')
      const ownTime = late.map(({ visit }) => ({ visit, late: false }))
      expect(await countsOf(station, quarter)).toEqual(recount(quarter.lattice, ownTime, recordKey))
      const march = await livePeriod(station, '2026-03')
      expect(await countsOf(station, march)).toEqual(new Map())
    })

    test('[AN57] per kind of period, all visits folded are counted once', async () => {
      const station = await openAt('2026-04-14')
      await station.night('2026-03-10')
      const days: readonly Day[] = ['2026-02-10', '2026-03-31', '2026-04-01', '2026-04-14'].map((day) => later(day, 0))
      await station.push(many(60, (place) => ({ day: days[place % days.length] ?? later(today, 0) })))
      station.goTo('2026-04-17')
      await station.night(undefined, 'fold')
      for (const kind of periodKinds) {
        const totals = await station.deps.live.query
          .selectFrom('accumulator')
          .select(({ fn }) => fn.sum<number>('n').as('n'))
          .where('kind', '=', kind)
          .where('node', '=', 'whole')
          .where('family', '=', '')
          .executeTakeFirstOrThrow()
        expect(Number(totals.n)).toBe(60)
      }
    })

    test('[AN54][AN64] a batch counts for each period with the visits that this period got', async () => {
      const station = await openAt('2026-04-02')
      await station.push(many(25, (place) => ({ day: later(place < 15 ? '2026-03-31' : '2026-04-01', 0) })))
      station.goTo('2026-04-05')
      expect((await station.night())?.fold?.visits).toBe(25)
      for (const [name, smallest] of [
        ['2026-03', 15],
        ['2026Q1', 15],
        ['2026-04', 10],
        ['2026Q2', 10],
      ] as const)
        expect((await livePeriod(station, name)).batches).toEqual({ count: 1, below: 1, smallest })
      expect((await livePeriod(station, '2026')).batches).toEqual({ count: 1, below: 0, smallest: 25 })
    })

    test('[AN46] what was counted at a point before its question became sensitive is gone with the next night', async () => {
      const station = await openAt()
      await station.push(many(30))
      await station.night('2026-03-13')
      const quarter = await livePeriod(station, '2026Q1')
      const nodesOf = async () => {
        const rows = await readAccumulators(station.deps.live, quarter)
        return new Set(rows.filter(({ family }) => family === 'duration').map(({ node }) => node))
      }
      expect([...(await nodesOf())].toSorted()).toEqual(['area:a1', 'point:p1', 'whole'])
      const flagged = firstList.dimensions.map((dimension) =>
        dimension.key === 'duration' ? { ...dimension, sensitive: true } : dimension,
      )
      const list = { ...firstList, version: 2, first: later('2026-04-01', 0), dimensions: flagged }
      await station.deps.register.transact((tx) => addCodeList(tx, list))
      await station.night('2026-03-31')
      expect((await nodesOf()).size).toBe(3)
      await station.night('2026-04-01')
      expect([...(await nodesOf())]).toEqual(['whole'])
      expect((await station.night('2026-04-10'))?.closes.map(({ is }) => is)).toEqual(['closed', 'closed'])
    })

    test('[AN33][AN36] a small point that opens in a running month counts in the whole, and its own numbers are nowhere', async () => {
      const station = await openAt()
      await station.night('2026-03-10')
      const p4 = PointId.parse('p4')
      const opened = Point.parse({ ...stationPoints[0], id: p4, first: '2026-03-11', busy: false })
      await station.deps.register.transact((tx) => savePoint(tx, keskus, opened))
      station.goTo('2026-03-12')
      await station.push(many(25, () => ({ day: later('2026-03-12', 0) })))
      await station.push(
        many(5, () => ({ point: p4, day: later('2026-03-12', 0) })),
        p4,
      )
      await station.night('2026-03-15')
      const month = await livePeriod(station, '2026-03')
      const counts = await countsOf(station, month)
      expect(['whole||', 'area:a1||', 'point:p1||', 'point:p4||'].map((cell) => counts.get(cell)?.n)).toEqual([
        30,
        25,
        25,
        undefined,
      ])
    })

    test('[AN36] a period keeps the profile and places that it opened with', async () => {
      const station = await openAt()
      await station.night()
      const before = (await livePeriod(station, '2026Q1')).lattice
      await station.push(many(30))
      station.goTo(later(today, 3))
      await station.night()
      expect((await livePeriod(station, '2026Q1')).lattice).toEqual(before)
    })
  })
}
