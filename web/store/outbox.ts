// The entries of this tablet until the server has folded and backed them up: save, take back, try again, discard. What sends
// and settles them is in delivery.ts. Each function is one strict transaction.
//
//                  ┌──────────────── new epoch ───────────────┐
//                  ▼                                          │
//   save ──▶ waiting ──stored, duplicate──▶ sent ──due ≤ safe─┼─▶ released
//              │  ▲ ╲──held──▶ held ──stored─▶ sent           │       ▲
//              │  │ again                                     │       │
//              │  └───────── attention ◀── refused, conflict, damaged │
//              └──── taken back (never asked: removed) ──due ≤ safe───┘
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { type EntryId, makeEntryId } from '@tukkimies/shared/id.ts'
import { type Entry, entrySchema, type Void } from '@tukkimies/shared/visit.ts'
import type { Store } from './database.ts'
import { isRowWhole, makeRow, type OutboxRow, type Random, rowToEntry, voidable } from './rows.ts'
import { dropCorrection } from './correction.ts'
import { putSetting, readSetting } from './settings.ts'

/** What a save adds: a visit and its arrival, or a sealed contact. */
export type Fact = Exclude<Entry, Void>

/**
 * Takes back `remove` and saves `add`, both or neither (S3, S4). What has never been in a request is removed; for the rest a
 * void is saved (S21). False, and nothing written, if one of `remove` can no longer be taken back. Where something is added,
 * the first of `remove` is what it corrects: all else waits until that one's void is answered, as it may come too late.
 */
export const changeEntries = (
  store: Store,
  change: { readonly add: readonly Fact[]; readonly remove: readonly EntryId[] },
  random: Random,
): Promise<boolean> =>
  store.write(async () => {
    const rows = change.remove.length > 0 ? await store.outbox.bulkGet([...change.remove]) : []
    if (!rows.every((row) => row !== undefined && voidable.includes(row.state))) return false
    const [corrected, ...others] = rows.filter((row) => row !== undefined)
    const taken = corrected && (await takeBackRow(store, corrected, random))
    const after = change.add.length > 0 ? taken : undefined
    for (const row of others) await takeBackRow(store, row, random, after)
    // In place of what no server has seen: there is nothing that could come too late.
    const isFree = (entry: Fact) => others.some((row) => row.kind === entry.kind && !row.asked && !row.after)
    await store.outbox.bulkAdd(
      change.add.map((entry) => waitFor(makeRow(entry, entry.day, entry.point), isFree(entry) ? undefined : after)),
    )
    failpoint('save.before-commit')
    return true
  })

/** Saves a visit and its arrival, or a contact; resolves after the commit (S4). */
export const addEntries = async (store: Store, entries: readonly Fact[], random: Random): Promise<void> => {
  await changeEntries(store, { add: entries, remove: [] }, random)
  failpoint('save.after-commit')
}

/** An entry that needs attention is to be sent again. False if it does not, or is damaged. */
export const retryEntry = (store: Store, id: EntryId): Promise<boolean> =>
  store.write(async () => {
    const row = await store.outbox.get(id)
    if (row?.state !== 'attention' || !isRowWhole(row)) return false
    await store.outbox.put({ ...row, state: 'waiting', code: null })
    return true
  })

/** Deletes an entry that needs attention, after a person was asked, and counts it as lost. False if it needs none. */
export const discardEntry = (store: Store, id: EntryId): Promise<boolean> =>
  store.write(async () => {
    const row = await store.outbox.get(id)
    if (row?.state !== 'attention') return false
    const entry = rowToEntry(row)
    const target = entry?.kind === 'void' ? await store.outbox.get(entry.target) : undefined
    const isCorrection = await dropCorrection(store, id)
    // What no server has acknowledged and nobody will ask about again would otherwise stay for ever.
    if (target?.state === 'taken_back' && target.due === null) {
      // What was corrected goes up as it was first saved, or nothing of the visit would be left.
      if (isCorrection) await store.outbox.put({ ...target, state: 'waiting' })
      else await store.outbox.delete(target.id)
    }
    await store.outbox.delete(id)
    const { discarded, wiped } = (await readSetting(store, 'losses')) ?? { discarded: 0, wiped: 0 }
    await putSetting(store, 'losses', { discarded: discarded + 1, wiped })
    return true
  })

/** Somebody has read what there was to tell of contacts. */
export const forgetContactNews = (store: Store): Promise<void> =>
  store.write(() => store.settings.delete('contactNews'))

/** The void that has to be answered first, if there is one: its own, or what it waited for itself. */
const takeBackRow = async (
  store: Store,
  row: OutboxRow,
  random: Random,
  after?: EntryId,
): Promise<EntryId | undefined> => {
  if (!row.asked) {
    await store.outbox.delete(row.id)
    return row.after
  }
  const entry: Void = { id: makeEntryId(random), kind: 'void', schema: entrySchema, target: row.id }
  await store.outbox.add(waitFor(makeRow(entry, row.day, row.point), after))
  await store.outbox.put({ ...row, state: 'taken_back' })
  return entry.id
}

const waitFor = (row: OutboxRow, after: EntryId | undefined): OutboxRow => (after ? { ...row, after } : row)
