// The same tablets against the real server, on both engines: from an enrolment and a save without a network to the day on
// which the tablet lets go of what is folded.
import { afterEach, expect, test } from 'vitest'
import { ArrivalsAnswer } from '@tukkimies/shared/arrivals.ts'
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import { DeviceCodeAnswer, DeviceList } from '@tukkimies/shared/register/device.ts'
import { runNight } from '@tukkimies/server/jobs/nightly.ts'
import { engines, useEngines } from '../contracts/engines.ts'
import { createHouse, type House, noon } from '../server/api/house.ts'
import { rehearseAtOnce } from '../risks.ts'
import { p1 } from '../users.ts'
import { createClock } from '../world/clock.ts'
import { createNetwork } from '../world/network.ts'
import { createRandom } from '../world/random.ts'
import { createTablet, type Tablet, takeTurns } from '../world/tablet.ts'
import { dayMs, minute, picks } from '../world/world.ts'

const makeGround = useEngines()
const houses: House[] = []
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const makeStage = async (engine: (typeof engines)[number]) => {
  const house = await createHouse({ ground: await makeGround(engine) })
  houses.push(house)
  const clock = createClock(noon)
  const network = createNetwork(() => async (request) => {
    house.wait(clock.now() - house.now())
    return house.app.fetch(request)
  })
  const tablet = createTablet(clock, network, createRandom(7))
  await tablet.device().open()
  // Real stores take real time: until the loop is at rest, however many turns that is.
  const settle = async () => {
    do {
      await new Promise((resolve) => setTimeout(resolve, 2))
      await takeTurns(5)
      await tablet.device().settled()
    } while (tablet.device().memory().loop.round === 'sending')
  }
  // A day has more ticks than rounds.
  const advance = (ms: number) =>
    clock.advance(ms, async () => {
      await takeTurns(1)
      if (tablet.device().memory().loop.round === 'sending') await settle()
    })
  const night = async () => {
    house.wait(clock.now() - house.now())
    await runNight({ ...house.deps, rehearse: rehearseAtOnce }, instantToDay(clock.now()))
  }
  const { body } = await house.ask('/api/v1/devices/codes', { as: 'maija', body: { point: p1, name: 'Tabletti 1' } })
  const { code } = DeviceCodeAnswer.parse(body)
  expect(await tablet.device().enrol(code.toLowerCase().replaceAll(/(.{5})/g, '$1-'))).toMatchObject({ is: 'answered' })
  await settle()
  return { house, network, tablet, advance, settle, night }
}

const arrivalsOf = async (house: House, day: Day) => {
  const { body } = await house.ask(`/api/v1/arrivals?from=${day}&to=${day}`, { as: 'aino' })
  return ArrivalsAnswer.parse(body).counts.reduce((sum, { n }) => sum + n, 0)
}
const drain = async (tablet: Tablet, advance: (ms: number) => Promise<void>) => {
  for (let minutes = 0; minutes < 60 && (await statesOf(tablet)).includes('waiting'); minutes++) await advance(minute)
}
const statesOf = async (tablet: Tablet) => (await tablet.rows()).map(({ state }) => state)

for (const engine of engines) {
  test(`[S9][S12][F28] ${engine}: saved without a network, sent over a bad one, each counts once`, async () => {
    const { house, network, tablet, advance, settle } = await makeStage(engine)
    const { today } = tablet.device().memory()
    tablet.goOnline(false)
    for (let n = 0; n < 12; n++) await tablet.device().saveVisit(picks, { hour: 8 + (n % 4) })
    expect(await arrivalsOf(house, today)).toBe(0)
    await settle()
    network.plan('lose-answer', 'repeat', 'lose-request', 'lose-answer')
    tablet.goOnline(true)
    await settle()
    await drain(tablet, advance)
    expect(new Set(await statesOf(tablet))).toEqual(new Set(['sent']))
    expect(await arrivalsOf(house, today)).toBe(12)

    const [entry] = await tablet.device().readEntries()
    await tablet.device().voidEntry(entry?.id ?? expect.fail('no entry'))
    await settle()
    await drain(tablet, advance)
    expect(await arrivalsOf(house, today)).toBe(11)
    expect(house.logged.join('')).not.toMatch(/[A-Za-z0-9_-]{22}/)
  })

  test(`[S26][S27] ${engine}: the tablet keeps what it sent until it is folded and safe`, async () => {
    const { house, tablet, advance, settle, night } = await makeStage(engine)
    for (let n = 0; n < 25; n++) await tablet.device().saveVisit(picks)
    await settle()
    expect(new Set(await statesOf(tablet))).toEqual(new Set(['sent']))
    for (let day = 0; day < 2; day++) {
      await advance(dayMs)
      await night()
      tablet.device().sendNow()
      await settle()
      expect(await tablet.rows()).toHaveLength(50)
    }
    await advance(2 * dayMs)
    await night()
    tablet.device().sendNow()
    await settle()
    expect(await tablet.rows()).toEqual([])
    const { devices } = DeviceList.parse((await house.ask('/api/v1/devices', { as: 'oskari' })).body)
    expect(devices).toMatchObject([{ point: p1, report: { waiting: 0, attention: 0, lost: 0 } }])
  })

  test(`[S13] ${engine}: a tablet that is withdrawn keeps what it has and says why`, async () => {
    const { house, tablet, settle } = await makeStage(engine)
    const { devices } = DeviceList.parse((await house.ask('/api/v1/devices', { as: 'maija' })).body)
    const id = devices[0]?.id ?? expect.fail('no tablet')
    await house.ask(`/api/v1/devices/${id}/revoke`, { as: 'maija', body: {} })
    await tablet.device().saveVisit(picks)
    await settle()
    expect(tablet.device().memory().loop.trouble).toBe('revoked')
    expect(await statesOf(tablet)).toEqual(['waiting', 'waiting'])
    expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'not_saved', why: 'revoked' })
  })
}
