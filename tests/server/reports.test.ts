// Reports made by the night: once for each period that closes, for whoever may still read it, and told by letter.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { makeReportPlanId, type UserId } from '@tukkimies/shared/id.ts'
import type { NewReportPlan } from '@tukkimies/shared/register/report-plan.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { makeReports } from '@tukkimies/server/jobs/reports.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addReportPlan, listReports } from '@tukkimies/server/register/reports.ts'
import { changeUser } from '@tukkimies/server/register/users.ts'
import { createAccount } from '@tukkimies/server/users/accounts.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { fixtureReportPlan } from '../notice.ts'
import { keskus, p1, p2 } from '../users.ts'
import { openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const march = PeriodName.parse('2026-03')

const addUser = async ({ deps, today }: Station, username: string): Promise<UserId> => {
  const made = await createAccount(
    deps,
    {
      organisation: keskus,
      role: 'coordinator',
      points: [p1, p2],
      password: null,
      endDay: null,
      details: {
        first: 'Aino',
        last: 'Mallikas',
        username,
        email: `${username}@example.org`,
        locality: '',
        adviceLanguages: [],
      },
    },
    today(),
  )
  return made.ok ? made.value : expect.fail('no account')
}

const addPlan = async ({ deps }: Station, user: UserId, change: Partial<NewReportPlan> = {}, first = march) => {
  const id = makeReportPlanId(randomBytes)
  const plan = { ...fixtureReportPlan, place: `point:${p1}`, ...change }
  await deps.register.transact((tx) => addReportPlan(tx, user, id, plan, first))
  return id
}

/** A mail server of the test's own, that refuses while `isDown`. */
const openPost = async () => {
  const texts: string[] = []
  const state = { isDown: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(state.isDown ? new Error('down') : undefined),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        texts.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return { texts, state, close, config: { url, from: 'tukkimies@example.org', site: 'https://laskuri.example.org' } }
}

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
      const user = await addUser(station, 'aino')
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
      const [moved, ended] = [await addUser(station, 'aino'), await addUser(station, 'eero')]
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
        const user = await addUser(station, 'aino')
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
        const [moved, ended] = [await addUser(station, 'aino'), await addUser(station, 'eero')]
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
