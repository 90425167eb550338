// DuckDB as the measure of reading: fetched into the cache when it is first asked for, so that no check needs it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** MIT licence, no install script, 70 MB with its engine. */
const name = '@duckdb/node-api'
const version = '1.5.6-r.1'
const folder = join(import.meta.dirname, '..', '..', '.cache', `duckdb-${version}`)

export type DuckDb = {
  /** Every row of the answer. */
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>
  readonly close: () => void
}

/** The part of the library that is used here. */
type Library = {
  readonly DuckDBInstance: {
    readonly create: (
      path: string,
      options: Readonly<Record<string, string>>,
    ) => Promise<{ readonly connect: () => Promise<Connection>; readonly closeSync: () => void }>
  }
}
type Connection = {
  readonly run: (sql: string) => Promise<{ readonly getRows: () => Promise<readonly (readonly unknown[])[]> }>
  readonly closeSync: () => void
}

/** An engine with all its data in memory and as many threads as there are processors: what it does best. */
export const openDuckDb = async (): Promise<DuckDb> => {
  if (!existsSync(folder)) fetchLibrary()
  // What stands in the folder is this version, which has these functions.
  const { DuckDBInstance } = createRequire(join(folder, 'package.json'))(name) as Library
  const instance = await DuckDBInstance.create(':memory:', {})
  const connection = await instance.connect()
  return {
    ask: async (sql) => (await connection.run(sql)).getRows(),
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

// Into a folder of its own first: a stopped download must not look like a finished one.
const fetchLibrary = (): void => {
  console.error(`Fetching DuckDB ${version}, once`)
  const partial = `${folder}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts']
  const { status } = spawnSync('npm', ['install', '--prefix', partial, ...options, `${name}@${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('DuckDB could not be fetched')
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
}
