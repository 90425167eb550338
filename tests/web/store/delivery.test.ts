// What a round of sending asks of the store: no more for many entries that wait than for a few.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { openStore, type Store } from '@tukkimies/web/store/database.ts'
import { hasWaiting, settleAnswer, takeBatch } from '@tukkimies/web/store/delivery.ts'
import { makeRow } from '@tukkimies/web/store/rows.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { randomBytes } from '@tukkimies/server/crypto.ts'
import { makePairs, realDay } from '../../faults/server/sender.ts'
import { p1, p2 } from '../../users.ts'

const day = realDay()
const token = bytesToBase64url(randomBytes(16))
const mark = { epoch: token, day, stamp: token, mac: token }

const openWith = async (visits: number): Promise<{ readonly store: Store; readonly read: () => number }> => {
  const store = await openStore({ indexedDB: new IDBFactory(), IDBKeyRange, markers: null }, 'tablet', () => {})
  await store.outbox.bulkAdd(makePairs(visits, day).map((entry) => makeRow(entry, day, p1)))
  let read = 0
  store.outbox.hook('reading', (row) => {
    read++
    return row
  })
  return { store, read: () => read }
}

test('[S7] whether a point has anything to send is known from one row, however many wait', async () => {
  const { store, read } = await openWith(50)
  expect(await hasWaiting(store, p1)).toBe(true)
  expect(read()).toBeLessThanOrEqual(1)
  expect(await hasWaiting(store, p2)).toBe(false)
  await store.outbox.toCollection().modify({ state: 'held' })
  expect(await hasWaiting(store, p1)).toBe(true)
  await store.outbox.toCollection().modify({ state: 'sent' })
  expect(await hasWaiting(store, p1)).toBe(false)
  store.close()
})

test('[S11][S12] what was taken back meanwhile stays taken back among entries that are settled at once', async () => {
  const { store } = await openWith(3)
  const rows = await takeBatch(store, p1, 4, null, () => false, randomBytes)
  const [first, second, third, fourth] = rows.map(({ id }) => id)
  if (!first || !second || !third || !fourth) throw new Error('too few entries')
  await store.outbox.update(second, { state: 'taken_back' })
  const due = dayPlus(day, 3)
  const results = [
    { id: first, status: 'stored', due },
    { id: second, status: 'duplicate', due },
    { id: third, status: 'refused', code: 'day_future' },
  ] as const
  const answer = { epoch: token, mark, safe: null, max: { schema: 1, list: 1 }, results: [...results] }
  await settleAnswer(store, answer, new Set([first, second, third]), Date.now(), { offset: 0, server: 0 })
  expect(await store.outbox.get(first)).toMatchObject({ state: 'sent', due, epoch: token, code: null })
  expect(await store.outbox.get(second)).toMatchObject({ state: 'taken_back', due, epoch: token })
  expect(await store.outbox.get(third)).toMatchObject({ state: 'attention', due: null, code: 'day_future' })
  expect(await store.outbox.get(fourth)).toMatchObject({ state: 'waiting', asked: true, due: null })
  store.close()
})

test('[S7][S8] a batch is whole though its first rows are left out for now', async () => {
  const { store } = await openWith(10)
  const resting = new Set((await store.outbox.orderBy('id').limit(5).toArray()).map(({ id }) => id))
  const rows = await takeBatch(store, p1, 12, null, (id) => resting.has(id), randomBytes)
  expect(rows).toHaveLength(12)
  expect(rows.some(({ id }) => resting.has(id))).toBe(false)
  store.close()
})
