// Runs every contract on every engine.
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openReader, openStore } from '@tukkimies/server/engines/open.ts'
import { type LiveTables, migrations as liveMigrations } from '@tukkimies/server/live/schema.ts'
import { addOpenVisits, eraseOpen } from '@tukkimies/server/live/open.ts'
import { migrations as releaseMigrations, type ReleaseTables } from '@tukkimies/server/release/schema.ts'
import { openStores } from '@tukkimies/server/stores.ts'
import { migrations as registerMigrations, type RegisterTables } from '@tukkimies/server/register/schema.ts'
import { accountsContract } from './accounts.ts'
import { accumulatorsContract } from './accumulators.ts'
import { arrivalsContract } from './arrivals.ts'
import { auditContract } from './audit.ts'
import { copiesContract } from './copies.ts'
import { contactsContract } from './contacts.ts'
import { devicesContract } from './devices.ts'
import { engines, type Ground, useEngines } from './engines.ts'
import { factorsContract } from './factors.ts'
import { openVisit } from './fixtures.ts'
import { identitiesContract } from './identities.ts'
import { leaseContract } from './lease.ts'
import { openEntriesContract } from './open-entries.ts'
import { periodsContract } from './periods.ts'
import { registerContract } from './register.ts'
import { releaseContract } from './release.ts'
import { requestsContract } from './requests.ts'

const ground = useEngines()
const opened: { close: () => Promise<void> }[] = []

afterEach(async () => {
  for (const store of opened.splice(0).toReversed()) await store.close()
})

const kept = <T extends { close: () => Promise<void> }>(store: T): T => {
  opened.push(store)
  return store
}

const openLive = async (place: Ground) => kept(await openStore<LiveTables>(place.place('live'), liveMigrations))

const openRelease = async (place: Ground) => ({
  release: kept(await openStore<ReleaseTables>(place.place('release'), releaseMigrations)),
  reader: kept(await openReader<ReleaseTables>(place.place('release'))),
})

const openRegister = async (place: Ground) =>
  kept(await openStore<RegisterTables>(place.place('register'), registerMigrations))

const openAll = async ({ folder, databaseUrl, countOnDisk }: Ground) => {
  const rootKeyFile = join(folder, 'root.key')
  return { ...kept(await openStores({ dataDir: folder, databaseUrl, rootKeyFile })), countOnDisk }
}

for (const engine of engines) {
  const live = async () => openLive(await ground(engine, 'schemas'))
  openEntriesContract(engine, live)
  accumulatorsContract(engine, live)
  arrivalsContract(engine, live)
  leaseContract(engine, live)
  periodsContract(engine, live)
  registerContract(engine, async () => openRegister(await ground(engine, 'schemas')))
  devicesContract(engine, async () => openRegister(await ground(engine, 'schemas')))
  factorsContract(engine, async () => openRegister(await ground(engine, 'schemas')))
  identitiesContract(engine, async () => openRegister(await ground(engine, 'schemas')))
  auditContract(engine, async () => {
    const place = await ground(engine, 'schemas')
    return Object.assign(await openRegister(place), { countOnDisk: place.countOnDisk })
  })
  copiesContract(engine, async () => openRegister(await ground(engine, 'schemas')))
  accountsContract(engine, async () => openAll(await ground(engine)))
  requestsContract(engine, async () => openAll(await ground(engine)))
  contactsContract(engine, async () => openAll(await ground(engine)))
  releaseContract(engine, async () => openRelease(await ground(engine, 'schemas')))

  test(`[AN68] [AN69] [F65] ${engine}: visits that were erased are nowhere on the disk after a rewrite`, async () => {
    const place = await ground(engine, 'schemas')
    const store = await openLive(place)
    const name = place.folder.slice(-13)
    const make = (from: number, count: number, word: string) =>
      Array.from({ length: count }, (_, at) => openVisit(from + at, { codes: `{"${name}":"${at}-${word}"}` }))
    const planted = make(0, 500, 'gone')
    for (const visit of [...planted, ...make(1000, 50, 'left')]) {
      await store.transact((tx) => addOpenVisits(tx, [visit]))
    }
    const found = (word: string) => place.countOnDisk(new RegExp(`${name}":"\\d+-${word}`, 'g'))
    const hashes = planted.map(({ h }) => h)
    await store.transact((tx) => eraseOpen(tx, hashes))
    expect(found('gone'), 'the control: erasing alone leaves copies').toBeGreaterThan(0)
    await store.rewrite()
    expect(found('gone')).toBe(0)
    expect(found('left')).toBeGreaterThanOrEqual(50)
    expect(await store.looseSettings()).toEqual([])
  })
}

test('[AN69] postgres: rewritten rows are all of one transaction', async () => {
  const store = await openLive(await ground('postgres', 'schemas'))
  for (let at = 0; at < 5; at++) await store.transact((tx) => addOpenVisits(tx, [openVisit(at)]))
  const writers = async () => {
    const rows = store.query
      .selectFrom('open_visit')
      .select(({ cast, ref }) => cast(ref('xmin' as 'h'), 'text').as('x'))
    return new Set((await rows.execute()).map(({ x }) => x)).size
  }
  expect(await writers()).toBe(5)
  await store.rewrite()
  expect(await writers()).toBe(1)
})
