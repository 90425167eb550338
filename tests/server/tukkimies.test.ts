// The command line as an operator meets it: answers on stdout, complaints on stderr, 0, 1 or 2.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'

// Each command is a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

const environmentOf = (dataDir: string): NodeJS.ProcessEnv => ({
  ...process.env,
  DATA_DIR: dataDir,
  DATABASE_URL: '',
  ROOT_KEY_FILE: '',
  BACKUP: '',
  ORIGINS: '',
})

const run = (dataDir: string, ...args: readonly string[]) => {
  const ran = spawnSync(process.execPath, ['server/tukkimies.ts', ...args], {
    cwd: root,
    env: environmentOf(dataDir),
    encoding: 'utf8',
  })
  return { status: ran.status, out: ran.stdout, err: ran.stderr }
}

describe('policy row', () => {
  const row = (...args: readonly string[]) => run('/nowhere', 'policy', 'row', ...args)

  test('[AN12] prints exactly the row as JSON', () => {
    const { status, out, err } = row('--D', '3', '--V', '2', '--js', '0', '--mode', 'equal', '--i', '3')
    expect({ status, err }).toEqual({ status: 0, err: '' })
    expect(out).toMatch(/^\{"v":\[-3,-2,-1,0,1,2,3\],"p":\[[\d.,]+\]\}\n$/)
    const { p } = JSON.parse(out) as { p: number[] }
    expect(p[0]).toBeCloseTo(0.037358209, 8)
    expect(JSON.parse(row('--D', '3', '--V', '2', '--js', '0', '--mode', 'equal', '--i', '0').out)).toEqual({
      v: [0],
      p: [1],
    })
  })

  test('[AN9] ends with 2 and says which V are feasible', () => {
    const { status, out, err } = row('--D', '3', '--V', '9', '--js', '0', '--mode', 'equal', '--i', '3')
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('greater than 0 and less than 9')
    const gap = row('--D', '5', '--V', '1', '--js', '2', '--mode', 'atMost', '--i', '1')
    expect({ status: gap.status, out: gap.out }).toEqual({ status: 2, out: '' })
    expect(gap.err).toContain('greater than 2')
  })

  test.each([
    ['no D', ['--V', '2', '--i', '1']],
    ['a word for a number', ['--D', 'three', '--V', '2', '--i', '1']],
    ['a fraction of a change', ['--D', '2.5', '--V', '2', '--i', '1']],
    ['no such mode', ['--D', '3', '--V', '2', '--i', '1', '--mode', 'most']],
    ['an unknown option', ['--D', '3', '--V', '2', '--i', '1', '--W', '1']],
    ['a negative count', ['--D', '3', '--V', '2', '--i', '-1']],
    ['a stray word', ['--D', '3', '--V', '2', '--i', '1', 'more']],
  ])('is not understood with %s: 2, the usage, and nothing on stdout', (_what, args) => {
    const { status, out, err } = row(...args)
    expect({ status, out }).toEqual({ status: 2, out: '' })
    expect(err).toContain('policy row --D 3 --V 2')
    expect(err).not.toContain('three')
  })
})

test('help is there for all commands and for each, on stdout with 0; without a command it is 2', () => {
  const all = run('/nowhere', '--help')
  expect(all.status).toBe(0)
  for (const name of [
    'serve',
    'demo',
    'user create',
    'user password',
    'user invite',
    'user end',
    'retention',
    'risk',
    'fold',
    'close',
    'nightly',
    'backup',
    'backup key',
    'verify',
    'restore',
    'check',
    'audit verify',
    'audit anchor',
    'policy check',
    'policy propose',
    'policy row',
    'release table',
  ]) {
    expect(all.out).toContain(`tukkimies ${name}`)
  }
  expect(run('/nowhere', 'close', '--help')).toMatchObject({ status: 0, err: '' })
  expect(run('/nowhere')).toMatchObject({ status: 2, out: '' })
  expect(run('/nowhere', 'retire')).toMatchObject({ status: 2, out: '' })
})

test('a command on a register that is not there makes none', () => {
  const empty = folder()
  for (const args of [['check'], ['fold'], ['release', 'periods']]) {
    expect(run(empty, ...args)).toMatchObject({ status: 1, out: '' })
  }
  expect(readdirSync(empty)).toEqual([])
  expect(JSON.parse(run(empty, 'policy', 'show').out)).toMatchObject({ threshold: 8 })
})

test('[A11][A12] user create sets an empty register up, then adds further users to it', () => {
  const dataDir = folder()
  const password = join(dataDir, 'password')
  writeFileSync(password, 'seitsemän hevosta pilvessä\n')
  const create = (...args: readonly string[]) => run(dataDir, 'user', 'create', ...args)
  const maija = ['--username', 'maija', '--first', 'Maija', '--last', 'Testi', '--password-file', password]
  expect(create(...maija)).toMatchObject({ status: 2, out: '' })
  const first = create(
    ...maija,
    '--organisation',
    'Neuvonta / Rådgivning / Advice',
    '--point',
    'Keskusta',
    '--point',
    'Ranta',
  )
  expect(first).toMatchObject({ status: 0, out: '{"username":"maija","role":"main_user"}\n' })
  expect(create(...maija)).toMatchObject({ status: 1, out: '' })
  const aino = ['--username', 'aino', '--first', 'Aino', '--last', 'Testi', '--role', 'advisor']
  expect(create(...aino, '--at', 'p9')).toMatchObject({ status: 2, out: '' })
  const second = create(...aino, '--at', 'p2')
  expect(second.status).toBe(0)
  const told = JSON.parse(second.out) as { username: string; password: string }
  expect(told.username).toBe('aino')
  expect(told.password.length).toBeGreaterThan(20)
  writeFileSync(password, 'lyhyt')
  const short = create('--username', 'lyyti', '--first', 'L', '--last', 'T', '--password-file', password)
  expect(short).toMatchObject({ status: 1, out: '' })
  expect(short.err).toContain('password_short')
  expect(short.err).not.toContain('lyhyt')
})

test('[F94] an operator sets a new password, which is printed once where it was made', () => {
  const dataDir = folder()
  const names = ['--organisation', 'Neuvonta', '--point', 'Keskusta']
  run(dataDir, 'user', 'create', '--username', 'maija', '--first', 'Maija', '--last', 'Testi', ...names)
  const made = run(dataDir, 'user', 'password', '--username', 'maija')
  expect(made).toMatchObject({ status: 0, err: '' })
  expect(JSON.parse(made.out)).toEqual({ username: 'maija', password: expect.stringMatching(/^[0-9a-z]{26}$/) })
  expect(run(dataDir, 'user', 'password', '--username', 'kukaan')).toMatchObject({ status: 1, out: '' })
  expect(run(dataDir, 'user', 'password')).toMatchObject({ status: 2, out: '' })
  const file = join(dataDir, 'password')
  writeFileSync(file, 'vihreä traktori 58 laiturilla\n')
  const given = run(dataDir, 'user', 'password', '--username', 'maija', '--password-file', file)
  expect(JSON.parse(given.out)).toEqual({ username: 'maija' })
})

test('[B12][B13] users of every role are made, invited and ended by command', () => {
  const dataDir = folder()
  const named = (username: string) => ['--username', username, '--first', 'Veera', '--last', 'Testi']
  const create = (username: string, ...args: readonly string[]) =>
    run(dataDir, 'user', 'create', ...named(username), ...args)
  expect(create('maija', '--organisation', 'Neuvonta', '--point', 'Keskusta').status).toBe(0)
  expect(create('oskari', '--role', 'operator').status).toBe(0)
  expect(create('oili', '--role', 'operator', '--within', 'o1')).toMatchObject({ status: 2, out: '' })
  expect(create('tuomas', '--role', 'protection_officer').status).toBe(0)
  expect(create('aino', '--role', 'advisor', '--at', 'p1', '--within', 'o1').status).toBe(0)
  expect(create('arvo', '--role', 'advisor', '--at', 'p1', '--within', 'o9')).toMatchObject({ status: 2, out: '' })

  const invited = JSON.parse(run(dataDir, 'user', 'invite', '--username', 'aino').out) as { until: string }
  expect(invited).toEqual({
    username: 'aino',
    kind: 'reset',
    code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    until: expect.any(String),
  })
  expect(Date.parse(invited.until) - Date.now()).toBeLessThanOrEqual(30 * 60_000)
  expect(run(dataDir, 'user', 'invite', '--username', 'kukaan')).toMatchObject({ status: 1, out: '' })

  const ended = run(dataDir, 'user', 'end', '--username', 'aino')
  expect(ended).toMatchObject({ status: 0, out: '{"username":"aino","day":null}\n' })
  expect(run(dataDir, 'user', 'invite', '--username', 'aino')).toMatchObject({ status: 2, out: '' })
  expect(run(dataDir, 'user', 'end', '--username', 'tuomas', '--day', 'soon')).toMatchObject({ status: 2, out: '' })
  const last = run(dataDir, 'user', 'end', '--username', 'oskari')
  expect(last).toMatchObject({ status: 1, out: '' })
  expect(last.err).toContain('last_of_role')

  const plan = JSON.parse(run(dataDir, 'retention').out) as object
  expect(plan).toMatchObject({ stopped: null, lastNight: expect.any(String), users: 4, dueNow: 0, dueIn30Days: 0 })
  expect(JSON.parse(run(dataDir, 'retention', '--confirm').out)).toMatchObject({ stopped: null, users: 0 })
})

test('[F100] the log is walked and anchored by command, and an anchor that it does not hold ends with 1', () => {
  const dataDir = folder()
  const made = ['--username', 'maija', '--first', 'Maija', '--last', 'Testi', '--organisation', 'A', '--point', 'B']
  expect(run(dataDir, 'user', 'create', ...made).status).toBe(0)
  const anchor = run(dataDir, 'audit', 'anchor')
  expect(anchor.status).toBe(0)
  expect(anchor.out).toMatch(/^\{"at":"[^"]+","count":\d+,"head":"[0-9a-f]{64}","mac":"[\w-]{43}"\}\n$/)
  const file = join(dataDir, 'anchors')
  writeFileSync(file, anchor.out.repeat(2))
  const verified = run(dataDir, 'audit', 'verify', '--anchor', file)
  const { count, head } = JSON.parse(anchor.out) as { count: number; head: string }
  expect(JSON.parse(verified.out)).toEqual({
    ok: true,
    lines: count,
    last: count,
    head,
    broken: null,
    removed: [],
    anchors: { held: 2, unsure: 0, missing: 0, forged: 0 },
  })
  expect(verified.status).toBe(0)
  writeFileSync(file, anchor.out.replace(`"count":${count}`, `"count":${count + 1}`))
  const forged = run(dataDir, 'audit', 'verify', '--anchor', file)
  expect(JSON.parse(forged.out)).toMatchObject({ ok: false, anchors: { forged: 1 } })
  expect(forged.status).toBe(1)
  expect(run(dataDir, 'audit', 'verify', '--anchor', join(dataDir, 'nowhere'))).toMatchObject({ status: 1, out: '' })
  writeFileSync(file, 'Maija')
  expect(run(dataDir, 'audit', 'verify', '--anchor', file)).toMatchObject({ status: 2, out: '' })
})

test('[AN53][AN59][I16] a real register is not folded or closed ahead of its day', () => {
  const dataDir = folder()
  const names = ['--organisation', 'Neuvonta', '--point', 'Keskusta']
  run(dataDir, 'user', 'create', '--username', 'maija', '--first', 'Maija', '--last', 'Testi', ...names)
  const today = instantToDay(Date.now())
  for (const command of ['fold', 'close', 'nightly']) {
    expect(run(dataDir, command, '--day', dayPlus(today, 2))).toMatchObject({ status: 2, out: '' })
  }
  const folded = run(dataDir, 'fold', '--day', dayPlus(today, 1))
  expect(folded.status).toBe(0)
  // AN53: fewer than 8 that wait, or none, look the same.
  expect(JSON.parse(folded.out)).toMatchObject({ fold: { visits: 0, waiting: null } })
  expect(run(dataDir, 'fold', '--day', dayPlus(today, -2))).toMatchObject({ status: 2, out: '' })
  expect(run(dataDir, 'fold', '--day', 'tomorrow')).toMatchObject({ status: 2, out: '' })
})

test('a demo is made, checked, read and moved forward by command', () => {
  const dataDir = folder()
  const made = run(dataDir, 'demo', '--visits', '300', '--points', '2', '--months', '3', '--seed', '4')
  expect(made.status, made.err).toBe(0)
  expect(JSON.parse(made.out)).toMatchObject({ visits: 300, logIns: [{ role: 'main_user' }, {}, {}, {}, {}, {}] })
  const checked = run(dataDir, 'check')
  expect(checked.status, checked.out).toBe(0)
  const risk = run(dataDir, 'risk')
  expect(risk.status, risk.err).toBe(0)
  const { periods, ...rest } = JSON.parse(risk.out) as { periods: unknown[] }
  expect(periods.length).toBeGreaterThan(1)
  expect(rest).toMatchObject({ waiting: [], assessed: null, open: { backup: null } })
  const { closed } = JSON.parse(run(dataDir, 'release', 'periods').out) as { closed: { name: string }[] }
  expect(closed.length).toBeGreaterThan(1)
  const table = run(dataDir, 'release', 'table', `visitor=client&place=whole&period=${closed[0]?.name}&rows=topic`)
  expect(JSON.parse(table.out)).toMatchObject({ visitor: 'client', axes: [{}, {}, { dimension: 'topic' }] })
  const unreleased = run(dataDir, 'release', 'table', `visitor=client&place=whole&period=2199&rows=topic`)
  expect(unreleased).toMatchObject({ status: 1, out: '' })
  const later = dayPlus(instantToDay(Date.now()), 60)
  const night = run(dataDir, 'nightly', '--day', later)
  expect(night.status, night.err).toBe(0)
  expect((JSON.parse(night.out) as { closes: unknown[] }).closes.length).toBeGreaterThan(1)
  expect(run(dataDir, 'check').status).toBe(0)
  expect(run(dataDir, 'demo')).toMatchObject({ status: 1, out: '' })
})

describe('serve', () => {
  const dataDir = folder()
  let server: ChildProcess
  let said = ''
  const start = (...args: readonly string[]): ChildProcess => {
    const env = { ...environmentOf(dataDir), BACKUP: 'none', PORT: '0', HOST: 'localhost' }
    return spawn(process.execPath, ['server/tukkimies.ts', 'serve', ...args], { cwd: root, env })
  }
  const urlSaid = (): string => /open at (http:\/\/localhost:\d+)/.exec(said)?.[1] ?? ''

  beforeAll(async () => {
    server = start('--trial')
    server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    await vi.waitUntil(() => urlSaid() !== '', { timeout: 30_000 })
  })
  afterAll(() => void server.kill('SIGKILL'))

  test('an empty register is served, and its one-time address for the first run is told', async () => {
    expect((await fetch(`${urlSaid()}/readyz`)).status).toBe(200)
    expect(said).toMatch(/\/first-run#[0-9A-HJKMNP-TV-Z]{26}\n/)
    expect(said).toContain('for trying out')
  })

  test('[F52] a second server on the same folder refuses to start', async () => {
    const second = start()
    let complaint = ''
    second.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()))
    expect((await once(second, 'exit'))[0]).toBe(1)
    expect(complaint).toContain('uses this folder')
  })

  test('[F53] commands work beside a server, and SIGTERM ends it cleanly with nothing left in a log', async () => {
    expect(run(dataDir, 'nightly').status).toBe(0)
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    expect((await ended)[0]).toBe(0)
    expect(existsSync(join(dataDir, 'live.sqlite-wal'))).toBe(false)
  })

  test('without a word about backups it does not start', () => {
    const { status, out, err } = run(folder(), 'serve')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('BACKUP')
  })
})
