// Opens a SQLite file or a PostgreSQL schema as one store. Stores never meet in one transaction. Inside a transaction only the
// transaction is used: the store's own handle then throws instead of hanging for ever.
import { AsyncLocalStorage } from 'node:async_hooks'
import { existsSync } from 'node:fs'
import { Kysely } from 'kysely'
import {
  type ColumnKind,
  isBusy,
  type Migration,
  type OwnTables,
  type Place,
  type Reader,
  type Scratch,
  type Store,
  type Tx,
} from '../database.ts'
import { after, bePatient } from '../patience.ts'
import { copyRows, refuseForeign } from './copies.ts'
import { type Dialect, quote, run, type TableMap } from './dialect.ts'
import { ownMigration, refuseNewer, runMigration, tablesOf } from './migrations.ts'
import { openPostgres, readPostgres, schemaExists } from './postgres.ts'
import { inMemory, openSqlite, readSqlite } from './sqlite.ts'

const rowsPerStatement = 10_000
const emptyingMs = 1_000

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
  const lives = new Set<() => Promise<void>>()
  const emptying = createEmptying(() => engine.truncateLog(kysely))
  const store: Store<Tables & OwnTables> = {
    engine: engine.name,
    get query() {
      return outside()
    },
    transact: (work) => {
      const transaction = outside().transaction()
      let isBegun = false
      const begin = () =>
        transaction.execute((query) => {
          isBegun = true
          return inside.run(true, () => work(makeTx(engine, query, tables, unordered)))
        })
      return bePatient(engine.beginMsMax, begin, () => !isBegun)
    },
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
    truncateLogSoon: emptying.begin,
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
    stayAlive: async (name) => {
      const end = await engine.stayAlive(name)
      if (!end) return null
      lives.add(end)
      return async () => {
        if (lives.delete(end)) await end()
      }
    },
    close: async () => {
      await emptying.stop()
      for (const end of lives) await end()
      lives.clear()
      await kysely.destroy()
    },
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
  const dialect = place.engine === 'sqlite' ? readSqlite(place.file) : readPostgres(place.url, place.schema)
  const query = new Kysely<Tables & OwnTables>({ dialect })
  // Kysely closes only what it has used once.
  await run(query, 'select 1')
  return { engine: place.engine, query, close: () => query.destroy() }
}

/** Whether there is anything at the place yet. */
export const storeExists = async (place: Place): Promise<boolean> =>
  place.engine === 'sqlite' ? existsSync(place.file) : schemaExists(place.url, place.schema)

/** Empties the log some time after somebody asked, once for all who asked meanwhile. */
const createEmptying = (empty: () => Promise<void>) => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const begin = (): void => {
    timer ??= after(emptyingMs, () => {
      timer = undefined
      running = empty().catch((fault: unknown) => {
        // Somebody else reads it.
        if (!isBusy(fault)) throw fault
        begin()
      })
    })
  }
  const stop = async (): Promise<void> => {
    await running
    clearTimeout(timer)
  }
  return { begin, stop }
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
  findMany: async (table, column, texts) => {
    findColumns(tables, table, [column])
    const { text, bind } = engine.among
    return run(query, `select * from ${quote(table)} where ${quote(column)} ${text}`, [bind(texts)])
  },
  insertMany: async (table, columns, rows, ending = '') => {
    const { kinds } = findColumns(tables, table, columns)
    const into = `insert into ${quote(table)} (${columns.map(quote).join(', ')})`
    const head = { into, kinds, ending }
    for (let at = 0; at < rows.length; at += rowsPerStatement) {
      await engine.insertMany(query, head, rows.slice(at, at + rowsPerStatement))
    }
    // Only now: from here on the table is locked, and a reordering that is under way waits or is over.
    unordered.add(table)
  },
  mergeMany: async (table, columns, rows, set) => {
    const head = { table, columns, set, ...findColumns(tables, table, columns) }
    await engine.mergeMany(query, head, makePages(rows, rowsPerStatement))
    unordered.add(table)
  },
})

const findColumns = (
  tables: TableMap,
  table: string,
  columns: readonly string[],
): { readonly kinds: readonly ColumnKind[]; readonly key: readonly string[] } => {
  const found = tables.get(table)
  const kinds = columns.flatMap((column) => found?.columns[column] ?? [])
  if (!found || kinds.length < columns.length) throw new Error(`no such columns of ${table}`)
  return { kinds, key: found.key }
}

function* makePages<T>(rows: Iterable<T>, size: number): Generator<readonly T[]> {
  let page: T[] = []
  for (const row of rows) {
    page.push(row)
    if (page.length < size) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
