// A question to the store that many ask is read once for all of them, and nothing of it stays when nobody asks any more.
// Dexie asks nothing again where the platform itself has no storage.
import 'fake-indexeddb/auto'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { openStore, type Store } from '@tukkimies/web/store/database.ts'
import { makeRow } from '@tukkimies/web/store/rows.ts'
import { shareQuery } from '@tukkimies/web/store/shared-query.ts'
import { makePairs, realDay } from '../../faults/server/sender.ts'
import { p1 } from '../../users.ts'

const day = realDay()
const open = (): Promise<Store> =>
  openStore({ indexedDB: new IDBFactory(), IDBKeyRange, markers: null }, 'tablet', () => {})
const addPair = (store: Store): Promise<unknown> =>
  store.write(() => store.outbox.bulkAdd(makePairs(1, day).map((entry) => makeRow(entry, day, p1))))

test('many watch, and the store is read once for each change', async () => {
  const store = await open()
  let reads = 0
  const query = shareQuery(async () => {
    reads++
    return store.outbox.count()
  })
  expect(reads).toBe(0)
  const stops = Array.from({ length: 5 }, () => query.watch(() => {}))
  await vi.waitFor(() => expect(query.found()).toBe(0))
  expect(reads).toBe(1)
  await addPair(store)
  await vi.waitFor(() => expect(query.found()).toBe(2))
  expect(reads).toBe(2)
  for (const stop of stops) stop()
  expect(query.found()).toBeUndefined()
  await addPair(store)
  expect(reads).toBe(2)
  const stop = query.watch(() => {})
  await vi.waitFor(() => expect(query.found()).toBe(4))
  stop()
  store.close()
})

test('what the store throws is thrown to whoever shows the answer', async () => {
  const store = await open()
  const query = shareQuery(() => store.outbox.where('colour').equals('red').count())
  const stop = query.watch(() => {})
  await vi.waitFor(() => expect(() => query.found()).toThrow())
  stop()
  expect(query.found()).toBeUndefined()
  store.close()
})
