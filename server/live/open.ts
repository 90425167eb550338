// Open entries: visits and arrivals that may still be taken back (AN50, AN71). Nobody reads single ones but the fold.
import type { Day } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { hmac } from '../crypto.ts'
import type { EntryHash, LiveQueryable, LiveTables, LiveTx, Outcome } from './schema.ts'

export type OpenVisit = LiveTables['open_visit']
export type OpenArrival = LiveTables['open_arrival']

const hashBytes = 16

/** The keyed hash under which an entry is known; `receiptKey` is the root's key of that label (S1). */
export const idToEntryHash = (receiptKey: Uint8Array, id: EntryId): EntryHash =>
  Buffer.from(hmac(receiptKey, id).buffer, 0, hashBytes).toString('base64url') as EntryHash

/** What the store knows about an id's hash. */
export type KnownEntry =
  | { readonly is: 'visit'; readonly row: OpenVisit }
  | { readonly is: 'arrival'; readonly row: OpenArrival }
  | { readonly is: 'receipt'; readonly outcome: Outcome }

/**
 * Looks hashes up in open entries and receipts and holds them until the transaction ends, so that no other push decides
 * about the same ids meanwhile. A hash that is absent from the answer is unknown. An open entry may still be folded before
 * it is erased here; `eraseOpen` then says so (S19).
 */
export const findEntries = async (
  tx: LiveTx,
  hashes: readonly EntryHash[],
): Promise<ReadonlyMap<EntryHash, KnownEntry>> => {
  const known = new Map<EntryHash, KnownEntry>()
  if (hashes.length === 0) return known
  await tx.hold(hashes)
  // Entries move from open to receipt and never back: asked in this order, none can be missed by a fold in between.
  for (const row of await tx.findMany('open_visit', 'h', hashes)) known.set(row.h, { is: 'visit', row })
  for (const row of await tx.findMany('open_arrival', 'h', hashes)) known.set(row.h, { is: 'arrival', row })
  for (const { h, outcome } of await tx.findMany('receipt', 'h', hashes)) known.set(h, { is: 'receipt', outcome })
  return known
}

/** Stores visits whose hashes are unknown; a hash that is there already is a fault (`UNIQUE(h)` decides, S9). */
export const addOpenVisits = async (tx: LiveTx, visits: readonly OpenVisit[]): Promise<void> => {
  const columns = ['h', 'visitor', 'point', 'day', 'due_day', 'list', 'codes'] as const
  const rows = visits.map((visit) => columns.map((column) => visit[column]))
  await tx.insertMany('open_visit', columns, rows)
}

/** Stores arrivals whose hashes are unknown; a hash that is there already is a fault. */
export const addOpenArrivals = async (tx: LiveTx, arrivals: readonly OpenArrival[]): Promise<void> => {
  const columns = ['h', 'point', 'day', 'hour', 'channel', 'due_day'] as const
  const rows = arrivals.map((arrival) => columns.map((column) => arrival[column]))
  await tx.insertMany('open_arrival', columns, rows)
}

/** Erases open visits and arrivals; answers the hashes that were really there: the fold may have been first (S19). */
export const eraseOpen = async (tx: LiveTx, hashes: readonly EntryHash[]): Promise<ReadonlySet<EntryHash>> => {
  if (hashes.length === 0) return new Set()
  const visits = await tx.query.deleteFrom('open_visit').where('h', 'in', hashes).returning('h').execute()
  const arrivals = await tx.query.deleteFrom('open_arrival').where('h', 'in', hashes).returning('h').execute()
  return new Set([...visits, ...arrivals].map(({ h }) => h))
}

/** Hashes of all due visits of one kind, for the fold to shuffle and slice (AN55). */
export const dueVisitHashes = async (live: LiveQueryable, visitor: Visitor, today: Day): Promise<EntryHash[]> => {
  const due = live.query
    .selectFrom('open_visit')
    .select('h')
    .where('visitor', '=', visitor)
    .where('due_day', '<=', today)
  return (await due.orderBy('h').execute()).map(({ h }) => h)
}

/** The days of all due visits of one kind. */
export const dueVisitDays = async (live: LiveQueryable, visitor: Visitor, today: Day): Promise<Day[]> => {
  const due = live.query.selectFrom('open_visit').select('day').distinct()
  const days = await due.where('visitor', '=', visitor).where('due_day', '<=', today).orderBy('day').execute()
  return days.map(({ day }) => day)
}

/** The open visits among these hashes, for the fold to count before it takes them. Their order means nothing. */
export const findVisits = async (live: LiveQueryable, hashes: readonly EntryHash[]): Promise<OpenVisit[]> =>
  hashes.length === 0 ? [] : live.query.selectFrom('open_visit').selectAll().where('h', 'in', hashes).execute()

/**
 * Erases the open visits among these hashes and hands them over to be folded in the same transaction. What was taken back
 * meanwhile is not among them. Their order means nothing.
 */
export const takeVisits = async (tx: LiveTx, hashes: readonly EntryHash[]): Promise<OpenVisit[]> =>
  hashes.length === 0 ? [] : tx.query.deleteFrom('open_visit').where('h', 'in', hashes).returningAll().execute()

/** Erases at most `limit` due arrivals and hands them over to be counted in the same transaction. */
export const takeDueArrivals = async (tx: LiveTx, today: Day, limit: number): Promise<OpenArrival[]> =>
  tx.query
    .deleteFrom('open_arrival')
    .where('h', 'in', (due) =>
      due.selectFrom('open_arrival').select('h').where('due_day', '<=', today).orderBy('h').limit(limit),
    )
    .returningAll()
    .execute()

/** Open visits of one kind: how many, how many are due, the earliest due day of all (AN53, AN54). */
export const openVisits = async (
  live: LiveQueryable,
  visitor: Visitor,
  today: Day,
): Promise<{ readonly open: number; readonly due: number; readonly earliestDue: Day | null }> =>
  live.query
    .selectFrom('open_visit')
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      fn.count<number>('h').filterWhere('due_day', '<=', today).as('due'),
      fn.min<Day | null>('due_day').as('earliestDue'),
    ])
    .where('visitor', '=', visitor)
    .executeTakeFirstOrThrow()

/** Of one kind of visitor: how many visits of these days are due and still wait (AN59). */
export const dueVisitsOfDays = async (
  live: LiveQueryable,
  visitor: Visitor,
  days: { readonly first: Day; readonly last: Day },
  today: Day,
): Promise<number> => {
  const due = live.query
    .selectFrom('open_visit')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('visitor', '=', visitor)
    .where('due_day', '<=', today)
    .where('day', '>=', days.first)
    .where('day', '<=', days.last)
  return (await due.executeTakeFirstOrThrow()).rows
}

/** The latest day on which an open visit or arrival falls due, or `null` if none is open. */
export const latestDue = async (live: LiveQueryable): Promise<Day | null> => {
  const [visits, arrivals] = [live.query.selectFrom('open_visit'), live.query.selectFrom('open_arrival')]
  const { visit } = await visits.select(({ fn }) => fn.max<Day | null>('due_day').as('visit')).executeTakeFirstOrThrow()
  const { arrival } = await arrivals
    .select(({ fn }) => fn.max<Day | null>('due_day').as('arrival'))
    .executeTakeFirstOrThrow()
  return visit === null || (arrival !== null && arrival > visit) ? arrival : visit
}

/** Makes open entries that are due later than a day due on it. */
export const advanceDue = async (tx: LiveTx, due: Day): Promise<void> => {
  await tx.query.updateTable('open_visit').set({ due_day: due }).where('due_day', '>', due).execute()
  await tx.query.updateTable('open_arrival').set({ due_day: due }).where('due_day', '>', due).execute()
}
