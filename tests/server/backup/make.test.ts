// Backups as they are made: what lies in the folders, when it counts, and what goes again.
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { RequestId } from '@tukkimies/shared/id.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import { listLate, readRecords } from '@tukkimies/server/backup/records.ts'
import { verifyBackup } from '@tukkimies/server/backup/verify.ts'
import { readFact, type StoreName } from '@tukkimies/server/database.ts'
import { createApp } from '@tukkimies/server/api/app.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { backUpHourly, backUpNow, runNight } from '@tukkimies/server/jobs/nightly.ts'
import { appendAudit } from '@tukkimies/server/register/audit.ts'
import { destroyRowKey, makeRowKey } from '@tukkimies/server/row-keys.ts'
import { engines, type Ground, useEngines } from '../../contracts/engines.ts'
import { arrivalOf, openStation, type Station, visitOf } from '../station.ts'
import { makeTarget, type Target } from './target.ts'

const makeGround = useEngines()
const stations: Station[] = []
const stores = ['register', 'live', 'release', 'keys'] as const satisfies readonly StoreName[]

afterEach(async () => {
  for (const station of stations.splice(0)) await station.close()
})

const open = async (ground: Ground, target: Target, begin = '2026-03-10'): Promise<Station> => {
  const station = await openStation(ground, begin, undefined, target.config)
  stations.push(station)
  return station
}

const pushSome = async (station: Station, day: string): Promise<void> => {
  const entries = Array.from({ length: 30 }, () => visitOf({ day: Day.parse(day) }))
  await station.push([...entries, ...entries.map(() => arrivalOf({ day: Day.parse(day) }))])
}

const readyOf = async ({ deps }: Station): Promise<number> => (await createApp(deps).request('/readyz')).status

for (const engine of engines) {
  describe(engine, () => {
    test('[S27][S31][AN64] a night leaves one verified backup of each store, and only then its days are safe', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const station = await open(ground, target)
      await pushSome(station, '2026-03-10')
      const fold = await station.night('2026-03-13', 'fold')
      expect(fold?.fold?.visits).toBe(30)
      expect(await readFact(station.deps.live, 'last-fold')).toBe('2026-03-13')
      const safeOf = async () => (await station.pushRaw([])).safe
      expect(await safeOf()).toBeNull()
      station.goTo('2026-03-13')
      expect(await station.night()).toMatchObject({ backedUp: true })
      expect(await safeOf()).toBe('2026-03-13')
      for (const store of stores) {
        const [file = ''] = target.files(store)
        expect(target.files(store)).toHaveLength(1)
        const { head, sum } = await verifyBackup(
          file,
          [store === 'keys' ? target.keysIdentity : target.identity],
          ground.folder,
        )
        expect(head).toMatchObject({ store, day: '2026-03-13' })
        expect(sum.counts['fact']).toBeGreaterThan(0)
        expect(readFileSync(file).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
      }
      const lines = await station.deps.register.query.selectFrom('audit').select('line').execute()
      expect(lines.filter(({ line }) => line.includes('"backed_up"'))).toHaveLength(4)
      station.goTo('2026-03-14')
      await pushSome(station, '2026-03-14')
      expect(await station.night()).toMatchObject({ backedUp: true })
      expect(target.files('live').join()).toContain('live-2026-03-14')
      expect([target.files('live').length, target.files('keys').length]).toEqual([1, 1])
      expect(target.files('register')).toHaveLength(2)
      expect(target.files('release'), 'nothing was published: the same backup is looked at again').toHaveLength(1)
      expect(readdirSync(ground.folder).filter((name) => name.startsWith('verify-'))).toEqual([])
    })

    test('[S31][F64] nothing is published without a backup, what was safe stays so, and the next night goes on', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const station = await open(ground, target)
      await pushSome(station, '2026-03-10')
      station.goTo('2026-03-13')
      await station.night()
      const before = target.files('live')
      await pushSome(station, '2026-03-13')
      station.goTo('2026-04-10')
      // A disk that is full, or not there.
      rmSync(`${ground.folder}-disk`, { recursive: true })
      const night = await station.night()
      expect(night).toMatchObject({ backedUp: false, closes: [] })
      expect(night?.fold?.visits).toBe(30)
      expect(await station.deps.release.query.selectFrom('period').selectAll().execute()).toEqual([])
      expect(await readFact(station.deps.live, 'safe')).toBe('2026-03-13')
      expect(station.logged.filter((line) => line.includes('backup-failed')).length).toBeGreaterThanOrEqual(3)
      expect(await readyOf(station)).toBe(503)
      expect(before).toHaveLength(1)
      const again = await makeTarget(ground)
      await station.close()
      stations.pop()
      const next = await open(ground, again, '2026-04-11')
      const closed = await next.night()
      expect(closed).toMatchObject({ backedUp: true })
      expect(closed?.closes.map(({ is }) => is)).toContain('closed')
      expect(await next.deps.release.query.selectFrom('period').select('name').execute()).not.toEqual([])
      expect(
        await next.deps.live.query.selectFrom('period').select('name').where('state', '=', 'closing').execute(),
      ).toEqual([])
      expect(await readFact(next.deps.live, 'safe')).toBe('2026-04-11')
      expect(await readyOf(next)).toBe(200)
    })

    test('[F64] after 26 hours without a backup health and check are red; the hour makes what is missing', async () => {
      const ground = await makeGround(engine)
      const station = await open(ground, await makeTarget(ground))
      expect(await listLate(station.deps)).toEqual(stores)
      expect(await backUpHourly(station.deps)).toBe(true)
      expect(await listLate(station.deps)).toEqual([])
      expect(await readyOf(station)).toBe(200)
      const hours = (count: number) => ({ ...station.deps, now: () => station.deps.now() + count * 3_600_000 })
      expect(await listLate(hours(26))).toEqual([])
      expect(await listLate(hours(26.1))).toEqual(stores)
      expect((await createApp(hours(27)).request('/readyz')).status).toBe(503)
      const report = await checkInstallation(hours(27), station.today())
      expect(report.invariants.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['backups-in-time'])
      expect(report.warnings).not.toContain('no-backup')
    })

    test('[F65] a key that was destroyed is in no backup an hour later', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const station = await open(ground, target)
      const { deps } = station
      await makeRowKey(deps, 'u1' as never)
      await backUpNow(deps)
      const countOf = async () => {
        const [file = ''] = target.files('keys')
        return (await verifyBackup(file, [target.keysIdentity], ground.folder)).sum.counts['person'] ?? 0
      }
      expect(await countOf()).toBe(1)
      const [older] = target.files('keys')
      expect(await backUpHourly(deps)).toBe(true)
      expect(target.files('keys'), 'nothing has changed').toEqual([older])
      await destroyRowKey(deps, 'u1' as never)
      await backUpHourly(deps)
      expect(target.files('keys')).toHaveLength(1)
      expect(target.files('keys')).not.toEqual([older])
      expect(await countOf()).toBe(0)
    })

    test('[C30][F63] what somebody has taken back is in a backup of the register an hour later, one for each day', async () => {
      const ground = await makeGround(engine)
      const target = await makeTarget(ground)
      const { deps } = await open(ground, target)
      const note = (event: AuditEvent, at: number) =>
        deps.register.transact((tx) => appendAudit(tx, { at, actor: { is: 'server' }, organisation: null, event }))
      await backUpNow(deps)
      const later = { ...deps, now: () => deps.now() + 3_600_000 }
      await note({ event: 'audit_read', lines: 1 }, later.now())
      const [first] = target.files('register')
      await backUpHourly(later)
      expect(target.files('register'), 'nothing was taken back').toEqual([first])
      await note({ event: 'withdrawal_taken', request: RequestId.parse('AAAAAAAAAAAAAAAAAAAAAA') }, later.now())
      await backUpHourly({ ...deps, now: () => later.now() + 60_000 })
      const [second, ...more] = target.files('register')
      expect(second).not.toBe(first)
      expect(more).toEqual([])
      await backUpHourly({ ...deps, now: () => later.now() + 120_000 })
      expect(target.files('register'), 'once is enough').toEqual([second])
    })
  })
}

test('[AN64][F64] each lifetime ends: live and keys after 7 days, the register after 30, a release stays', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const station = await open(ground, target)
  await backUpNow(station.deps)
  const foreign = join(target.config.folder, 'live-2020-01-01-000000000000-00000000.age')
  writeFileSync(foreign, 'somebody else’s')
  station.goTo('2026-03-17')
  await backUpHourly({ ...station.deps, live: unreadable(station.deps.live) })
  expect(target.files('live').filter((file) => file !== foreign)).toHaveLength(1)
  station.goTo('2026-03-18')
  await backUpHourly({ ...station.deps, live: unreadable(station.deps.live) })
  expect(target.files('live')).toEqual([foreign])
  station.goTo('2026-04-10')
  await backUpNow(station.deps)
  expect(target.files('register').some((file) => file.includes('2026-03-10'))).toBe(false)
  expect(target.files('release').some((file) => file.includes('2026-03-10'))).toBe(true)
})

test('[AN64][F65] keys end after 7 days also while the folder of the other stores is missing', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const station = await open(ground, target)
  await backUpNow(station.deps)
  rmSync(target.config.folder, { recursive: true })
  station.goTo('2026-03-18')
  await backUpHourly({ ...station.deps, keys: unreadable(station.deps.keys) })
  expect(target.files('keys')).toEqual([])
})

test('[F65][F61] a stop before the older backup of keys went leaves it until the hour, and never the newer one', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const { deps } = await open(ground, target)
  const named = (byte: number) => ({ ...deps, random: (length: number) => new Uint8Array(length).fill(byte) })
  await makeRowKey(deps, 'u1' as never)
  // By its name the older one stands last.
  await backUpNow(named(255))
  const [older = ''] = target.files('keys')
  const bytes = readFileSync(older)
  await destroyRowKey(deps, 'u1' as never)
  await backUpNow(named(0))
  const newer = target.files('keys')
  writeFileSync(older, bytes)
  expect(target.files('keys')).toHaveLength(2)
  await backUpHourly(deps)
  expect(target.files('keys')).toEqual(newer)
})

test('[F60][AN64] a backup that a clock a year ahead has made stands before no later one, and goes', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const station = await open(ground, target)
  await station.night()
  station.goTo('2027-03-10')
  await backUpNow(station.deps)
  expect(target.files('register').join()).toContain('2027-03-10')
  station.goTo('2026-03-11')
  await backUpHourly(station.deps)
  // What the release has published is the same, and so its backup.
  for (const store of ['register', 'live', 'keys'] as const)
    expect(target.files(store).join(), store).toContain('2026-03-11')
  for (const store of stores) expect(target.files(store).join(), store).not.toContain('2027-03-10')
})

test('[F60][S27] after a night a year ahead no day is safe by what the backups of that night promised', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const station = await open(ground, target)
  await station.night()
  station.goTo('2027-03-10')
  await station.night()
  station.goTo('2026-03-12')
  const { keys } = station.deps
  await runNight({ ...station.deps, keys: unreadable(keys) }, station.today())
  const safe = (await readFact(station.deps.live, 'safe')) ?? ''
  expect(safe <= '2026-03-11', safe).toBe(true)
})

/** A store as it is, but nothing can be copied from it. */
const unreadable = <T extends object>(store: T): T =>
  new Proxy(store, {
    get: (from, name) =>
      name === 'copyOut' ? () => Promise.reject(new Error('unreadable')) : (Reflect.get(from, name) as unknown),
  })

test('[F64] cut, lengthened, flipped in any part, or opened with another key: each damage is found', async () => {
  const ground = await makeGround('sqlite')
  const target = await makeTarget(ground)
  const station = await open(ground, target)
  await pushSome(station, '2026-03-10')
  await backUpNow(station.deps)
  const [file = ''] = target.files('live')
  const sound = readFileSync(file)
  const isFound = (identity = target.identity) =>
    verifyBackup(file, [identity], ground.folder).then(
      () => false,
      () => true,
    )
  expect(await isFound()).toBe(false)
  const header = sound.indexOf('\n---') + 50
  const places = [0, 15, 25, 60, 120, 180, header - 40, header - 5, header + 3, header + 20, header + 200]
  const spread = Array.from({ length: 30 }, (_, place) => Math.floor((place / 30) * sound.length))
  for (const place of [...places, ...spread, sound.length - 1]) {
    const flipped = Buffer.from(sound)
    flipped[place] = (flipped[place] ?? 0) ^ 1
    writeFileSync(file, flipped)
    expect(await isFound(), `flipped at ${place}`).toBe(true)
  }
  for (const length of [0, 10, header, header + 16, Math.floor(sound.length / 2), sound.length - 1]) {
    writeFileSync(file, sound)
    truncateSync(file, length)
    expect(await isFound(), `cut at ${length}`).toBe(true)
  }
  writeFileSync(file, sound)
  appendFileSync(file, 'more')
  expect(await isFound()).toBe(true)
  writeFileSync(file, sound)
  expect(await isFound(target.keysIdentity)).toBe(true)
  expect(await isFound()).toBe(false)
  expect((await readRecords(station.deps.live)).live?.file).toBe(file.split('/').at(-1))
})
