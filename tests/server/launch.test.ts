// The launcher in a small repository of its own, with stand-ins for the programs that it fetches and starts.
import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../../server/launch.mjs', import.meta.url))

const task = `
const [, , ...args] = process.argv
if (args.includes('wait')) {
  process.on('SIGTERM', () => process.exit(23))
  setInterval(() => {}, 1000)
}
console.log(JSON.stringify({ args, backup: process.env.BACKUP, nodedir: process.env.npm_config_nodedir }))
if (args.includes('fail')) process.exitCode = 7
`

let root = ''

beforeEach(() => {
  // Not in the tests' own folder: where that is in memory, programs may not be allowed to run.
  root = mkdtempSync(join('/tmp', 'launch-'))
  for (const name of ['', 'shared/', 'server/', 'web/', 'tests/']) write(`${name}package.json`, '{"type":"module"}')
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'shared/day.ts', 'web/app.tsx'])
    write(name, '')
  write('server/tukkimies.ts', task)
  copyFileSync(launcher, join(root, 'server/launch.mjs'))
  program('npx', 'echo installing; echo npx "$@" >> calls; mkdir -p node_modules')
  program('vite', 'echo building; echo vite "$@" >> calls; mkdir -p web/dist; echo page > web/dist/index.html')
})

afterEach(() => rmSync(root, { recursive: true }))

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

const program = (name: string, text: string): void => {
  write(`bin/${name}`, `#!/bin/sh\n${text}\n`)
  chmodSync(join(root, 'bin', name), 0o755)
}

const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const PATH = `${join(root, 'bin')}:${process.env.PATH ?? ''}`
  const child = spawn(process.execPath, [join(root, 'server/launch.mjs'), ...args], {
    env: { HOME: root, PATH, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const end = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  )
  return { child, end }
}

const run = (args: readonly string[], env?: Readonly<Record<string, string>>) => start(args, env).end

const callsOf = (name: string): number =>
  readFileSync(join(root, 'calls'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(name)).length

test('a command prints nothing but its own output, also while packages are installed', async () => {
  const { code, stdout, stderr } = await run(['tukkimies', 'policy', 'row'])
  expect(stdout).toBe('{"args":["policy","row"]}\n')
  expect(stderr).toContain('installing')
  expect(code).toBe(0)
})

test('packages are installed once, and again when the lock file has changed', async () => {
  await run(['tukkimies'])
  await run(['tukkimies'])
  expect(callsOf('npx')).toBe(1)
  write('pnpm-lock.yaml', 'changed')
  await run(['tukkimies'])
  expect(callsOf('npx')).toBe(2)
})

test('an installation that failed stops everything and is tried again', async () => {
  program('npx', 'exit 3')
  const { code, stdout } = await run(['tukkimies'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  program('npx', 'echo npx >> calls; mkdir -p node_modules')
  await run(['tukkimies'])
  expect(callsOf('npx')).toBe(1)
})

test('the exit code of the task is kept', async () => {
  expect((await run(['tukkimies', 'fail'])).code).toBe(7)
  expect((await run(['nonsense'])).code).toBe(1)
})

test('a signal reaches the task, and its exit code comes back', async () => {
  const { child, end } = start(['tukkimies', 'wait'])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGTERM')
  expect((await end).code).toBe(23)
})

test('the web app is built once, and again when a source has changed', async () => {
  await run(['start'])
  await run(['start'])
  expect(callsOf('vite')).toBe(1)
  write('web/app.tsx', 'changed')
  await run(['start'])
  expect(callsOf('vite')).toBe(2)
  rmSync(join(root, 'web/dist'), { recursive: true })
  await run(['start'])
  expect(callsOf('vite')).toBe(3)
})

test('a web app that does not build is not served', async () => {
  expect((await run(['start'])).stderr).not.toContain('building')
  write('web/app.tsx', 'changed')
  program('vite', 'echo building; exit 1')
  const { code, stdout, stderr } = await run(['start'])
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('building')
})

test('without a place for backups the server starts with none and says so', async () => {
  const without = await run(['start', '--demo'])
  expect(without.stdout).toBe('{"args":["serve","--demo"],"backup":"none"}\n')
  expect(without.stderr).toContain('BACKUP=none')
  const given = await run(['start'], { BACKUP: '/backups' })
  expect(given.stdout).toBe('{"args":["serve"],"backup":"/backups"}\n')
  expect(given.stderr).not.toContain('BACKUP=none')
})

test('a home that cannot be written and a foreign nodedir do no harm', async () => {
  const { code, stdout } = await run(['tukkimies'], { HOME: '/nonexistent', npm_config_nodedir: '/elsewhere' })
  expect({ code, stdout }).toEqual({ code: 0, stdout: '{"args":[]}\n' })
})
