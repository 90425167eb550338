// Opens a SQLite file or a PostgreSQL schema as one store; the only place that knows a dialect. Stores never meet in one
// transaction. Inside a transaction only the transaction is used: the store's own handle then throws instead of hanging.
import type { Kysely } from 'kysely'

export type Engine = 'sqlite' | 'postgres'
export type StoreName = 'register' | 'live' | 'release' | 'keys'

/** Where a store lies. */
export type Place =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema: string }

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
  /** Brings the log into the file and empties it: after every erasure that is not followed by `rewrite`. */
  readonly truncateLog: () => Promise<void>
  /** Names of the database's settings that are not as they should be; none is the answer to hope for. */
  readonly looseSettings: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

type ColumnKind = 'text' | 'integer' | 'bytes' | 'text?' | 'integer?' | 'bytes?'

/** One change of a store's shape, in words that both engines understand; `?` is a column that may be null. */
export type Step =
  | { readonly table: string; readonly columns: Readonly<Record<string, ColumnKind>>; readonly key: readonly string[] }
  | { readonly index: string; readonly on: string; readonly columns: readonly string[]; readonly unique?: true }
  /** Triggers that refuse every update, delete, replacement and truncation of the table's rows. */
  | { readonly frozen: string }

/** Forward only. What has shipped is never edited: its checksum is kept, and a start with another one is refused. */
export type Migration = { readonly name: string; readonly steps: readonly Step[] }

/** Every store has these two tables beside its own. */
export type OwnTables = {
  migration: { name: string; checksum: string }
  fact: { key: FactKey; value: string }
}

/** What a store knows about itself: whose root key, which start wrote last, the epoch (S29), the last folded day (S27). */
export type FactKey = 'root-check' | 'generation' | 'epoch' | 'last-fold' | 'last-retention' | 'last-loss'

export const readFact = async <T>(store: Queryable<T>, key: FactKey): Promise<string | null> => {
  throw new Error(`not yet: ${key} of ${store.engine}`)
}

export const writeFact = async <T>(store: Queryable<T>, key: FactKey, value: string): Promise<void> => {
  throw new Error(`not yet: ${key} of ${store.engine}: ${value}`)
}

/** Opens a store, checks what it must insist on, and brings its tables up to date under a lock. */
export const openStore = async <Tables>(
  place: Place,
  migrations: readonly Migration[],
): Promise<Store<Tables & OwnTables>> => {
  throw new Error(`not yet: ${place.engine} ${migrations.length}`)
}

/** Opens a store that exists already for asking only: writing fails in the database, not only in the types. */
export const openReader = async <Tables>(place: Place): Promise<Reader<Tables & OwnTables>> => {
  throw new Error(`not yet: ${place.engine}`)
}

/** Holds the folder for this process until `release`, or answers `null` while another process holds it (F52). */
export const lockFolder = (folder: string): { readonly release: () => void } | null => {
  throw new Error(`not yet: ${folder}`)
}
