// Where a row's installations lie: folders that end with the row, and on PostgreSQL databases of a server of its own.
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { Engine, StoreName } from '@tukkimies/server/database.ts'
import type { Ground } from '../../contracts/engines.ts'
import { startPostgres } from '../../postgres.ts'

export type Grounds = {
  readonly make: () => Promise<Ground>
  /** Another like one that nobody has open: its files, or its database, and the same root key. */
  readonly copy: (ground: Ground) => Promise<Ground>
  readonly drop: (ground: Ground) => Promise<void>
}

/** Has grounds for as long as the work lasts. */
export const withGrounds = async <T>(engine: Engine, work: (grounds: Grounds) => Promise<T>): Promise<T> => {
  const root = mkdtempSync(join(tmpdir(), 'tukkimies-faults-'))
  const postgres = engine === 'postgres' ? await startPostgres() : null
  try {
    return await work(postgres ? inPostgres(root, postgres.url) : inFiles(root))
  } finally {
    await postgres?.stop()
    rmSync(root, { recursive: true, force: true })
  }
}

const onDisk = { countOnDisk: () => 0, listOnDisk: () => [] }
const freshName = (): string => `t${randomBytes(6).toString('hex')}`

const fileGround = (folder: string): Ground => ({
  engine: 'sqlite',
  folder,
  databaseUrl: null,
  place: (store: StoreName) => ({ engine: 'sqlite', file: join(folder, `${store}.sqlite`) }),
  ...onDisk,
})

const inFiles = (root: string): Grounds => {
  const make = async (): Promise<Ground> => {
    const folder = join(root, freshName())
    mkdirSync(folder, { mode: 0o700 })
    return fileGround(folder)
  }
  return {
    make,
    copy: async (ground) => {
      const made = await make()
      cpSync(ground.folder, made.folder, { recursive: true })
      return made
    },
    drop: async ({ folder }) => rmSync(folder, { recursive: true, force: true }),
  }
}

const inPostgres = (root: string, url: string): Grounds => {
  const ask = async (statement: string): Promise<void> => {
    const client = new Client(`${url}/postgres`)
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  const groundOf = (name: string): Ground => ({
    engine: 'postgres',
    folder: join(root, name),
    databaseUrl: `${url}/${name}`,
    place: (store: StoreName) => ({ engine: 'postgres', url: `${url}/${name}`, schema: store }),
    ...onDisk,
  })
  const nameOf = ({ databaseUrl }: Ground): string => databaseUrl?.split('/').at(-1) ?? ''
  const create = async (template: string | null): Promise<Ground> => {
    const name = freshName()
    await ask(`create database ${name}${template === null ? '' : ` template ${template}`}`)
    mkdirSync(join(root, name), { mode: 0o700 })
    return groundOf(name)
  }
  return {
    make: () => create(null),
    copy: async (ground) => {
      const made = await create(nameOf(ground))
      cpSync(ground.folder, made.folder, { recursive: true })
      return made
    },
    drop: async (ground) => {
      await ask(`drop database if exists ${nameOf(ground)} with (force)`)
      rmSync(ground.folder, { recursive: true, force: true })
    },
  }
}
