// Contacts end twelve calendar months after their recording day: unreadable from midnight in Helsinki on, gone a night later,
// and no figure changes by it.
import { afterAll, describe, expect, test } from 'vitest'
import { Day, dayToInstant, dayToWeek, monthsLater } from '@tukkimies/shared/day.ts'
import { makeUserId } from '@tukkimies/shared/id.ts'
import { contactDeletionDay } from '@tukkimies/shared/register/contact.ts'
import { weekDeletionDay } from '@tukkimies/shared/register/retention.ts'
import { firstRetentionSettings, RoundName } from '@tukkimies/shared/register/retention-settings.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { findOpened, listOpened } from '@tukkimies/server/contacts/held.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { confirmRetention, type NightOutcome } from '@tukkimies/server/jobs/nightly.ts'
import { planRetention } from '@tukkimies/server/jobs/retention-plan.ts'
import { listAudit } from '@tukkimies/server/register/audit.ts'
import { approveRetention, approveRound, proposeRetention } from '@tukkimies/server/register/retention-settings.ts'
import { listRequests, openRequest } from '@tukkimies/server/requests/requests.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { addKeptContact, addKeptDisclosure, addKeptRequest } from './kept.ts'
import { later, openStation, type Station } from './station.ts'

const makeGround = useEngines()
const all = { is: 'all' } as const

/** Recording days and the days on which they are over: plain, leap days, and days on which the clocks change. */
const ends = [
  ['2026-03-10', '2027-03-10'],
  ['2026-12-31', '2027-12-31'],
  ['2027-02-28', '2028-02-28'],
  ['2028-02-29', '2029-02-28'],
  ['2028-02-28', '2029-02-28'],
  ['2027-03-01', '2028-03-01'],
  ['2027-03-28', '2028-03-28'],
  ['2026-03-26', '2027-03-26'],
  ['2026-10-25', '2027-10-25'],
  ['2026-10-31', '2027-10-31'],
] as const

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
    const rowsOf = async ({ deps }: Station): Promise<number> =>
      (await deps.register.query.selectFrom('contact').select('ref').execute()).length
    const keysOf = async ({ deps: { keys } }: Station) => ({
      contacts: (await keys.query.selectFrom('contact').select('ref').execute()).length,
      weeks: (await keys.query.selectFrom('week').select('week').execute()).map(({ week }) => week).toSorted(),
    })
    const requestsOf = async ({ deps }: Station): Promise<number> =>
      (await deps.register.query.selectFrom('request').select('id').execute()).length
    const linesOf = async ({ deps }: Station, name: string) =>
      (await listAudit(deps.register, all, 1000)).map(({ event }) => event).filter(({ event }) => event === name)
    const brokenOf = async ({ deps, today }: Station): Promise<string[]> =>
      (await checkInstallation(deps, today())).invariants.filter(({ ok }) => !ok).map(({ name }) => name)

    test('[A23][duty-F09] until the last millisecond of the day before, a contact is read; from midnight in Helsinki on, not', async () => {
      const station = await open('2026-03-10')
      for (const [recorded, over] of ends) {
        expect(contactDeletionDay(Day.parse(recorded))).toBe(over)
        const ref = await addKeptContact(station.deps, recorded)
        const midnight = dayToInstant(Day.parse(over))
        const readAt = async (instant: number) => {
          const stores = { ...station.deps, now: () => instant }
          const listed = (await listOpened(stores, all)).some(({ row }) => row.ref === ref)
          return [(await findOpened(stores, all, ref)) !== null, listed]
        }
        expect(await readAt(midnight - 1), recorded).toEqual([true, true])
        expect(await readAt(midnight), recorded).toEqual([false, false])
        expect(await readAt(midnight + 1), recorded).toEqual([false, false])
      }
    })

    test('[A23][duty-F09] the night of the day before leaves a contact, the night of its day deletes row and key', async () => {
      for (const [recorded, over] of ends.slice(0, 4)) {
        const station = await open(later(over, -1))
        await addKeptContact(station.deps, recorded)
        const kept = await addKeptContact(station.deps, later(recorded, 1))
        expect((await station.night())?.retention?.contacts).toBe(0)
        expect(await rowsOf(station)).toBe(2)
        // 28 and 29 February end on the same day.
        const both = contactDeletionDay(later(recorded, 1)) === over
        expect((await goAndNight(station, over))?.retention?.contacts).toBe(both ? 2 : 1)
        const rows = await station.deps.register.query.selectFrom('contact').select('ref').execute()
        expect(rows).toEqual(both ? [] : [{ ref: kept }])
        expect((await keysOf(station)).contacts).toBe(both ? 0 : 1)
        expect(await linesOf(station, 'contacts_expired')).toHaveLength(1)
        expect(await brokenOf(station)).toEqual([])
      }
    })

    test('[A23][F67] the key of a week goes with the last contact that the week could hold, on the day of its Sunday', async () => {
      const monday = '2026-03-09'
      const station = await open('2027-03-09')
      const next = later(monday, 7)
      await addKeptContact(station.deps, monday)
      await addKeptContact(station.deps, next)
      const [week, nextWeek] = [dayToWeek(Day.parse(monday)), dayToWeek(next)]
      expect(weekDeletionDay(week)).toBe('2027-03-15')
      expect((await station.night())?.retention).toMatchObject({ contacts: 1, weeks: 0 })
      expect((await goAndNight(station, '2027-03-11'))?.retention?.weeks).toBe(0)
      expect((await goAndNight(station, '2027-03-13'))?.retention?.weeks).toBe(0)
      expect((await keysOf(station)).weeks).toEqual([week, nextWeek])
      expect((await goAndNight(station, '2027-03-15'))?.retention?.weeks).toBe(1)
      expect((await keysOf(station)).weeks).toEqual([nextWeek])
    })

    test('[A23][F59] a job that has not run for 31 days shows no contact and no request that is over, and says so', async () => {
      const station = await open('2027-03-09')
      const { deps } = station
      const contact = await addKeptContact(deps, '2026-03-10')
      const request = await addKeptRequest(deps, '2025-03-10')
      await addKeptContact(deps, '2027-01-01')
      await addKeptRequest(deps, null)
      await station.night()
      expect(await listOpened(deps, all)).toHaveLength(2)
      expect(await listRequests(deps, all)).toHaveLength(2)
      station.goTo('2027-04-10')
      expect(await listOpened(deps, all)).toHaveLength(1)
      expect(await findOpened(deps, all, contact)).toBeNull()
      expect(await listRequests(deps, all)).toHaveLength(1)
      expect(await openRequest(deps, all, request)).toBeNull()
      expect(await brokenOf(station)).toEqual([
        'contacts-deleted-in-time',
        'requests-deleted-in-time',
        'week-keys-destroyed-in-time',
      ])
      expect((await station.night())?.retention).toMatchObject({ stopped: 'clock', contacts: 0, requests: 0 })
      expect(await confirmRetention(deps)).toMatchObject({ contacts: 1, weeks: 1, requests: 1 })
      expect([await rowsOf(station), await requestsOf(station)]).toEqual([1, 1])
      expect(await brokenOf(station)).toEqual([])
    })

    test('[F60] a clock that is a year ahead, and back again, deletes no contact and no request', async () => {
      const station = await open('2026-03-10')
      for (const day of ['2026-01-05', '2026-02-10', '2026-03-01']) await addKeptContact(station.deps, day)
      await addKeptRequest(station.deps, '2025-01-01')
      await station.night()
      for (const day of ['2027-03-20', '2027-03-21', '2026-03-12']) {
        expect((await goAndNight(station, day))?.retention).toMatchObject({
          stopped: 'clock',
          contacts: 0,
          requests: 0,
        })
      }
      expect(await confirmRetention(station.deps)).toMatchObject({ contacts: 0, weeks: 0, requests: 0 })
      expect([await rowsOf(station), (await listOpened(station.deps, all)).length]).toEqual([3, 3])
      expect(await requestsOf(station)).toBe(1)
    })

    test('[F60] more than a fifth of the contacts, and more than five, due at once are not believed; five are', async () => {
      const station = await open('2027-03-09')
      for (let number = 0; number < 6; number++) await addKeptContact(station.deps, '2026-03-10')
      for (let number = 0; number < 4; number++) await addKeptContact(station.deps, '2027-03-01')
      await station.night()
      expect((await goAndNight(station, '2027-03-10'))?.retention).toMatchObject({ stopped: 'share', contacts: 0 })
      expect(await planRetention(station.deps)).toMatchObject({ stopped: 'share', classes: { contact: [10, 6, 0] } })
      expect(await confirmRetention(station.deps)).toMatchObject({ contacts: 6 })
      expect(await rowsOf(station)).toBe(4)
      const small = await open('2027-03-09')
      for (let number = 0; number < 5; number++) await addKeptContact(small.deps, '2026-03-10')
      await small.night()
      expect((await goAndNight(small, '2027-03-10'))?.retention).toMatchObject({ stopped: null, contacts: 5 })
    })

    test('[B20][D16] requests and disclosures go 24 months after answer and noting, or when the approved settings say', async () => {
      const station = await open('2027-03-09')
      const { deps, today } = station
      const user = makeUserId(randomBytes)
      for (const day of ['2025-03-10', '2026-02-01']) {
        await addKeptRequest(deps, day)
        await addKeptDisclosure(deps, day, user)
      }
      await addKeptRequest(deps, null)
      expect((await station.night())?.retention).toMatchObject({ requests: 0, disclosures: 0 })
      expect((await goAndNight(station, '2027-03-10'))?.retention).toMatchObject({ requests: 1, disclosures: 1 })
      const periods = { ...firstRetentionSettings.periods, request: { months: 12, mode: 'daily' } } as const
      await deps.register.transact(async (tx) => {
        await proposeRetention(tx, { periods, classes: [] }, today())
      })
      expect((await goAndNight(station, '2027-03-11'))?.retention).toMatchObject({ requests: 0 })
      await deps.register.transact((tx) => approveRetention(tx, today()))
      expect((await goAndNight(station, '2027-03-12'))?.retention).toMatchObject({ requests: 1, disclosures: 0 })
      expect(await requestsOf(station)).toBe(1)
    })

    test('[B20][C21] what goes in rounds waits for March and October and for the approval of the round', async () => {
      const station = await open('2027-09-28')
      const { deps, today } = station
      const rounds = { months: 12, mode: 'rounds' } as const
      const periods = { ...firstRetentionSettings.periods, request: rounds }
      await deps.register.transact(async (tx) => {
        await proposeRetention(tx, { periods, classes: [] }, today())
        await approveRetention(tx, today())
      })
      await addKeptRequest(deps, '2026-09-10')
      await addKeptRequest(deps, '2026-10-02')
      for (const day of ['2027-09-29', '2027-09-30', '2027-10-01', '2027-10-02', '2027-10-03']) {
        expect((await goAndNight(station, day))?.retention).toMatchObject({ stopped: null, requests: 0 })
      }
      // Nobody reads meanwhile what is over, and nothing is late.
      expect(await listRequests(deps, all)).toEqual([])
      expect(await brokenOf(station)).toEqual([])
      const approve = (round: string) =>
        deps.register.transact((tx) => approveRound(tx, RoundName.parse(round), today()))
      expect(await approve('2027-03')).toBe(false)
      expect(await approve('2027-10')).toBe(true)
      // What was over age on the round's first day goes; the other waits for March.
      expect((await goAndNight(station, '2027-10-04'))?.retention).toMatchObject({ requests: 1 })
      expect((await goAndNight(station, '2027-10-05'))?.retention).toMatchObject({ requests: 0 })
      expect(await requestsOf(station)).toBe(1)
    })

    test('[A23] the plan tells what goes now and within 30 days, class by class', async () => {
      const station = await open('2027-03-10')
      for (const day of ['2026-03-10', '2026-03-20', '2026-04-09', '2026-04-10'])
        await addKeptContact(station.deps, day)
      await addKeptRequest(station.deps, '2025-03-11')
      expect(monthsLater(Day.parse('2026-04-09'), 12)).toBe(later('2027-03-10', 30))
      const { classes } = await planRetention(station.deps)
      expect(classes).toMatchObject({ contact: [4, 1, 2], request: [1, 0, 1], week_key: [3, 0, 2] })
    })
  })
}
