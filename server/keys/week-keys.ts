// One key for each week of recording days: it wraps the keys of the week's contacts, and once it is destroyed no old copy of
// them opens anything.
import type { Week } from '@tukkimies/shared/day.ts'
import type { KeysQueryable, KeysTx } from './schema.ts'

/** The week's wrapped key: the one that is there, or the one offered, which is stored then. */
export const keepWeekKey = async (tx: KeysTx, week: Week, offered: Uint8Array): Promise<Uint8Array> => {
  await tx.hold([week])
  await tx.query
    .insertInto('week')
    .values({ week, wrapped: offered })
    .onConflict((conflict) => conflict.column('week').doNothing())
    .execute()
  const kept = tx.query.selectFrom('week').select('wrapped').where('week', '=', week)
  return (await kept.executeTakeFirstOrThrow()).wrapped
}

/** The wrapped keys of all weeks that have one. */
export const readWeekKeys = async (keys: KeysQueryable): Promise<ReadonlyMap<Week, Uint8Array>> => {
  const rows = await keys.query.selectFrom('week').selectAll().execute()
  return new Map(rows.map(({ week, wrapped }) => [week, wrapped]))
}

/** Every week that has a key, a contact's key or a mark, in order. */
export const listWeeks = async (keys: KeysQueryable): Promise<Week[]> => {
  const weeks = new Set<Week>()
  for (const table of tables) {
    const rows = await keys.query.selectFrom(table).select('week').distinct().execute()
    for (const { week } of rows) weeks.add(week)
  }
  return [...weeks].toSorted()
}

/** Destroys the keys of these weeks with the keys and marks of their contacts. Repeating it changes nothing. */
export const destroyWeeks = async (tx: KeysTx, weeks: readonly Week[]): Promise<void> => {
  if (weeks.length === 0) return
  for (const table of tables) await tx.query.deleteFrom(table).where('week', 'in', weeks).execute()
}

const tables = ['week', 'contact', 'gone'] as const
