// The real engines that the contracts run on: SQLite files in a folder of their own, and the run's PostgreSQL, in which
// each set of stores has a database of its own.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
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
}

export const engines: readonly Engine[] = ['sqlite', 'postgres']

/** Makes fresh grounds, and clears them away at the end of the file. To be called once a file, at its top level. */
export const useEngines = (wanted: readonly Engine[] = engines): ((engine: Engine) => Promise<Ground>) => {
  const root = mkdtempSync(join(tmpdir(), 'tukkimies-'))
  const names: string[] = []
  let url = ''

  const query = async (statement: string): Promise<void> => {
    const client = new Client(`${url}/postgres`)
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  beforeAll(async () => {
    if (wanted.includes('postgres')) url = await askForPostgres(inject('postgresDoor'))
  }, 60_000)

  afterAll(async () => {
    for (const name of names) await query(`drop database if exists ${name} with (force)`)
    rmSync(root, { recursive: true, force: true })
  }, 60_000)

  return async (engine) => {
    const name = `t${randomBytes(6).toString('hex')}`
    const folder = join(root, name)
    if (engine === 'sqlite') {
      const place = (store: StoreName): Place => ({ engine, file: join(folder, `${store}.sqlite`) })
      return { engine, folder, databaseUrl: null, place }
    }
    await query(`create database ${name}`)
    names.push(name)
    const databaseUrl = `${url}/${name}`
    return { engine, folder, databaseUrl, place: (schema) => ({ engine, url: databaseUrl, schema }) }
  }
}
