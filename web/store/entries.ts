// What stands in the outbox, read: the list, the counts, the arrival that a late void may take. Nothing here writes.
import type { Day } from '@tukkimies/shared/day.ts'
import type { EntryId, PointId } from '@tukkimies/shared/id.ts'
import type { Arrival, Contact, Entry, Visit } from '@tukkimies/shared/visit.ts'
import type { Store } from './database.ts'
import { type OutboxCode, type OutboxState, type Random, randomBelow, rowToEntry, voidable } from './rows.ts'

const kinds: readonly Entry['kind'][] = ['visit', 'arrival', 'void', 'contact']
const firstDay = ''
const lastDay = '\uffff'

export type OutboxEntry = {
  readonly id: EntryId
  readonly kind: Entry['kind']
  readonly entry: Entry | null
  readonly day: Day
  readonly state: OutboxState
  readonly due: Day | null
  readonly code: OutboxCode | null
}

/** Visits and contacts that are not taken back, and whatever needs attention; unsorted. `entry` is null where the row is damaged. */
export const readEntries = async (store: Store): Promise<readonly OutboxEntry[]> => {
  const rows = await store.outbox.where('state').anyOf('attention').toArray()
  for (const kind of ['visit', 'contact'] as const)
    for (const state of voidable) rows.push(...(await byKind(store, state, kind).toArray()))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    entry: rowToEntry(row),
    day: row.day,
    state: row.state,
    due: row.due,
    code: row.code,
  }))
}

/** Visits of a day that this tablet has saved and not taken back. */
export const countVisits = async (store: Store, day: Day): Promise<number> => {
  let count = 0
  for (const state of [...voidable, 'attention'] as const)
    count += await store.outbox.where({ state, kind: 'visit', day }).count()
  return count
}

/** Visits and contacts that wait or are held, by the point that they are of. */
export const countWaitingByPoint = async (
  store: Store,
): Promise<ReadonlyMap<PointId, { readonly visits: number; readonly contacts: number }>> => {
  const counts = new Map<PointId, { visits: number; contacts: number }>()
  // A range at a time is read at once, several go row by row.
  const [waiting, held] = await Promise.all(
    (['waiting', 'held'] as const).map((state) => store.outbox.where('state').equals(state).toArray()),
  )
  for (const { kind, point } of [...(waiting ?? []), ...(held ?? [])]) {
    if (kind !== 'visit' && kind !== 'contact') continue
    const { visits, contacts } = counts.get(point) ?? { visits: 0, contacts: 0 }
    const isVisit = kind === 'visit'
    counts.set(point, { visits: visits + (isVisit ? 1 : 0), contacts: contacts + (isVisit ? 0 : 1) })
  }
  return counts
}

export type OutboxCounts = {
  /** Entries of every kind, as the report tells them. */
  readonly waiting: number
  readonly held: number
  readonly attention: number
  /** What a person calls entries: visits; a lone arrival or void counts as one. */
  readonly waitingVisits: number
  readonly heldVisits: number
  /** Sealed contacts that wait or are held: no visits, and counted apart. */
  readonly contacts: number
  /** The earliest day of what waits or is held. */
  readonly oldest: Day | null
}

/** All counts come from the rows (S5); those in `leaving` are left out of what waits or is held. */
export const countEntries = async (store: Store, leaving: ReadonlySet<EntryId> = new Set()): Promise<OutboxCounts> => {
  const counts: Record<'waiting' | 'held', { all: number; visits: number; contacts: number }> = {
    waiting: { all: 0, visits: 0, contacts: 0 },
    held: { all: 0, visits: 0, contacts: 0 },
  }
  let oldest: Day | null = null
  const left = (await store.outbox.bulkGet([...leaving])).filter((row) => row !== undefined)
  const countKind = async (state: 'waiting' | 'held', kind: Entry['kind']): Promise<void> => {
    const isLeaving = left.filter((row) => row.state === state && row.kind === kind).length
    const count = (await byKind(store, state, kind).count()) - isLeaving
    counts[state].all += count
    if (kind === 'visit') counts[state].visits = count
    if (kind === 'contact') counts[state].contacts = count
    // Earliest first, and enough of them that one stays: one range, where a cursor would ask for each.
    const range = byKind(store, state, kind).limit(isLeaving + 1)
    const earliest = count > 0 ? await range.toArray() : []
    const first = earliest.find(({ id }) => !leaving.has(id))
    if (first && (oldest === null || first.day < oldest)) oldest = first.day
  }
  const states = ['waiting', 'held'] as const
  await Promise.all(states.flatMap((state) => kinds.map((kind) => countKind(state, kind))))
  const seen = ({ all, visits, contacts }: (typeof counts)['held']) => Math.max(visits, Math.ceil((all - contacts) / 2))
  return {
    waiting: counts.waiting.all,
    held: counts.held.all,
    attention: await store.outbox.where('state').equals('attention').count(),
    waitingVisits: seen(counts.waiting),
    heldVisits: seen(counts.held),
    contacts: counts.waiting.contacts + counts.held.contacts,
    oldest,
  }
}

/** The visit as it was saved, and when it may be folded; null if it is gone, damaged or no visit. */
export const readVisit = async (
  store: Store,
  id: EntryId,
): Promise<{ readonly visit: Visit; readonly due: Day | null } | null> => {
  const row = await store.outbox.get(id)
  const entry = row && voidable.includes(row.state) ? rowToEntry(row) : null
  return row && entry?.kind === 'visit' ? { visit: entry, due: row.due } : null
}

/** The sealed contact and until when it may be taken back; null if it is gone, damaged or no contact. */
export const readContact = async (
  store: Store,
  id: EntryId,
): Promise<{ readonly contact: Contact; readonly due: Day | null } | null> => {
  const row = await store.outbox.get(id)
  const entry = row && voidable.includes(row.state) ? rowToEntry(row) : null
  return row && entry?.kind === 'contact' ? { contact: entry, due: row.due } : null
}

/**
 * An arrival of the same point, day and channel that can still be taken back: the one that is `known` to belong to the
 * visit, or one drawn at random, of those not yet due on `today` if there are any (S6). Null if there is none.
 */
export const drawArrival = async (
  store: Store,
  like: { readonly point: PointId; readonly day: Day; readonly channel: string },
  today: Day,
  random: Random,
  known: EntryId | null = null,
): Promise<Arrival | null> => {
  const found: { arrival: Arrival; due: Day | null }[] = []
  for (const state of voidable) {
    const rows = await store.outbox.where({ state, kind: 'arrival', day: like.day }).toArray()
    for (const row of rows) {
      const arrival = rowToEntry(row)
      if (arrival?.kind !== 'arrival' || arrival.point !== like.point || arrival.channel !== like.channel) continue
      found.push({ arrival, due: row.due })
    }
  }
  const own = found.find(({ arrival }) => arrival.id === known)
  if (own) return own.arrival
  const open = found.filter(({ due }) => due === null || due > today)
  const among = open.length > 0 ? open : found
  return among[randomBelow(random, among.length)]?.arrival ?? null
}

const byKind = (store: Store, state: OutboxState, kind: Entry['kind']) =>
  store.outbox.where('[state+kind+day]').between([state, kind, firstDay], [state, kind, lastDay])
