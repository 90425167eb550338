// Backups and a restore in processes of their own, killed without warning at some of their moments and begun again by others:
// what is left is what undisturbed ones leave. KILLS says how many of each, spread over all their moments.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { restoreBackups } from '@tukkimies/server/backup/commands.ts'
import { readFact } from '@tukkimies/server/database.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { backUpNow } from '@tukkimies/server/jobs/nightly.ts'
import { storeNames } from '@tukkimies/server/stores.ts'
import { readCopy } from '../../contracts/copies.ts'
import { type Ground, useEngines } from '../../contracts/engines.ts'
import { printFigure } from '../../figures.ts'
import { addKeptContact, addKeptRequest } from '../kept.ts'
import { addPerson, personOf } from '../people.ts'
import { arrivalOf, openStation, visitOf } from '../station.ts'
import { makeTarget, type Target } from './target.ts'

const makeGround = useEngines(['sqlite'])
const killsWanted = Number(process.env['KILLS'] ?? 3)
const silent = createLog(() => {})
const now = Date.now()
const today = instantToDay(now)
/** After the end of any lease that a killed process has held. */
const leaseOverMs = 180_000

type Ended = { readonly signal: string | null; readonly code: number | null; readonly moments: number }

const runChild = (args: readonly string[], killAt: number, environment: Record<string, string> = {}) =>
  new Promise<Ended>((resolve) => {
    const env = { ...process.env, ...environment, KILL_AT: String(killAt) }
    const preload = ['--import', './tests/server/kill-at.ts']
    const child = spawn(process.execPath, [...preload, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let told = ''
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
    child.on('close', (code, signal) => {
      if (code !== 0 && signal === null) process.stderr.write(told)
      resolve({ signal, code, moments: Number(/moments (\d+)/.exec(told)?.[1] ?? 0) })
    })
  })

const backUp = ({ folder }: Ground, { config }: Target, killAt: number): Promise<Ended> =>
  runChild(['tests/server/backup/backup-child.ts', folder, JSON.stringify(config), String(now)], killAt)

const configOf = ({ folder }: Ground, backup: Config['backup'] = 'none'): Config => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: null,
  backup,
  rootKeyFile: join(folder, 'root.key'),
  origins: [],
})

const withDeps = async <T>(config: Config, at: number, work: (deps: Deps) => Promise<T>): Promise<T> => {
  const deps = await createDeps(config, silent, () => at)
  try {
    return await work(deps)
  } finally {
    await deps.close()
  }
}

const backUpAgain = (ground: Ground, { config }: Target): Promise<boolean | null> =>
  withDeps(configOf(ground, config), now + leaseOverMs, backUpNow)

const sourceOf = ({ config, identity, keysIdentity }: Target) => {
  const files = { identity: `${config.folder}-identity`, keysIdentity: `${config.keysFolder}-identity` }
  writeFileSync(files.identity, identity)
  writeFileSync(files.keysIdentity, keysIdentity)
  return { ...files, from: config.folder, keysFrom: config.keysFolder }
}

/** The command itself, as an operator gives it. */
const restore = (ground: Ground, target: Target, killAt: number): Promise<Ended> => {
  const { identity, keysIdentity, from, keysFrom } = sourceOf(target)
  const keys = ['--identity', identity, '--keys-identity', keysIdentity]
  const args = ['server/tukkimies.ts', 'restore', ...keys, '--from', from, '--keys-from', keysFrom]
  const { dataDir, rootKeyFile } = configOf(ground)
  return runChild(args, killAt, { DATA_DIR: dataDir, ROOT_KEY_FILE: rootKeyFile, BACKUP: 'none', DATABASE_URL: '' })
}

const restoreAgain = (ground: Ground, target: Target) =>
  restoreBackups(
    configOf(ground),
    { ...sourceOf(target), at: null, only: null, ledger: undefined, acceptsRecount: false },
    silent,
  )

/** An installation with something of every kind in it, a published month too. */
const fill = async (ground: Ground): Promise<void> => {
  const begin = dayPlus(today, -40)
  const station = await openStation(ground, begin)
  for (const of of [visitOf, arrivalOf]) await station.push(Array.from({ length: 30 }, () => of({ day: begin })))
  station.goTo(today)
  await station.night()
  await station.push(Array.from({ length: 20 }, () => visitOf({ day: today })))
  for (const name of ['veera', 'paavo']) await addPerson(station.deps, personOf(name), today)
  for (let days = 0; days < 3; days++) await addKeptContact(station.deps, dayPlus(today, -days))
  await addKeptRequest(station.deps, null)
  await station.close()
}

/** The same installation in another place. */
const copyOf = async ({ folder }: Ground): Promise<{ readonly ground: Ground; readonly target: Target }> => {
  const ground = await makeGround('sqlite')
  cpSync(folder, ground.folder, { recursive: true })
  return { ground, target: await makeTarget(ground) }
}

const makeEmpty = async ({ folder }: Ground): Promise<Ground> => {
  const ground = await makeGround('sqlite')
  mkdirSync(ground.folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(ground.folder, 'root.key'), readFileSync(join(folder, 'root.key')), { mode: 0o400 })
  return ground
}

/** Every row but of how it came about: facts, leases, the log, and what the retention says of itself. */
const rowsOf = (ground: Ground): Promise<string[]> =>
  withDeps(configOf(ground), now, async (deps) => {
    const found: string[] = []
    for (const name of storeNames) {
      const { read } = await readCopy(deps[name] as unknown as Deps['live'])
      const lasting = read.filter(({ table }) => !['fact', 'lease', 'audit', 'setting'].includes(table.name))
      found.push(...lasting.flatMap(({ table, rows }) => rows.map((row) => JSON.stringify([name, table.name, ...row]))))
    }
    expect(await readFact(deps.live, 'restoring')).toBeNull()
    return found
  })

/** So many moments, spread from the first to the last. */
const spread = (moments: number): number[] => {
  const kills = Math.min(killsWanted, moments)
  const at = (nth: number): number => 1 + Math.round((nth * (moments - 1)) / Math.max(kills - 1, 1))
  return [...new Set(Array.from({ length: kills }, (_, nth) => at(nth)))]
}

/** What stops leave behind and the next run clears away. */
const leftIn = ({ folder }: Ground, { config }: Target): string[] => [
  ...[config.folder, config.keysFolder].flatMap((place) => readdirSync(place).filter((name) => !name.endsWith('.age'))),
  ...readdirSync(folder).filter((name) => name.startsWith('verify-')),
]

/** Of what must not last there is one; of the others a stop may have left a second, which is as good. */
const countsOf = (target: Target): number[] => (['live', 'keys'] as const).map((store) => target.files(store).length)

test('[F61][F62] killed with their process and begun again, backups and a restore end as if they had not been', async () => {
  const filled = await makeGround('sqlite')
  await fill(filled)
  const expected = await rowsOf(filled)
  expect(expected.length).toBeGreaterThan(200)

  const calm = await copyOf(filled)
  const backups = await backUp(calm.ground, calm.target, 0)
  expect(backups.code).toBe(0)
  expect(countsOf(calm.target)).toEqual([1, 1])
  const backupKills = spread(backups.moments)
  for (const killAt of backupKills) {
    const what = `backup, moment ${killAt}`
    const { ground, target } = await copyOf(filled)
    expect((await backUp(ground, target, killAt)).signal, what).toBe('SIGKILL')
    expect(await backUpAgain(ground, target), what).toBe(true)
    expect(countsOf(target), what).toEqual([1, 1])
    expect(leftIn(ground, target), what).toEqual([])
    const empty = await makeEmpty(filled)
    await restoreAgain(empty, target)
    expect(await rowsOf(empty), what).toEqual(expected)
  }

  const undisturbed = await makeEmpty(filled)
  const restored = await restore(undisturbed, calm.target, 0)
  expect(restored.code).toBe(0)
  expect(await rowsOf(undisturbed)).toEqual(expected)
  // At the last one it is over, and everything stands open.
  const restoreKills = spread(restored.moments - 1)
  for (const killAt of restoreKills) {
    const what = `restore, moment ${killAt}`
    const empty = await makeEmpty(filled)
    expect((await restore(empty, calm.target, killAt)).signal, what).toBe('SIGKILL')
    await expect(openStation(empty, today), what).rejects.toThrow(/are being put back/)
    await restoreAgain(empty, calm.target)
    expect(await rowsOf(empty), what).toEqual(expected)
  }
  const kills = { backupKills: backupKills.length, restoreKills: restoreKills.length, wrong: 0 }
  printFigure('backups killed', { backupMoments: backups.moments, restoreMoments: restored.moments, ...kills })
}, 600_000)
