// Entries on their way: take for a push, settle what was answered, release what is folded and backed up. Each function is one
// strict transaction; the states are drawn in outbox.ts.
import { type Day, instantToDay } from '@tukkimies/shared/day.ts'
import type { EntryId, PointId } from '@tukkimies/shared/id.ts'
import type { Entry } from '@tukkimies/shared/visit.ts'
import type { PushAnswer, Result } from '@tukkimies/shared/wire.ts'
import { dropCorrection, freeCorrection } from './correction.ts'
import type { Store } from './database.ts'
import {
  type ClockSetting,
  type ContactNews,
  isRowWhole,
  type OutboxRow,
  type OutboxState,
  type Random,
  randomBelow,
  rowToEntry,
} from './rows.ts'
import { putSetting, readSetting } from './settings.ts'

/**
 * At most `limit` entries of one point to send now, in random order, noted as asked before they are handed out (S8, S21).
 * Keys are random, so the first keys are a random choice. Held entries come along when `max` covers them (S12). Rows that do
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
    const isTakeable = (row: OutboxRow) => row.point === point && !row.after && !isResting(row.id)
    const waiting = await takeableRows(store, 'waiting', limit, isTakeable)
    const isCovered = (row: OutboxRow) => max !== null && isTakeable(row) && coversEntry(max, rowToEntry(row))
    const room = limit - waiting.length
    const held = room > 0 ? await takeableRows(store, 'held', room, isCovered) : []
    const rows: OutboxRow[] = []
    for (const row of [...waiting, ...held]) {
      if (isRowWhole(row)) rows.push(row.asked ? row : { ...row, asked: true })
      else await store.outbox.put({ ...row, state: 'attention', code: 'damaged' })
    }
    await store.outbox.bulkPut(rows)
    return shuffle(rows, random)
  })

/** Whether an entry of the point waits: the first one found will do, however many there are. */
export const hasWaiting = async (store: Store, point: PointId): Promise<boolean> => {
  for (const state of ['waiting', 'held'] as const) {
    const isOfPoint = store.outbox
      .where('state')
      .equals(state)
      .filter((row) => row.point === point)
    if (await isOfPoint.first()) return true
  }
  return false
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
    const lateBefore = await countLate(store)
    const today = instantToDay(now + clock.offset)
    const results = answer.results.filter(({ id }) => id !== null && sent.has(id))
    const isDelivered = ({ status }: Result): boolean => status === 'stored' || status === 'duplicate'
    await settleDelivered(store, results.filter(isDelivered), answer.epoch)
    for (const result of results) {
      const row = result.id === null || isDelivered(result) ? undefined : await store.outbox.get(result.id)
      if (row) await settleRow(store, row, result, answer.epoch, today)
    }
    await noteTooLate(store, today, (await countLate(store)) - lateBefore)
    const { epoch, mark, safe, max } = answer
    await putSetting(store, 'acknowledged', { epoch, mark, safe, max, at: now })
    await putSetting(store, 'clock', clock)
    return { isNewEpoch }
  })

/**
 * Deletes what is folded and backed up, and nothing else (S26). The number of entries deleted; if there were any, the store
 * is to be rinsed (S28).
 */
export const releaseEntries = (store: Store, safe: Day | null, epoch: string): Promise<number> =>
  store.write(async () => {
    if (safe === null) return 0
    const released = await store.outbox
      .where('state')
      .anyOf('sent', 'taken_back')
      .filter((row) => row.due !== null && row.due <= safe && row.epoch === epoch)
      .delete()
    if (released > 0 && (await readSetting(store, 'rinse')) === null) await putSetting(store, 'rinse', { since: safe })
    return released
  })

/** The server, or a stranger's network, would not have this entry even alone (S15). */
export const markRejected = (store: Store, id: EntryId): Promise<void> =>
  store.write(async () => {
    const row = await store.outbox.get(id)
    if (row?.state === 'waiting' || row?.state === 'held')
      await store.outbox.put({ ...row, state: 'attention', code: 'rejected' })
  })

/** Visits that the server had counted when they were taken back. */
const countLate = (store: Store): Promise<number> =>
  store.outbox
    .where('state')
    .equals('taken_back')
    .filter(({ kind, code }) => kind === 'visit' && code === 'counted')
    .count()

// Their rows are released as soon as they are safe (S26): until the day is over, their number alone is left to tell.
const noteTooLate = async (store: Store, today: Day, count: number): Promise<void> => {
  const before = await readSetting(store, 'tooLate')
  const told = before?.day === today ? before.count : 0
  if (told + count > 0) await putSetting(store, 'tooLate', { day: today, count: told + count })
  else if (before) await store.settings.delete('tooLate')
}

// Most of an answer, and none of them touches another row: read at once and written at once.
const settleDelivered = async (store: Store, results: readonly Result[], epoch: string): Promise<void> => {
  const ids = results.flatMap(({ id }) => id ?? [])
  const rows = await store.outbox.bulkGet(ids)
  const dues = new Map(results.map(({ id, due }) => [id, due]))
  const settled = rows.flatMap((row): OutboxRow[] => {
    if (!row) return []
    const acknowledged = { ...row, due: dues.get(row.id) ?? row.due, epoch }
    // Taken back meanwhile stays taken back: its void is on the way.
    return [row.state === 'taken_back' ? acknowledged : { ...acknowledged, state: 'sent', code: null }]
  })
  await store.outbox.bulkPut(settled)
}

const settleRow = async (store: Store, row: OutboxRow, result: Result, epoch: string, today: Day): Promise<void> => {
  const acknowledged = { ...row, due: result.due ?? row.due, epoch }
  switch (result.status) {
    case 'stored':
    case 'duplicate':
      return settleDelivered(store, [result], epoch)
    case 'voided':
    case 'too_late':
      if (row.kind === 'void') {
        await store.outbox.put({ ...acknowledged, state: 'sent', code: null })
        const isLate = result.status === 'too_late'
        await settleTarget(store, row, acknowledged, isLate ? 'counted' : null, today)
        await (isLate ? dropCorrection : freeCorrection)(store, row.id)
      } else await store.outbox.put({ ...acknowledged, state: 'taken_back', code: null })
      return
    case 'held':
      if (row.state === 'waiting') await store.outbox.put({ ...row, state: 'held' })
      return
    case 'conflict':
    case 'expired':
    case 'refused': {
      if (result.status === 'expired' && row.kind === 'contact') return dropExpired(store, row, today)
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
  today: Day,
): Promise<void> => {
  const entry = rowToEntry(row)
  const target = entry?.kind === 'void' ? await store.outbox.get(entry.target) : undefined
  if (!target) return
  if (target.kind === 'contact' && code !== null && target.code === null) await noteContacts(store, 'kept', today)
  await store.outbox.put({ ...target, state: 'taken_back', due, epoch, code })
}

// S12: the box goes at once, and with it the only copy; that it did, and when, is all there is to tell.
const dropExpired = async (store: Store, row: OutboxRow, today: Day): Promise<void> => {
  await store.outbox.delete(row.id)
  if (row.state !== 'taken_back') await noteContacts(store, 'expired', today)
}

const noteContacts = async (store: Store, what: keyof ContactNews, today: Day): Promise<void> => {
  const before: ContactNews = (await readSetting(store, 'contactNews')) ?? { expired: null, kept: null }
  const count = (before[what]?.count ?? 0) + 1
  await putSetting(store, 'contactNews', { ...before, [what]: { day: today, count } })
}

// Read as one range: a cursor over a hundred rows asks the browser a hundred times. Seldom are there any to be left out.
const takeableRows = async (
  store: Store,
  state: OutboxState,
  limit: number,
  isTakeable: (row: OutboxRow) => boolean,
): Promise<OutboxRow[]> => {
  const inState = store.outbox.where('state').equals(state)
  const first = await inState.clone().limit(limit).toArray()
  if (first.length < limit || first.every(isTakeable)) return first.filter(isTakeable)
  return (await inState.toArray()).filter(isTakeable).slice(0, limit)
}

const coversEntry = (max: { schema: number; list: number }, entry: Entry | null): boolean =>
  entry !== null && entry.schema <= max.schema && (!('list' in entry) || entry.list <= max.list)

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
