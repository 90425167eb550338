// What the live counts of arrivals promise, on every engine.
import { expect, test } from 'vitest'
import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import {
  addArrivalCounts,
  arrivalVolumes,
  countArrivals,
  firstArrivalDay,
  listBusyDays,
} from '@tukkimies/server/live/arrivals.ts'
import { addOpenArrivals, eraseOpen, takeDueArrivals } from '@tukkimies/server/live/open.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { day, hashOf, openArrival, p1, p2 } from './fixtures.ts'

const march = { from: day('2026-03-01'), to: day('2026-03-31') }
const count = (change: Partial<ArrivalCount> = {}): ArrivalCount => ({
  point: p1,
  day: day('2026-03-10'),
  hour: 9,
  channel: 'on_site',
  n: 1,
  ...change,
})

export const arrivalsContract = (engine: string, open: () => Promise<LiveStore>): void => {
  test(`[AN71] [I10] ${engine}: folded and open arrivals are counted together, and a void is seen at once`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await addArrivalCounts(tx, [count({ n: 3 }), count({ hour: 10, n: 2 })])
      await addOpenArrivals(tx, [openArrival(1), openArrival(2), openArrival(3, { channel: 'phone' })])
    })
    expect(await countArrivals(live, [p1], march)).toEqual([
      count({ n: 5 }),
      count({ channel: 'phone' }),
      count({ hour: 10, n: 2 }),
    ])
    await live.transact((tx) => eraseOpen(tx, [hashOf(2)]))
    expect((await countArrivals(live, [p1], march))[0]).toEqual(count({ n: 4 }))
  })

  test(`${engine}: counts add up`, async () => {
    const live = await open()
    await live.transact((tx) => addArrivalCounts(tx, [count({ n: 3 })]))
    await live.transact((tx) => addArrivalCounts(tx, [count({ n: 4 }), count({ point: p2 })]))
    expect(await countArrivals(live, [p1, p2], march)).toEqual([count({ n: 7 }), count({ point: p2 })])
  })

  test(`[AN73] ${engine}: only the points and days that were asked for are answered`, async () => {
    const live = await open()
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((text) => day(text))
    await live.transact((tx) =>
      addArrivalCounts(
        tx,
        days.flatMap((at) => [count({ day: at }), count({ day: at, point: p2 })]),
      ),
    )
    expect(await countArrivals(live, [p2], march)).toEqual([
      count({ day: day('2026-03-01'), point: p2 }),
      count({ day: day('2026-03-31'), point: p2 }),
    ])
    expect(await countArrivals(live, [], march)).toEqual([])
  })

  test(`[AN73] ${engine}: a day with an arrival, folded or open, is told once for its point`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await addArrivalCounts(tx, [count({ n: 3 }), count({ hour: 10 }), count({ day: day('2026-04-01'), point: p2 })])
      await addOpenArrivals(tx, [openArrival(1), openArrival(2, { day: day('2026-03-12') })])
    })
    expect(await listBusyDays(live, [p1, p2], march)).toEqual([
      { point: p1, day: '2026-03-10' },
      { point: p1, day: '2026-03-12' },
    ])
    expect(await listBusyDays(live, [], march)).toEqual([])
  })

  test(`[I10] ${engine}: while arrivals are folded their number never changes`, async () => {
    const live = await open()
    const arrivals = Array.from({ length: 100 }, (_, at) => openArrival(at))
    await live.transact((tx) => addOpenArrivals(tx, arrivals))
    const fold = async () => {
      for (let left = true; left;) {
        left = await live.transact(async (tx) => {
          const taken = await takeDueArrivals(tx, day('2026-03-13'), 5)
          if (taken.length > 0) await addArrivalCounts(tx, [count({ n: taken.length })])
          return taken.length > 0
        })
      }
    }
    const seen: number[] = []
    const watch = async () => {
      for (let times = 0; times < 40; times++) {
        seen.push((await countArrivals(live, [p1], march)).reduce((sum, { n }) => sum + n, 0))
      }
    }
    await Promise.all([fold(), watch(), watch()])
    expect(new Set(seen)).toEqual(new Set([100]))
  })

  test(`[AN37] [AN38] ${engine}: volume is the arrivals of the 365 days before, and age begins with the first`, async () => {
    const live = await open()
    expect(await firstArrivalDay(live)).toBeNull()
    expect(await arrivalVolumes(live, day('2026-03-01'))).toEqual(new Map())
    await live.transact(async (tx) => {
      await addArrivalCounts(tx, [
        count({ day: day('2025-02-28'), n: 100 }),
        count({ day: day('2025-03-01'), n: 20 }),
        count({ day: day('2026-02-28'), n: 7 }),
        count({ day: day('2026-03-01'), n: 50 }),
      ])
      await addOpenArrivals(tx, [
        openArrival(1, { day: day('2026-02-27') }),
        openArrival(2, { point: p2, day: day('2026-02-27') }),
      ])
    })
    expect(await arrivalVolumes(live, day('2026-03-01'))).toEqual(
      new Map([
        [p1, 28],
        [p2, 1],
      ]),
    )
    expect(await firstArrivalDay(live)).toBe('2025-02-28')
  })
}
