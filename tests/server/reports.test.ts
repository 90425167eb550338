// Reports made by the night: once for each period that closes, for whoever may still read it, and told by letter.
import { afterAll, describe, expect, test } from 'vitest'
import { PeriodName } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import { makeReports } from '@tukkimies/server/jobs/reports.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { listReports } from '@tukkimies/server/register/reports.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { p1, p2 } from '../users.ts'
import { addPlan, addPlanner, openPost } from './reported.ts'
import { openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    afterAll(async () => {
      for (const station of stations) await station.close()
    })
    /** March and its quarter, closed by one night. */
    const open = async (): Promise<Station> => {
      const station = await openStation(await makeGround(engine))
      stations.push(station)
      await station.night()
      await station.push(Array.from({ length: 25 }, () => visitOf()))
      return station
    }

    test('[C11][AN59] the night that closes a period makes its reports, once, with one line for each period', async () => {
      const station = await open()
      const { deps } = station
      const user = await addPlanner(station, 'aino')
      await addPlan(station, user)
      await addPlan(station, user, { report: 'funder', kind: 'q' }, PeriodName.parse('2026Q1'))
      // What closed before the plan was made, and what belongs to nobody any more, makes nothing.
      await addPlan(station, user, {}, PeriodName.parse('2026-04'))
      await addPlan(station, 'gone' as UserId)
      station.goTo('2026-06-01')
      expect((await station.night())?.reports).toBe(2)
      expect((await listReports(deps.register, user)).map(({ report, period }) => `${report} ${period}`)).toEqual([
        'funder 2026Q1',
        'month 2026-03',
      ])
      const lines = async () =>
        (await listAudit(deps.register, { is: 'all' }, 50)).filter(({ event }) => event.event === 'reports_made')
      expect((await lines()).map(({ event }) => event)).toEqual(
        expect.arrayContaining([
          { event: 'reports_made', period: '2026-03', reports: 1 },
          { event: 'reports_made', period: '2026Q1', reports: 1 },
        ]),
      )
      station.goTo('2026-06-02')
      expect((await station.night())?.reports).toBe(0)
      expect((await lines()).length).toBe(2)
    })

    test('[C17][C16] who may not read the place any more gets no report', async () => {
      const station = await open()
      const { deps } = station
      const [moved, ended] = [await addPlanner(station, 'aino'), await addPlanner(station, 'eero')]
      await addPlan(station, moved)
      await addPlan(station, ended)
      await deps.register.transact(async (tx) => {
        await changeUser(tx, moved, { points: [p2] })
        await changeUser(tx, ended, { end_day: station.today() })
      })
      station.goTo('2026-06-01')
      expect((await station.night())?.reports).toBe(0)
      await deps.register.transact((tx) => changeUser(tx, moved, { points: [p1] }))
      expect(await makeReports(deps, station.today())).toBe(1)
    })

    test('[C11] a letter has a way to the report and no figure, comes once, and is tried again', async () => {
      const station = await open()
      const post = await openPost()
      try {
        const user = await addPlanner(station, 'aino')
        await addPlan(station, user, { mail: true })
        await addPlan(station, user)
        station.goTo('2026-06-01')
        await station.night()
        const deps = { ...station.deps, config: { ...station.deps.config, mail: post.config } }
        post.state.isDown = true
        await makeReports(deps, station.today())
        expect(post.texts).toEqual([])
        post.state.isDown = false
        await makeReports(deps, station.today())
        await makeReports(deps, station.today())
        expect(post.texts.length).toBe(1)
        const [letter = ''] = post.texts
        expect(letter).toContain('https://laskuri.example.org/reports')
        expect(letter).not.toContain('2026-03')
      } finally {
        await post.close()
      }
    })

    test('[C17][C16] who may not read the place any more is not written to about a report that was made before', async () => {
      const station = await open()
      const post = await openPost()
      try {
        const [moved, ended] = [await addPlanner(station, 'aino'), await addPlanner(station, 'eero')]
        for (const user of [moved, ended]) await addPlan(station, user, { mail: true })
        station.goTo('2026-06-01')
        expect((await station.night())?.reports).toBe(2)
        await station.deps.register.transact(async (tx) => {
          await changeUser(tx, moved, { points: [p2] })
          await changeUser(tx, ended, { end_day: station.today() })
        })
        station.goTo('2026-06-02')
        await makeReports({ ...station.deps, config: { ...station.deps.config, mail: post.config } }, station.today())
        expect(post.texts).toEqual([])
      } finally {
        await post.close()
      }
    })
  })
}
