// `check` finds each kind of damage that it is there for, and nothing where there is none.
import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { Day, PeriodName } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { addReceipts } from '@tukkimies/server/live/receipts.ts'
import type { EntryHash } from '@tukkimies/server/live/schema.ts'
import { addPolicy } from '@tukkimies/server/register/code-lists.ts'
import type { StoreName } from '@tukkimies/server/database.ts'
import { type Ground, engines, useEngines } from '../contracts/engines.ts'
import { p1, p2, p3 } from '../users.ts'
import { addPerson, personOf } from './people.ts'
import { openStation, type Station, visitOf } from './station.ts'

const makeGround = useEngines()
const today = Day.parse('2026-04-10')
let sound: Ground

/** March is closed, the quarter and the year are open, a few visits are not folded yet. */
const fill = async (ground: Ground): Promise<Station> => {
  const station = await openStation(ground)
  await passGeneration(station.deps, today)
  for (const point of [p1, p2, p3]) {
    await station.push(
      Array.from({ length: 30 }, () => visitOf({ point })),
      point,
    )
  }
  await station.night('2026-03-13')
  await station.night('2026-04-10')
  station.goTo('2026-04-10')
  await station.push([visitOf(), visitOf()])
  return station
}

beforeAll(async () => {
  sound = await makeGround('sqlite')
  await (await fill(sound)).close()
})

const copyOfSound = async (): Promise<Ground> => {
  const ground = await makeGround('sqlite')
  cpSync(sound.folder, ground.folder, { recursive: true })
  return ground
}

/** Somebody with the file in hand, past all triggers. */
const damage = ({ folder }: Ground, store: StoreName, statement: string): void => {
  const file = new DatabaseSync(join(folder, `${store}.sqlite`))
  for (const { name } of file.prepare(`select name from sqlite_master where type = 'trigger'`).all()) {
    file.exec(`drop trigger "${String(name)}"`)
  }
  const changed = file.prepare(statement).run().changes
  file.close()
  expect(Number(changed), statement).toBeGreaterThan(0)
}

const brokenIn = async (ground: Ground, day: Day = today): Promise<readonly string[]> => {
  const station = await openStation(ground)
  const report = await checkInstallation(station.deps, day)
  await station.close()
  expect(report.ok).toBe(report.invariants.every(({ ok }) => ok))
  return report.invariants.filter(({ ok }) => !ok).map(({ name }) => name)
}

test.each(engines)('[AN101] on %s a sound installation passes, with its counts', async (engine) => {
  const station = await fill(await makeGround(engine))
  const report = await checkInstallation(station.deps, today)
  expect(report.invariants.filter(({ ok }) => !ok)).toEqual([])
  expect(report).toMatchObject({
    ok: true,
    openVisits: null,
    oldestOpenVisitDue: '2026-04-13',
    smallestCheckable: null,
  })
  expect(report.accumulators).toBeGreaterThan(100)
  expect(report.releasedPeriods).toBe(2)
  expect(report.releasedCells).toBeGreaterThan(50)
  expect(report.hiddenCells).toBeGreaterThan(100)
  expect(report.smallestAtClose).toBeGreaterThanOrEqual(5)
  await station.close()
})

const values = (node: string, family: string): string =>
  `insert into accumulator (visitor, kind, period, node, family, c1, c2, c3, n, f, k)
   values ('client', 'q', '2026Q1', '${node}', '${family}', '', '', '', 1, 0, 7)`

const damages: readonly (readonly [invariant: string, rule: string, store: StoreName, statement: string])[] = [
  ['no-entry-due-too-late', 'F60', 'live', `update open_visit set due_day = '2026-04-15'`],
  [
    'no-entry-due-too-late',
    'F60',
    'live',
    `insert into open_arrival (h, point, day, hour, channel, due_day)
     values ('AAAAAAAAAAAAAAAAAAAAAA', 'p1', '2026-04-10', 9, 'point', '2027-04-14')`,
  ],
  ['rewritten-after-erasure', 'AN68', 'live', `update fact set value = 'yes' where key = 'rewrite-due'`],
  ['one-generation', 'S30', 'keys', `update fact set value = 'another' where key = 'generation'`],
  ['audit-chain', 'F100', 'register', `update audit set at = at + 1 where id = 1`],
  ['accumulators-in-open-lattices', 'AN101', 'live', values('point:nowhere', '')],
  ['accumulators-in-open-lattices', 'AN101', 'live', values('whole', 'name')],
  [
    'accumulators-in-open-lattices',
    'AN101',
    'live',
    `update accumulator set kind = 'm', period = '2026-03' where kind = 'q' and family = '' and node = 'whole'`,
  ],
  ['accumulators-in-open-lattices', 'AN101', 'live', `delete from period where name = '2026Q1' and visitor = 'client'`],
  ['sums-over-places', 'AN30', 'live', `update accumulator set n = n + 1 where kind = 'q' and node = 'area:a1'`],
  ['sums-over-places', 'AN30', 'live', `update accumulator set k = k + 1 where kind = 'q' and node = 'area:a1'`],
  [
    'sums-over-codes',
    'AN101',
    'live',
    `update accumulator set n = n + 1 where kind = 'q' and family = 'language' and node in ('whole', 'area:a1', 'point:p1')`,
  ],
  ['release-leads', 'AN62', 'live', `update period set state = 'open' where name = '2026-03' and visitor = 'client'`],
  ['release-leads', 'AN62', 'live', `update period set state = 'closed' where name = '2026Q1' and visitor = 'partner'`],
  ['period-records', 'AN61', 'release', `update period set record = '{}' where visitor = 'client'`],
  ['list-hashes', 'AN60', 'release', `update cell set y = y + 1 where node = 'whole' and family = ''`],
  ['list-hashes', 'AN60', 'release', `delete from cell where node = 'whole' and family = ''`],
  ['published-in-lattice', 'AN14', 'release', `update cell set node = 'point:nowhere' where node = 'point:p1'`],
  ['published-in-lattice', 'AN14', 'release', `update cell set codes = 'klingon' where family = 'language'`],
  ['published-at-least-threshold', 'AN13', 'release', `update cell set y = 7 where node = 'whole' and family = ''`],
  [
    'noise-tables',
    'AN11',
    'release',
    `update period set record = replace(record, '"noiseTable":"', '"noiseTable":"0') where visitor = 'client'`,
  ],
  [
    'risks-within-demands',
    'AN100',
    'release',
    `update period set record = replace(record, '"auc":60,', '"auc":76,') where visitor = 'client'`,
  ],
]

test.each(damages)('[AN101] check finds planted damage: %s (%s), in %s', async (invariant, _rule, store, statement) => {
  const ground = await copyOfSound()
  damage(ground, store, statement)
  expect(await brokenIn(ground)).toContain(invariant)
})

test('[AN101] every rule that is checked is broken by a test', async () => {
  const { deps, close } = await openStation(sound)
  const { invariants } = await checkInstallation(deps, today)
  await close()
  const others = [
    'settings-of-stores',
    'policy-lawful',
    'no-visit-open-too-long',
    'receipts-and-marks-in-time',
    'nothing-published-below-threshold',
    'users-deleted-in-time',
    'backups-in-time',
    // In contact-retention.test.ts.
    'contacts-deleted-in-time',
    'requests-deleted-in-time',
    'week-keys-destroyed-in-time',
  ]
  const planted = new Set([...damages.map(([name]) => name), ...others])
  expect(new Set(invariants.map(({ name }) => name))).toEqual(planted)
})

test('[AN101][AN60] a closing period is held against what the release says of it already', async () => {
  const ground = await copyOfSound()
  damage(ground, 'live', `update period set state = 'closing' where name = '2026Q1' and visitor = 'client'`)
  const station = await openStation(ground)
  expect((await checkInstallation(station.deps, today)).smallestCheckable).toBeGreaterThanOrEqual(5)
  await station.close()
  expect(await brokenIn(ground)).toEqual([])
  damage(
    ground,
    'release',
    `insert into cell (visitor, kind, period, node, family, codes, y)
     values ('client', 'q', '2026Q1', 'whole', 'language', 'sv', 9)`,
  )
  expect(await brokenIn(ground)).toContain('nothing-published-below-threshold')
})

test('[AN101][AN54] check finds visits that are open for too long, on the day after the last lawful one', async () => {
  expect(await brokenIn(sound, Day.parse('2026-04-21'))).toEqual([])
  expect(await brokenIn(sound, Day.parse('2026-04-22'))).toContain('no-visit-open-too-long')
})

test('[AN101][AN51] check finds receipts and marks past their time', async () => {
  const ground = await copyOfSound()
  const station = await openStation(ground)
  const [bucket, h] = [PeriodName.parse('2025-02'), 'AAAAAAAAAAAAAAAAAAAAAA' as EntryHash]
  await station.deps.live.transact((tx) => addReceipts(tx, [h], 'counted', bucket))
  await station.close()
  expect(await brokenIn(ground)).toEqual(['receipts-and-marks-in-time'])
  expect(await brokenIn(sound, Day.parse('2026-05-12'))).toContain('receipts-and-marks-in-time')
})

test('[AN101][F59][F60] check finds a user who is over age, a night late or held back by a brake', async () => {
  const ground = await copyOfSound()
  const station = await openStation(ground)
  await addPerson(station.deps, personOf('gone'), '2025-04-10')
  await station.close()
  expect(await brokenIn(ground, Day.parse('2026-04-11'))).toEqual([])
  expect(await brokenIn(ground, Day.parse('2026-04-12'))).toEqual(['users-deleted-in-time'])
  damage(ground, 'register', `insert into setting (key, value) values ('retention-stopped', 'share')`)
  expect(await brokenIn(ground, Day.parse('2026-04-11'))).toEqual(['users-deleted-in-time'])
  expect(await brokenIn(ground, Day.parse('2026-04-10'))).toEqual([])
})

test('[AN102][AN13] check finds a policy that cannot protect', async () => {
  const ground = await copyOfSound()
  const station = await openStation(ground)
  const weak = { ...firstPolicy, version: 1, threshold: 4 }
  await station.deps.register.transact((tx) => addPolicy(tx, Day.parse('2026-01-01'), JSON.stringify(weak)))
  await station.close()
  expect(await brokenIn(ground)).toEqual(['policy-lawful'])
})

test('[AN53] the number of open visits is given from 8 on, and below that nothing tells few from none', async () => {
  const station = await openStation(await makeGround('sqlite'))
  const openVisits = async () => (await checkInstallation(station.deps, station.today())).openVisits
  expect(await openVisits()).toBeNull()
  await station.push(Array.from({ length: 7 }, () => visitOf()))
  expect(await openVisits()).toBeNull()
  await station.push([visitOf()])
  expect(await openVisits()).toBe(8)
  await station.close()
})

test('[AN68][F43] check finds a store whose settings are loose', async () => {
  const { deps, close } = await openStation(sound)
  const live = { ...deps.live, looseSettings: async () => ['synchronous'] }
  const { ok, invariants, looseSettings } = await checkInstallation({ ...deps, live }, today)
  await close()
  expect(ok).toBe(false)
  expect(looseSettings).toEqual(['synchronous'])
  expect(invariants.filter((one) => !one.ok).map(({ name }) => name)).toEqual(['settings-of-stores'])
})

test('[AN101] the command prints the report as JSON and ends with 0, or with 1 where something is broken', async () => {
  const run = (folder: string) =>
    spawnSync(process.execPath, ['server/tukkimies.ts', 'check'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, DATA_DIR: folder, BACKUP: '', DATABASE_URL: '', ROOT_KEY_FILE: '' },
      encoding: 'utf8',
    })
  // The command's clock is the real one: the two open visits would be open for too long by now.
  const ground = await copyOfSound()
  damage(ground, 'live', `update open_visit set due_day = '${new Date().toISOString().slice(0, 10)}'`)
  damage(ground, 'live', `update mark set day = '${new Date().toISOString().slice(0, 10)}'`)
  const passed = run(ground.folder)
  expect(passed.stderr).toBe('')
  expect(JSON.parse(passed.stdout)).toMatchObject({ ok: true, openVisits: null })
  expect(passed.status).toBe(0)
  damage(ground, 'release', `update cell set y = y + 1 where node = 'whole' and family = ''`)
  const broken = run(ground.folder)
  expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false })
  expect(broken.status).toBe(1)
  rmSync(ground.folder, { recursive: true })
  expect(run(ground.folder)).toMatchObject({ status: 1, stdout: '' })
})

test('[F64][S27] check is red without a backup where one is asked for, and warns where none is', async () => {
  const places = { folder: '/nowhere', recipient: '', keysFolder: '/nowhere-else', keysRecipient: '' }
  const asked = await openStation(await copyOfSound(), '2026-04-10', undefined, places)
  const report = await checkInstallation(asked.deps, today)
  await asked.close()
  expect(report.invariants.filter(({ ok }) => !ok)).toEqual([
    { name: 'backups-in-time', rule: 'F64', ok: false, found: 4 },
  ])
  expect(report.warnings).not.toContain('no-backup')
  expect(report.warnings).not.toContain('backups-on-one-disk')
  const one = {
    folder: asked.deps.config.dataDir,
    recipient: '',
    keysFolder: asked.deps.config.dataDir,
    keysRecipient: '',
  }
  const onOne = await openStation(await copyOfSound(), '2026-04-10', undefined, one)
  const warned = ['backup-on-data-disk', 'keys-backup-on-data-disk', 'backups-on-one-disk']
  expect((await checkInstallation(onOne.deps, today)).warnings).toEqual(expect.arrayContaining(warned))
  await onOne.close()
  const without = await openStation(sound)
  expect((await checkInstallation(without.deps, today)).warnings).toContain('no-backup')
  await without.close()
})
