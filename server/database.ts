// What a store is, whichever engine holds it: its places, questions, transactions, copies and migrations, and what every store
// knows about itself. The engines themselves are in `engines/`.
import type { Kysely } from 'kysely'

/** SQLite's BUSY, LOCKED and FULL. */
const busyCodes: readonly number[] = [5, 6, 13]

/** PostgreSQL's classes for lost connections and missing room, its lock, deadlock and shut-down; the system's for sockets. */
const busyStates = /^(08...|53...|40001|40P01|55P03|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/

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
  /** The rows whose `column` is one of many texts, by one statement that is the same for any number of them. */
  readonly findMany: <Table extends keyof Tables & string>(
    table: Table,
    column: keyof Tables[Table] & string,
    texts: readonly string[],
  ) => Promise<Tables[Table][]>
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
  /**
   * Inserts many rows, or changes those whose keys are there already by `set`, in which the table's name stands for what is
   * there and `excluded` for what comes. `rows` are gone through once. No two rows of a call may share a key.
   */
  readonly mergeMany: (
    table: keyof Tables & string,
    columns: readonly string[],
    rows: Iterable<readonly Value[]>,
    set: string,
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
  /** The same within a second or two, for what was not erased: one emptying serves all that is written until then. */
  readonly truncateLogSoon: () => void
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
  /**
   * Holds a name for this process until the answer is called or the process ends, however it ends; `null` while another one
   * holds it. It keeps nobody from anything: it only tells that whoever held it is alive.
   */
  readonly stayAlive: (name: string) => Promise<(() => Promise<void>) | null>
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
  /** An index of an earlier migration that costs every writer more than it saves any reader. */
  | { readonly unindexed: string }
  /** Further columns of a table of an earlier migration; rows that are there already have none of it, so each may be null. */
  | { readonly add: string; readonly columns: Readonly<Record<string, 'text?' | 'integer?' | 'bytes?'>> }
  /** A table whose rows are written over and over: on PostgreSQL its pages keep room for the next version of each. */
  | { readonly roomy: string }
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
 * that is backed up too (S27), its verified backups, the last rehearsals (AN99), and that it is being put back.
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
  | 'rehearsals'
  | 'restoring'

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

/** Every store has these tables; Kysely's type does not let a wider set of tables stand for a narrower one. */
export const ownTables = <T>(store: Queryable<T>): Kysely<OwnTables> => store.query as unknown as Kysely<OwnTables>

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
