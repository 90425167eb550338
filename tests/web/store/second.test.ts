// The second place of what waits: what lies in it, when it is written, and what becomes of it when the first is lost.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { makeRow } from '@tukkimies/web/store/rows.ts'
import { openSecond } from '@tukkimies/web/store/second.ts'
import { openStore } from '@tukkimies/web/store/database.ts'
import { isRinseDue } from '@tukkimies/web/store/upkeep.ts'
import { firstDay, makeVisit } from '../../entries.ts'
import { p1 } from '../../users.ts'
import { takeTurns } from '../../world/tablet.ts'
import { createWorld, dayMs, picks, second } from '../../world/world.ts'

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted()

const saveOffline = async (visits: number) => {
  const world = createWorld()
  const tablet = await world.enrolTablet({ hasSecond: true, hasFiles: true })
  tablet.goOnline(false)
  for (let n = 0; n < visits; n++) await tablet.device().saveVisit(picks)
  await world.settle()
  return { world, tablet }
}

test('[S43][F1] a store that was thrown away whole is put back, and the tablet goes on as before', async () => {
  const { world, tablet } = await saveOffline(3)
  const before = await tablet.rows()
  tablet.kill()
  tablet.wipe()
  tablet.goOnline(true)
  await tablet.start()
  expect(tablet.device().memory()).toMatchObject({ opened: 'open', isWiped: false, isRestored: true })
  expect(idsOf(await tablet.rows())).toEqual(idsOf(before))
  await world.drain()
  expect(world.server.known.size).toBe(6)
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await world.drain()
  expect(world.server.known.size).toBe(8)
  expect(world.server.pushes.at(-1)?.report.lost).toBe(0)
  await tablet.restart()
  expect(tablet.device().memory()).toMatchObject({ isWiped: false, isRestored: false })
})

test('[S43] where the mark outside is lost with the store, all is put back too', async () => {
  const { tablet, world } = await saveOffline(2)
  tablet.kill()
  tablet.wipe()
  tablet.markers.clear()
  await tablet.start()
  await world.settle()
  await takeTurns(50)
  expect(tablet.device().memory().isRestored).toBe(true)
  expect(await tablet.rows()).toHaveLength(4)
})

test('[S43] what was asked once is taken back by a void after the store was put back', async () => {
  const { tablet } = await saveOffline(1)
  tablet.kill()
  tablet.wipe()
  await tablet.start()
  const [entry] = await tablet.device().readEntries()
  expect(await tablet.device().voidEntry(entry?.id as never)).toBe(true)
  const states = (await tablet.rows()).map(({ kind, state }) => `${kind} ${state}`)
  expect(states.toSorted()).toEqual(['arrival taken_back', 'visit taken_back', 'void waiting', 'void waiting'])
})

test('[S43] it holds what waits and the credential that this needs, and nothing at all once nothing waits', async () => {
  const { tablet, world } = await saveOffline(2)
  expect(idsOf(await tablet.secondRows())).toEqual(idsOf(await tablet.rows()))
  expect(await tablet.secondSettings()).toEqual(['enrolments', 'floor'])
  await tablet.device().undoLast()
  await world.settle()
  expect(await tablet.secondRows()).toHaveLength(2)
  tablet.goOnline(true)
  await world.drain()
  await takeTurns(50)
  expect(await tablet.secondRows()).toEqual([])
  expect(await tablet.secondSettings()).not.toContain('enrolments')
})

test('[S43][S26] a first store that is not empty is followed: nothing that was taken back or sent comes again', async () => {
  const { tablet, world } = await saveOffline(2)
  const kept = await tablet.secondRows()
  tablet.goOnline(true)
  await world.drain()
  tablet.kill()
  // As if the second place had not come to it.
  const place = await tablet.environment.storage.second?.()
  const stale = await openStore(
    { ...tablet.environment.storage, indexedDB: place?.indexedDB ?? new IDBFactory() },
    'tukkimies',
    () => {},
  )
  await stale.write(() => stale.outbox.bulkPut(kept))
  stale.close()
  await tablet.start()
  await world.settle()
  await takeTurns(50)
  expect((await tablet.rows()).every(({ state }) => state === 'sent')).toBe(true)
  expect(await tablet.secondRows()).toEqual([])
})

/** Tells when a transaction that writes begins, and when it is over. */
const watch = (factory: IDBFactory, tell: (what: 'begins' | 'synced') => void): IDBFactory => {
  const open: IDBFactory['open'] = (...given) => {
    const request = factory.open(...given)
    request.addEventListener('success', () => {
      const database = request.result
      const begin = database.transaction.bind(database)
      database.transaction = (names, mode, options) => {
        const transaction = begin(names, mode, options)
        if (mode !== 'readwrite') return transaction
        tell('begins')
        transaction.addEventListener('complete', () => tell('synced'))
        return transaction
      }
    })
    return request
  }
  return { open } as IDBFactory
}

test('[S43][F1] the two are never written at the same time, and saved is said after both', async () => {
  const { environment } = await createWorld().addTablet()
  const told: string[] = []
  const watched = (name: string) => watch(new IDBFactory(), (what) => told.push(`${name} ${what}`))
  const place = { indexedDB: watched('copy'), drop: () => Promise.resolve() }
  const storage = { indexedDB: watched('first'), IDBKeyRange, markers: null, second: () => Promise.resolve(place) }
  const store = await openStore(storage, 'tablet', () => {})
  const opened = await openSecond({ ...environment, storage }, store)
  told.length = 0
  const save = async () => {
    await store.write(() => store.outbox.add(makeRow(makeVisit() as never, firstDay, p1)))
    told.push('saved')
  }
  await Promise.all([save(), save()])
  await store.write(() => Promise.resolve(), true)
  const once = ['first begins', 'first synced', 'copy begins', 'copy synced', 'saved']
  expect(told).toEqual([...once, ...once, 'first begins', 'first synced'])
  opened?.close()
  store.close()
})

test('[S43] a copy that is stuck is waited for three seconds, and the save is confirmed', async () => {
  const world = createWorld()
  const { environment } = await world.addTablet()
  const copy = new IDBFactory()
  const place = { indexedDB: copy, drop: () => Promise.resolve() }
  const storage = { indexedDB: new IDBFactory(), IDBKeyRange, markers: null, second: () => Promise.resolve(place) }
  const store = await openStore(storage, 'tablet', () => {})
  const opened = await openSecond({ ...environment, storage }, store)
  const holder = await openStore({ indexedDB: copy, IDBKeyRange, markers: null }, 'tablet', () => {})
  let isHeld = true
  const held = holder.write(async () => {
    while (isHeld) await holder.settings.count()
  })
  let isSaved = false
  const saving = store
    .write(() => store.outbox.add(makeRow(makeVisit() as never, firstDay, p1)))
    .then(() => (isSaved = true))
  await takeTurns(50)
  await world.advance(2 * second)
  expect(isSaved).toBe(false)
  await world.advance(2 * second)
  await takeTurns(5)
  expect(isSaved).toBe(true)
  isHeld = false
  await Promise.all([held, saving])
  opened?.close()
  holder.close()
  store.close()
})

test('[S43] a second place that fails is dropped whole, and saving goes on', async () => {
  const { tablet } = await saveOffline(1)
  const place = await tablet.environment.storage.second?.()
  const other = await openStore(
    { indexedDB: place?.indexedDB ?? new IDBFactory(), IDBKeyRange, markers: null },
    'tukkimies',
    () => {},
  )
  await other.settings.clear()
  other.close()
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  expect(await tablet.device().saveVisit(picks)).toEqual({ is: 'saved' })
  await takeTurns(50)
  await expect(tablet.secondRows()).rejects.toThrow()
  expect(await tablet.rows()).toHaveLength(6)
})

test('[S43][S28] it is rinsed with the first', async () => {
  const { tablet, world } = await saveOffline(1)
  tablet.goOnline(true)
  await world.drain()
  await takeTurns(50)
  expect(await tablet.secondSettings()).toContain('rinse')
  await world.advance(4 * dayMs)
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  for (let step = 0; step < 60; step++) {
    await world.advance(2 * second)
    await takeTurns(100)
  }
  const look = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  expect(await isRinseDue(look)).toBe(false)
  look.close()
  expect(await tablet.secondSettings()).toEqual(['floor'])
})
