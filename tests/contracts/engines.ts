// The real engines that the contracts run on: SQLite files in a folder of their own, and the run's PostgreSQL, in which
// each set of stores has a database of its own.
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { Engine, Place, StoreName } from '@tukkimies/server/database.ts'
import { askForPostgres } from '../postgres.ts'

/** Where one installation lies; `place` is a store's. */
export type Ground = {
  readonly engine: Engine
  readonly folder: string
  readonly databaseUrl: string | null
  readonly place: (name: StoreName) => Place
  /** How often a pattern is on the disk, log included: in the files of this ground, and in what PostgreSQL's databases share. */
  readonly countOnDisk: (pattern: RegExp) => number
  /** The files in which it counts. */
  readonly listOnDisk: () => readonly string[]
}

export const engines: readonly Engine[] = ['sqlite', 'postgres']

/**
 * Makes fresh grounds, and clears them away at the end of the file. To be called once a file, at its top level. On
 * PostgreSQL a ground has a database of its own, or, much sooner made, schemas of its own in the file's one database: for
 * tests that open stores by their `place` and need no `databaseUrl`.
 */
export const useEngines = (
  wanted: readonly Engine[] = engines,
): ((engine: Engine, own?: 'database' | 'schemas') => Promise<Ground>) => {
  const root = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const names: string[] = []
  let url = ''
  let files = ''

  const query = async (statement: string): Promise<Readonly<Record<string, unknown>>[]> => {
    const client = new Client(`${url}/postgres`)
    await client.connect()
    const { rows } = await client.query<Record<string, unknown>>(statement)
    await client.end()
    return rows
  }

  beforeAll(async () => {
    if (!wanted.includes('postgres')) return
    url = await askForPostgres(inject('postgresDoor'))
    files = String((await query('show data_directory'))[0]?.['data_directory'])
  }, 60_000)

  afterAll(async () => {
    for (const name of names) await query(`drop database if exists ${name} with (force)`)
    rmSync(root, { recursive: true, force: true })
  }, 60_000)

  const createDatabase = async (): Promise<
    Pick<Ground, 'countOnDisk' | 'listOnDisk'> & { readonly databaseUrl: string }
  > => {
    const name = `t${randomBytes(6).toString('hex')}`
    await query(`create database ${name}`)
    names.push(name)
    const oid = String((await query(`select oid from pg_database where datname = '${name}'`))[0]?.['oid'])
    const isOthers = (path: string) => path.startsWith(join(files, 'base/')) && path !== join(files, 'base', oid)
    const listOnDisk = () => listIn(files, isOthers)
    return { databaseUrl: `${url}/${name}`, countOnDisk: (pattern) => countIn(listOnDisk(), pattern), listOnDisk }
  }
  let shared: ReturnType<typeof createDatabase> | undefined

  return async (engine, own = 'database') => {
    const name = `t${randomBytes(6).toString('hex')}`
    const folder = join(root, name)
    if (engine === 'sqlite') {
      const place = (store: StoreName): Place => ({ engine, file: join(folder, `${store}.sqlite`) })
      const listOnDisk = () => listIn(folder, () => false)
      const countOnDisk = (pattern: RegExp) => countIn(listOnDisk(), pattern)
      return { engine, folder, databaseUrl: null, place, countOnDisk, listOnDisk }
    }
    const disk = await (own === 'database' ? createDatabase() : (shared ??= createDatabase()))
    const { databaseUrl, countOnDisk, listOnDisk } = disk
    const schemaOf = (store: StoreName): string => (own === 'database' ? store : `${name}_${store}`)
    const place = (store: StoreName): Place => ({ engine, url: databaseUrl, schema: schemaOf(store) })
    return { engine, folder, databaseUrl: own === 'database' ? databaseUrl : null, place, countOnDisk, listOnDisk }
  }
}

/** Fills each ground alike: on SQLite the first is filled, and the others are copies of its files. */
export const fillByCopy = (fill: (ground: Ground) => Promise<void>): ((ground: Ground) => Promise<void>) => {
  let filled: string | undefined
  return async (ground) => {
    if (ground.engine === 'sqlite' && filled !== undefined) return cpSync(filled, ground.folder, { recursive: true })
    await fill(ground)
    if (ground.engine !== 'sqlite') return
    filled = `${ground.folder}-filled`
    cpSync(ground.folder, filled, { recursive: true })
  }
}

// Folders that are left out are not entered: another test's may be gone meanwhile.
const listIn = (folder: string, isLeftOut: (path: string) => boolean): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return isLeftOut(path) ? [] : listIn(path, isLeftOut)
    return entry.isFile() ? [path] : []
  })

const countIn = (paths: readonly string[], pattern: RegExp): number =>
  paths.reduce((count, path) => count + countInFile(path, pattern), 0)

const countInFile = (path: string, pattern: RegExp): number => {
  try {
    return [...readFileSync(path, 'latin1').matchAll(pattern)].length
  } catch {
    // Another test's file, gone since the folder was read.
    return 0
  }
}
