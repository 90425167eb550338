// What open entries and receipts promise, on every engine.
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { EntryId } from '@tukkimies/shared/id.ts'
import {
  addOpenArrivals,
  addOpenVisits,
  dueVisitHashes,
  dueVisitsOfDays,
  eraseOpen,
  findEntries,
  idToEntryHash,
  openVisits,
  takeDueArrivals,
  takeVisits,
} from '@tukkimies/server/live/open.ts'
import { addReceipts, expireReceipts } from '@tukkimies/server/live/receipts.ts'
import type { LiveStore } from '@tukkimies/server/live/schema.ts'
import { day, hashOf, openArrival, openVisit, period } from './fixtures.ts'

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at)
const visitsIn = async (live: LiveStore) => (await live.query.selectFrom('open_visit').selectAll().execute()).length
const fill = (live: LiveStore, from: number, to: number) =>
  live.transact((tx) =>
    addOpenVisits(
      tx,
      numbers(from, to).map((number) => openVisit(number)),
    ),
  )

export const openEntriesContract = (engine: string, open: () => Promise<LiveStore>): void => {
  test(`[AN50] [AN51] [AN56] [AN71] ${engine}: the tables of entries have these columns and no other`, async () => {
    const tables = await (await open()).query.introspection.getTables()
    const columnsOf = (name: string) =>
      tables.find((table) => table.name === name)?.columns.map((column) => column.name)
    expect(columnsOf('open_visit')).toEqual(['h', 'visitor', 'point', 'day', 'due_day', 'list', 'codes'])
    expect(columnsOf('open_arrival')).toEqual(['h', 'point', 'day', 'hour', 'channel', 'due_day'])
    expect(columnsOf('receipt')).toEqual(['h', 'outcome', 'bucket'])
    const cell = ['visitor', 'kind', 'period', 'node', 'family', 'c1', 'c2', 'c3']
    expect(columnsOf('accumulator')).toEqual([...cell, 'n', 'f', 'k'])
    expect(columnsOf('arrival_count')).toEqual(['point', 'day', 'hour', 'channel', 'n'])
  })

  test(`[S1] ${engine}: an entry is known by the first 16 bytes of a keyed hash, never by its id`, async () => {
    const id = EntryId.parse('AAAAAAAAAAAAAAAAAAAAAA')
    const key = new Uint8Array(32).fill(5)
    const expected = createHmac('sha256', key).update(id).digest().subarray(0, 16).toString('base64url')
    expect(idToEntryHash(key, id)).toBe(expected)
    expect(idToEntryHash(new Uint8Array(32).fill(6), id)).not.toBe(expected)
  })

  test(`[AN52] ${engine}: an id is unknown, open or receipted, and looking says which`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await addOpenVisits(tx, [openVisit(1)])
      await addOpenArrivals(tx, [openArrival(2)])
      await addReceipts(tx, [hashOf(3)], 'counted', period('2026-03'))
      await addReceipts(tx, [hashOf(4)], 'voided', period('2026-03'))
    })
    const known = await live.transact((tx) => findEntries(tx, numbers(1, 6).map(hashOf)))
    expect(known.get(hashOf(1))).toEqual({ is: 'visit', row: openVisit(1) })
    expect(known.get(hashOf(2))).toEqual({ is: 'arrival', row: openArrival(2) })
    expect(known.get(hashOf(3))).toEqual({ is: 'receipt', outcome: 'counted' })
    expect(known.get(hashOf(4))).toEqual({ is: 'receipt', outcome: 'voided' })
    expect(known.has(hashOf(5))).toBe(false)
    expect(await live.transact((tx) => findEntries(tx, []))).toEqual(new Map())
  })

  test(`[S9] ${engine}: the hash alone decides that an entry is there twice`, async () => {
    const live = await open()
    await fill(live, 0, 3)
    await live.transact(async (tx) => {
      const twice = tx.savepoint(() => addOpenVisits(tx, [openVisit(9), openVisit(1, { point: openVisit(1).point })]))
      await expect(twice).rejects.toThrow(/unique|duplicate/i)
      await addOpenVisits(tx, [openVisit(4)])
    })
    expect(await visitsIn(live)).toBe(4)
    const receipts = () => live.transact((tx) => addReceipts(tx, [hashOf(1)], 'counted', period('2026-03')))
    await receipts()
    await expect(receipts()).rejects.toThrow(/unique|duplicate/i)
  })

  test(`${engine}: two equal visits are two facts`, async () => {
    const live = await open()
    await live.transact((tx) => addOpenVisits(tx, [openVisit(1), { ...openVisit(1), h: hashOf(2) }]))
    expect(await visitsIn(live)).toBe(2)
  })

  test(`[AN52] [S18] ${engine}: erasing tells what was really there`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await addOpenVisits(tx, [openVisit(1)])
      await addOpenArrivals(tx, [openArrival(2)])
    })
    const erased = await live.transact((tx) => eraseOpen(tx, [hashOf(1), hashOf(2), hashOf(3)]))
    expect(erased).toEqual(new Set([hashOf(1), hashOf(2)]))
    expect(await live.transact((tx) => eraseOpen(tx, [hashOf(1), hashOf(2)]))).toEqual(new Set())
    expect(await live.transact((tx) => eraseOpen(tx, []))).toEqual(new Set())
  })

  test(`[AN54] ${engine}: what is due is counted and named, what is not yet due stays`, async () => {
    const live = await open()
    expect(await openVisits(live, 'client', day('2026-03-13'))).toEqual({ open: 0, due: 0, earliestDue: null })
    await live.transact((tx) =>
      addOpenVisits(tx, [
        openVisit(1),
        openVisit(2, { due_day: day('2026-03-12'), day: day('2026-02-28') }),
        openVisit(3, { due_day: day('2026-03-14') }),
        openVisit(4, { visitor: 'partner' }),
      ]),
    )
    const today = day('2026-03-13')
    expect(await openVisits(live, 'client', today)).toEqual({ open: 3, due: 2, earliestDue: '2026-03-12' })
    expect(await openVisits(live, 'partner', today)).toEqual({ open: 1, due: 1, earliestDue: '2026-03-13' })
    expect(await dueVisitHashes(live, 'client', today)).toEqual([hashOf(1), hashOf(2)].toSorted())
    expect(await dueVisitHashes(live, 'client', day('2026-03-11'))).toEqual([])
    const days = { first: day('2026-03-01'), last: day('2026-03-31') }
    expect(await dueVisitsOfDays(live, 'client', days, today)).toBe(1)
    expect(await dueVisitsOfDays(live, 'client', days, day('2026-03-14'))).toBe(2)
  })

  test(`[AN55] [F55] ${engine}: visits that are taken are gone, and back again if the slice is not committed`, async () => {
    const live = await open()
    await fill(live, 0, 30)
    const slice = numbers(0, 20).map(hashOf)
    const stopped = live.transact(async (tx) => {
      expect(await takeVisits(tx, slice)).toHaveLength(20)
      throw new Error('stopped')
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await visitsIn(live)).toBe(30)
    const taken = await live.transact((tx) => takeVisits(tx, [...slice, hashOf(99)]))
    expect(taken.map(({ h }) => h).toSorted()).toEqual(slice.toSorted())
    expect(taken.find(({ h }) => h === hashOf(3))).toEqual(openVisit(3))
    expect(await visitsIn(live)).toBe(10)
  })

  test(`[AN71] ${engine}: due arrivals are taken a handful at a time`, async () => {
    const live = await open()
    const arrivals = numbers(0, 25).map((number) => openArrival(number))
    await live.transact((tx) => addOpenArrivals(tx, [...arrivals, openArrival(99, { due_day: day('2026-03-14') })]))
    const sizes: number[] = []
    for (;;) {
      const taken = await live.transact((tx) => takeDueArrivals(tx, day('2026-03-13'), 10))
      if (taken.length === 0) break
      sizes.push(taken.length)
    }
    expect(sizes).toEqual([10, 10, 5])
    const left = await live.query.selectFrom('open_arrival').select('h').execute()
    expect(left).toEqual([{ h: hashOf(99) }])
  })

  test(`[S18] [S19] [F78] ${engine}: of a void and a fold of one visit one wins, and both know which`, async () => {
    const live = await open()
    await fill(live, 0, 60)
    let voidedFirst = 0
    for (const number of numbers(0, 60)) {
      const h = hashOf(number)
      const fold = async () => {
        await live.transact(async (tx) => {
          // Sometimes late, so that each of the two is first now and then.
          if (number % 4 > 1) for (let at = 0; at < 4; at++) await dueVisitHashes(tx, 'partner', day('2026-01-01'))
          const taken = await takeVisits(tx, [h])
          if (taken.length > 0) await addReceipts(tx, [h], 'counted', period('2026-03'))
        })
      }
      const takeBack = () =>
        live.transact(async (tx) => {
          await findEntries(tx, [h])
          if ((await eraseOpen(tx, [h])).size === 0) return false
          await addReceipts(tx, [h], 'voided', period('2026-03'))
          return true
        })
      const both = number % 2 ? [fold(), takeBack()] : [takeBack(), fold()]
      const voided = (await Promise.all(both)).includes(true)
      if (voided) voidedFirst++
      const known = await live.transact((tx) => findEntries(tx, [h]))
      expect(known.get(h)).toEqual({ is: 'receipt', outcome: voided ? 'voided' : 'counted' })
    }
    expect(voidedFirst).toBeGreaterThan(0)
    expect(voidedFirst).toBeLessThan(60)
    expect(await visitsIn(live)).toBe(0)
  })

  test(`[S9] [AN52] ${engine}: a visit and a void that overtakes it decide one after the other`, async () => {
    const live = await open()
    for (const number of numbers(0, 40)) {
      const h = hashOf(number)
      const push = () =>
        live.transact(async (tx) => {
          const known = (await findEntries(tx, [h])).get(h)
          if (!known) await addOpenVisits(tx, [openVisit(number)])
        })
      const takeBack = () =>
        live.transact(async (tx) => {
          const known = (await findEntries(tx, [h])).get(h)
          if (known?.is === 'visit') await eraseOpen(tx, [h])
          if (known?.is !== 'receipt') await addReceipts(tx, [h], 'voided', period('2026-03'))
        })
      await Promise.all(number % 2 ? [push(), takeBack(), push()] : [takeBack(), push(), takeBack()])
    }
    expect(await visitsIn(live)).toBe(0)
    expect(await live.query.selectFrom('receipt').select('outcome').distinct().execute()).toEqual([
      { outcome: 'voided' },
    ])
  })

  test(`[AN51] [S25] ${engine}: a receipt is kept for 400 days after its month and not a day longer`, async () => {
    const live = await open()
    await live.transact(async (tx) => {
      await addReceipts(tx, [hashOf(1), hashOf(2)], 'counted', period('2026-01'))
      await addReceipts(tx, [hashOf(3)], 'voided', period('2026-02'))
    })
    const expire = (today: string) => live.transact((tx) => expireReceipts(tx, day(today), 400))
    // January ends on the 31st; 400 days later it is 7 March 2027.
    expect(await expire('2027-03-07')).toBe(0)
    expect(await expire('2027-03-08')).toBe(2)
    expect(await expire('2027-03-08')).toBe(0)
  })

  test(`[I7] [AN85] ${engine}: after a rewrite nothing tells which entry came first`, async () => {
    const orders = [numbers(0, 50), numbers(0, 50).toReversed()]
    const stored: unknown[] = []
    for (const order of orders) {
      const live = await open()
      for (const number of order) await live.transact((tx) => addOpenVisits(tx, [openVisit(number)]))
      await live.rewrite()
      // No order is asked for: the rows come as they lie.
      stored.push(await live.query.selectFrom('open_visit').selectAll().execute())
    }
    expect(stored[0]).toHaveLength(50)
    expect(stored[1]).toEqual(stored[0])
  })
}
