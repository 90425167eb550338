// PostgreSQL by pg: its settings, connections, frozen tables and rewriting.
import { type Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Value } from '../database.ts'
import {
  busyMsMax,
  type Dialect,
  type InsertHead,
  isOldestRun,
  mergeToInsert,
  quote,
  rowsPerPage,
  run,
  stepToSql,
  type TableMap,
} from './dialect.ts'
import { insistOnPostgres, loosePostgres } from './postgres-settings.ts'

const upkeepMsMax = 60_000
const connectionsMax = 5
/** What a merge of many rows may take to join them in memory. */
const mergeMemoryMb = 64

// By a connection of its own, which the server ends as soon as the process is gone.
const stayAliveOnPostgres = async (url: string, name: string): Promise<(() => Promise<void>) | null> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: busyMsMax })
  // One that breaks tells others that nobody is there, and no more: the lease itself decides.
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
    [name],
  )
  const end = (): Promise<void> => client.end().catch(() => {})
  if (rows[0]?.held === true) return end
  await end()
  return null
}

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

/** What a store needs of a schema, which is made where there is none. */
export const openPostgres = (url: string, schema: string): Dialect => {
  const pool = makePool(url, schema, false)
  return {
    name: 'postgres',
    dialect: new PostgresDialect({ pool }),
    stepToSql: (step) =>
      stepToSql(step, {
        typeOf: (kind) => postgresTypes[kind] ?? kind,
        tableEnding: '',
        // Half of a page: a new version beside the old one needs no change of an index.
        makeRoom: (table) => [`alter table ${quote(table)} set (fillfactor = 50)`],
        freeze: freezePostgres,
        letGo: (table, by) => letGoInPostgres(schema, table, by),
      }),
    // The server itself keeps them waiting.
    beginMsMax: 0,
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
    among: { text: '= any($1::text[])', bind: (texts) => texts },
    insertMany: insertIntoPostgres,
    mergeMany: mergeInPostgres,
    rewrite: (query, tables) => rewritePostgres(query, tables),
    reorder: (query, tables) => rewritePostgres(query, tables),
    truncateLog: async () => {},
    looseSettings: (query) => loosePostgres(query),
    stayAlive: (name) => stayAliveOnPostgres(url, `${schema} alive ${name}`),
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

/** A schema that exists, for asking only. */
export const readPostgres = (url: string, schema: string): PostgresDialect =>
  new PostgresDialect({ pool: makePool(url, schema, true) })

/** Whether the schema holds any table. */
export const schemaExists = async (url: string, schema: string): Promise<boolean> => {
  const pool = makePool(url, schema, true)
  try {
    const schemas = 'select 1 from information_schema.tables where table_schema = $1 limit 1'
    return (await pool.query(schemas, [schema])).rows.length > 0
  } finally {
    await pool.end()
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

const insertIntoPostgres: Dialect['insertMany'] = async (query, { into, kinds, ending }, rows) => {
  const { selected, unnested, values } = spreadRows(kinds, rows)
  await run(query, `${into} select ${selected} from unnest(${unnested}) ${ending}`, values)
}

// A conflict costs a look-up, a lock and a change of its own for each row. Many rows are joined to the table at once instead,
// from a temporary table, which is not in the log and ends with the merge.
const mergeInPostgres: Dialect['mergeMany'] = async (query, head, pages) => {
  const { table, columns, kinds, key, set } = head
  const rest = pages[Symbol.iterator]()
  const first = rest.next()
  let page: IteratorResult<readonly (readonly Value[])[], unknown> = rest.next()
  if (first.done === true) return
  if (page.done === true) return insertIntoPostgres(query, mergeToInsert(head), first.value)
  const listed = columns.map(quote).join(', ')
  await run(query, `create temporary table added on commit drop as select ${listed} from ${quote(table)} with no data`)
  const added: InsertHead = { into: `insert into added (${listed})`, kinds, ending: '' }
  await insertIntoPostgres(query, added, first.value)
  for (; page.done !== true; page = rest.next()) await insertIntoPostgres(query, added, page.value)
  await run(query, `set local work_mem = '${mergeMemoryMb}MB'`)
  const isSame = key.map((column) => `${quote(table)}.${quote(column)} = excluded.${quote(column)}`).join(' and ')
  const values = columns.map((column) => `excluded.${quote(column)}`).join(', ')
  await run(
    query,
    `merge into ${quote(table)} using added as excluded on ${isSame} when matched then update set ${set}
     when not matched then insert (${listed}) values (${values})`,
  )
  await run(query, 'drop table added')
}

type Spread = { readonly selected: string; readonly unnested: string; readonly values: readonly unknown[] }

// One array a column; a column that has one value in all rows goes once. The last one is an array in any case.
const spreadRows = (kinds: InsertHead['kinds'], rows: readonly (readonly Value[])[]): Spread => {
  const isSame = kinds.map((_, at) => at < kinds.length - 1 && rows.every((row) => row[at] === rows[0]?.[at]))
  const types = kinds.map((kind) => postgresArrays[kind.replace('?', '')] ?? kind)
  const arrays = types.flatMap((type, at) => (isSame[at] ? [] : [`$${at + 1}::${type}`]))
  const names = types.map((type, at) => (isSame[at] ? `$${at + 1}::${type.replace('[]', '')}` : `v${at}`))
  const unnested = names.filter((name) => name.startsWith('v')).join(', ')
  return {
    selected: names.join(', '),
    unnested: `${arrays.join(', ')}) as spread(${unnested}`,
    values: kinds.map((_, at) => (isSame[at] ? rows[0]?.[at] : arrayToText(rows, at))),
  }
}

// A column as PostgreSQL spells an array. The driver would do the same, but slowly, and a fold has millions of values.
const arrayToText = (rows: readonly (readonly Value[])[], at: number): string =>
  `{${rows.map((row) => valueToElement(row[at] ?? null)).join(',')}}`

const valueToElement = (value: Value): string => {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return `"\\\\x${Buffer.from(value).toString('hex')}"`
  return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`
}

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
