// SQLite by node:sqlite: its settings, statements, frozen tables and log.
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import type { Value } from '../database.ts'
import { bePatient } from '../patience.ts'
import { lockFile } from './folder-lock.ts'
import { busyMsMax, type Dialect, isOldestRun, mergeToInsert, quote, rowsPerPage, run, stepToSql } from './dialect.ts'

const sqliteVersionMin = [3, 51, 3] as const
const busyCode = 5
const statementsKeptMax = 200
/** Writing, syncing, syncing a folder and cutting a file have failed. */
const diskFaults: readonly number[] = [778, 1034, 1290, 1546]

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

/** The name of a file that there is none of. */
export const inMemory = ':memory:'
/** What memory has not. */
const filesOnly: readonly string[] = ['journal_mode', 'mmap_size']

// What the disk did not take stands in memory, and SQLite would answer from there (F45). Thrown to where nobody catches it:
// the process ends before it says anything more, and the next one reads what the disk has.
const endOnDiskFault = <T>(work: () => T): T => {
  try {
    return work()
  } catch (fault) {
    const code = typeof fault === 'object' && fault !== null && 'errcode' in fault ? fault.errcode : null
    if (diskFaults.includes(Number(code))) {
      queueMicrotask(() => {
        throw fault
      })
    }
    throw fault
  }
}

// SQLite waits by holding up the whole process: whoever may have to wait long asks again instead.
const withoutWaiting = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('pragma busy_timeout = 0')
  try {
    return work()
  } finally {
    database.exec(`pragma busy_timeout = ${busyMsMax}`)
  }
}

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

/** What a store needs of a file, which is made where there is none. */
export const openSqlite = (file: string): Dialect => {
  const database = openFile(file, false)
  const checkpoint = (): void => {
    const [row] = withoutWaiting(database, () =>
      endOnDiskFault(() => database.prepare('pragma wal_checkpoint(truncate)').all()),
    )
    if (row?.['busy'] === 0) return
    const fault = new Error('another process keeps the log of the database from being emptied')
    throw Object.assign(fault, { code: 'ERR_SQLITE_ERROR', errcode: busyCode })
  }
  const statements = keepStatements(database)
  const truncateLog: Dialect['truncateLog'] = (query) =>
    bePatient(busyMsMax, () => query.connection().execute(async () => checkpoint()))
  return {
    name: 'sqlite',
    dialect: sqliteDialect(database, statements),
    stepToSql: (step) =>
      stepToSql(step, {
        typeOf: (kind) => (kind === 'bytes' ? 'blob' : kind),
        tableEnding: ' strict, without rowid',
        // Rows are changed where they lie.
        makeRoom: () => [],
        freeze: (table) => ['update', 'delete'].map((act) => refuseInSqlite(`${table}_no_${act}`, act, table)),
        letGo: letGoInSqlite,
      }),
    beginMsMax: busyMsMax,
    insist: async () => insistOnSqlite(database, file === inMemory),
    holdMigrations: async () => {},
    // Only ANALYZE takes any, and nothing asks for it.
    keepNoSamples: async () => {},
    hold: async () => {},
    among: { text: 'in (select value from json_each(?))', bind: JSON.stringify },
    insertMany: async (_query, { into, kinds, ending }, rows) => {
      if (!database.isTransaction) throw new Error('the transaction is gone')
      const statement = statements(`${into} values (${kinds.map(() => '?').join(', ')}) ${ending}`)
      endOnDiskFault(() => {
        for (const row of rows) statement.run(...toBound(row))
      })
    },
    mergeMany: async (_query, head, pages) => {
      if (!database.isTransaction) throw new Error('the transaction is gone')
      const { into, kinds, ending } = mergeToInsert(head)
      const statement = statements(`${into} values (${kinds.map(() => '?').join(', ')}) ${ending}`)
      endOnDiskFault(() => {
        for (const rows of pages) for (const row of rows) statement.run(...toBound(row))
      })
    },
    rewrite: async (query) => {
      // Through Kysely, whose one connection keeps it out of running transactions.
      await bePatient(busyMsMax, () =>
        query.connection().execute(async () => {
          checkpoint()
          endOnDiskFault(() => database.exec('vacuum'))
        }),
      )
      await truncateLog(query)
    },
    reorder: async (query, tables) => {
      await query.transaction().execute(async (transaction) => {
        for (const [table, { key }] of tables) await reorderSqlite(transaction, table, key)
      })
      await truncateLog(query)
    },
    truncateLog,
    looseSettings: async () => [],
    stayAlive: async (name) => {
      if (file === inMemory) return async () => {}
      const lock = lockFile(join(dirname(file), `${name}.lock`))
      return lock && (async () => lock.release())
    },
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

/** A file that exists, for asking only. */
export const readSqlite = (file: string): SqliteDialect => sqliteDialect(openFile(file, true))

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

// Asking a statement for its columns costs as much as a small question; they never change.
const readerByStatement = new WeakMap<StatementSync, boolean>()
const isReader = (statement: StatementSync): boolean => {
  const known = readerByStatement.get(statement) ?? statement.columns().length > 0
  readerByStatement.set(statement, known)
  return known
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
        reader: isReader(statement),
        all: (values) => endOnDiskFault(() => statement.all(...toBound(values))),
        run: (values) => {
          const runIt = () => endOnDiskFault(() => statement.run(...toBound(values)))
          const result = isGone
            ? { changes: 0, lastInsertRowid: 0 }
            : text === 'begin'
              ? withoutWaiting(database, runIt)
              : runIt()
          if (text === 'begin' || text === 'commit' || text === 'rollback') begun = text === 'begin'
          return result
        },
        iterate: (values) => statement.iterate(...toBound(values)),
      }
    },
  }
  return new SqliteDialect({ database: shim })
}
