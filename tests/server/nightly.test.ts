// When nights are, that two processes never work at once, and what a night lets go of.
import { afterAll, describe, expect, test } from 'vitest'
import { isNightDue, nextNight, nightOf, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { holdLeaseOrThrow, releaseLease, takeLease } from '@tukkimies/server/live/lease.ts'
import { readAccumulators } from '@tukkimies/server/live/accumulators.ts'
import { foldDue } from '@tukkimies/server/visits/fold.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { readStructure } from '@tukkimies/server/structure.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { arrivalOf, later, openStation, type Station, visitOf, voidOf } from './station.ts'

const makeGround = useEngines()
const at = (instant: string): number => Date.parse(instant)
const iso = (instant: number): string => new Date(instant).toISOString()

test('[AN54] the night is at 02:30 in Helsinki, in winter, in summer and when the clocks change', () => {
  expect(iso(nextNight(at('2026-01-15T12:00:00Z')))).toBe('2026-01-16T00:30:00.000Z')
  expect(iso(nextNight(at('2026-07-15T12:00:00Z')))).toBe('2026-07-15T23:30:00.000Z')
  expect(iso(nextNight(at('2026-07-15T23:30:00Z')))).toBe('2026-07-16T23:30:00.000Z')
  expect(iso(nextNight(at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T00:30:00.000Z')
  expect(iso(nextNight(at('2026-03-29T12:00:00Z')))).toBe('2026-03-29T23:30:00.000Z')
  expect(iso(nextNight(at('2026-10-24T12:00:00Z')))).toBe('2026-10-24T23:30:00.000Z')
  expect(iso(nextNight(at('2026-10-25T12:00:00Z')))).toBe('2026-10-26T00:30:00.000Z')
})

test('[AN54] before 02:30 the night that counts is that of the day before', () => {
  expect(nightOf(at('2026-01-15T00:29:00Z'))).toBe('2026-01-14')
  expect(nightOf(at('2026-01-15T00:30:00Z'))).toBe('2026-01-15')
  expect(nightOf(at('2026-07-15T23:30:00Z'))).toBe('2026-07-16')
})

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (begin?: string): Promise<Station> => {
      const station = await openStation(await makeGround(engine), begin)
      stations.push(station)
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    test('[AN54] a night that was missed is due until it is done, and one run makes up for many', async () => {
      const station = await open()
      const { deps } = station
      expect(await isNightDue(deps, deps.now())).toBe(true)
      await station.night()
      expect(await isNightDue(deps, deps.now())).toBe(false)
      await station.push(Array.from({ length: 25 }, () => visitOf()))
      station.goTo('2026-06-01')
      expect(await isNightDue(deps, deps.now())).toBe(true)
      const outcome = await station.night(nightOf(deps.now()))
      expect(outcome?.fold?.visits).toBe(25)
      expect(outcome?.closes.map(({ is, period }) => `${is} ${period.visitor} ${period.name}`)).toEqual([
        'closed client 2026-03',
        'closed partner 2026-03',
        'closed client 2026Q1',
        'closed partner 2026Q1',
      ])
      expect(await isNightDue(deps, deps.now())).toBe(false)
    })

    test('[F52] while one process holds the lease, another does nothing', async () => {
      const { deps } = await open()
      const lease = await takeLease(deps.live, 'nightly', 'other', deps.now(), 60_000)
      expect(await runNight(deps, later('2026-03-10', 0))).toBeNull()
      if (lease) await releaseLease(deps.live, lease)
      expect(await runNight(deps, later('2026-03-10', 0))).not.toBeNull()
    })

    test('[S40][F52] one who slept past the end of the lease commits nothing', async () => {
      const station = await open()
      const { deps } = station
      await station.push(Array.from({ length: 20 }, () => visitOf()))
      const sleeper = await takeLease(deps.live, 'nightly', 'sleeper', deps.now(), 1000)
      const other = await takeLease(deps.live, 'nightly', 'other', deps.now() + 1000, 60_000)
      if (!sleeper || !other) throw new Error('no lease')
      const today = later('2026-03-10', 3)
      const structure = await readStructure(deps.register, today)
      const ground = { renew: async () => {}, structure, today, random: deps.random }
      await expect(foldDue(deps.live, { ...ground, lease: sleeper })).rejects.toThrow('lease')
      expect(await deps.live.query.selectFrom('accumulator').select('n').execute()).toEqual([])
      expect(await foldDue(deps.live, { ...ground, lease: other })).toMatchObject({ visits: 20 })
      await expect(deps.live.transact((tx) => holdLeaseOrThrow(tx, sleeper))).rejects.toThrow('lease')
    })

    test('[S19][F78] a void that comes with the fold is either in time or too late, and the counts agree', async () => {
      const station = await open()
      const visits = Array.from({ length: 60 }, () => visitOf())
      await station.push(visits)
      station.goTo('2026-03-13')
      const [, ...answers] = await Promise.all([
        station.night(),
        ...visits.slice(0, 20).map(({ id }) => station.push([voidOf(id)])),
      ])
      const statuses = answers.flat().map((result) => result?.status)
      expect(statuses.every((status) => status === 'voided' || status === 'too_late')).toBe(true)
      const voided = statuses.filter((status) => status === 'voided').length
      await station.night('2026-03-23')
      const year = { visitor: 'client', kind: 'y', name: '2026' } as const
      const rows = await readAccumulators(station.deps.live, { ...year, name: year.name as never })
      expect(rows.find(({ node, family }) => node === 'whole' && family === '')?.n).toBe(60 - voided)
    })

    test('[AN51][S25][S30] receipts go 400 days after their month, marks after 30 days', async () => {
      const station = await open()
      const { live } = station.deps
      await station.push([...Array.from({ length: 20 }, () => visitOf()), arrivalOf(), voidOf(visitOf().id)])
      await station.night('2026-03-13')
      const left = async () => ({
        receipts: (await live.query.selectFrom('receipt').select('h').execute()).length,
        marks: (await live.query.selectFrom('mark').select('stamp').execute()).length,
      })
      expect(await left()).toEqual({ receipts: 22, marks: 1 })
      await station.night('2026-04-09')
      expect(await left()).toEqual({ receipts: 22, marks: 1 })
      await station.night('2026-04-10')
      expect(await left()).toEqual({ receipts: 22, marks: 0 })
      await station.night(later('2026-03-31', 400))
      expect((await left()).receipts).toBe(22)
      await station.night(later('2026-03-31', 401))
      expect(await left()).toEqual({ receipts: 0, marks: 0 })
    })

    test('[A19] fold, close and retention leave a line in the audit log with what was done, and no more', async () => {
      const station = await open()
      await station.push(Array.from({ length: 20 }, () => visitOf()))
      await station.night('2026-03-13')
      await station.night('2026-04-10')
      const lines = await listAudit(station.deps.register, { is: 'all' }, 10)
      const nights = [
        ['folded', 'retention', 'transport_key_made'],
        ['closed', 'closed', 'retention'],
      ]
      expect(lines.map(({ event }) => event.event)).toEqual(nights.flat().toReversed())
      expect(lines.at(-1)?.event).toEqual({ event: 'folded', visits: 20, arrivals: 0 })
      expect(lines.every(({ actor }) => actor.is === 'server')).toBe(true)
    })
  })
}
