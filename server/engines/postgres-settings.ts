// What a PostgreSQL server has to be set to: what loses nothing is insisted on, what forgets is asked for.
import type { Kysely } from 'kysely'
import { run } from './dialect.ts'

const postgresVersionMin = 15

const insistedSettings = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

// What a store that forgets asks of its server (AN69).
const forgettingSettings = {
  track_commit_timestamp: 'off',
  wal_recycle: 'off',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  archive_mode: 'off',
} as const

const shownSettings = async <T>(query: Kysely<T>): Promise<ReadonlyMap<string, string>> => {
  const rows = await run<T, { name: string; setting: string }>(query, 'select name, setting from pg_settings')
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}

/** Throws where the server is too old, or set so that it loses what it has confirmed. */
export const insistOnPostgres = async <T>(query: Kysely<T>): Promise<void> => {
  const shown = await shownSettings(query)
  const version = Math.floor(Number(shown.get('server_version_num')) / 10_000)
  if (version < postgresVersionMin) throw new Error(`PostgreSQL ${version} is too old`)
  for (const [name, value] of Object.entries(insistedSettings)) {
    if (shown.get(name) !== value)
      throw new Error(`PostgreSQL runs with ${name} = ${shown.get(name)}, which loses data`)
  }
}

/** Names of the settings that are not as a store that forgets asks for. */
export const loosePostgres = async <T>(query: Kysely<T>): Promise<readonly string[]> => {
  const shown = await shownSettings(query)
  // A setting that this role may not see counts as right: nobody can tell it otherwise.
  return Object.entries(forgettingSettings)
    .filter(([name, value]) => (shown.get(name) ?? value) !== value)
    .map(([name]) => name)
}
