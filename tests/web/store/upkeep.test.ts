// What a tablet does for its own storage: room for one save, a rinse after releases, and an app that was rolled back.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { openStore, storeVersion } from '@tukkimies/web/store/database.ts'
import { readSetting, writeSetting } from '@tukkimies/web/store/settings.ts'
import { isRinseDue, keepReserve, rinseStore } from '@tukkimies/web/store/upkeep.ts'
import { takeTurns } from '../../world/tablet.ts'
import { createWorld, dayMs, picks, second, type World } from '../../world/world.ts'

const makeStorage = () => ({ indexedDB: new IDBFactory(), IDBKeyRange, markers: null })
/** What sends is loaded when it is needed, in time that no clock of the world tells. */
const untilSent = async (world: World, count: number) => {
  for (let step = 0; step < 200 && world.server.known.size < count; step++) {
    await world.advance(second)
    await takeTurns(20)
  }
}
let drawn = 0
const quick = (length: number) => {
  const bytes = new Uint8Array(length).fill(7)
  new DataView(bytes.buffer).setUint32(0, drawn++)
  return bytes
}

test('[F8] a full storage spends its reserve on the save, and keeps a new one once there is room', async () => {
  const store = await openStore(makeStorage(), 'tablet', () => {})
  expect(await keepReserve(store, quick)).toBe(true)
  let fullFor = 1
  const put = () =>
    store.write(async () => {
      if (fullFor-- > 0) throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' })
      await store.settings.put({ name: 'losses', value: { discarded: 1, wiped: 0 } })
    })
  await put()
  expect(await readSetting(store, 'losses')).toEqual({ discarded: 1, wiped: 0 })
  expect(await readSetting(store, 'reserve')).toBe(null)
  fullFor = 1
  await expect(put()).rejects.toMatchObject({ name: 'QuotaExceededError' })
  expect(await keepReserve(store, quick)).toBe(true)
  // What can wait takes nothing from it.
  fullFor = 1
  const waits = store.write(
    () => Promise.reject(Object.assign(new Error('full'), { name: 'QuotaExceededError' })),
    true,
  )
  await expect(waits).rejects.toThrow('full')
  expect(await readSetting(store, 'reserve')).not.toBe(null)
  store.close()
})

test('[S28] a rinse leaves no record of its own, and stays due while somebody goes on', async () => {
  const store = await openStore(makeStorage(), 'tablet', () => {})
  await writeSetting(store, 'rinse', { since: '2026-03-10' as never })
  let held: boolean | null = null
  const rest = async () => {
    held = store.isHeld()
  }
  expect(await rinseStore(store, quick, rest, () => false)).toBe(false)
  expect(await isRinseDue(store)).toBe(true)
  const meddle = async () => void (await store.outbox.count())
  expect(await rinseStore(store, quick, meddle, () => true)).toBe(false)
  expect(await isRinseDue(store)).toBe(true)
  expect(await rinseStore(store, quick, rest, () => true)).toBe(true)
  expect(held).toBe(false)
  expect(await isRinseDue(store)).toBe(false)
  expect(await store.outbox.count()).toBe(0)
  store.close()
})

test('[S28] a tablet rinses after its entries were released, when nobody touches it', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet({ hasFiles: true })
  await tablet.device().saveVisit(picks)
  await world.drain()
  await world.advance(4 * dayMs)
  world.server.fold()
  tablet.device().sendNow()
  await world.settle()
  expect(await tablet.rows()).toEqual([])
  const look = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  expect(await isRinseDue(look)).toBe(true)
  look.close()
  for (let step = 0; step < 40; step++) {
    await world.advance(2 * second)
    await takeTurns(100)
  }
  const after = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  expect(await isRinseDue(after)).toBe(false)
  expect(await after.outbox.count()).toBe(0)
  after.close()
})

test('[F22] an app that was rolled back saves nothing, writes nothing, and still sends what waits', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  for (let n = 0; n < 3; n++) await tablet.device().saveVisit(picks)
  await world.settle()
  tablet.kill()
  const newer = await openStore(tablet.environment.storage, 'tukkimies', () => {}, storeVersion + 1)
  newer.close()
  const before = await tablet.rows()
  tablet.goOnline(true)
  await tablet.start()
  await untilSent(world, 6)
  const old = tablet.device()
  expect(old.memory().opened).toBe('rolled_back')
  expect(await old.saveVisit(picks)).toEqual({ is: 'not_saved', why: 'outdated' })
  expect(await old.undoLast()).toBe(false)
  expect(world.server.known.size).toBe(6)
  expect(await tablet.rows()).toEqual(before)
  expect((await old.readCounts()).waitingVisits).toBe(3)
})

test('[F22] what a rolled-back app has sent can only be taken back by a void', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  await world.settle()
  tablet.kill()
  const newer = await openStore(tablet.environment.storage, 'tukkimies', () => {}, storeVersion + 1)
  tablet.goOnline(true)
  await tablet.start()
  await untilSent(world, 2)
  tablet.kill()
  // The newer app is back: here the same code, with the floor set as it would find it.
  await newer.write(() => newer.settings.put({ name: 'floor', value: storeVersion }))
  newer.close()
  tablet.goOnline(false)
  await tablet.start()
  const [entry] = await tablet.device().readEntries()
  expect(await tablet.device().voidEntry(entry?.id as never)).toBe(true)
  const states = (await tablet.rows()).map(({ kind, state }) => `${kind} ${state}`)
  expect(states.toSorted()).toEqual(['arrival taken_back', 'visit taken_back', 'void waiting', 'void waiting'])
  tablet.goOnline(true)
  await world.drain()
  expect([...world.server.known.values()].map(({ state }) => state)).toEqual(['voided', 'voided'])
})
