// A store read out as it is at one moment, and whether this program knows what such a copy holds.
import type { Kysely } from 'kysely'
import type { Copy, Migration, OwnTables, Page } from '../database.ts'
import { type Dialect, quote, run, type TableMap } from './dialect.ts'
import { checksumOf } from './migrations.ts'

/** Hands `work` every row of one moment; the rows can be read until it is done. */
export const copyRows = async <Tables, T>(
  engine: Dialect,
  query: Kysely<Tables>,
  tables: TableMap,
  work: (copy: Copy) => Promise<T>,
): Promise<T> => {
  await engine.beginReading(query, tables)
  try {
    const text = 'select name, checksum from migration order by name'
    const migrations = await run<Tables, OwnTables['migration']>(query, text)
    const copied = [...tables].map(([name, { columns }]) => ({ name, columns }))
    const answer = await work({ migrations, tables: copied, pages: readTables(engine, query, tables) })
    await run(query, 'commit')
    return answer
  } catch (fault) {
    await run(query, 'rollback').catch(() => {})
    throw fault
  }
}

async function* readTables<Tables>(engine: Dialect, query: Kysely<Tables>, tables: TableMap): AsyncGenerator<Page> {
  for (const [name, { columns, key }] of tables) {
    const names = Object.keys(columns)
    const text = `select ${names.map(quote).join(', ')} from ${quote(name)} order by ${key.map(quote).join(', ')}`
    for await (const rows of engine.readPages(query, text, names)) yield { table: { name, columns }, rows }
  }
}

/** Throws where a copy has migrations or tables of another shape than these. */
export const refuseForeign = (copy: Copy, known: readonly Migration[], tables: TableMap): void => {
  for (const { name, checksum } of copy.migrations) {
    const migration = known.find((one) => one.name === name)
    if (!migration) throw new Error(`the copy is newer than this program: it has "${name}"`)
    if (checksumOf(migration) !== checksum) throw new Error(`the migration "${name}" has been edited`)
  }
  for (const { name, columns } of copy.tables) {
    const found = tables.get(name)?.columns
    const isKnown = Object.entries(columns).every(([column, kind]) => found?.[column] === kind)
    if (!isKnown) throw new Error(`the copy has a table "${name}" that this program does not know`)
  }
}
