// No server starts under rules that cannot protect, whoever wrote them into the register; and the command line says beforehand
// what is wrong with a file.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { firstPolicy } from '@tukkimies/shared/release/policy.ts'
import { dimensionsOf } from '@tukkimies/shared/register/code-list.ts'
import type { Config } from '@tukkimies/server/config.ts'
import { createDeps } from '@tukkimies/server/deps.ts'
import { createLog } from '@tukkimies/server/log.ts'
import { addCodeList, addPolicy, makeFirstList, readCodeLists } from '@tukkimies/server/register/code-lists.ts'
import { startServer } from '@tukkimies/server/serve.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
const config: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: folder,
  databaseUrl: null,
  backup: 'none',
  rootKeyFile: join(folder, 'root.key'),
  origins: [],
}
const log = createLog(() => {})
const today = instantToDay(Date.now())
const begin = Day.parse('2026-01-01')

const run = (...args: readonly string[]) => {
  const env = { ...process.env, DATA_DIR: folder, DATABASE_URL: '', ROOT_KEY_FILE: '', BACKUP: '', ORIGINS: '' }
  const ran = spawnSync(process.execPath, ['server/tukkimies.ts', ...args], { cwd: root, env, encoding: 'utf8' })
  return { status: ran.status, out: ran.stdout, err: ran.stderr }
}

beforeAll(() => {
  const names = ['--organisation', 'Neuvonta', '--point', 'Keskusta', '--small']
  const made = run('user', 'create', '--username', 'maija', '--first', 'Maija', '--last', 'Testi', ...names)
  if (made.status !== 0) throw new Error(made.err)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What a start says or why there is none, with these contents as the versions of the policy. */
const start = async (...contents: readonly (readonly [first: Day, content: string])[]): Promise<string> => {
  const deps = await createDeps(config, log)
  await deps.register.query.deleteFrom('policy').execute()
  for (const [first, content] of contents) await deps.register.transact((tx) => addPolicy(tx, first, content))
  await deps.close()
  const said: string[] = []
  try {
    const serving = await startServer(config, { trial: false, say: (line) => void said.push(line), log })
    await serving.stop()
    return said.join('\n')
  } catch (fault) {
    return fault instanceof Error ? `no start: ${fault.message}` : 'thrown'
  }
}
const startWith = (more: object): Promise<string> => start([begin, JSON.stringify({ ...firstPolicy, ...more })])

test('[R20] [AN102] a lawful policy starts, a weaker one with a warning, and an unlawful one not at all', async () => {
  expect(await startWith({})).toMatch(/^Tukkimies is open at/)
  expect(await startWith({ threshold: 7 })).toMatch(/^Warning: the rules .* threshold should be at least 8\./)
  expect(await startWith({ threshold: 4 })).toBe(
    'no start: The rules of publication cannot protect (version 1, from 2026-01-01): threshold must be from 5 to 1000.',
  )
  const unlawful: readonly (readonly [object, string])[] = [
    [{ noise: { ...firstPolicy.noise, V: 9 } }, 'noise.V must be from 1 to 4'],
    [{ noise: { ...firstPolicy.noise, V: 4.5 } }, 'noise.V must be from 1 to 4'],
    [{ sensitive: { ...firstPolicy.sensitive, threshold: 6 } }, 'sensitive.threshold must be from 7 to 1000'],
    [{ triples: [['age', 'gender', 'residence']] }, 'triples.0 is not allowed'],
    [{ triples: Array.from({ length: 61 }, () => ['age', 'gender', 'outcome']) }, 'triples must be from 0 to 60'],
    [{ openDays: 15 }, 'openDays must be from 0 to 14'],
    [{ secret: 1 }, 'policy is not allowed, not known or missing'],
  ]
  for (const [more, told] of unlawful) expect(await startWith(more)).toContain(told)
  expect(await start([begin, 'not even JSON'])).toContain('policy is not allowed, not known or missing')
}, 120_000)

test('[R20] [AN39] fifteen shown questions of clients stop the start', async () => {
  const deps = await createDeps(config, log)
  const newest = (await readCodeLists(deps.register)).at(-1) ?? makeFirstList(today)
  const pattern = dimensionsOf(newest, 'client').find(({ key }) => key === 'outcome') ?? expect.fail('no outcome')
  const more = Array.from({ length: 15 }, (_, at) => ({ ...pattern, key: `extra${at}`, shown: true }))
  const wide = { ...newest, version: newest.version + 1, dimensions: [...newest.dimensions, ...more] }
  await deps.register.transact((tx) => addCodeList(tx, wide))
  await deps.close()
  expect(await startWith({})).toContain('shown: at most 14 are allowed')
  const mended = await createDeps(config, log)
  await mended.register.query.deleteFrom('code_list').where('version', '=', wide.version).execute()
  await mended.close()
}, 60_000)

test('[AN102] what is decided for later stops a start too, and what is over does not', async () => {
  const weak = JSON.stringify({ ...firstPolicy, threshold: 4 })
  const sound = JSON.stringify(firstPolicy)
  expect(await start([begin, sound], [dayPlus(today, 30), weak])).toContain('(version 2, from')
  expect(await start([begin, weak], [dayPlus(begin, 30), sound])).toMatch(/^Tukkimies is open at/)
}, 60_000)

test('[AN35] [R20] a finer profile that nobody signed stops the start, whatever the volume gives', async () => {
  for (const set of ['M', 'L']) {
    expect(await startWith({ profile: { set, signed: false } })).toBe(
      'no start: The rules of publication cannot protect (version 1, from 2026-01-01): profile.set M or L needs the signature of the data protection officer.',
    )
    expect(await startWith({ profile: { set, signed: true } })).toMatch(/^Tukkimies is open at/)
  }
  expect(await startWith({ profile: { set: 'floor', signed: false } })).toMatch(/^Tukkimies is open at/)
}, 60_000)

test('[AN102] a file is judged by command, and proposed with its rehearsal', async () => {
  await start()
  const file = join(folder, 'rules.json')
  const write = (content: unknown) => writeFileSync(file, JSON.stringify(content))
  write({ ...firstPolicy, threshold: 4 })
  const refused = run('policy', 'check', file)
  expect(refused).toMatchObject({ status: 1, out: '', err: 'Refused: threshold must be from 5 to 1000.\n' })
  write({ ...firstPolicy, noise: { ...firstPolicy.noise, V: 9 } })
  expect(run('policy', 'propose', file, '--first', dayPlus(today, 30)).err).toBe(
    'Refused: noise.V must be from 1 to 4.\n',
  )
  writeFileSync(file, '{')
  expect(run('policy', 'check', file)).toMatchObject({ status: 1, out: '', err: 'The file is not JSON.\n' })
  expect(run('policy', 'check')).toMatchObject({ status: 2 })
  const missing = run('policy', 'check', join(folder, 'none.json'))
  expect(missing).toMatchObject({ status: 1, out: '' })
  expect(missing.err).toBe('The file cannot be read: there is none of that name, or it may not be read.\n')

  write({ ...firstPolicy, threshold: 7, smallPoint: 200 })
  expect(JSON.parse(run('policy', 'check', file).out)).toEqual({
    ok: true,
    warnings: ['threshold should be at least 8'],
    changes: ['threshold', 'smallPoint'],
    loosens: ['threshold'],
  })
  const early = run('policy', 'propose', file, '--first', today)
  expect(early).toMatchObject({ status: 1, out: '' })
  expect(early.err).toContain(`first must be ${dayPlus(today, 1)} or later`)
  expect(run('policy', 'propose', file)).toMatchObject({ status: 2 })
  const proposed = run('policy', 'propose', file, '--first', dayPlus(today, 30))
  expect(proposed).toMatchObject({ status: 0, err: '' })
  expect(JSON.parse(proposed.out)).toMatchObject({
    first: dayPlus(today, 30),
    policy: { version: 2, threshold: 7 },
    loosens: ['threshold'],
    rehearsal: { from: 'demonstration', profile: 'S' },
  })
}, 180_000)
