// What waits for the void of a visit that is corrected: nobody knows whether it comes in time until the server has answered.
// Each function is part of a transaction.
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Store } from './database.ts'
import { type OutboxRow, rowToEntry } from './rows.ts'

/** Taken back in time: what stands in its place may be sent. */
export const freeCorrection = async (store: Store, voided: EntryId): Promise<void> => {
  for (const { after: _, ...row } of await rowsAfter(store, voided)) await store.outbox.put(row)
}

/** The old visit stays: nothing of its correction may count beside it. True if there was any. */
export const dropCorrection = async (store: Store, voided: EntryId): Promise<boolean> => {
  const rows = await rowsAfter(store, voided)
  for (const row of rows) {
    await store.outbox.delete(row.id)
    const entry = row.kind === 'void' ? rowToEntry(row) : null
    const target = entry?.kind === 'void' ? await store.outbox.get(entry.target) : undefined
    if (target?.state !== 'taken_back') continue
    await store.outbox.put({ ...target, state: target.due === null ? 'waiting' : 'sent' })
  }
  return rows.length > 0
}

/** Parts of corrections and the voids that decide them: whoever cannot ask first leaves all of them out. */
export const undecided = (rows: readonly OutboxRow[]): ReadonlySet<EntryId> =>
  new Set(rows.flatMap(({ id, after }) => (after ? [id, after] : [])))

const rowsAfter = (store: Store, voided: EntryId): Promise<OutboxRow[]> =>
  store.outbox
    .where('state')
    .anyOf('waiting', 'held')
    .filter(({ after }) => after === voided)
    .toArray()
