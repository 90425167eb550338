// The demo: the same seed gives the same visits, all by the way of real ones, and what it leaves is sound.
import { afterAll, expect, test } from 'vitest'
import { Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { Role } from '@tukkimies/shared/register/user.ts'
import { checkInstallation } from '@tukkimies/server/check.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import { drawPicks, makeDemoPoint } from '@tukkimies/server/demo-visits.ts'
import { type DemoSize, fillDemo, prepareDemo } from '@tukkimies/server/demo.ts'
import { createDeps, type Deps } from '@tukkimies/server/deps.ts'
import { isNightDue } from '@tukkimies/server/jobs/nightly.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { listDevices } from '@tukkimies/server/register/devices.ts'
import { markTrial, mayActOn, readTrial } from '@tukkimies/server/trial.ts'
import { findAccountByUsername } from '@tukkimies/server/users/accounts.ts'
import { isPassword } from '@tukkimies/server/users/password.ts'
import { pendingOf } from '@tukkimies/server/users/pending.ts'
import { engines, type Ground, useEngines } from '../contracts/engines.ts'
import { rehearseAtOnce } from '../risks.ts'
import { openStation } from './station.ts'

const makeGround = useEngines()
const now = Date.parse('2026-05-20T11:30:00Z')
/** PostgreSQL, whose nights are slower, gets fewer of them. */
const sizes = {
  sqlite: { visits: 400, points: 4, months: 3, seed: 5 },
  postgres: { visits: 200, points: 2, months: 2, seed: 5 },
} as const satisfies Record<string, DemoSize>
const silent = createLog(() => {})
const opened: Deps[] = []

const configOf = ({ folder, databaseUrl }: Ground) => ({
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl,
  backup: 'none' as const,
  rootKeyFile: `${folder}/root.key`,
  origins: [],
})

const open = async (ground: Ground): Promise<Deps> => {
  const deps = { ...(await createDeps(configOf(ground), silent, () => now)), rehearse: rehearseAtOnce }
  opened.push(deps)
  return deps
}
afterAll(async () => {
  for (const deps of opened) await deps.close()
})

const arrivalsOf = async ({ live }: Deps): Promise<readonly string[]> => {
  const folded = await live.query.selectFrom('arrival_count').selectAll().execute()
  const fresh = await live.query.selectFrom('open_arrival').select(['point', 'day', 'hour', 'channel']).execute()
  const counts = new Map<string, number>()
  for (const { point, day, hour, channel, n } of [...folded, ...fresh.map((row) => ({ ...row, n: 1 }))]) {
    const key = `${point} ${day} ${hour} ${channel}`
    counts.set(key, (counts.get(key) ?? 0) + n)
  }
  return [...counts].map(([key, n]) => `${key} ${n}`).toSorted()
}

test.each(engines)(
  'on %s a filled demo is sound, up to date and has its log-ins',
  { timeout: 120_000 },
  async (engine) => {
    const size = sizes[engine]
    const deps = await open(await makeGround(engine))
    const shares: number[] = []
    const logIns = await fillDemo(deps, size, (share) => shares.push(share))
    const report = await checkInstallation(deps, instantToDay(now))
    expect(report.invariants.filter(({ ok }) => !ok)).toEqual([])
    expect(report.releasedPeriods).toBeGreaterThan(2)
    expect(report.releasedCells).toBeGreaterThan(20)
    expect(report.openVisits).toBeGreaterThan(0)
    expect(report.warnings.filter((warning) => warning.startsWith('notice'))).toEqual([])
    expect(await isNightDue(deps, now)).toBe(false)
    expect(await readTrial(deps.register)).toBe('demo')
    expect(shares.at(-1)).toBe(1)
    const arrivals = await arrivalsOf(deps)
    expect(arrivals.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)).toBe(size.visits)
    expect(arrivals.every((line) => (line.split(' ')[1] ?? '') <= '2026-05-20')).toBe(true)
    expect(new Set(logIns.map(({ role }) => role))).toEqual(new Set(Role.options))
    for (const { username, password, role } of logIns) {
      const account = await findAccountByUsername(deps, username)
      expect(account?.role).toBe(role)
      expect(await isPassword(password, account?.password ?? null, deps.root.pepper)).toMatchObject({ right: true })
      expect(account && (await pendingOf(deps.register, account.id, now))).toBeNull()
    }
    expect(await findAccountByUsername(deps, 'harjoittelija')).toMatchObject({ trainee: true, endDay: '2026-07-20' })
    expect(await findAccountByUsername(deps, 'kutsuttu')).toMatchObject({ password: null, undertaking: null })
    const tablets = await listDevices(deps.register, { is: 'all' })
    expect(new Set(tablets.map(({ name }) => name))).toEqual(
      new Set(Array.from({ length: size.points }, (_, place) => `Tabletti ${place + 1}`)),
    )
  },
)

test('the same seed gives the same visits, another seed others', { timeout: 120_000 }, async () => {
  const made: (readonly string[])[] = []
  for (const seed of [5, 5, 6]) {
    const deps = await open(await makeGround('sqlite'))
    await fillDemo(deps, { visits: 60, points: 3, months: 1, seed }, () => {})
    made.push(await arrivalsOf(deps))
  }
  expect(made[0]).toEqual(made[1])
  expect(made[0]).not.toEqual(made[2])
})

test('languages and topics go together as they do in life, and every answer is one that the door takes', () => {
  const chance = createChance(11)
  const point = makeDemoPoint(chance, 0)
  const picks = Array.from({ length: 8_000 }, () => drawPicks(chance, 'client', point))
  const shareOf = (topic: string, language: string): number => {
    const some = picks.filter((one) => one['language']?.[0] === language)
    return some.filter((one) => one['topic']?.includes(topic)).length / some.length
  }
  expect(shareOf('protect', 'uk')).toBeGreaterThan(3 * shareOf('protect', 'en'))
  expect(shareOf('digital', 'fi')).toBeGreaterThan(1.5 * shareOf('digital', 'so'))
  expect(
    picks.every(({ topic = [] }) => topic.length > 0 && topic.length <= 3 && new Set(topic).size === topic.length),
  ).toBe(true)
})

test('a demo is put into no register but an empty one, and made once; a stopped one is made anew', async () => {
  const ground = await makeGround('sqlite')
  const tiny: DemoSize = { visits: 0, points: 1, months: 1, seed: 1 }
  const first = await prepareDemo(configOf(ground), silent, tiny, false, () => {})
  await expect(prepareDemo(configOf(ground), silent, tiny, false, () => {})).rejects.toThrow('already')
  const again = await prepareDemo(configOf(ground), silent, tiny, true, () => {})
  expect(again.map(({ username }) => username)).toEqual(first.map(({ username }) => username))
  expect(again.map(({ password }) => password)).not.toEqual(first.map(({ password }) => password))

  const deps = await open(ground)
  await markTrial(deps.register, 'filling')
  await deps.close()
  expect(await prepareDemo(configOf(ground), silent, tiny, false, () => {})).toHaveLength(6)

  const used = await makeGround('sqlite')
  const station = await openStation(used)
  await station.deps.register.transact((tx) =>
    tx.query
      .insertInto('user')
      .values({
        id: 'AAAAAAAAAAAAAAAAAAAAAA' as never,
        organisation: null,
        role: 'operator',
        points: '[]',
        lookup: 'x',
        details: new Uint8Array(1),
        password: null,
        created: Day.parse('2026-01-01'),
        last_login: null,
        end_day: null,
        undertaking: null,
        failures: 0,
      })
      .execute(),
  )
  expect(await markTrial(station.deps.register, 'trial')).toBe(false)
  await station.close()
  await expect(prepareDemo(configOf(used), silent, tiny, true, () => {})).rejects.toThrow('in use')
})

test('the clock of a real register is not moved further than tomorrow, that of a trial is', async () => {
  const deps = await open(await makeGround('sqlite'))
  const today = Day.parse('2026-05-20')
  expect(await mayActOn(deps.register, dayPlus(today, 1), today)).toBe(true)
  expect(await mayActOn(deps.register, dayPlus(today, 2), today)).toBe(false)
  expect(await mayActOn(deps.register, dayPlus(today, -1), today)).toBe(true)
  expect(await mayActOn(deps.register, dayPlus(today, -2), today)).toBe(false)
  expect(await markTrial(deps.register, 'trial')).toBe(true)
  expect(await mayActOn(deps.register, dayPlus(today, 400), today)).toBe(true)
  expect(await mayActOn(deps.register, dayPlus(today, -2), today)).toBe(false)
})
