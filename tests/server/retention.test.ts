// Users go twelve months after their last log-in, on the server's clock, and nobody goes because a clock was wrong.
import { afterAll, describe, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import type { UserId } from '@tukkimies/shared/id.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { confirmRetention, type NightOutcome } from '@tukkimies/server/jobs/nightly.ts'
import { planRetention } from '@tukkimies/server/jobs/retention-plan.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { addCeremony } from '@tukkimies/server/register/ceremonies.ts'
import { addEnrolment } from '@tukkimies/server/register/devices.ts'
import { addGate } from '@tukkimies/server/register/gates.ts'
import { addInvitation } from '@tukkimies/server/register/invitations.ts'
import { addSession } from '@tukkimies/server/register/sessions.ts'
import { changeUser, findUser, listUsers } from '@tukkimies/server/register/users.ts'
import { findAccountByUsername, listAccounts } from '@tukkimies/server/users/accounts.ts'
import { startSession } from '@tukkimies/server/users/start-session.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { p1 } from '../users.ts'
import { addPerson, personOf } from './people.ts'
import { later, openStation, type Station } from './station.ts'

const makeGround = useEngines()

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (begin: string): Promise<Station> => {
      const station = await openStation(await makeGround(engine), begin)
      stations.push(station)
      return station
    }
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    const goAndNight = (station: Station, day: string): Promise<NightOutcome | null> => {
      station.goTo(day)
      return station.night()
    }
    const namesOf = async ({ deps }: Station): Promise<string[]> =>
      (await listAccounts(deps, { is: 'all' })).map(({ details }) => details.username).toSorted()
    const rowsOf = async ({ deps }: Station): Promise<readonly UserId[]> =>
      (await listUsers(deps.register, { is: 'all' })).map(({ id }) => id)
    const keysOf = async ({ deps }: Station): Promise<number> =>
      (await deps.keys.query.selectFrom('person').select('ref').execute()).length
    const eventsOf = async ({ deps }: Station) =>
      (await listAudit(deps.register, { is: 'all' }, 1000)).map(({ event }) => event)
    const readyOf = async ({ deps }: Station) => (await createApp(deps, '/nowhere').request('/readyz')).status
    const checkOf = ({ deps, today }: Station) => checkInstallation(deps, today())

    test('[A21] the day before twelve months are over, and on it, a user is kept; the day after, deleted', async () => {
      for (const [last, full] of [
        ['2026-03-10', '2027-03-10'],
        ['2027-02-28', '2028-02-28'],
        ['2028-02-29', '2029-02-28'],
      ] as const) {
        const station = await open(later(full, -1))
        const gone = await addPerson(station.deps, personOf('gone'), '2020-01-01', { lastLogin: last })
        const unopened = await addPerson(station.deps, personOf('unopened'), last)
        const kept = await addPerson(station.deps, personOf('kept'), '2020-01-01', { lastLogin: later(last, 1) })
        expect((await station.night())?.retention?.users).toBe(0)
        expect((await goAndNight(station, full))?.retention?.users).toBe(0)
        expect((await rowsOf(station)).toSorted()).toEqual([gone, unopened, kept].toSorted())
        expect((await goAndNight(station, later(full, 1)))?.retention?.users).toBe(2)
        expect(await rowsOf(station)).toEqual([kept])
        expect(await keysOf(station)).toBe(1)
        const deleted = (await eventsOf(station)).filter(({ event }) => event === 'user_deleted')
        expect(deleted).toHaveLength(2)
        expect(deleted).toContainEqual({ event: 'user_deleted', user: gone, reason: 'unused' })
      }
    })

    test('[A21][F59] a job that has not run for a month shows nobody who is over age, and says so', async () => {
      const station = await open('2027-03-09')
      await addPerson(station.deps, personOf('gone'), '2026-03-10')
      await addPerson(station.deps, personOf('kept'), '2027-01-01')
      await station.night()
      expect(await readyOf(station)).toBe(200)
      station.goTo('2027-04-11')
      expect(await namesOf(station)).toEqual(['kept'])
      expect(await findAccountByUsername(station.deps, 'gone')).toBeNull()
      expect(await readyOf(station)).toBe(503)
      expect((await checkOf(station)).invariants.find(({ name }) => name === 'users-deleted-in-time')?.ok).toBe(false)
      // After such a gap the operator looks first.
      expect((await station.night())?.retention).toMatchObject({ stopped: 'clock', users: 0 })
      expect((await confirmRetention(station.deps))?.users).toBe(1)
      expect(await rowsOf(station)).toHaveLength(1)
      expect(await keysOf(station)).toBe(1)
      expect(await readyOf(station)).toBe(200)
    })

    test('[F60] a clock that is a year ahead deletes nobody, that night or the next, until it is confirmed', async () => {
      const station = await open('2026-03-10')
      for (let number = 0; number < 4; number++) {
        await addPerson(station.deps, personOf(`user${number}`), '2026-03-01')
      }
      expect((await station.night())?.retention).toMatchObject({ stopped: null, users: 0 })
      station.goTo('2027-03-20')
      // A log-in under the wrong clock does not make it right.
      const someone = (await listUsers(station.deps.register, { is: 'all' }))[0]
      if (!someone) expect.fail('nobody')
      await station.deps.register.transact((tx) =>
        startSession(tx, someone, { way: 'password', replaced: null }, { at: station.deps.now() }),
      )
      for (const day of ['2027-03-20', '2027-03-21', '2027-03-22']) {
        expect((await goAndNight(station, day))?.retention).toMatchObject({ stopped: 'clock', users: 0 })
      }
      expect(await rowsOf(station)).toHaveLength(4)
      const stops = (await eventsOf(station)).filter(({ event }) => event === 'retention_stopped')
      expect(stops).toEqual([{ event: 'retention_stopped', why: 'clock' }])
      expect(station.logged.filter((line) => line.includes('retention-stopped'))).toHaveLength(3)
      expect(await readyOf(station)).toBe(503)
      const report = await checkOf(station)
      expect(report.warnings).toContain('retention-stopped')
      expect(report.ok).toBe(false)
      const plan = { stopped: 'clock', lastNight: '2026-03-10', users: 4, dueNow: 3 }
      expect(await planRetention(station.deps)).toMatchObject(plan)

      // The clock is right again: everybody is there, and a log-in of a day that has not come counts as today's.
      expect((await goAndNight(station, '2026-03-12'))?.retention).toMatchObject({ stopped: 'clock' })
      expect(await confirmRetention(station.deps)).toMatchObject({ stopped: null, users: 0 })
      expect(await namesOf(station)).toHaveLength(4)
      expect((await findUser(station.deps.register, { is: 'all' }, someone.id))?.last_login).toBe('2026-03-12')
      expect((await goAndNight(station, '2026-03-13'))?.retention).toMatchObject({ stopped: null })
      expect(await readyOf(station)).toBe(200)
    })

    test('[F60] more than a fifth of the users, and more than five, due at once are not believed', async () => {
      const station = await open('2027-03-10')
      for (let number = 0; number < 6; number++) await addPerson(station.deps, personOf(`old${number}`), '2026-03-10')
      for (let number = 0; number < 4; number++) await addPerson(station.deps, personOf(`new${number}`), '2027-03-01')
      await station.night()
      expect((await goAndNight(station, '2027-03-11'))?.retention).toMatchObject({ stopped: 'share', users: 0 })
      expect(await rowsOf(station)).toHaveLength(10)
      expect(await namesOf(station)).toHaveLength(4)
      expect(await confirmRetention(station.deps)).toMatchObject({ users: 6 })
      expect(await rowsOf(station)).toHaveLength(4)
      // Five are believed, however many that is of all.
      const small = await open('2027-03-10')
      for (let number = 0; number < 5; number++) await addPerson(small.deps, personOf(`old${number}`), '2026-03-10')
      await small.night()
      expect((await goAndNight(small, '2027-03-11'))?.retention).toMatchObject({ stopped: null, users: 5 })
    })

    test('[A21] a server that has stood still for two nights goes on by itself, one for longer asks', async () => {
      for (const [days, stopped] of [
        [2, null],
        [3, 'clock'],
      ] as const) {
        const station = await open('2026-03-10')
        await addPerson(station.deps, personOf('kept'), '2026-03-01')
        await station.night()
        expect((await goAndNight(station, later('2026-03-10', days)))?.retention?.stopped).toBe(stopped)
        // Nobody waits for it: the service stays ready.
        expect(await readyOf(station)).toBe(200)
      }
    })

    test('[A21] a user is warned once, eleven months after the last log-in, and anew after the next', async () => {
      const station = await open('2027-02-09')
      const id = await addPerson(station.deps, personOf('aino'), '2020-01-01', { lastLogin: '2026-03-10' })
      const warnedOf = async () => (await findUser(station.deps.register, { is: 'all' }, id))?.warned
      expect((await station.night())?.retention?.warned).toBe(0)
      expect((await goAndNight(station, '2027-02-10'))?.retention?.warned).toBe(1)
      expect(await warnedOf()).toBe('2027-02-10')
      expect((await goAndNight(station, '2027-02-11'))?.retention?.warned).toBe(0)
      await station.deps.register.transact((tx) =>
        startSession(
          tx,
          { id, role: 'advisor', organisation: null },
          { way: 'password', replaced: null },
          { at: station.deps.now() },
        ),
      )
      expect(await warnedOf()).toBeNull()
      expect((await planRetention(station.deps)).dueIn30Days).toBe(0)
    })

    test('[C09][D11][F80] sessions, gates and codes that are over go in the night, those of an ended access too', async () => {
      const station = await open('2026-03-10')
      const { register, now } = station.deps
      const today = Day.parse('2026-03-10')
      const stays = await addPerson(station.deps, personOf('stays'), '2026-03-01')
      const trainee = await addPerson(station.deps, personOf('trainee'), '2026-03-01', { endDay: today, trainee: true })
      await station.night()
      const counts = async () => ({
        sessions: (await register.query.selectFrom('session').select('user').execute()).map(({ user }) => user),
        gates: (await register.query.selectFrom('gate').select('user').execute()).map(({ user }) => user),
        codes: (await register.query.selectFrom('invitation').select('user').execute()).length,
        ceremonies: (await register.query.selectFrom('ceremony').select('hash').execute()).length,
        enrolments: (await register.query.selectFrom('enrolment').select('hash').execute()).length,
      })
      station.goTo('2026-03-11')
      await register.transact(async (tx) => {
        for (const user of [stays, trainee]) {
          await addSession(tx, user, today, now())
          await addGate(tx, user, today, null)
        }
        await addInvitation(tx, stays, 'invite', now())
        await addCeremony(tx, { hash: 'x', kind: 'oidc', content: '{}', until: now() + 600_000 })
        await addEnrolment(tx, p1, now())
      })
      const outcome = await station.night()
      expect(outcome?.retention).toMatchObject({ sessions: 1, gates: 1, codes: 0 })
      expect(await counts()).toEqual({ sessions: [stays], gates: [stays], codes: 1, ceremonies: 1, enrolments: 1 })
      expect((await goAndNight(station, '2026-03-12'))?.retention).toMatchObject({ sessions: 1, gates: 0, codes: 2 })
      expect(await counts()).toEqual({ sessions: [], gates: [stays], codes: 1, ceremonies: 0, enrolments: 0 })
      for (let days = 4; days <= 30; days += 2) await goAndNight(station, later('2026-03-10', days))
      expect((await counts()).gates).toEqual([stays])
      expect((await goAndNight(station, later('2026-03-10', 31)))?.retention).toMatchObject({ gates: 1 })
      expect((await counts()).gates).toEqual([])
      const last = (await eventsOf(station)).find(({ event }) => event === 'retention')
      expect(last).toEqual({ event: 'retention', users: 0, sessions: 0, gates: 1, codes: 0 })
    })

    test('[F61] the row of somebody whose key is gone is swept up by the next night', async () => {
      const station = await open('2026-03-10')
      const id = await addPerson(station.deps, personOf('gone'), '2026-03-01')
      await station.deps.register.transact((tx) => changeUser(tx, id, { end_day: Day.parse('2026-03-09') }))
      await station.deps.keys.transact((tx) => tx.query.deleteFrom('person').execute())
      expect(await rowsOf(station)).toEqual([id])
      await station.night()
      expect(await rowsOf(station)).toEqual([])
    })
  })
}
