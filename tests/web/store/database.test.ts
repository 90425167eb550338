// The store: strict, guarded against older code, and missed when it is gone.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { textToChecksum } from '@tukkimies/web/store/checksum.ts'
import { errorToFault, openStore, storeVersion } from '@tukkimies/web/store/database.ts'
import { takeLease } from '@tukkimies/web/store/lease.ts'
import { putSetting, readSetting, writeSetting } from '@tukkimies/web/store/settings.ts'
import type { Pulled } from '@tukkimies/web/store/rows.ts'
import { entrySchema } from '@tukkimies/shared/visit.ts'
import { createWorld, picks } from '../../world/world.ts'

const makeStorage = () => ({ indexedDB: new IDBFactory(), IDBKeyRange, markers: null })
const losses = { discarded: 1, wiped: 0 }

test('[F20] a tab of an older build stops writing when a newer one has opened the store', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  const old = tablet.device()
  expect(await old.saveVisit(picks)).toEqual({ is: 'saved' })
  const newer = await openStore(tablet.environment.storage, 'tukkimies', () => {}, storeVersion + 1)
  expect(old.memory().opened).toBe('outdated')
  for (let n = 0; n < 50; n++) expect(await old.saveVisit(picks)).toEqual({ is: 'not_saved', why: 'outdated' })
  expect(await old.undoLast()).toBe(false)
  expect(await newer.outbox.count()).toBe(2)
  newer.close()
})

test('[F20] an older build that opens a newer store writes nothing into it', async () => {
  const storage = makeStorage()
  const newer = await openStore(storage, 'tablet', () => {}, storeVersion + 1)
  await writeSetting(newer, 'losses', losses)
  newer.close()
  let told = 0
  const older = await openStore(storage, 'tablet', () => told++, storeVersion)
  const fault = await writeSetting(older, 'losses', { discarded: 9, wiped: 9 }).catch(errorToFault)
  expect(fault).toBe('outdated')
  expect(older.isOutdated).toBe(true)
  expect(told).toBe(0)
  older.close()
  const again = await openStore(storage, 'tablet', () => {}, storeVersion + 1)
  expect(await readSetting(again, 'losses')).toEqual(losses)
  again.close()
})

test('a transaction that fails leaves nothing of itself', async () => {
  const store = await openStore(makeStorage(), 'tablet', () => {})
  const failing = store.write(async () => {
    await putSetting(store, 'losses', losses)
    throw new Error('stopped')
  })
  await expect(failing).rejects.toThrow('stopped')
  expect(await readSetting(store, 'losses')).toBe(null)
  store.close()
})

test('[F9] a store that is emptied while it is open is noticed at the next write', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  const connection = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  await connection.settings.clear()
  await connection.outbox.clear()
  connection.close()
  expect(await tablet.device().saveVisit(picks)).toMatchObject({ is: 'not_saved' })
  await tablet.device().undoLast()
  expect(tablet.device().memory().isWiped).toBe(true)
})

test('[F10] a store that was emptied while the tablet was off is not taken for a first start', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  for (let n = 0; n < 3; n++) await tablet.device().saveVisit(picks)
  await world.settle()
  tablet.kill()
  tablet.wipe()
  tablet.goOnline(true)
  await tablet.start()
  expect(tablet.device().memory().isWiped).toBe(true)
  expect((await tablet.device().readRows()).losses).toEqual({ discarded: 0, wiped: 3 })
  await tablet.restart()
  expect(tablet.device().memory().isWiped).toBe(true)
  expect((await tablet.device().readRows()).losses).toEqual({ discarded: 0, wiped: 3 })

  const [point] = world.server.points
  await tablet.device().enrol(world.server.makeCode(point?.id as never))
  await world.drain()
  expect(tablet.device().memory().isWiped).toBe(false)
  expect(world.server.pushes.at(-1)?.report.lost).toBe(3)
})

test('[F10] a browser that was never enrolled is a first start', async () => {
  const world = createWorld()
  const tablet = await world.addTablet()
  expect(tablet.device().memory().isWiped).toBe(false)
})

test('[S7] a lease is held for its life, by one, and a clock set back does not lock everybody out', async () => {
  const store = await openStore(makeStorage(), 'tablet', () => {})
  expect(await takeLease(store, 'one', 1_000, 60)).toBe(true)
  expect(await takeLease(store, 'two', 1_010, 60)).toBe(false)
  expect(await takeLease(store, 'one', 1_020, 60)).toBe(true)
  expect(await takeLease(store, 'two', 1_081, 60)).toBe(true)
  expect(await takeLease(store, 'one', 10, 60)).toBe(true)
  store.close()
})

test('[S17] what was pulled is checked before it is used, and pulled again if it does not hold', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const store = await openStore(tablet.environment.storage, 'tukkimies', () => {})
  const pulled = await readSetting(store, 'pulled')
  if (!pulled) throw new Error('nothing was pulled')
  await writeSetting(store, 'pulled', { ...pulled, text: pulled.text.replace('Keskusta', 'keskusta') })
  store.close()
  await tablet.restart()
  await world.settle()
  expect((await tablet.device().readRows()).point?.names.fi).toBe('Keskusta')
  expect(
    world.network.sent
      .filter(({ path }) => path === '/api/v1/pull')
      .at(-1)
      ?.headers.get('If-None-Match'),
  ).toBe(null)
})

test('[S17] what another build has pulled is checked by the schema, and pulled again even if it holds', async () => {
  const pulls = () => world.network.sent.filter(({ path }) => path === '/api/v1/pull').length
  const world = createWorld()
  const tablet = await world.enrolTablet()
  const rewrite = async (change: (pulled: Pulled) => Pulled) => {
    const store = await openStore(tablet.environment.storage, 'tukkimies', () => {})
    const pulled = await readSetting(store, 'pulled')
    if (pulled) await writeSetting(store, 'pulled', change(pulled))
    store.close()
    await tablet.restart()
  }
  const withText = (pulled: Pulled, text: string) => ({ ...pulled, text, checksum: textToChecksum(text) })

  tablet.goOnline(false)
  await rewrite((pulled) => ({ ...pulled, build: 'before' }))
  expect((await tablet.device().readRows()).point?.names.fi).toBe('Keskusta')
  const before = pulls()
  tablet.goOnline(true)
  await world.settle()
  expect(pulls()).toBe(before + 1)
  await rewrite((pulled) => pulled)
  await world.settle()
  expect(pulls()).toBe(before + 1)

  tablet.goOnline(false)
  await rewrite((pulled) => withText({ ...pulled, build: 'before' }, pulled.text.replaceAll('"busy"', '"quiet"')))
  expect(await tablet.device().readRows()).toMatchObject({ point: null, lists: [] })
  tablet.goOnline(true)
  await world.settle()
  expect((await tablet.device().readRows()).point?.busy).toBeDefined()
})

test('[S33] an entry of a form that this build does not know is never taken for one that it does', async () => {
  const world = createWorld()
  const tablet = await world.enrolTablet()
  tablet.goOnline(false)
  await tablet.device().saveVisit(picks)
  expect((await tablet.device().readEntries()).map(({ visit }) => visit?.codes)).toEqual([picks])
  await tablet.damage((row) => {
    const entry = JSON.stringify({ ...JSON.parse(row.entry), schema: entrySchema + 1 })
    return { ...row, entry, checksum: textToChecksum(entry) }
  })
  expect((await tablet.device().readEntries()).map(({ visit }) => visit)).toEqual([null])
})

test('the checksum is CRC-32', () => {
  expect(textToChecksum('123456789')).toBe(0xcbf43926)
  expect(textToChecksum('')).toBe(0)
})
