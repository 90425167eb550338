// When a tablet notices that nobody is there: a clock that is moved, a device that sleeps, a page that nobody sees.
import { expect, test } from 'vitest'
import { createIdle } from '@tukkimies/web/idle.ts'
import { createClock } from '../world/clock.ts'

const minute = 60_000
const settle = () => Promise.resolve()

const makeStage = (minutes = 3) => {
  const clock = createClock(Date.parse('2026-03-10T08:00:00Z'))
  let wallOff = 0
  let skipped = 0
  let isVisible = true
  let touch = () => {}
  let onVisible = () => {}
  const told = { warnings: [] as boolean[], away: 0, at: 0 }
  const idle = createIdle({
    environment: {
      now: () => clock.now() + skipped + wallOff,
      elapsed: () => clock.now() + skipped,
      visible: () => isVisible,
      after: clock.after,
      onActivity: (listener) => {
        touch = listener
        return () => (touch = () => {})
      },
      onChange: (listener) => {
        onVisible = () => listener('visible')
        return () => (onVisible = () => {})
      },
    },
    minutes,
    onWarning: (is) => told.warnings.push(is),
    onAway: () => {
      told.away++
      told.at = clock.now()
    },
  })
  idle.start()
  return {
    idle,
    told,
    clock,
    start: clock.now(),
    touch: () => touch(),
    pass: (ms: number) => clock.advance(ms, settle),
    /** The wall clock goes on; what counts elapsed time stands still. */
    sleep: (ms: number) => {
      wallOff += ms
    },
    /** Both clocks go on, and no timer runs. */
    freeze: (ms: number) => {
      skipped += ms
    },
    setVisible: (is: boolean) => {
      isVisible = is
      if (is) onVisible()
    },
  }
}

test('[F75] every limit from 1 to 15 minutes is kept to the second, with a warning of twenty', async () => {
  for (let minutes = 1; minutes <= 15; minutes++) {
    const { told, pass, start } = makeStage(minutes)
    await pass(minutes * minute - 20_001)
    expect(told).toMatchObject({ warnings: [], away: 0 })
    await pass(1001)
    expect(told).toMatchObject({ warnings: [true], away: 0 })
    await pass(20_000)
    expect(told.away).toBe(1)
    expect(told.at - start).toBeGreaterThanOrEqual(minutes * minute)
    expect(told.at - start).toBeLessThanOrEqual(minutes * minute + 1000)
  }
})

test('[F75] a touch begins the time anew and takes the warning back; after the end it comes too late', async () => {
  const { told, touch, pass } = makeStage()
  await pass(3 * minute - 5000)
  touch()
  expect(told.warnings).toEqual([true, false])
  await pass(3 * minute - 5000)
  expect(told.away).toBe(0)
  await pass(5000)
  expect(told.away).toBe(1)
  touch()
  await pass(10 * minute)
  expect(told).toMatchObject({ away: 1, warnings: [true, false, true, false] })
})

test('[F75] a tablet that slept is locked when it wakes, before a touch counts', async () => {
  const slept = makeStage()
  await slept.pass(minute)
  slept.sleep(31_000)
  slept.touch()
  expect(slept.told.away).toBe(1)

  // Where the counter of elapsed time goes on in sleep, the ticks tell.
  const frozen = makeStage(15)
  frozen.freeze(2 * minute)
  frozen.touch()
  expect(frozen.told.away).toBe(1)
})

test('[F75] a clock that is set back holds nothing up', async () => {
  const { told, pass, sleep } = makeStage()
  await pass(2 * minute)
  sleep(-60 * minute)
  await pass(minute)
  expect(told.away).toBe(1)
})

test('[F75] half a minute out of sight is away only while something delicate is on the screen', async () => {
  const plain = makeStage()
  plain.setVisible(false)
  await plain.pass(2 * minute)
  expect(plain.told.away).toBe(0)

  const delicate = makeStage()
  const form = {}
  delicate.idle.setDelicate(form, true)
  delicate.setVisible(false)
  await delicate.pass(29_000)
  delicate.setVisible(true)
  await delicate.pass(1000)
  expect(delicate.told.away).toBe(0)
  delicate.setVisible(false)
  await delicate.pass(31_000)
  expect(delicate.told.away).toBe(1)
})
