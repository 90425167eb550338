// A server whose clock was a year ahead for one night: what it leaves behind is noticed, told and mended.
import { afterAll, describe, expect, test } from 'vitest'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { readFact } from '@tukkimies/server/database.ts'
import { isNightDue, mendAtStart, nightOf } from '@tukkimies/server/jobs/nightly.ts'
import { takeLease } from '@tukkimies/server/live/lease.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { arrivalOf, later, openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const today = later('2026-03-10', 0)
const nextYear = later('2027-03-10', 0)

for (const engine of engines) {
  describe(engine, () => {
    const stations: Station[] = []
    const open = async (): Promise<Station> => {
      const station = await openStation(await makeGround(engine))
      stations.push(station)
      return station
    }
    const isDueTooLate = async ({ deps }: Station) =>
      (await checkInstallation(deps, today)).invariants.some(({ name, ok }) => name === 'no-entry-due-too-late' && !ok)
    const visitsOf = (count: number) => Array.from({ length: count }, () => visitOf())
    afterAll(async () => {
      for (const station of stations) await station.close()
    })

    test('[F60][AN54] after a night a year ahead the next one is due tonight, and visits open for three days again', async () => {
      const station = await open()
      const { deps } = station
      station.goTo(nextYear)
      await station.night()
      station.goTo(today)
      const { epoch } = await station.pushRaw([])
      const [kept, counted] = [visitsOf(25), arrivalOf()]
      expect((await station.push([...kept, counted]))[0]?.due, 'the control').toBe(dayPlus(nextYear, 1))
      expect(await isDueTooLate(station)).toBe(true)

      expect(await isNightDue(deps, deps.now())).toBe(true)
      await station.night(nightOf(deps.now()))
      expect(await isNightDue(deps, deps.now())).toBe(false)
      expect(station.logged.join()).toContain('clock-was-ahead')
      expect(await readFact(deps.live, 'last-fold')).toBe(today)
      expect(await isDueTooLate(station)).toBe(false)

      const again = await station.pushRaw([...kept, counted, visitOf()].map((raw) => ({ raw })))
      expect(again.epoch).not.toBe(epoch)
      expect(again.safe).toBe(today)
      expect(new Set(again.results.map(({ due }) => due))).toEqual(new Set([dayPlus(today, 3)]))
      station.goTo(dayPlus(today, 3))
      expect((await station.night())?.fold).toMatchObject({ visits: 26, arrivals: 1 })
      expect(station.logged.filter((line) => line.includes('clock-was-ahead'))).toHaveLength(1)
    })

    test('[F60] what was pushed a year ahead, without a night, is due in time again after a start', async () => {
      const station = await open()
      await station.push(visitsOf(3))
      const { epoch } = await station.pushRaw([])
      station.goTo(nextYear)
      await station.push(visitsOf(3))
      station.goTo(today)
      await mendAtStart(station.deps)
      expect(await isDueTooLate(station)).toBe(false)
      expect((await station.pushRaw([])).epoch).not.toBe(epoch)
      await mendAtStart(station.deps)
      expect(station.logged.filter((line) => line.includes('clock-was-ahead'))).toHaveLength(1)
    })

    test('[F60][F52] a lease of a year ahead is ended and told; one of a clock that differs a little is not', async () => {
      const station = await open()
      const { deps } = station
      const { epoch } = await station.pushRaw([])
      await takeLease(deps.live, 'nightly', 'other', deps.now() + 60_000, 120_000)
      expect(await station.night()).toBeNull()
      expect((await station.pushRaw([])).epoch).toBe(epoch)
      await takeLease(deps.live, 'nightly', 'another', Date.parse('2027-03-10T00:30:00Z'), 120_000)
      expect(await station.night()).not.toBeNull()
      expect(station.logged.join()).toContain('lease-ahead')
      expect((await station.pushRaw([])).epoch).not.toBe(epoch)
    })

    test('[F60] a night as of tomorrow, which a command may do, is no fault', async () => {
      const station = await open()
      await station.push(visitsOf(20))
      const { epoch } = await station.pushRaw([])
      await station.night(dayPlus(today, 1))
      await mendAtStart(station.deps)
      await station.night()
      expect(station.logged.join()).not.toContain('ahead')
      expect((await station.pushRaw([])).epoch).toBe(epoch)
    })
  })
}
