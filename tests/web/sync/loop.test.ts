// When rounds run: back-off with full jitter, what the server asked for as a floor, and progress on a bad network.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limits } from '@tukkimies/shared/wire.ts'
import { retryAfterToMs } from '@tukkimies/web/api.ts'
import { retryDelayMs } from '@tukkimies/web/sync/back-off.ts'
import type { Sent } from '../../world/network.ts'
import { problem } from '../../world/server.ts'
import { type Tablet, takeTurns } from '../../world/tablet.ts'
import { createWorld, hour, minute, picks, second, type World } from '../../world/world.ts'

const isPush = ({ path }: Sent) => path === '/api/v1/push'
const isDelivered = async (tablet: Tablet) => (await tablet.rows()).every(({ state }) => state === 'sent')

/** The times of the pushes, in milliseconds from now, while `run` runs. */
const timesOfPushes = async (world: World, run: () => Promise<void>): Promise<number[]> => {
  const start = world.clock.now()
  const times: number[] = []
  const { network } = world
  const send = network.sent.push.bind(network.sent)
  network.sent.push = (...sent) => {
    if (sent.some(isPush)) times.push(world.clock.now() - start)
    return send(...sent)
  }
  await run()
  return times
}

test('[S14] a delay lies anywhere from 0 to 2 s doubled with each failure, and never above 10 minutes', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(fc.nat(200), chance, (failures, chanceNow) => {
      const delay = retryDelayMs(failures, chanceNow)
      expect(delay).toBeGreaterThanOrEqual(0)
      expect(delay).toBeLessThanOrEqual(Math.min(600_000, 2_000 * 2 ** failures))
    }),
  )
  expect(retryDelayMs(0, 0.5)).toBe(1_000)
  expect(retryDelayMs(3, 0.5)).toBe(8_000)
  expect(retryDelayMs(100, 0.999)).toBeCloseTo(599_400)
})

test('[S14] while nobody answers, rounds become rarer, but go on', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  world.network.rule(() => 'lose-request')
  await tablet.device().saveVisit(picks)
  const times = await timesOfPushes(world, () => world.advance(6 * hour))
  const inFirstMinute = times.filter((time) => time < minute).length
  const inLastHour = times.filter((time) => time > 5 * hour).length
  expect(inFirstMinute).toBeGreaterThanOrEqual(3)
  expect(inFirstMinute).toBeLessThanOrEqual(20)
  expect(inLastHour).toBeGreaterThanOrEqual(6)
  expect(inLastHour).toBeLessThanOrEqual(40)
})

test('[S14] coming online and "send now" do not wait for the delay', async () => {
  for (const wake of ['online', 'now'] as const) {
    const world = createWorld()
    const tablet = await world.enrolTablet()
    world.network.rule(() => 'lose-request')
    await tablet.device().saveVisit(picks)
    await world.advance(2 * hour)
    world.network.rule(null)
    expect(await isDelivered(tablet)).toBe(false)
    if (wake === 'now') tablet.device().sendNow()
    else tablet.goOnline(true)
    await world.settle()
    expect(await isDelivered(tablet)).toBe(true)
  }
})

const forms = [
  ['seconds', (seconds: number) => ({ 'Retry-After': String(seconds) })],
  [
    'a date',
    (seconds: number) => ({
      Date: 'Tue, 10 Mar 2026 08:00:00 GMT',
      'Retry-After': new Date(Date.parse('2026-03-10T08:00:00Z') + seconds * 1000).toUTCString(),
    }),
  ],
] as const

for (const [form, headersOf] of forms)
  for (const code of ['too_many_requests', 'busy'] as const)
    test(`[F33][S14] ${code} with Retry-After as ${form} is obeyed, whatever happens meanwhile`, async () => {
      for (let seed = 1; seed <= 3; seed++) {
        const world = createWorld({ seed })
        const tablet = await world.enrolTablet()
        world.network.plan({ stranger: () => problem({ code }, headersOf(900)) })
        await tablet.device().saveVisit(picks)
        await world.settle()
        const times = await timesOfPushes(world, async () => {
          await world.advance(5 * minute)
          tablet.goOnline(true)
          tablet.device().sendNow()
          await tablet.device().saveVisit(picks)
          await world.advance(55 * minute)
        })
        expect(times.length).toBeGreaterThan(0)
        expect(Math.min(...times)).toBeGreaterThanOrEqual(900 * second)
        expect(await isDelivered(tablet)).toBe(true)
      }
    })

test('[F33] Retry-After is read in both forms, by the answerer’s own clock, and bounded by a day', () => {
  expect(retryAfterToMs('120', null)).toBe(120_000)
  expect(retryAfterToMs('Tue, 10 Mar 2026 08:02:00 GMT', 'Tue, 10 Mar 2026 08:00:00 GMT')).toBe(120_000)
  expect(retryAfterToMs('Tue, 10 Mar 2026 07:00:00 GMT', 'Tue, 10 Mar 2026 08:00:00 GMT')).toBe(0)
  expect(retryAfterToMs('99999999', null)).toBe(86_400_000)
  expect(retryAfterToMs('soon', 'Tue, 10 Mar 2026 08:00:00 GMT')).toBe(null)
  expect(retryAfterToMs(null, null)).toBe(null)
})

test('[S14] a server that hangs is given up after 30 seconds, and asked again', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const never = new Promise<void>(() => {})
  let aborted = 0
  world.network.plan({ hold: never })
  const { environment } = tablet
  const send = world.network.send
  Object.assign(world.network, {
    send: (path: string, options: RequestInit) =>
      Promise.race([
        send(path, options),
        new Promise<never>((_, reject) => {
          options.signal?.addEventListener('abort', () => {
            aborted++
            reject(new DOMException('aborted', 'AbortError'))
          })
        }),
      ]),
  })
  expect(environment.online()).toBe(true)
  await tablet.device().saveVisit(picks)
  const start = world.clock.now()
  await takeTurns(200)
  await world.clock.advance(limits.answerWaitMsMax, () => takeTurns(50))
  await world.drain()
  expect(aborted).toBe(1)
  expect(world.clock.now() - start).toBeLessThanOrEqual(limits.answerWaitMsMax + 10 * second + minute)
  expect(await isDelivered(tablet)).toBe(true)
})

test('[F34] a network that comes and goes does not make a storm', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  let visits = 0
  world.network.sent.length = 0
  for (let step = 0; step < 240; step++) {
    tablet.goOnline(step % 2 === 0)
    if (step % 4 === 1) {
      await tablet.device().saveVisit(picks)
      visits++
    }
    await world.advance(30 * second)
  }
  tablet.goOnline(true)
  await world.drain()
  expect(await isDelivered(tablet)).toBe(true)
  expect(world.network.sent.filter(isPush).length / (2 * visits)).toBeLessThan(3)
})
