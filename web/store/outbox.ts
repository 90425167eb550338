// The entries of this tablet until the server has folded and backed them up: save, take back, take for a push, settle what
// was answered, release. Each function that writes is one strict transaction.
//
//                  ┌──────────────── new epoch ───────────────┐
//                  ▼                                          │
//   save ──▶ waiting ──stored, duplicate──▶ sent ──due ≤ safe─┼─▶ released
//              │  ▲ ╲──held──▶ held ──stored─▶ sent           │       ▲
//              │  │ again                                     │       │
//              │  └───────── attention ◀── refused, conflict, damaged │
//              └──── taken back (never asked: removed) ──due ≤ safe───┘
import type { Day } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { type EntryId, makeEntryId, type PointId } from '@tukkimies/shared/id.ts'
import { type Arrival, type Entry, entrySchema, type Visit, type Void } from '@tukkimies/shared/visit.ts'
import type { PushAnswer, Result } from '@tukkimies/shared/wire.ts'
import type { Store } from './database.ts'
import {
  type ClockSetting,
  isRowWhole,
  makeRow,
  type OutboxRow,
  type OutboxState,
  type Random,
  randomBelow,
  rowToEntry,
  voidable,
} from './rows.ts'
import { putSetting, readSetting } from './settings.ts'

/**
 * Takes back `remove` and saves `add`, both or neither (S3, S4). What has never been in a request is removed; for the rest a
 * void is saved (S21). False, and nothing written, if one of `remove` can no longer be taken back.
 */
export const changeEntries = (
  store: Store,
  change: { readonly add: readonly (Visit | Arrival)[]; readonly remove: readonly EntryId[] },
  random: Random,
): Promise<boolean> =>
  store.write(async () => {
    const rows = await store.outbox.bulkGet([...change.remove])
    if (!rows.every((row) => row !== undefined && voidable.includes(row.state))) return false
    for (const row of rows) if (row) await takeBackRow(store, row, random)
    await store.outbox.bulkAdd(change.add.map((entry) => makeRow(entry, entry.day, entry.point)))
    failpoint('save.before-commit')
    return true
  })

/** Saves a visit and its arrival; resolves after the commit (S4). */
export const addEntries = async (
  store: Store,
  entries: readonly (Visit | Arrival)[],
  random: Random,
): Promise<void> => {
  await changeEntries(store, { add: entries, remove: [] }, random)
  failpoint('save.after-commit')
}

/**
 * At most `limit` entries of one point to send now, in random order, noted as asked before they are handed out (S8, S21).
 * Keys are random, so the last keys are a random choice. Held entries come along when `max` covers them (S12). Rows that do
 * not fit their checksum go to attention and are never sent. `isResting` leaves out what is to be tried later.
 */
export const takeBatch = (
  store: Store,
  point: PointId,
  limit: number,
  max: { readonly schema: number; readonly list: number } | null,
  isResting: (id: EntryId) => boolean,
  random: Random,
): Promise<readonly OutboxRow[]> =>
  store.write(async () => {
    const isTakeable = (row: OutboxRow) => row.point === point && !isResting(row.id)
    const waiting = await rowsFromTheEnd(store, 'waiting', limit, isTakeable)
    const isCovered = (row: OutboxRow) => max !== null && isTakeable(row) && coversEntry(max, rowToEntry(row))
    const room = limit - waiting.length
    const held = room > 0 ? await rowsFromTheEnd(store, 'held', room, isCovered) : []
    const rows: OutboxRow[] = []
    for (const row of [...waiting, ...held]) {
      if (isRowWhole(row)) rows.push(row.asked ? row : { ...row, asked: true })
      else await store.outbox.put({ ...row, state: 'attention', code: 'damaged' })
    }
    await store.outbox.bulkPut(rows)
    return shuffle(rows, random)
  })

/** Points of which entries are waiting, other than `point`. */
export const otherPointsWaiting = async (store: Store, point: PointId): Promise<readonly PointId[]> => {
  const rows = await store.outbox
    .where('state')
    .anyOf('waiting', 'held')
    .filter((row) => row.point !== point)
    .toArray()
  return [...new Set(rows.map((row) => row.point))]
}

/**
 * Writes down what the server answered for the entries in `sent`, with epoch, mark and `safe` (S11, S12). A new epoch first
 * turns everything that was sent into waiting again (S29); true if so. `now` is the tablet's clock, `clock` what is known of
 * it now.
 */
export const settleAnswer = (
  store: Store,
  answer: Pick<PushAnswer, 'epoch' | 'mark' | 'safe' | 'max' | 'results'>,
  sent: ReadonlySet<EntryId>,
  now: number,
  clock: ClockSetting,
): Promise<{ readonly isNewEpoch: boolean }> =>
  store.write(async () => {
    const before = await readSetting(store, 'acknowledged')
    const isNewEpoch = before !== null && before.epoch !== answer.epoch
    if (isNewEpoch) await store.outbox.where('state').equals('sent').modify({ state: 'waiting', epoch: null })
    for (const result of answer.results) {
      if (result.id === null || !sent.has(result.id)) continue
      const row = await store.outbox.get(result.id)
      if (row) await settleRow(store, row, result, answer.epoch)
    }
    const { epoch, mark, safe, max } = answer
    await putSetting(store, 'acknowledged', { epoch, mark, safe, max, at: now })
    await putSetting(store, 'clock', clock)
    return { isNewEpoch }
  })

/** Deletes what is folded and backed up, and nothing else (S26). The number of entries deleted. */
export const releaseEntries = (store: Store, safe: Day | null, epoch: string): Promise<number> =>
  store.write(async () => {
    if (safe === null) return 0
    return store.outbox
      .where('state')
      .anyOf('sent', 'taken_back')
      .filter((row) => row.due !== null && row.due <= safe && row.epoch === epoch)
      .delete()
  })

/** The server, or a stranger's network, would not have this entry even alone (S15). */
export const markRejected = (store: Store, id: EntryId): Promise<void> =>
  store.write(async () => {
    const row = await store.outbox.get(id)
    if (row?.state === 'waiting' || row?.state === 'held')
      await store.outbox.put({ ...row, state: 'attention', code: 'rejected' })
  })

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
    // What no server has acknowledged and nobody will ask about again would otherwise stay for ever.
    if (target?.state === 'taken_back' && target.due === null) await store.outbox.delete(target.id)
    await store.outbox.delete(id)
    const { discarded, wiped } = (await readSetting(store, 'losses')) ?? { discarded: 0, wiped: 0 }
    await putSetting(store, 'losses', { discarded: discarded + 1, wiped })
    return true
  })

const takeBackRow = async (store: Store, row: OutboxRow, random: Random): Promise<void> => {
  if (!row.asked) return store.outbox.delete(row.id)
  const entry: Void = { id: makeEntryId(random), kind: 'void', schema: entrySchema, target: row.id }
  await store.outbox.add(makeRow(entry, row.day, row.point))
  await store.outbox.put({ ...row, state: 'taken_back' })
}

const settleRow = async (store: Store, row: OutboxRow, result: Result, epoch: string): Promise<void> => {
  const acknowledged = { ...row, due: result.due ?? row.due, epoch }
  switch (result.status) {
    case 'stored':
    case 'duplicate':
      // Taken back meanwhile stays taken back: its void is on the way.
      await store.outbox.put(row.state === 'taken_back' ? acknowledged : { ...acknowledged, state: 'sent', code: null })
      return
    case 'voided':
    case 'too_late':
      if (row.kind === 'void') {
        await store.outbox.put({ ...acknowledged, state: 'sent', code: null })
        await settleTarget(store, row, acknowledged, result.status === 'too_late' ? 'counted' : null)
      } else await store.outbox.put({ ...acknowledged, state: 'taken_back', code: null })
      return
    case 'held':
      if (row.state === 'waiting') await store.outbox.put({ ...row, state: 'held' })
      return
    case 'conflict':
    case 'expired':
    case 'refused': {
      if (row.state === 'taken_back') return
      const code = result.status === 'conflict' ? 'conflict' : (result.code ?? 'rejected')
      await store.outbox.put({ ...row, state: 'attention', code })
      return
    }
    case 'retry':
      return
  }
}

const settleTarget = async (
  store: Store,
  row: OutboxRow,
  { due, epoch }: Pick<OutboxRow, 'due' | 'epoch'>,
  code: 'counted' | null,
): Promise<void> => {
  const entry = rowToEntry(row)
  const target = entry?.kind === 'void' ? await store.outbox.get(entry.target) : undefined
  if (target) await store.outbox.put({ ...target, state: 'taken_back', due, epoch, code })
}

const rowsFromTheEnd = (
  store: Store,
  state: OutboxState,
  limit: number,
  isTakeable: (row: OutboxRow) => boolean,
): Promise<OutboxRow[]> => store.outbox.where('state').equals(state).reverse().filter(isTakeable).limit(limit).toArray()

const coversEntry = (max: { schema: number; list: number }, entry: Entry | null): boolean =>
  entry !== null && entry.schema <= max.schema && (entry.kind === 'void' || entry.list <= max.list)

const shuffle = <T>(values: readonly T[], random: Random): T[] => {
  const shuffled = [...values]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = randomBelow(random, last + 1)
    const [a, b] = [shuffled[last], shuffled[other]]
    // Both places lie within the array.
    shuffled[last] = b as T
    shuffled[other] = a as T
  }
  return shuffled
}
