// The drill as an operator does it: keys, backup, a try with the private keys, the folder gone, and back.
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'tukkimies-'))
const at = (name: string): string => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PORT: '0',
  DATABASE_URL: '',
  ORIGINS: '',
  DATA_DIR: at('data'),
  ROOT_KEY_FILE: at('root.key'),
  BACKUP: at('disk'),
  KEYS_BACKUP: at('safe'),
}

const run = (...args: readonly string[]) => {
  const options = { cwd: root, env: environment, encoding: 'utf8', timeout: 100_000 } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/tukkimies.ts', ...args], options)
  return { status, out: stdout, err: stderr }
}

test('[F62][F64][F66] keys, backup, verify, restore: each says what it did, and refuses what it must', () => {
  for (const name of ['disk', 'safe']) mkdirSync(at(name))
  for (const [name, variable] of [
    ['a.key', 'BACKUP_KEY'],
    ['b.key', 'KEYS_BACKUP_KEY'],
  ] as const) {
    const made = run('backup', 'key')
    expect(made).toMatchObject({ status: 0, err: '' })
    writeFileSync(at(name), made.out, { mode: 0o400 })
    environment[variable] = /^# (age1\w+)$/m.exec(made.out)?.[1] ?? ''
  }
  writeFileSync(at('password'), 'seitsemän hevosta pilvessä\n')
  const maija = ['--username', 'maija', '--first', 'Maija', '--last', 'Testi', '--password-file', at('password')]
  expect(run('user', 'create', ...maija, '--organisation', 'Neuvonta', '--point', 'Keskusta').status).toBe(0)
  expect(run('backup')).toMatchObject({ status: 0 })
  const keys = ['--identity', at('a.key'), '--keys-identity', at('b.key')]
  const tried = run('verify', ...keys)
  expect(tried.status).toBe(0)
  expect((JSON.parse(tried.out) as { rows: number }[]).map(({ rows }) => rows > 0)).toEqual([true, true, true, true])
  expect(run('verify', '--identity', at('b.key'))).toMatchObject({ status: 1, out: '' })
  const [name = ''] = readdirSync(at('disk'))
  appendFileSync(at('copy'), Buffer.concat([readFileSync(join(at('disk'), name)), Buffer.of(0)]))
  expect(run('verify', '--file', at('copy'), '--identity', at('a.key'))).toMatchObject({ status: 1 })

  expect(run('restore', ...keys)).toMatchObject({ status: 1, out: '' })
  rmSync(at('data'), { recursive: true })
  expect(run('restore', '--identity', at('a.key')).status).toBe(2)
  const rootKey = readFileSync(at('root.key'))
  rmSync(at('root.key'))
  const keyless = run('restore', ...keys)
  expect(keyless).toMatchObject({ status: 1, out: '' })
  expect(keyless.err).toContain('ROOT_KEY_FILE')
  writeFileSync(at('root.key'), rootKey, { mode: 0o400 })
  expect(readdirSync(at('data')).filter((one) => one !== 'server.lock')).toEqual([])
  const restored = run('restore', ...keys)
  expect(restored).toMatchObject({ status: 0 })
  expect(JSON.parse(restored.out)).toMatchObject({ erased: 0, keyless: 0, recounts: [] })
  expect(run('check').status, 'what was put back has no backup yet').toBe(1)

  const live = new DatabaseSync(join(at('data'), 'live.sqlite'))
  live.exec(`insert into fact values ('restoring', 'keys live register release')`)
  live.close()
  const refused = run('serve')
  expect(refused).toMatchObject({ status: 1, out: '' })
  expect(refused.err).toContain('are being put back')
  expect(run('restore', ...keys).status).toBe(0)
  for (const ending of ['', '-wal', '-shm']) rmSync(join(at('data'), `keys.sqlite${ending}`), { force: true })
  const third = run('restore', ...keys, '--only', 'keys')
  expect(third).toMatchObject({ status: 0 })
}, 240_000)
