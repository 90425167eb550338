// Long because it holds both engines: opens a SQLite file or a PostgreSQL schema as one store, the only place that knows a
// dialect. Stores never meet in one transaction. Inside a transaction only the transaction is used: the store's own handle
// then throws instead of hanging for ever.
import { AsyncLocalStorage } from 'node:async_hooks'
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { CompiledQuery, Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely'
import pg from 'pg'
import { sha256Hex } from './crypto.ts'

const sqliteVersionMin = [3, 51, 3] as const
const postgresVersionMin = 15
const busyMsMax = 5000
/** SQLite's BUSY, LOCKED and FULL. */
const busyCodes: readonly number[] = [5, 6, 13]
/** PostgreSQL's classes for lost connections and missing room, its lock, deadlock and shut-down; the system's for sockets. */
const busyStates = /^(08...|53...|40001|40P01|55P03|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
const upkeepMsMax = 60_000
const connectionsMax = 5
const statementsKeptMax = 200
const rowsPerStatement = 10_000
const rowsPerPage = 2000

export type Engine = 'sqlite' | 'postgres'
export type StoreName = 'register' | 'live' | 'release' | 'keys'

/** Where a store lies. */
export type Place =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema: string }

/** A store in memory, which ends with its closing: to try something out. */
export type Scratch = { readonly engine: 'memory' }

/** What a value bound to a statement may be. Everything else is refused: an object would shift the rest by one. */
export type Value = string | number | Uint8Array | null

/** What a question takes: a store, a transaction or a reader. */
export type Queryable<Tables> = { readonly engine: Engine; readonly query: Kysely<Tables> }

/** A store's transaction: immediate on SQLite, so that writers wait for their turn; `synchronous_commit` on PostgreSQL. */
export type Tx<Tables> = Queryable<Tables> & {
  /** Runs the work; what it throws undoes the work alone and is thrown on (S9: one savepoint an entry). */
  readonly savepoint: <T>(work: () => Promise<T>) => Promise<T>
  /**
   * Holds these names until the transaction ends: another transaction that asks for one of them waits. SQLite, where
   * transactions follow each other anyway, has nothing to do.
   */
  readonly hold: (names: readonly string[]) => Promise<void>
  /**
   * Inserts many rows by one prepared statement (SQLite) or by arrays (PostgreSQL). `rows` have a value for each column;
   * `ending` is what stands after the values, an `on conflict` clause. No two rows of a call may share a key.
   */
  readonly insertMany: (
    table: keyof Tables & string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    ending?: string,
  ) => Promise<void>
}

/** A handle that can ask and nothing else. */
export type Reader<Tables> = Queryable<Tables> & { readonly close: () => Promise<void> }

export type Store<Tables> = Queryable<Tables> & {
  readonly transact: <T>(work: (tx: Tx<Tables>) => Promise<T>) => Promise<T>
  /**
   * Leaves nothing of what was erased, in file, log or free pages, and no order of writing (AN68, AN69): SQLite is
   * vacuumed and its log truncated; on PostgreSQL each table that may be erased from is truncated and its survivors
   * inserted in the order of their keys, then the log is switched twice as far as the role's rights allow.
   */
  readonly rewrite: () => Promise<void>
  /**
   * Leaves no order of writing in those of these tables that `insertMany` has written to since the last time, or since the
   * store was opened: their rows are taken out and put back in the order of their keys, and the log is emptied as by
   * `rewrite`. Answers whether there was anything to do.
   */
  readonly reorder: (tables: readonly (keyof Tables & string)[]) => Promise<boolean>
  /**
   * After every erasure that is not followed by `rewrite`: brings SQLite's log into the file, where `secure_delete` has
   * overwritten the rows, and empties it. On PostgreSQL only `rewrite` reaches erased rows; there it does nothing.
   */
  readonly truncateLog: () => Promise<void>
  /** Names of the database's settings that are not as they should be; none is the answer to hope for. */
  readonly looseSettings: () => Promise<readonly string[]>
  /**
   * Hands `work` the store as it is at one moment, whatever is written meanwhile. SQLite's one connection waits until it is
   * done; on PostgreSQL nothing waits but a rewrite.
   */
  readonly copyOut: <T>(work: (copy: Copy) => Promise<T>) => Promise<T>
  /**
   * Puts a copy into the place of all rows, past frozen triggers, and does `also`, in one transaction: all or nothing. Throws
   * where the copy has a shape that this program does not know.
   */
  readonly putBack: (copy: Copy, also?: (tx: Tx<Tables>) => Promise<void>) => Promise<void>
  readonly close: () => Promise<void>
}

/** A table as a copy has it: its columns with their kinds. */
export type CopiedTable = { readonly name: string; readonly columns: Readonly<Record<string, ColumnKind>> }

/** Rows of one table, each with a value for every column. */
export type Page = { readonly table: CopiedTable; readonly rows: readonly (readonly Value[])[] }

/** All that a store holds: its migrations, and its rows in the order of tables and keys, the same on both engines. */
export type Copy = {
  readonly migrations: readonly OwnTables['migration'][]
  readonly tables: readonly CopiedTable[]
  /** To be gone through once. */
  readonly pages: AsyncIterable<Page>
}

export type ColumnKind = 'text' | 'integer' | 'bytes' | 'text?' | 'integer?' | 'bytes?'

/** One change of a store's shape, in words that both engines understand; `?` is a column that may be null. */
export type Step =
  | { readonly table: string; readonly columns: Readonly<Record<string, ColumnKind>>; readonly key: readonly string[] }
  | { readonly index: string; readonly on: string; readonly columns: readonly string[]; readonly unique?: true }
  /** Further columns of a table of an earlier migration; rows that are there already have none of it, so each may be null. */
  | { readonly add: string; readonly columns: Readonly<Record<string, 'text?' | 'integer?' | 'bytes?'>> }
  /** Triggers that refuse every update, delete, replacement and truncation of the table's rows. */
  | { readonly frozen: string }
  /**
   * Lets the oldest rows of a frozen table go, in whole runs and never the last row: its rows have a whole number `id` and a
   * `hash`. A row of `by`, itself frozen, that names the run by `first_id`, `last_id`, `lines`, `first_hash` and `last_hash`
   * takes it along as it is written; there is no other way.
   */
  | { readonly removable: string; readonly by: string }

/** Forward only. What has shipped is never edited: its checksum is kept, and a start with another one is refused. */
export type Migration = { readonly name: string; readonly steps: readonly Step[] }

/** Every store has these two tables beside its own. */
export type OwnTables = {
  migration: { name: string; checksum: string }
  fact: { key: FactKey; value: string }
}

/**
 * What a store knows about itself: whose root key, which start wrote last, the epoch (S29), the last folded day, the last
 * that is backed up too (S27), its verified backups, and that it is being put back.
 */
export type FactKey =
  | 'root-check'
  | 'generation'
  | 'epoch'
  | 'last-fold'
  | 'last-retention'
  | 'last-loss'
  | 'rewrite-due'
  | 'safe'
  | 'backups'
  | 'restoring'

const ownMigration: Migration = {
  name: '0000 facts',
  steps: [{ table: 'fact', columns: { key: 'text', value: 'text' }, key: ['key'] }],
}

export const readFact = async <T>(store: Queryable<T>, key: FactKey): Promise<string | null> => {
  const row = await ownTables(store).selectFrom('fact').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value ?? null
}

export const writeFact = async <T>(store: Queryable<T>, key: FactKey, value: string): Promise<void> => {
  await ownTables(store)
    .insertInto('fact')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export const deleteFact = async <T>(store: Queryable<T>, key: FactKey): Promise<void> => {
  await ownTables(store).deleteFrom('fact').where('key', '=', key).execute()
}

// Every store has these tables; Kysely's type does not let a wider set of tables stand for a narrower one.
const ownTables = <T>(store: Queryable<T>): Kysely<OwnTables> => store.query as unknown as Kysely<OwnTables>

/** Opens a store, checks what it must insist on, and brings its tables up to date under a lock. */
export const openStore = async <Tables>(
  place: Place | Scratch,
  migrations: readonly Migration[],
): Promise<Store<Tables & OwnTables>> => {
  const all = [ownMigration, ...migrations]
  const engine = openEngine(place)
  const kysely = new Kysely<Tables & OwnTables>({ dialect: engine.dialect })
  const inside = new AsyncLocalStorage<true>()
  const outside = (): Kysely<Tables & OwnTables> => {
    if (inside.getStore()) throw new Error('the store itself was used inside its transaction')
    return kysely
  }
  const tables = tablesOf(all)
  // What was written before the store was opened is not known: a stop may have come before its order was gone.
  const unordered = new Set(tables.keys())
  const store: Store<Tables & OwnTables> = {
    engine: engine.name,
    get query() {
      return outside()
    },
    transact: (work) =>
      outside()
        .transaction()
        .execute((transaction) => inside.run(true, () => work(makeTx(engine, transaction, tables, unordered)))),
    rewrite: () => engine.rewrite(outside(), tables),
    reorder: async (names) => {
      const due = [...tables].filter(([name]) => names.some((one) => one === name) && unordered.has(name))
      // First, so that what is written meanwhile is due again.
      for (const [name] of due) unordered.delete(name)
      try {
        if (due.length > 0) await engine.reorder(outside(), new Map(due))
      } catch (fault) {
        for (const [name] of due) unordered.add(name)
        throw fault
      }
      return due.length > 0
    },
    truncateLog: () => engine.truncateLog(outside()),
    looseSettings: () => engine.looseSettings(outside()),
    copyOut: (work) =>
      outside()
        .connection()
        .execute((connection) => inside.run(true, () => copyRows(engine, connection, tables, work))),
    putBack: (copy, also = async () => {}) =>
      store.transact(async (tx) => {
        refuseForeign(copy, all, tables)
        const refreeze = await engine.unfreeze(tx.query, tables)
        for (const table of tables.keys()) await run(tx.query, `delete from ${quote(table)}`)
        for await (const { table, rows } of copy.pages) {
          await tx.insertMany(table.name as keyof Tables & string, Object.keys(table.columns), rows)
        }
        await also(tx)
        await refreeze()
      }),
    close: () => kysely.destroy(),
  }
  try {
    await engine.insist(kysely)
    for (const migration of all) await runMigration(store, engine, migration)
    await store.transact((tx) => engine.keepNoSamples(tx.query, tables))
    await refuseNewer(store, all)
  } catch (fault) {
    await store.close()
    throw fault
  }
  return store
}

const openEngine = (place: Place | Scratch): Dialect => {
  if (place.engine === 'postgres') return openPostgres(place.url, place.schema)
  return openSqlite(place.engine === 'memory' ? inMemory : place.file)
}

/** Opens a store that exists already for asking only: writing fails in the database, not only in the types. */
export const openReader = async <Tables>(place: Place): Promise<Reader<Tables & OwnTables>> => {
  const dialect =
    place.engine === 'sqlite'
      ? sqliteDialect(openFile(place.file, true))
      : new PostgresDialect({ pool: makePool(place.url, place.schema, true) })
  const query = new Kysely<Tables & OwnTables>({ dialect })
  // Kysely closes only what it has used once.
  await run(query, 'select 1')
  return { engine: place.engine, query, close: () => query.destroy() }
}

/** Whether there is anything at the place yet. */
export const storeExists = async (place: Place): Promise<boolean> => {
  if (place.engine === 'sqlite') return existsSync(place.file)
  const pool = makePool(place.url, place.schema, true)
  try {
    const schemas = 'select 1 from information_schema.tables where table_schema = $1 limit 1'
    return (await pool.query(schemas, [place.schema])).rows.length > 0
  } finally {
    await pool.end()
  }
}

/**
 * Whether an error says that a database cannot do it now, or that nobody knows whether it did: locked, full, restarting,
 * gone in the middle. The same again later is right then (S9, F44, F46, F48).
 */
export const isBusy = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  // Three properties that drivers' errors may have; each is looked at before it is used.
  const { errcode, code, message } = error as { errcode?: unknown; code?: unknown; message?: unknown }
  if (code === 'ERR_SQLITE_ERROR') return busyCodes.includes(Number(errcode) & 0xff)
  if (typeof code === 'string') return busyStates.test(code)
  // The driver of PostgreSQL gives these two no code.
  return typeof message === 'string' && /^(Connection terminated|timeout exceeded when trying)/.test(message)
}

/** Holds the folder for this process until `release`, or answers `null` while another process holds it (F52). */
export const lockFolder = (folder: string): { readonly release: () => void } | null => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // A lock of SQLite's ends with its process, however that ends: no stale lock can stay behind.
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return { release: () => lock.close() }
  } catch {
    lock.close()
    return null
  }
}

type Table = {
  columns: Readonly<Record<string, ColumnKind>>
  readonly key: readonly string[]
  frozen: boolean
}
type TableMap = ReadonlyMap<string, Table>

/** What differs between the engines. */
type Dialect = {
  readonly name: Engine
  readonly dialect: SqliteDialect | PostgresDialect
  readonly stepToSql: (step: Step) => readonly string[]
  readonly insist: <T>(query: Kysely<T>) => Promise<void>
  readonly holdMigrations: <T>(query: Kysely<T>) => Promise<void>
  /** Keeps the planner from taking samples of rows that may be erased: they would outlive them. */
  readonly keepNoSamples: <T>(query: Kysely<T>, tables: TableMap) => Promise<void>
  readonly hold: <T>(query: Kysely<T>, names: readonly string[]) => Promise<void>
  readonly insertMany: <T>(query: Kysely<T>, head: InsertHead, rows: readonly (readonly Value[])[]) => Promise<void>
  readonly rewrite: <T>(query: Kysely<T>, tables: TableMap) => Promise<void>
  readonly reorder: <T>(query: Kysely<T>, tables: TableMap) => Promise<void>
  readonly truncateLog: <T>(query: Kysely<T>) => Promise<void>
  readonly looseSettings: <T>(query: Kysely<T>) => Promise<readonly string[]>
  /** Begins to read: what is asked until the end is of one moment. */
  readonly beginReading: <T>(query: Kysely<T>, tables: TableMap) => Promise<void>
  readonly readPages: <T>(
    query: Kysely<T>,
    text: string,
    columns: readonly string[],
  ) => AsyncIterable<readonly (readonly Value[])[]>
  /** Stops the triggers of frozen tables within a transaction; the answer lets them work again. */
  readonly unfreeze: <T>(query: Kysely<T>, tables: TableMap) => Promise<() => Promise<void>>
}

type InsertHead = { readonly into: string; readonly kinds: readonly ColumnKind[]; readonly ending: string }

const tablesOf = (migrations: readonly Migration[]): TableMap => {
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

const makeTx = <Tables>(
  engine: Dialect,
  query: Kysely<Tables>,
  tables: TableMap,
  unordered: Set<string>,
): Tx<Tables> => ({
  engine: engine.name,
  query,
  savepoint: async (work) => {
    await run(query, 'savepoint work')
    try {
      const value = await work()
      await run(query, 'release savepoint work')
      return value
    } catch (fault) {
      // Where the whole transaction is gone, the first fault says more than the savepoint that is missing.
      await run(query, 'rollback to savepoint work').catch(() => {
        throw fault
      })
      await run(query, 'release savepoint work')
      throw fault
    }
  },
  hold: (names) => engine.hold(query, names),
  insertMany: async (table, columns, rows, ending = '') => {
    const kinds = columns.map((column) => tables.get(table)?.columns[column])
    if (kinds.includes(undefined)) throw new Error(`no such columns of ${table}`)
    const into = `insert into ${quote(table)} (${columns.map(quote).join(', ')})`
    const head = { into, kinds: kinds as readonly ColumnKind[], ending }
    for (let at = 0; at < rows.length; at += rowsPerStatement) {
      await engine.insertMany(query, head, rows.slice(at, at + rowsPerStatement))
    }
    // Only now: from here on the table is locked, and a reordering that is under way waits or is over.
    unordered.add(table)
  },
})

const run = async <T, Row = unknown>(query: Kysely<T>, text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  // The caller says what the text asks for.
  (await query.executeQuery(CompiledQuery.raw(text, [...values]))).rows as Row[]

const quote = (name: string): string => `"${name}"`

const runMigration = async <T>(store: Store<T & OwnTables>, engine: Dialect, migration: Migration): Promise<void> => {
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

const copyRows = async <Tables, T>(
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

const refuseForeign = (copy: Copy, known: readonly Migration[], tables: TableMap): void => {
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

const checksumOf = (migration: Migration): string => sha256Hex(JSON.stringify(migration))

const refuseNewer = async <T>(store: Store<T & OwnTables>, known: readonly Migration[]): Promise<void> => {
  const rows = await ownTables(store).selectFrom('migration').select('name').execute()
  const unknown = rows.find(({ name }) => !known.some((migration) => migration.name === name))
  if (unknown) throw new Error(`the database is newer than this program: it has "${unknown.name}"`)
}

type StepWords = {
  readonly typeOf: (kind: string) => string
  readonly tableEnding: string
  readonly freeze: (table: string) => readonly string[]
  readonly letGo: (table: string, by: string) => readonly string[]
}

const stepToSql = (step: Step, { typeOf, tableEnding, freeze, letGo }: StepWords): readonly string[] => {
  if ('frozen' in step) return freeze(step.frozen)
  if ('removable' in step) return letGo(step.removable, step.by)
  if ('index' in step) {
    const unique = step.unique ? 'unique ' : ''
    return [`create ${unique}index ${quote(step.index)} on ${quote(step.on)} (${step.columns.map(quote).join(', ')})`]
  }
  const columns = Object.entries(step.columns).map(([name, kind]) => {
    const type = typeOf(kind.replace('?', ''))
    return `${quote(name)} ${type}${kind.endsWith('?') ? '' : ' not null'}`
  })
  if ('add' in step) return columns.map((column) => `alter table ${quote(step.add)} add column ${column}`)
  const key = `primary key (${step.key.map(quote).join(', ')})`
  return [`create table ${quote(step.table)} (${[...columns, key].join(', ')})${tableEnding}`]
}

/** Whether the run that a new row of `by` names is the oldest there is, whole, and not the end. */
const isOldestRun = (table: string, by: string): string => {
  const run = `from "${table}" where id between new.first_id and new.last_id`
  return [
    `new.first_id = 1 + coalesce((select max(last_id) from "${by}"), 0)`,
    `new.last_id < (select max(id) from "${table}")`,
    `new.lines = new.last_id - new.first_id + 1`,
    `new.lines = (select count(*) ${run})`,
    `new.first_hash = (select hash from "${table}" where id = new.first_id)`,
    `new.last_hash = (select hash from "${table}" where id = new.last_id)`,
  ].join(' and ')
}

// SQLite

const settings = {
  journal_mode: 'wal',
  synchronous: 2,
  secure_delete: 1,
  foreign_keys: 1,
  trusted_schema: 0,
  mmap_size: 0,
  // VACUUM copies the file to a temporary one, which nobody would overwrite.
  temp_store: 2,
  // Without it "insert or replace" would get past the triggers of a frozen table.
  recursive_triggers: 1,
} as const

const inMemory = ':memory:'
/** What memory has not. */
const filesOnly: readonly string[] = ['journal_mode', 'mmap_size']

const openFile = (file: string, readOnly: boolean): DatabaseSync => {
  if (!readOnly && file !== inMemory) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
  }
  const database = new DatabaseSync(file, { readOnly, timeout: busyMsMax })
  for (const [name, value] of Object.entries(settings)) {
    if (readOnly && name === 'journal_mode') continue
    database.exec(`pragma ${name} = ${value}`)
  }
  return database
}

const openSqlite = (file: string): Dialect => {
  const database = openFile(file, false)
  const checkpoint = (): void => {
    const [row] = database.prepare('pragma wal_checkpoint(truncate)').all()
    if (row?.['busy'] === 0) return
    const fault = new Error('another process keeps the log of the database from being emptied')
    throw Object.assign(fault, { code: 'ERR_SQLITE_ERROR', errcode: busyCodes[0] })
  }
  const statements = keepStatements(database)
  return {
    name: 'sqlite',
    dialect: sqliteDialect(database, statements),
    stepToSql: (step) =>
      stepToSql(step, {
        typeOf: (kind) => (kind === 'bytes' ? 'blob' : kind),
        tableEnding: ' strict, without rowid',
        freeze: (table) => ['update', 'delete'].map((act) => refuseInSqlite(`${table}_no_${act}`, act, table)),
        letGo: letGoInSqlite,
      }),
    insist: async () => insistOnSqlite(database, file === inMemory),
    holdMigrations: async () => {},
    // Only ANALYZE takes any, and nothing asks for it.
    keepNoSamples: async () => {},
    hold: async () => {},
    insertMany: async (_query, { into, kinds, ending }, rows) => {
      if (!database.isTransaction) throw new Error('the transaction is gone')
      const statement = statements(`${into} values (${kinds.map(() => '?').join(', ')}) ${ending}`)
      for (const row of rows) statement.run(...toBound(row))
    },
    rewrite: async (query) => {
      // Through Kysely, whose one connection keeps it out of running transactions.
      await query.connection().execute(async () => {
        checkpoint()
        database.exec('vacuum')
        checkpoint()
      })
    },
    reorder: async (query, tables) => {
      await query.transaction().execute(async (transaction) => {
        for (const [table, { key }] of tables) await reorderSqlite(transaction, table, key)
      })
      await query.connection().execute(async () => checkpoint())
    },
    truncateLog: async (query) => query.connection().execute(async () => checkpoint()),
    looseSettings: async () => [],
    beginReading: async () => database.exec('begin deferred'),
    readPages: (_query, text) => readSqlitePages(database, text),
    unfreeze: async (query) => {
      const triggers = await run<unknown, { name: string; sql: string }>(
        query as Kysely<unknown>,
        `select name, sql from sqlite_master where type = 'trigger'`,
      )
      for (const { name } of triggers) await run(query, `drop trigger ${quote(name)}`)
      return async () => {
        for (const { sql } of triggers) await run(query, sql)
      }
    },
  }
}

async function* readSqlitePages(database: DatabaseSync, text: string): AsyncGenerator<readonly (readonly Value[])[]> {
  const statement = database.prepare(text)
  statement.setReturnArrays(true)
  let rows: (readonly Value[])[] = []
  // Rows as arrays are of the kinds that were bound.
  for (const row of statement.iterate() as Iterable<unknown> as Iterable<readonly Value[]>) {
    rows.push(row)
    if (rows.length < rowsPerPage) continue
    yield rows
    rows = []
  }
  if (rows.length > 0) yield rows
}

const refuseInSqlite = (name: string, act: string, table: string, when?: string): string =>
  `create trigger "${name}" before ${act} on "${table}" ${when === undefined ? '' : `when ${when} `}
   begin select raise(abort, 'frozen'); end`

const letGoInSqlite = (table: string, by: string): readonly string[] => {
  const isGone = (id: string): string => `exists (select 1 from "${by}" where ${id} between first_id and last_id)`
  return [
    `drop trigger "${table}_no_delete"`,
    refuseInSqlite(`${table}_no_delete`, 'delete', table, `not ${isGone('old.id')}`),
    refuseInSqlite(`${table}_no_return`, 'insert', table, isGone('new.id')),
    // A null would make the whole condition null, which refuses nothing.
    refuseInSqlite(`${by}_whole`, 'insert', by, `not coalesce(${isOldestRun(table, by)}, false)`),
    `create trigger "${by}_takes" after insert on "${by}"
     begin delete from "${table}" where id between new.first_id and new.last_id; end`,
  ]
}

// Rows of a page are found by key and lie in it as they came, in the table and in its indexes.
const reorderSqlite = async <T>(query: Kysely<T>, table: string, key: readonly string[]): Promise<void> => {
  const order = key.map(quote).join(', ')
  await run(query, `create temporary table survivor as select * from ${quote(table)}`)
  await run(query, `delete from ${quote(table)}`)
  await run(query, `insert into ${quote(table)} select * from survivor order by ${order}`)
  await run(query, 'drop table temp.survivor')
}

const insistOnSqlite = (database: DatabaseSync, isInMemory: boolean): void => {
  const version = String(database.prepare('select sqlite_version() as version').get()?.['version'])
  const numbers = version.split('.').map(Number)
  const isOld = sqliteVersionMin.reduce((order, min, at) => order || Math.sign((numbers[at] ?? 0) - min), 0) < 0
  if (isOld) throw new Error(`SQLite ${version} is too old: its write-ahead log can lose data`)
  for (const [name, value] of Object.entries(settings)) {
    if (isInMemory && filesOnly.includes(name)) continue
    const row = database.prepare(`pragma ${name}`).get() ?? {}
    if (Object.values(row)[0] !== value) throw new Error(`SQLite does not take the setting ${name}`)
  }
  const [check] = database.prepare('pragma quick_check(1)').all()
  if (check?.['quick_check'] !== 'ok') throw new Error('a database file is damaged')
}

const keepStatements = (database: DatabaseSync): ((text: string) => StatementSync) => {
  const kept = new Map<string, StatementSync>()
  return (text) => {
    const found = kept.get(text)
    if (found) return found
    if (kept.size >= statementsKeptMax) kept.clear()
    const statement = database.prepare(text)
    kept.set(text, statement)
    return statement
  }
}

const toBound = (values: readonly unknown[]): SQLInputValue[] => {
  for (const value of values) {
    if (typeof value === 'string' || typeof value === 'number' || value === null || value instanceof Uint8Array)
      continue
    throw new Error('only texts, numbers and bytes can be bound')
  }
  return values as SQLInputValue[]
}

/** Kysely's own dialect over node:sqlite, which it does not know. */
const sqliteDialect = (database: DatabaseSync, statements = keepStatements(database)): SqliteDialect => {
  let begun = false
  const guard = (text: string): boolean => {
    // A failed write may have rolled back by itself; what came after would be committed one by one.
    if (begun && !database.isTransaction && text !== 'rollback') throw new Error('the transaction is gone')
    return text === 'rollback' && !database.isTransaction
  }
  const shim: SqliteDatabase = {
    close: () => database.close(),
    prepare: (text) => {
      const isGone = guard(text)
      // An upgrade from reading to writing does not wait for its turn.
      const statement = statements(text === 'begin' ? 'begin immediate' : text)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...toBound(values)),
        run: (values) => {
          const result = isGone ? { changes: 0, lastInsertRowid: 0 } : statement.run(...toBound(values))
          if (text === 'begin' || text === 'commit' || text === 'rollback') begun = text === 'begin'
          return result
        },
        iterate: (values) => statement.iterate(...toBound(values)),
      }
    },
  }
  return new SqliteDialect({ database: shim })
}

// PostgreSQL

const insistedSettings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

// What a store that forgets asks of its server (AN69).
const forgettingSettings = {
  track_commit_timestamp: 'off',
  wal_recycle: 'off',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  archive_mode: 'off',
} as const

const makePool = (url: string, schema: string, readOnly: boolean): pg.Pool => {
  const options = [
    `search_path=${schema}`,
    'synchronous_commit=on',
    'bytea_output=hex',
    `lock_timeout=${busyMsMax}`,
    `default_transaction_read_only=${readOnly ? 'on' : 'off'}`,
  ]
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: busyMsMax,
    options: options.map((option) => `-c ${option}`).join(' '),
    types: { getTypeParser },
  })
  // A connection that breaks is replaced at its next use. Without listeners it would end the process: the pool's hears of
  // those that lie idle, the connection's own of those that are lent out between two statements.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const [bigintType, numericType, bytesType] = [20, 1700, 17] as const

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (type: number, format?: string) => {
  if (type === bigintType || type === numericType) return Number
  if (type === bytesType) return (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'))
  return format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type, 'text')
}

const openPostgres = (url: string, schema: string): Dialect => {
  const pool = makePool(url, schema, false)
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool }),
    stepToSql: (step) =>
      stepToSql(step, {
        typeOf: (kind) => postgresTypes[kind] ?? kind,
        tableEnding: '',
        freeze: freezePostgres,
        letGo: (table, by) => letGoInPostgres(schema, table, by),
      }),
    insist: (query) => insistOnPostgres(query),
    holdMigrations: (query) => holdSchema(query, schema),
    keepNoSamples: (query, tables) => keepNoSamples(query, schema, tables),
    hold: async (query, names) => {
      // In one order for all, so that no two transactions wait for each other.
      const sorted = [...new Set(names)].toSorted().map((name) => `${schema} ${name}`)
      await run(query, 'select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1::text[]) as name', [
        sorted,
      ])
    },
    insertMany: async (query, { into, kinds, ending }, rows) => {
      const arrays = kinds.map((kind, at) => `$${at + 1}::${postgresArrays[kind.replace('?', '')]}`)
      const columns = kinds.map((_, at) => rows.map((row) => row[at]))
      await run(query, `${into} select * from unnest(${arrays.join(', ')}) ${ending}`, columns)
    },
    rewrite: (query, tables) => rewritePostgres(query, tables),
    reorder: (query, tables) => rewritePostgres(query, tables),
    truncateLog: async () => {},
    looseSettings: (query) => loosePostgres(query),
    beginReading: async (query, tables) => {
      await run(query, 'begin isolation level repeatable read read only')
      await run(query, `set local lock_timeout = ${upkeepMsMax}`)
      // Before the first question: a rewrite truncates, and a moment from before it would find nothing after it.
      await run(query, `lock table ${[...tables.keys()].map(quote).join(', ')} in access share mode`)
    },
    readPages: (query, text, columns) => readPostgresPages(query, text, columns),
    unfreeze: async (query, tables) => {
      const names = [...tables].flatMap(([name, { frozen }]) => (frozen ? [quote(name)] : []))
      for (const name of names) await run(query, `alter table ${name} disable trigger user`)
      return async () => {
        for (const name of names) await run(query, `alter table ${name} enable trigger user`)
      }
    },
  }
}

async function* readPostgresPages<T>(
  query: Kysely<T>,
  text: string,
  columns: readonly string[],
): AsyncGenerator<readonly (readonly Value[])[]> {
  await run(query, `declare page no scroll cursor for ${text}`)
  for (;;) {
    const rows = await run<T, Record<string, Value>>(query, `fetch ${rowsPerPage} from page`)
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => row[column] ?? null))
    if (rows.length < rowsPerPage) break
  }
  await run(query, 'close page')
}

// Texts compare by their bytes, as on SQLite, whatever the database's own language is.
const postgresTypes: Readonly<Record<string, string>> = { text: 'text collate "C"', integer: 'bigint', bytes: 'bytea' }
const postgresArrays: Readonly<Record<string, string>> = { text: 'text[]', integer: 'bigint[]', bytes: 'bytea[]' }

const freezePostgres = (table: string): readonly string[] => [
  `create or replace function refuse_change() returns trigger language plpgsql as
   $$ begin raise exception 'frozen'; end $$`,
  `create trigger "${table}_no_change" before update or delete on "${table}"
   for each row execute function refuse_change()`,
  `create trigger "${table}_no_truncate" before truncate on "${table}" execute function refuse_change()`,
]

const letGoInPostgres = (schema: string, table: string, by: string): readonly string[] => {
  const isGone = (id: string): string => `exists (select 1 from "${by}" where ${id} between first_id and last_id)`
  const triggered = (name: string, body: string): string =>
    // Temporary tables come last, so that none can stand for the real one.
    `create function "${name}"() returns trigger language plpgsql set search_path = "${schema}", pg_temp as
     $$ begin ${body} end $$`
  const refuseUnless = (condition: string, row: 'old' | 'new'): string =>
    `if coalesce(${condition}, false) then return ${row}; end if; raise exception 'frozen';`
  return [
    triggered(`${table}_keep`, refuseUnless(isGone('old.id'), 'old')),
    triggered(`${table}_stay_gone`, refuseUnless(`not ${isGone('new.id')}`, 'new')),
    triggered(`${by}_check`, refuseUnless(isOldestRun(table, by), 'new')),
    triggered(`${by}_take`, `delete from "${table}" where id between new.first_id and new.last_id; return null;`),
    `drop trigger "${table}_no_change" on "${table}"`,
    `create trigger "${table}_no_change" before update on "${table}" for each row execute function refuse_change()`,
    `create trigger "${table}_no_delete" before delete on "${table}" for each row execute function "${table}_keep"()`,
    `create trigger "${table}_no_return" before insert on "${table}" for each row execute function "${table}_stay_gone"()`,
    `create trigger "${by}_whole" before insert on "${by}" for each row execute function "${by}_check"()`,
    `create trigger "${by}_takes" after insert on "${by}" for each row execute function "${by}_take"()`,
  ]
}

const shownSettings = async <T>(query: Kysely<T>): Promise<ReadonlyMap<string, string>> => {
  const rows = await run<T, { name: string; setting: string }>(query, 'select name, setting from pg_settings')
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}

const holdSchema = async <T>(query: Kysely<T>, schema: string): Promise<void> => {
  await run(query, `set local lock_timeout = ${upkeepMsMax}`)
  await run(query, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${schema} migrations`])
  await run(query, `create schema if not exists ${quote(schema)}`)
}

// The server analyses tables by itself, and keeps values of up to a hundred rows beside them: wrapped keys, codes of visits.
const keepNoSamples = async <T>(query: Kysely<T>, schema: string, tables: TableMap): Promise<void> => {
  await holdSchema(query, schema)
  const names = [...tables].flatMap(([name, { frozen }]) => (frozen ? [] : [name]))
  const sampled = await run<T, { table: string; column: string }>(
    query,
    `select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = $1::regnamespace and c.relname = any($2::text[]) and c.relkind = 'r'
     and a.attnum > 0 and not a.attisdropped and coalesce(a.attstattarget, -1) <> 0`,
    [quote(schema), names],
  )
  for (const { table, column } of sampled) {
    await run(query, `alter table ${quote(table)} alter column ${quote(column)} set statistics 0`)
  }
}

const insistOnPostgres = async <T>(query: Kysely<T>): Promise<void> => {
  const shown = await shownSettings(query)
  const version = Math.floor(Number(shown.get('server_version_num')) / 10_000)
  if (version < postgresVersionMin) throw new Error(`PostgreSQL ${version} is too old`)
  for (const [name, value] of Object.entries(insistedSettings)) {
    if (shown.get(name) !== value)
      throw new Error(`PostgreSQL runs with ${name} = ${shown.get(name)}, which loses data`)
  }
}

const loosePostgres = async <T>(query: Kysely<T>): Promise<readonly string[]> => {
  const shown = await shownSettings(query)
  // A setting that this role may not see counts as right: nobody can tell it otherwise.
  return Object.entries(forgettingSettings)
    .filter(([name, value]) => (shown.get(name) ?? value) !== value)
    .map(([name]) => name)
}

// Rows rewritten in one transaction have one `xmin` and the order of their keys: nothing tells which came first.
const rewritePostgres = async <T>(query: Kysely<T>, tables: TableMap): Promise<void> => {
  for (const [table, { key, frozen }] of tables) {
    if (frozen) continue
    await query.transaction().execute(async (transaction) => {
      await run(transaction, `set local lock_timeout = ${upkeepMsMax}`)
      await run(transaction, `lock table ${quote(table)} in access exclusive mode`)
      await run(transaction, `create temporary table survivor on commit drop as select * from ${quote(table)}`)
      await run(transaction, `truncate ${quote(table)}`)
      const order = key.map(quote).join(', ')
      await run(transaction, `insert into ${quote(table)} select * from survivor order by ${order}`)
    })
  }
  for (const text of ['select pg_switch_wal()', 'checkpoint', 'select pg_switch_wal()', 'checkpoint']) {
    await run(query, text).catch((fault: unknown) => {
      if ((fault as { code?: unknown }).code !== notPermitted) throw fault
    })
  }
}

const notPermitted = '42501'
