// What differs between the engines, and the words that both of them understand.
import { CompiledQuery, type Kysely, type PostgresDialect, type SqliteDialect } from 'kysely'
import type { ColumnKind, Engine, Step, Value } from '../database.ts'

/** How long a statement waits for its turn. */
export const busyMsMax = 5000
/** How many rows are read at a time. */
export const rowsPerPage = 2000

export type Table = {
  columns: Readonly<Record<string, ColumnKind>>
  readonly key: readonly string[]
  frozen: boolean
}

export type TableMap = ReadonlyMap<string, Table>

/** What differs between the engines. */
export type Dialect = {
  readonly name: Engine
  readonly dialect: SqliteDialect | PostgresDialect
  readonly stepToSql: (step: Step) => readonly string[]
  /** How long a transaction may be tried again that could not begin: nobody waits meanwhile but who asked for it. */
  readonly beginMsMax: number
  readonly insist: <T>(query: Kysely<T>) => Promise<void>
  readonly holdMigrations: <T>(query: Kysely<T>) => Promise<void>
  /** Keeps the planner from taking samples of rows that may be erased: they would outlive them. */
  readonly keepNoSamples: <T>(query: Kysely<T>, tables: TableMap) => Promise<void>
  readonly hold: <T>(query: Kysely<T>, names: readonly string[]) => Promise<void>
  /** Stands after a column that is to be one of the texts that are bound. */
  readonly among: { readonly text: string; readonly bind: (texts: readonly string[]) => unknown }
  readonly insertMany: <T>(query: Kysely<T>, head: InsertHead, rows: readonly (readonly Value[])[]) => Promise<void>
  /** `pages` hold some rows each; where there are more than one, PostgreSQL joins them all to the table at once. */
  readonly mergeMany: <T>(
    query: Kysely<T>,
    head: MergeHead,
    pages: Iterable<readonly (readonly Value[])[]>,
  ) => Promise<void>
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
  readonly stayAlive: (name: string) => Promise<(() => Promise<void>) | null>
  /** Stops the triggers of frozen tables within a transaction; the answer lets them work again. */
  readonly unfreeze: <T>(query: Kysely<T>, tables: TableMap) => Promise<() => Promise<void>>
}

export type InsertHead = { readonly into: string; readonly kinds: readonly ColumnKind[]; readonly ending: string }

export type MergeHead = {
  readonly table: string
  readonly columns: readonly string[]
  readonly kinds: readonly ColumnKind[]
  readonly key: readonly string[]
  readonly set: string
}

/** A merge of rows as an insert that changes what is there. */
export const mergeToInsert = ({ table, columns, kinds, key, set }: MergeHead): InsertHead => ({
  into: `insert into ${quote(table)} (${columns.map(quote).join(', ')})`,
  kinds,
  ending: `on conflict (${key.map(quote).join(', ')}) do update set ${set}`,
})

export const run = async <T, Row = unknown>(
  query: Kysely<T>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> =>
  // The caller says what the text asks for.
  (await query.executeQuery(CompiledQuery.raw(text, [...values]))).rows as Row[]

export const quote = (name: string): string => `"${name}"`

type StepWords = {
  readonly typeOf: (kind: string) => string
  readonly tableEnding: string
  readonly makeRoom: (table: string) => readonly string[]
  readonly freeze: (table: string) => readonly string[]
  readonly letGo: (table: string, by: string) => readonly string[]
}

export const stepToSql = (
  step: Step,
  { typeOf, tableEnding, makeRoom, freeze, letGo }: StepWords,
): readonly string[] => {
  if ('roomy' in step) return makeRoom(step.roomy)
  if ('unindexed' in step) return [`drop index ${quote(step.unindexed)}`]
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
export const isOldestRun = (table: string, by: string): string => {
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
