// A night with backups that is stopped at every moment of them, and begun again: nothing unfinished lies about, and nothing
// was safe or published before its time.
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { Day } from '@tukkimies/shared/day.ts'
import { readFact } from '@tukkimies/server/database.ts'
import { verifyBackup } from '@tukkimies/server/backup/verify.ts'
import { passGeneration } from '@tukkimies/server/epoch.ts'
import { useEngines } from '../../contracts/engines.ts'
import { openStation, type Station, visitOf } from '../station.ts'
import { makeTarget, type Target } from './target.ts'

const points = vi.hoisted(() => ({ met: [] as string[], stopAt: 0 }))

vi.mock('@tukkimies/shared/failpoint.ts', () => ({
  failpoint: (name: string) => {
    if (!/^(backup|close|night)\./.test(name)) return
    points.met.push(name)
    if (points.met.length === points.stopAt) throw new Error(`stopped at ${name}`)
  },
}))

const makeGround = useEngines(['sqlite'])
afterEach(() => {
  points.stopAt = 0
})

const fill = async (station: Station): Promise<void> => {
  // As every start does: stores that were never started look lost beside a backup.
  await passGeneration(station.deps, station.today())
  for (const day of ['2026-03-10', '2026-03-11']) {
    await station.push(Array.from({ length: 30 }, () => visitOf({ day: Day.parse(day) })))
  }
  station.goTo('2026-04-10')
}

const endOf = async ({ deps }: Station, target: Target) => ({
  safe: await readFact(deps.live, 'safe'),
  periods: await deps.live.query
    .selectFrom('period')
    .select(['name', 'state'])
    .where('visitor', '=', 'client')
    .orderBy('name')
    .execute(),
  released: (await deps.release.query.selectFrom('period').select('name').execute()).length,
  files: ['register', 'live', 'release', 'keys'].map((store) => target.files(store as 'live').length > 0),
})

test('[S31][F62][F64] stopped at each kind of moment of its backups, a night publishes nothing early and ends as undisturbed', async () => {
  const calm = await makeGround('sqlite')
  const calmTarget = await makeTarget(calm)
  const undisturbed = await openStation(calm, '2026-03-12', undefined, calmTarget.config)
  await fill(undisturbed)
  points.met = []
  await undisturbed.night()
  const moments = [...points.met]
  const expected = await endOf(undisturbed, calmTarget)
  expect(expected).toMatchObject({ safe: '2026-04-10', files: [true, true, true, true] })
  expect(moments.indexOf('backup.after-name')).toBeLessThan(moments.indexOf('close.after-write'))
  expect(moments.lastIndexOf('close.after-erase')).toBeGreaterThan(moments.indexOf('close.after-read-back'))
  await undisturbed.close()
  // Of each kind the first and, of backups, the third: live before the close, the keys after it.
  const nth = (at: number): number => moments.slice(0, at).filter((name) => name === moments[at]).length
  const isTried = (name: string, at: number): boolean => nth(at) === (name.startsWith('backup.') && nth(at) > 0 ? 2 : 0)
  const stops = moments.flatMap((name, at) => (isTried(name, at) && !name.startsWith('close.') ? [at + 1] : []))
  expect(stops.length).toBeGreaterThan(10)
  for (const stopAt of stops) {
    const what = `${stopAt} ${moments[stopAt - 1]}`
    const ground = await makeGround('sqlite')
    const target = await makeTarget(ground)
    let station = await openStation(ground, '2026-03-12', undefined, target.config)
    await fill(station)
    points.met = []
    points.stopAt = stopAt
    // A backup that stops is told; anything else stops the night.
    await station.night().catch((error: unknown) => expect(String(error), what).toContain('stopped at'))
    points.stopAt = 0
    const released = await station.deps.release.query.selectFrom('period').select('name').execute()
    if (released.length > 0) expect(target.files('live').length, what).toBe(1)
    const safe = await readFact(station.deps.live, 'safe')
    if (safe !== null) expect((await endOf(station, target)).files, what).toEqual([true, true, true, true])
    await station.close()
    station = await openStation(ground, '2026-04-10', undefined, target.config)
    await station.night()
    expect(await endOf(station, target), what).toEqual(expected)
    expect(target.files('live'), what).toHaveLength(1)
    const [file = ''] = target.files('live')
    await verifyBackup(file, [target.identity], ground.folder)
    const left = [target.config.folder, target.config.keysFolder].flatMap((folder) => readdirSync(folder))
    expect(
      left.filter((name) => !name.endsWith('.age')),
      what,
    ).toEqual([])
    expect(
      existsSync(ground.folder) && readdirSync(ground.folder).filter((name) => name.startsWith('verify-')),
      what,
    ).toEqual([])
    await station.close()
  }
}, 240_000)
