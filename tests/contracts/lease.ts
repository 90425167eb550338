// What a lease promises, on every engine: one holder, and nobody commits who slept past its end.
import { expect, test } from 'vitest'
import { holdLeaseOrThrow, releaseLease, renewLease, takeLease } from '@tukkimies/server/live/lease.ts'
import { addMark, hasMark } from '@tukkimies/server/live/marks.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { day } from './fixtures.ts'

export const leaseContract = (engine: string, open: () => Promise<LiveStore>): void => {
  test(`[F52] ${engine}: of many who ask at once one gets the lease`, async () => {
    const live = await open()
    const asked = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((holder) => takeLease(live, 'fold', holder, 1000, 500)),
    )
    expect(asked.filter((lease) => lease !== null)).toHaveLength(1)
    expect(await takeLease(live, 'close', 'z', 1000, 500)).toEqual({ name: 'close', holder: 'z', fence: 1 })
  })

  test(`[F52] [S40] ${engine}: a lease that is over passes on with a higher fence, and the former holder commits nothing`, async () => {
    const live = await open()
    const first = await takeLease(live, 'fold', 'a', 1000, 500)
    expect(first).toEqual({ name: 'fold', holder: 'a', fence: 1 })
    if (!first) return
    expect(await takeLease(live, 'fold', 'b', 1499, 500)).toBeNull()
    const second = await takeLease(live, 'fold', 'b', 1500, 500)
    expect(second).toEqual({ name: 'fold', holder: 'b', fence: 2 })
    const late = live.transact(async (tx) => {
      await addMark(tx, 'late', day('2026-03-10'))
      await holdLeaseOrThrow(tx, first)
    })
    await expect(late).rejects.toThrow('has passed to another holder')
    expect(await hasMark(live, 'late')).toBe(false)
    expect(await renewLease(live, first, 1600, 500)).toBe(false)
    await releaseLease(live, first)
    expect(await takeLease(live, 'fold', 'c', 1700, 500)).toBeNull()
  })

  test(`${engine}: a lease that is renewed lasts longer, one that is given back is free`, async () => {
    const live = await open()
    const lease = await takeLease(live, 'fold', 'a', 1000, 500)
    if (!lease) throw new Error('the lease was free')
    expect(await renewLease(live, lease, 1400, 500)).toBe(true)
    expect(await takeLease(live, 'fold', 'b', 1800, 500)).toBeNull()
    await live.transact((tx) => holdLeaseOrThrow(tx, lease))
    await releaseLease(live, lease)
    expect(await takeLease(live, 'fold', 'b', 1801, 500)).toEqual({ name: 'fold', holder: 'b', fence: 2 })
  })

  test(`[S40] ${engine}: a lease that is held in a transaction cannot pass on before its end`, async () => {
    const live = await open()
    const lease = await takeLease(live, 'fold', 'a', 1000, 500)
    if (!lease) throw new Error('the lease was free')
    const order: string[] = []
    let go = () => {}
    const begun = new Promise<void>((resolve) => (go = resolve))
    const work = live.transact(async (tx) => {
      await holdLeaseOrThrow(tx, lease)
      go()
      for (let at = 0; at < 20; at++) await addMark(tx, `stamp ${at}`, day('2026-03-10'))
      order.push('committed')
    })
    await begun
    const next = takeLease(live, 'fold', 'b', 9000, 500).then((taken) => {
      order.push('passed on')
      return taken
    })
    await work
    expect((await next)?.fence).toBe(2)
    expect(order).toEqual(['committed', 'passed on'])
  })
}
