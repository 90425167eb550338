// The machine burns, and everything comes back: from backups, and from the tablets what was too new for them.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import type { Arrival, Visit } from '@tukkimies/shared/visit.ts'
import { chooseBackup } from '@tukkimies/server/backup/choose.ts'
import { makeLedger, readLedger } from '@tukkimies/server/backup/ledger.ts'
import { restoreStores, type RestoreOrder } from '@tukkimies/server/backup/restore.ts'
import { eraseContact } from '@tukkimies/server/contacts/erase.ts'
import { idToContactRef } from '@tukkimies/server/contacts/row-keys.ts'
import { searchContacts } from '@tukkimies/server/contacts/search.ts'
import { serverLine } from '@tukkimies/server/contacts/stores.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { backUpNow } from '@tukkimies/server/jobs/nightly.ts'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { readFact, type StoreName } from '@tukkimies/server/database.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { refuseLostKeys } from '@tukkimies/server/lost-keys.ts'
import { storeNames } from '@tukkimies/server/stores.ts'
import { eraseAccount, findAccount, listAccounts } from '@tukkimies/server/users/accounts.ts'
import { makeContact, transportKeyOf } from '../../contacts.ts'
import { readCopy } from '../../contracts/copies.ts'
import { engines, type Ground, useEngines } from '../../contracts/engines.ts'
import { printFigure } from '../../figures.ts'
import { p1, p2 } from '../../users.ts'
import { addPerson, personOf } from '../people.ts'
import { arrivalOf, openStation, type Station, visitOf } from '../station.ts'
import { destroyFolder, makeTarget, type Target } from './target.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: '' }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    points.met.push(name)
    if (name === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines()
const opened: { close: () => Promise<void> }[] = []

afterEach(async () => {
  points.stopAt = ''
  for (const one of opened.splice(0).toReversed()) await one.close()
})

const open = async (ground: Ground, target: Target, begin: string): Promise<Station> => {
  const station = await openStation(ground, begin, undefined, target.config)
  opened.push(station)
  return station
}

const atNoon = (day: string): number => Date.parse(`${day}T10:00:00Z`)

/** An empty place with the root key of before; on PostgreSQL another database. */
const makeEmpty = async (engine: Ground['engine'], rootKey: Uint8Array): Promise<Ground> => {
  const ground = await makeGround(engine)
  mkdirSync(ground.folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(ground.folder, 'root.key'), rootKey, { mode: 0o400 })
  return ground
}

const configOf = (ground: Ground) => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: ground.folder,
  databaseUrl: ground.databaseUrl,
  backup: 'none' as const,
  rootKeyFile: join(ground.folder, 'root.key'),
  origins: [],
})

const restore = async (
  ground: Ground,
  target: Target,
  day: string,
  change: Partial<RestoreOrder> & { readonly only?: StoreName; readonly at?: Day; readonly ledgerText?: string } = {},
) => {
  const deps = await createDeps(
    configOf(ground),
    createLog(() => {}),
    () => atNoon(day),
    true,
  )
  try {
    const source = {
      folder: target.config.folder,
      identities: [target.identity],
      keysFolder: target.config.keysFolder,
      keysIdentities: [target.keysIdentity],
    }
    const names = change.only ? [change.only] : storeNames
    const chosen = []
    for (const name of names) chosen.push(await chooseBackup(source, deps.root, name, change.at ?? null))
    const ledger = change.ledgerText === undefined ? [] : readLedger(change.ledgerText, deps.root)
    return await restoreStores(deps, { chosen, ledger, acceptsRecount: change.acceptsRecount ?? false })
  } finally {
    await deps.close()
  }
}

type Kept = { readonly point: typeof p1; readonly entries: readonly (Visit | Arrival)[] }

/** What a tablet keeps: it sends, and sends again under a new epoch, whatever is not safe. */
const makeTablets = (count: number, entriesEach: number, day: string): Kept[] =>
  Array.from({ length: count }, (_, place) => {
    const point = place % 2 === 0 ? p1 : p2
    const visits = Array.from({ length: entriesEach / 2 }, () => visitOf({ point, day: Day.parse(day) }))
    return { point, entries: [...visits, ...visits.map(() => arrivalOf({ point, day: Day.parse(day) }))] }
  })

const countsOf = async ({ live }: Deps) => {
  const rows = await live.query
    .selectFrom('accumulator')
    .select(['n'])
    .where('node', '=', whole)
    .where('family', '=', '')
    .where('kind', '=', 'm')
    .execute()
  const arrivals = await live.query.selectFrom('arrival_count').select('n').execute()
  const openVisits = await live.query.selectFrom('open_visit').select('h').execute()
  const openArrivals = await live.query.selectFrom('open_arrival').select('h').execute()
  const sum = (found: readonly { n: number }[]) => found.reduce((total, { n }) => total + n, 0)
  return { visits: sum(rows) + openVisits.length, arrivals: sum(arrivals) + openArrivals.length }
}

for (const engine of engines) {
  describe(engine, () => {
    test('[F62][S29][AN65] a restore loses the last hours, 20 tablets send again, and each of 1,000 entries counts once', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const before = await open(ground, target, '2026-03-10')
      await passGeneration(before.deps, before.today())
      const tablets = makeTablets(20, 50, '2026-03-10')
      for (const { point, entries } of tablets.slice(0, 10)) await before.push(entries, point)
      await before.night('2026-03-13')
      for (const { point, entries } of tablets.slice(10)) await before.push(entries, point)
      const lost = await readFact(before.deps.live, 'epoch')
      await before.close()
      opened.pop()
      const rootKey = destroyFolder(ground)

      const begun = performance.now()
      const empty = await makeEmpty(engine, rootKey)
      const outcome = await restore(empty, target, '2026-03-13')
      expect(outcome).toMatchObject({ recounts: [], erased: 0, keyless: 0 })
      const after = await open(empty, target, '2026-03-13')
      const restored = performance.now() - begun
      expect(await readFact(after.deps.live, 'epoch')).not.toBe(lost)
      const statuses = new Map<string, number>()
      for (const { point, entries } of tablets) {
        for (const result of await after.push(entries, point)) {
          const status = result?.status ?? 'none'
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
        }
      }
      const counted = await countsOf(after.deps)
      expect(Object.fromEntries(statuses)).toEqual({ duplicate: 500, stored: 500 })
      expect(counted).toEqual({ visits: 500, arrivals: 500 })
      const sum = counted.visits + counted.arrivals
      printFigure('restore', {
        engine,
        entries: 1000,
        lost: Math.max(0, 1000 - sum),
        doubled: Math.max(0, sum - 1000),
        ms: Math.round(restored),
      })
      expect(await after.night('2026-03-16')).toMatchObject({ backedUp: true })
      expect(await countsOf(after.deps)).toEqual(counted)
    })

    test('[F62] a backup of one engine put back on the other has the same rows', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const before = await open(ground, target, '2026-03-10')
      await addPerson(before.deps, personOf('veera'), '2026-03-01')
      for (const { point, entries } of makeTablets(4, 50, '2026-03-10')) await before.push(entries, point)
      for (const day of ['2026-03-13', '2026-04-10']) {
        before.goTo(day)
        await before.night()
      }
      before.goTo('2026-04-11')
      await backUpNow(before.deps)
      const rowsOf = async (deps: Deps) => {
        const found: string[] = []
        for (const name of storeNames) {
          const { read } = await readCopy(deps[name] as unknown as Deps['live'])
          const lasting = read.filter(({ table }) => !['fact', 'lease', 'audit', 'setting'].includes(table.name))
          found.push(
            ...lasting.flatMap(({ table, rows }) => rows.map((row) => JSON.stringify([name, table.name, ...row]))),
          )
        }
        return found
      }
      const expected = await rowsOf(before.deps)
      expect(expected.length).toBeGreaterThan(400)
      const other = await makeEmpty(
        engine === 'sqlite' ? 'postgres' : 'sqlite',
        readFileSync(join(ground.folder, 'root.key')),
      )
      await restore(other, target, '2026-04-11')
      const after = await open(other, target, '2026-04-11')
      expect(await rowsOf(after.deps)).toEqual(expected)
    })

    test('[F63][S31] users erased or over age after the backup are unreadable after the restore', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const before = await open(ground, target, '2026-03-10')
      const { deps } = before
      const asked = await addPerson(deps, personOf('asked'), '2026-03-01')
      const away = await addPerson(deps, personOf('away'), '2026-03-01')
      const unused = await addPerson(deps, personOf('unused'), '2025-03-12')
      const stays = await addPerson(deps, personOf('stays'), '2026-03-01')
      await backUpNow(deps)
      const older = target.files('keys').concat(target.files('register'))
      const event = { event: 'user_deleted', user: asked, reason: 'asked' } as const
      await eraseAccount(deps, asked, { at: deps.now(), actor: { is: 'server' }, organisation: null, event })
      const ledgerText = (await makeLedger(deps)).map((line) => JSON.stringify(line)).join('\n')
      // The night that would take the older copy of the keys away never came.
      expect(older).toHaveLength(2)
      await before.close()
      opened.pop()
      const empty = await makeEmpty(engine, destroyFolder(ground))
      const outcome = await restore(empty, target, '2026-03-14', { ledgerText })
      expect(outcome).toMatchObject({ erased: 1, expired: 1 })
      const after = await open(empty, target, '2026-03-14')
      const names = (await listAccounts(after.deps, { is: 'all' })).map(({ id }) => id)
      expect(names.toSorted()).toEqual([away, stays].toSorted())
      for (const id of [asked, unused]) {
        expect(await findAccount(after.deps, { is: 'all' }, id)).toBeNull()
        expect(await after.deps.register.query.selectFrom('user').select('id').where('id', '=', id).execute()).toEqual(
          [],
        )
      }
      expect((await after.deps.keys.query.selectFrom('person').select('ref').execute()).length).toBe(2)
    })
  })
}

for (const engine of engines) {
  test(`[F63][F68] on ${engine} contacts erased or over since the backup are unreadable, and stay away when pushed again`, async () => {
    const ground = await makeGround(engine)
    const target = await makeTarget(ground)
    const before = await open(ground, target, '2026-03-10')
    const key = await transportKeyOf(before.deps)
    const [erased, over, stays] = [
      await makeContact(key),
      await makeContact(key, {}, { day: Day.parse('2025-03-12') }),
      await makeContact(key),
    ]
    await before.push([erased, over, stays])
    await backUpNow(before.deps)
    const refOf = ({ id }: typeof erased) => idToContactRef(before.deps.root, id)
    await eraseContact(before.deps, { is: 'all' }, refOf(erased), 'asked', serverLine(before.deps))
    const ledgerText = (await makeLedger(before.deps)).map((line) => JSON.stringify(line)).join('\n')
    await before.close()
    opened.pop()
    const empty = await makeEmpty(engine, destroyFolder(ground))
    const outcome = await restore(empty, target, '2026-03-14', { ledgerText })
    expect(outcome).toMatchObject({ erased: 1, expired: 1, keyless: 0, orphans: 0 })
    const after = await open(empty, target, '2026-03-14')
    const asked = { words: '', point: null }
    const { contacts } = await searchContacts(after.deps, { is: 'all' }, asked, serverLine(after.deps))
    expect(contacts.map(({ ref }) => ref)).toEqual([refOf(stays)])
    expect((await after.push([erased, over, stays])).map((result) => result?.status)).toEqual([
      'voided',
      'expired',
      'duplicate',
    ])
    expect((await after.deps.register.query.selectFrom('contact').select('ref').execute()).length).toBe(1)
    const forged = ledgerText.replace(/"reason":"\w+"/, '"reason":"mistake"')
    expect(() => readLedger(forged, after.deps.root)).toThrow()
    expect(readLedger(ledgerText, after.deps.root)).toHaveLength(1)
  })
}

test('[S31] live from before the last close is put back only by a word that says how many may count twice', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const before = await open(ground, target, '2026-03-10')
  for (const { point, entries } of makeTablets(2, 50, '2026-03-10')) await before.push(entries, point)
  before.goTo('2026-03-13')
  await before.night()
  const [kept = ''] = target.files('live')
  cpSync(kept, `${kept}.kept`)
  const late = makeTablets(2, 50, '2026-03-11')
  for (const { point, entries } of late) await before.push(entries, point)
  before.goTo('2026-04-10')
  await before.night()
  expect(await before.deps.release.query.selectFrom('period').select('name').execute()).not.toEqual([])
  const rootKey = readFileSync(join(ground.folder, 'root.key'))
  // The set of the night itself counts nothing twice.
  const same = await restore(await makeEmpty('sqlite', rootKey), target, '2026-04-10')
  expect(same.recounts).toEqual([])
  for (const file of target.files('live')) rmSync(file)
  cpSync(`${kept}.kept`, kept)
  const empty = await makeEmpty('sqlite', rootKey)
  await expect(restore(empty, target, '2026-04-10')).rejects.toThrow(/2026-03: \d+.*--accept-recount/)
  await expect(openStation(empty, '2026-04-10')).rejects.toThrow(/are being put back/)
  const accepted = await restore(empty, target, '2026-04-10', { acceptsRecount: true })
  expect(accepted.recounts.map(({ period }) => period.name)).toContain('2026-03')
  expect(accepted.followed).toBeGreaterThan(0)
  const after = await open(empty, target, '2026-04-10')
  const rows = await after.deps.live.query
    .selectFrom('accumulator')
    .select('n')
    .where('period', '=', '2026-03' as never)
    .execute()
  expect(rows).toEqual([])
})

test('[F61][F62] a restore stopped at each of its moments stays closed, and ends the same when begun again', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const before = await open(ground, target, '2026-03-10')
  await addPerson(before.deps, personOf('veera'), '2026-03-01')
  for (const { point, entries } of makeTablets(2, 50, '2026-03-10')) await before.push(entries, point)
  await before.night('2026-03-13')
  const rootKey = readFileSync(join(ground.folder, 'root.key'))
  points.met = []
  const undisturbed = await restore(await makeEmpty('sqlite', rootKey), target, '2026-03-13')
  const moments = [...new Set(points.met)].filter((name) => name.startsWith('restore.'))
  expect(moments.length).toBeGreaterThan(9)
  for (const moment of moments) {
    const empty = await makeEmpty('sqlite', rootKey)
    points.stopAt = moment
    await expect(restore(empty, target, '2026-03-13'), moment).rejects.toThrow(/stopped at/)
    points.stopAt = ''
    await expect(openStation(empty, '2026-03-13'), moment).rejects.toThrow(/are being put back/)
    await expect(restore(empty, target, '2026-03-13', { only: 'keys' }), moment).rejects.toThrow(/finish it first/)
    expect(await restore(empty, target, '2026-03-13'), moment).toEqual(undisturbed)
    const after = await openStation(empty, '2026-03-13')
    expect(await countsOf(after.deps), moment).toEqual({ visits: 50, arrivals: 50 })
    await after.close()
  }
}, 120_000)

test('[F50][F66] lost keys come back alone into the stores that are there; another root key or a full place is refused', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const before = await open(ground, target, '2026-03-10')
  await passGeneration(before.deps, before.today())
  const id = await addPerson(before.deps, personOf('veera'), '2026-03-01')
  await backUpNow(before.deps)
  const gone = await addPerson(before.deps, personOf('later'), '2026-03-01')
  await expect(restore(ground, target, '2026-03-10')).rejects.toThrow(/in use/)
  await before.close()
  opened.pop()
  for (const ending of ['', '-wal', '-shm']) rmSync(join(ground.folder, `keys.sqlite${ending}`), { force: true })
  const lost = await open(ground, target, '2026-03-10')
  await expect(refuseLostKeys(lost.deps)).rejects.toThrow(/keys are lost/)
  await expect(lost.night(), 'nobody is taken for erased').rejects.toThrow(/keys are lost/)
  expect(await lost.deps.register.query.selectFrom('user').select('id').execute()).toHaveLength(2)
  await lost.close()
  opened.pop()
  expect(await restore(ground, target, '2026-03-10', { only: 'keys' })).toMatchObject({ keyless: 1, orphans: 0 })
  const after = await open(ground, target, '2026-03-10')
  await refuseLostKeys(after.deps)
  expect((await findAccount(after.deps, { is: 'all' }, id))?.details.username).toBe('veera')
  expect(await findAccount(after.deps, { is: 'all' }, gone)).toBeNull()
  const foreign = await makeEmpty('sqlite', new Uint8Array(32).fill(7))
  await expect(restore(foreign, target, '2026-03-10')).rejects.toThrow(/ROOT_KEY_FILE/)
  const rootKey = destroyFolder(ground)
  const wrong = { ...target, identity: target.keysIdentity }
  await expect(restore(await makeEmpty('sqlite', rootKey), wrong, '2026-03-10')).rejects.toThrow(/does not open/)
  const early = restore(await makeEmpty('sqlite', rootKey), target, '2026-03-10', { at: Day.parse('2026-03-09') })
  await expect(early).rejects.toThrow(/of that day or before/)
})
