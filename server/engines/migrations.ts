// Brings a store's tables up to date, forward only, each migration once and in a transaction of its own.
import { sha256Hex } from '../crypto.ts'
import { type Migration, type OwnTables, ownTables, type Store } from '../database.ts'
import { type Dialect, run, type Table, type TableMap } from './dialect.ts'

/** The first of every store. */
export const ownMigration: Migration = {
  name: '0000 facts',
  steps: [{ table: 'fact', columns: { key: 'text', value: 'text' }, key: ['key'] }],
}

/** The tables as they are after these migrations, in the order of their making. */
export const tablesOf = (migrations: readonly Migration[]): TableMap => {
  const tables = new Map<string, Table>()
  for (const step of migrations.flatMap(({ steps }) => steps)) {
    if ('table' in step) tables.set(step.table, { columns: step.columns, key: step.key, frozen: false })
    if ('add' in step) {
      const table = tables.get(step.add) as Table
      table.columns = { ...table.columns, ...step.columns }
    }
    if ('frozen' in step) (tables.get(step.frozen) as Table).frozen = true
  }
  return tables
}

/** Runs what is not done yet, under a lock; refuses what was edited since. */
export const runMigration = async <T>(
  store: Store<T & OwnTables>,
  engine: Dialect,
  migration: Migration,
): Promise<void> => {
  const checksum = checksumOf(migration)
  await store.transact(async (tx) => {
    const query = ownTables(tx)
    await engine.holdMigrations(query)
    await run(query, 'create table if not exists migration (name text primary key, checksum text not null)')
    const done = await query
      .selectFrom('migration')
      .select('checksum')
      .where('name', '=', migration.name)
      .executeTakeFirst()
    if (done && done.checksum !== checksum) throw new Error(`the migration "${migration.name}" has been edited`)
    if (done) return
    for (const text of migration.steps.flatMap(engine.stepToSql)) await run(query, text)
    await query.insertInto('migration').values({ name: migration.name, checksum }).execute()
  })
}

/** Throws where a later program has migrated the store. */
export const refuseNewer = async <T>(store: Store<T & OwnTables>, known: readonly Migration[]): Promise<void> => {
  const rows = await ownTables(store).selectFrom('migration').select('name').execute()
  const unknown = rows.find(({ name }) => !known.some((migration) => migration.name === name))
  if (unknown) throw new Error(`the database is newer than this program: it has "${unknown.name}"`)
}

/** What is kept of a migration, so that an edited one is noticed. */
export const checksumOf = (migration: Migration): string => sha256Hex(JSON.stringify(migration))
