// Open entries: visits and arrivals that may still be taken back (AN50, AN71). Nobody reads single ones but the fold.
import type { Day } from '@tukkimies/shared/day.ts'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { hmac } from '../crypto.ts'
import type { EntryHash, LiveQueryable, LiveTables, LiveTx, Outcome } from './schema.ts'

export type OpenVisit = LiveTables['open_visit']
export type OpenArrival = LiveTables['open_arrival']

/** The keyed hash under which an entry is known; `receiptKey` is the root's key of that label (S1). */
export const idToEntryHash = (receiptKey: Uint8Array, id: EntryId): EntryHash =>
  bytesToBase64url(hmac(receiptKey, id).subarray(0, 16)) as EntryHash

/** What the store knows about an id's hash, all seen at one moment. */
export type KnownEntry =
  | { readonly is: 'visit'; readonly row: OpenVisit }
  | { readonly is: 'arrival'; readonly row: OpenArrival }
  | { readonly is: 'receipt'; readonly outcome: Outcome }

/**
 * Looks many hashes up in open entries and receipts by one statement and holds them until the transaction ends, so that
 * no other push decides about the same ids meanwhile. A hash that is absent from the answer is unknown. At most 200.
 */
export const findEntries = async (
  _tx: LiveTx,
  _hashes: readonly EntryHash[],
): Promise<ReadonlyMap<EntryHash, KnownEntry>> => {
  throw new Error('not yet')
}

/** Stores visits whose hashes are unknown; a hash that is there already is a fault (`UNIQUE(h)` decides, S9). */
export const addOpenVisits = async (_tx: LiveTx, _visits: readonly OpenVisit[]): Promise<void> => {
  throw new Error('not yet')
}

export const addOpenArrivals = async (_tx: LiveTx, _arrivals: readonly OpenArrival[]): Promise<void> => {
  throw new Error('not yet')
}

/** Erases open visits and arrivals; answers the hashes that were really there: the fold may have been first (S19). */
export const eraseOpen = async (_tx: LiveTx, _hashes: readonly EntryHash[]): Promise<ReadonlySet<EntryHash>> => {
  throw new Error('not yet')
}

/** Due visits of one kind in the order of their hashes, which is no order of visitors; held until the transaction ends. */
export const takeDueVisits = async (
  _tx: LiveTx,
  _visitor: Visitor,
  _today: Day,
  _limit: number,
): Promise<OpenVisit[]> => {
  throw new Error('not yet')
}

/** Hashes of all due visits of one kind, for the fold to shuffle and slice (AN55). */
export const dueVisitHashes = async (_live: LiveQueryable, _visitor: Visitor, _today: Day): Promise<EntryHash[]> => {
  throw new Error('not yet')
}

/** The open visits among these hashes, held until the transaction ends; what was taken back meanwhile is not there. */
export const takeVisits = async (_tx: LiveTx, _hashes: readonly EntryHash[]): Promise<OpenVisit[]> => {
  throw new Error('not yet')
}

export const takeDueArrivals = async (_tx: LiveTx, _today: Day, _limit: number): Promise<OpenArrival[]> => {
  throw new Error('not yet')
}

/** Open visits of one kind: how many, how many are due, the earliest due day among them (AN53, AN54). */
export const openVisits = async (
  _live: LiveQueryable,
  _visitor: Visitor,
  _today: Day,
): Promise<{ readonly open: number; readonly due: number; readonly earliestDue: Day | null }> => {
  throw new Error('not yet')
}

/** Of one kind of visitor: how many visits of these days are due and still wait (AN59). */
export const dueVisitsOfDays = async (
  _live: LiveQueryable,
  _visitor: Visitor,
  _days: { readonly first: Day; readonly last: Day },
  _today: Day,
): Promise<number> => {
  throw new Error('not yet')
}
