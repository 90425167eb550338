// A close whose figures of risk do not keep to the demands: on fewer tables, in front of the data protection officer, and the
// same after every stop, because what it is judged by is fixed first.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { meetsRehearsalDemands } from '@tukkimies/shared/release/demands.ts'
import { type Profile, profiles } from '@tukkimies/shared/release/policy.ts'
import { toldPeriods } from '@tukkimies/shared/release/answer.ts'
import { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { readAccumulators } from '@tukkimies/server/live/accumulators.ts'
import { listPeriods } from '@tukkimies/server/live/periods.ts'
import type { PeriodKey } from '@tukkimies/server/live/schema.ts'
import type { Rehearse } from '@tukkimies/server/rehearsing.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { listReleasedPeriods } from '@tukkimies/server/release/periods.ts'
import { decideRisk, readRisk } from '@tukkimies/server/risk.ts'
import { listPeriods as listReleased, readTable } from '@tukkimies/server/visits/reader.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import { valueOrThrow } from '@tukkimies/server/refused.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { later, openStation, type Station, visitOf } from './station.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: '' }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    points.met.push(name)
    if (name === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
const quarter: PeriodKey = { visitor: 'client', kind: 'q', name: '2026Q1' as PeriodKey['name'] }
const failing = { is: 'judged', auc: 90, guess: 60, surest: 90 } as const
const passing = { is: 'judged', auc: 60, guess: 60, surest: 20 } as const

/** A rehearsal that only `least` and what is stricter passes; never the same twice, so that what is fixed shows. */
const rehearseOnly = (least: Profile | null): { rehearse: Rehearse; called: () => number } => {
  let calls = 0
  const rehearse: Rehearse = async ({ ground: { source, day, profile } }) => {
    calls++
    const tried = profiles.slice(0, profiles.indexOf(profile) + 1)
    const isPassed = (one: Profile) => least !== null && profiles.indexOf(one) <= profiles.indexOf(least)
    const made = tried.map((one) => {
      const figures = isPassed(one) ? passing : failing
      return [one, { from: source.from, day, profile: one, visits: calls, neighbour: figures, roster: figures }]
    })
    return Object.fromEntries(made)
  }
  return { rehearse, called: () => calls }
}

afterEach(() => {
  points.stopAt = ''
})

for (const engine of engines) {
  describe(engine, () => {
    const begin = async (rehearse: Rehearse, ground?: Ground): Promise<Station> => {
      const own = ground ?? (await makeGround(engine))
      const station = await openStation(own, '2026-03-10', undefined, 'none', rehearse)
      for (const point of [p1, p2, p3])
        await station.push(
          Array.from({ length: 30 }, (_, at) =>
            visitOf({
              point,
              day: later('2026-03-10', 0),
              codes: { topic: [at % 2 ? 'work' : 'housing'], language: ['ar'], duration: ['min15'], first: ['first'] },
            }),
          ),
          point,
        )
      await station.night('2026-03-13')
      return station
    }
    const recordOf = async (station: Station, name: string): Promise<PeriodRecord | null> => {
      const row = (await listReleasedPeriods(station.deps.release, 'client')).find((one) => one.name === name)
      return row ? PeriodRecord.parse(JSON.parse(row.record)) : null
    }
    const eventsOf = async (station: Station) =>
      (await listAudit(station.deps.register, { is: 'all' }, 50)).map(({ event }) => event)
    const decide = (station: Station, act: 'least' | 'nothing', name = quarter.name) =>
      decideRisk(station.deps, { visitor: 'client', name, act }, ({ visitor, kind, name: period }) => ({
        at: 0,
        actor: { is: 'server' },
        organisation: null,
        event: { event: 'risk_decided', visitor, kind, period, act },
      }))
    const check = (station: Station) => checkInstallation(station.deps, instantToDay(station.deps.now()))
    const brokenOf = async (station: Station) =>
      (await check(station)).invariants.filter(({ ok }) => !ok).map(({ name }) => name)

    test('[AN100][AN101] figures above the demands close the period on the next stricter profile, and it is written down', async () => {
      const station = await begin(rehearseOnly('floor').rehearse)
      const outcome = await station.night('2026-04-17')
      const closed = outcome?.closes.find(({ period }) => period.name === '2026Q1' && period.visitor === 'client')
      expect(closed).toMatchObject({ is: 'closed', narrowed: { from: 'S', to: 'floor' } })
      const record = await recordOf(station, '2026Q1')
      expect(record).toMatchObject({ lattice: { profile: 'floor' }, risk: { narrowedFrom: 'S' } })
      expect(record?.risk.rehearsal && meetsRehearsalDemands(record.risk.rehearsal)).toBe(true)
      // Single dimensions of the whole are left, pairs are not.
      const orders = record?.lattice.nodes.map(({ name, order }) => [name, order])
      expect(orders).toContainEqual(['whole', 1])
      expect(await readAccumulators(station.deps.live, quarter)).toEqual([])
      const events = await eventsOf(station)
      const narrowed = { visitor: 'client', kind: 'q', period: '2026Q1', from: 'S', to: 'floor' }
      expect(events).toContainEqual({ event: 'close_narrowed', ...narrowed })
      expect(await brokenOf(station)).toEqual([])
      await station.close()
    })

    test('[AN99] a month quotes the last rehearsal, a quarter makes its own, and partners have none', async () => {
      const { rehearse, called } = rehearseOnly('S')
      const station = await begin(rehearse)
      await station.night('2026-04-10')
      await station.night('2026-04-17')
      await station.night('2026-05-10')
      const visitsOf = async (name: string) => (await recordOf(station, name))?.risk.rehearsal?.visits
      expect([await visitsOf('2026-03'), await visitsOf('2026Q1'), await visitsOf('2026-04')]).toEqual([1, 2, 2])
      expect(called()).toBe(2)
      const partners = await listReleasedPeriods(station.deps.release, 'partner')
      expect(partners.length).toBeGreaterThan(1)
      expect(partners.map(({ record }) => PeriodRecord.parse(JSON.parse(record)).risk.rehearsal)).toEqual(
        partners.map(() => null),
      )
      await station.close()
    })

    test.each([
      ['least', 'floor', true],
      ['nothing', 'floor', false],
    ] as const)(
      '[AN100] where nothing passes the period waits, keeps its counts, and closes as the officer decides: %s',
      async (act, profile, hasCells) => {
        const station = await begin(rehearseOnly(null).rehearse)
        const waitsIn = async (night: string) =>
          (await station.night(night))?.closes.filter(({ is }) => is === 'waits').map(({ period }) => period.name)
        expect(await waitsIn('2026-04-17')).toEqual(['2026-03', '2026Q1'])
        const before = await readAccumulators(station.deps.live, quarter)
        expect(before.length).toBeGreaterThan(0)
        expect(await waitsIn('2026-04-18')).toEqual(['2026-03', '2026Q1'])
        expect(station.logged.filter((line) => line.includes('close-waits'))).toHaveLength(4)
        expect(await readAccumulators(station.deps.live, quarter)).toEqual(before)
        expect(await listReleasedPeriods(station.deps.release, 'client')).toEqual([])
        const { waiting } = await readRisk(station.deps)
        expect(waiting.map(({ name, profile: own, risk }) => [name, own, risk.narrowedFrom])).toEqual([
          ['2026-03', 'floor', 'S'],
          ['2026Q1', 'floor', 'S'],
        ])
        expect(await brokenOf(station)).toEqual([])
        expect((await check(station)).warnings).toContain('risk-waits')
        await decide(station, act)
        await expect(decide(station, act)).rejects.toThrow('outdated')
        expect(await waitsIn('2026-04-19')).toEqual(['2026-03'])
        const record = await recordOf(station, '2026Q1')
        expect(record?.lattice.profile).toBe(profile)
        expect((record?.risk.cells.whole.published ?? 0) > 0).toBe(hasCells)
        expect(await readAccumulators(station.deps.live, quarter)).toEqual([])
        expect(await brokenOf(station)).toEqual([])
        const request = valueOrThrow(
          readTableRequest(new URLSearchParams('visitor=client&place=whole&period=2026Q1&rows=language')),
        )
        const today = later('2026-04-19', 0)
        const told = await readTable(station.deps.reader, request, {
          policy: firstPolicy,
          today,
          isReadable: () => true,
        })
        expect(told.ok).toBe(hasCells)
        if (!told.ok) expect(told.problem.code).toBe('not-in-release')
        // Who asks for it is told that nothing of it was published, and no list of the newest periods runs into it.
        const listed = await listReleased(station.deps.reader, 'client', { policy: firstPolicy, today })
        expect(listed.closed.map(({ name, withheld }) => [name, withheld])).toEqual([['2026Q1', !hasCells]])
        expect(toldPeriods(listed)).toHaveLength(hasCells ? 1 : 0)
        await station.close()
      },
    )

    test('[AN60][AN98] stopped after any step of a narrowed or decided close, what was fixed first stands', async () => {
      for (const [least, act] of [
        ['floor', null],
        [null, 'least'],
        [null, 'nothing'],
      ] as const) {
        const moments = ['close.after-judgement', 'close.after-publish', 'close.after-write', 'close.in-erase']
        for (const moment of engine === 'sqlite' ? moments : moments.slice(1, 3)) {
          const { rehearse } = rehearseOnly(least)
          const ground = await makeGround(engine)
          const station = await begin(rehearse, ground)
          await station.night('2026-04-10')
          if (act) await decide(station, act, '2026-03' as typeof quarter.name)
          points.stopAt = moment
          await expect(station.night('2026-04-17')).rejects.toThrow(`stopped at ${moment}`)
          points.stopAt = ''
          await station.close()
          const again = await openStation(ground, '2026-04-17', undefined, 'none', rehearse)
          await again.night('2026-04-17')
          if (act) await decide(again, act)
          await again.night('2026-04-18')
          const states = (await listPeriods(again.deps.live, 'client')).map(({ name, state }) => `${name} ${state}`)
          expect(states, moment).toEqual(expect.arrayContaining(['2026-03 closed', '2026Q1 closed']))
          expect((await recordOf(again, '2026-03'))?.risk.rehearsal?.visits, moment).toBe(1)
          expect((await recordOf(again, '2026Q1'))?.risk.rehearsal?.visits, moment).toBe(2)
          expect(await brokenOf(again), moment).toEqual([])
          await again.close()
        }
      }
    }, 300_000)

    test.each([
      ['neither rehearsal nor decision', { rehearsals: null, waiting: null, decision: null }],
      ['of a period that waited still', { decision: null }],
    ])('[AN62][AN65] a copy of live that knows %s follows what the release says', async (_, copied) => {
      const station = await begin(rehearseOnly(null).rehearse)
      await station.night('2026-04-10')
      await decide(station, 'nothing', '2026-03' as typeof quarter.name)
      points.stopAt = 'close.after-write'
      await expect(station.night('2026-04-11')).rejects.toThrow('stopped')
      points.stopAt = ''
      await station.deps.live.query.updateTable('period').set(copied).execute()
      const outcome = await station.night('2026-04-12')
      expect(outcome?.closes[0]).toMatchObject({ is: 'closed', cells: 0, period: { name: '2026-03' } })
      expect((await recordOf(station, '2026-03'))?.risk.rehearsal?.visits).toBe(1)
      await station.close()
    })

    test('[AN98] a rehearsal that cannot be made stops the close of its period alone', async () => {
      const station = await begin(async () => {
        throw new Error('out of memory')
      })
      const outcome = await station.night('2026-04-10')
      expect(outcome?.closes).toMatchObject([
        { is: 'stopped', fault: 'rehearsal', period: { visitor: 'client' } },
        { is: 'closed', period: { visitor: 'partner' } },
      ])
      expect(outcome?.retention).not.toBeNull()
      expect(station.logged.some((line) => line.includes('close-stopped'))).toBe(true)
      await station.close()
    })
  })
}
