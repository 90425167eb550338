// Long because every answer to an entry is decided here: a batch of entries, each with its own. What is stored is a keyed
// hash of the id, the visit's day and codes: no user, device, batch, order or time (S1, AN50, AN72).
import { type Day, dayPlus, dayToPeriod, instantToDay, type PeriodName } from '@tukkimies/shared/day.ts'
import type { EntryId, PointId } from '@tukkimies/shared/id.ts'
import type { EntryProblemCode } from '@tukkimies/shared/problem.ts'
import type { CodeList } from '@tukkimies/shared/register/code-list.ts'
import { countedPicks } from '@tukkimies/shared/release/dimensions.ts'
import { closeDay } from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import {
  type Arrival,
  canonicalPicks,
  checkEntry,
  type Contact,
  type Door,
  entrySchema,
  type EntryReading,
  type Picks,
  readEntry,
  type Visit,
  type Void,
} from '@tukkimies/shared/visit.ts'
import type { Mark, PushAnswer, Result } from '@tukkimies/shared/wire.ts'
import { readSafe } from './backup/records.ts'
import { takeContacts } from './contacts/push.ts'
import { shuffle } from './crypto.ts'
import { isBusy, readFact } from './database.ts'
import type { Deps } from './deps.ts'
import { leaveMark, seeMark } from './epoch.ts'
import {
  addOpenArrivals,
  addOpenVisits,
  eraseOpen,
  findEntries,
  idToEntryHash,
  type KnownEntry,
  type OpenArrival,
  type OpenVisit,
} from './live/open.ts'
import { addReceipts } from './live/receipts.ts'
import type { EntryHash, LiveTx } from './live/schema.ts'
import { readDoor } from './structure.ts'

export type PushDeps = Pick<Deps, 'live' | 'config' | 'register' | 'keys' | 'root' | 'now' | 'random' | 'log'>

/** An element of a batch as it came: parsed JSON, and what the parser had to say about its text. */
export type RawEntry = {
  readonly raw: unknown
  readonly flaw?: Extract<EntryProblemCode, 'repeated_key' | 'too_deep' | 'bad_value' | 'unknown_key'>
}

/** An element as it was read. */
type ReadEntry = Pick<RawEntry, 'flaw'> & { readonly reading: EntryReading }

/** What a push answers about entries and time; the route adds the rest. */
export type PushOutcome = Pick<PushAnswer, 'epoch' | 'mark' | 'now' | 'safe' | 'max' | 'results'>

/** What every entry of a push is judged by. `due` is later than every day that is already folded, and so safe (S27). */
type Ground = {
  readonly door: Door
  /** The lists without what points ask beyond them. */
  readonly published: readonly CodeList[]
  readonly policy: Policy
  readonly hashOf: (id: EntryId) => EntryHash
  readonly closeOf: (month: PeriodName) => Day
  readonly due: Day
  readonly folded: Day | null
}

/** What the stores know of the ids at hand, and what is to be written. Each decision changes it for the next one. */
type Ledger = {
  readonly known: Map<EntryHash, KnownEntry>
  readonly visits: Map<EntryHash, OpenVisit>
  readonly arrivals: Map<EntryHash, OpenArrival>
  readonly erased: Set<EntryHash>
  readonly voided: Set<EntryHash>
}

/**
 * Takes in the entries that a device of `point` pushed, one result each in no particular order (S9, S12). Repeating a push
 * in whole or in part changes nothing. Throws only faults; then nothing was stored.
 */
export const pushEntries = async (
  deps: PushDeps,
  point: PointId,
  mark: Mark | null,
  entries: readonly RawEntry[],
): Promise<PushOutcome> => {
  const now = deps.now()
  const today = instantToDay(now)
  const { door, published, policy } = await readDoor(deps.register, point, today)
  const readings = shuffle(entries).map(({ raw, flaw }) => ({ reading: readEntry(raw), ...(flaw ? { flaw } : {}) }))
  // Other stores than those of facts: before them, and never in one transaction with them.
  const { facts, results } = await splitContacts(deps, door, policy, readings)
  let erased = 0
  const outcome = await deps.live.transact(async (tx) => {
    const { epoch, lost } = await seeMark(tx, deps.root.mark, mark, today, deps.random)
    if (lost) deps.log.error('commits-lost', { day: today })
    const folded = (await readFact(tx, 'last-fold')) as Day | null
    const safe = await readSafe(tx, deps.config)
    const due = dueDay(today, policy, folded)
    const hashOf = memorize((id: EntryId) => idToEntryHash(deps.root.receipts.bytes, id))
    const closeOf = memorize((month: PeriodName) => closeDay(month, policy))
    const ground = { door, published, policy, hashOf, closeOf, due, folded }
    const taken = await takeEntries(tx, deps, ground, facts)
    erased = taken.erased
    const nextMark = await leaveMark(tx, deps.root.mark, epoch, today, deps.random)
    const max = { schema: entrySchema, list: door.lists.at(-1)?.version ?? 0 }
    return { epoch, mark: nextMark, now, safe, max, results: [...results, ...taken.results] }
  })
  // Until it is emptied the log tells which entries came together, and in which order (AN72, AN85), as the file does until the
  // hour: one emptying serves the pushes of a second. What was erased is gone before anybody is told so.
  if (erased > 0) await deps.live.truncateLog()
  else deps.live.truncateLogSoon()
  return outcome
}

/** The day on which an entry that comes today falls due: later than every day that is folded already (S27). */
export const dueDay = (today: Day, policy: Policy, folded: Day | null): Day => {
  const due = dayPlus(today, policy.openDays)
  return folded !== null && due <= folded ? dayPlus(folded, 1) : due
}

// A void says nothing of what it voids: those of contacts are decided with them, all others with visits and arrivals.
const splitContacts = async (
  deps: PushDeps,
  door: Door,
  policy: Policy,
  entries: readonly ReadEntry[],
): Promise<{ readonly facts: readonly ReadEntry[]; readonly results: readonly Result[] }> => {
  const entryOf = ({ reading, flaw }: ReadEntry) => (reading.is === 'entry' && !flaw ? [reading.entry] : [])
  const read = entries.flatMap(entryOf)
  const contacts = read.filter((entry): entry is Contact => entry.kind === 'contact')
  const voids = read.filter((entry): entry is Void => entry.kind === 'void')
  if (contacts.length + voids.length === 0) return { facts: entries, results: [] }
  const due = dueDay(door.today, policy, (await readFact(deps.live, 'last-fold')) as Day | null)
  const here = new Set(read.flatMap(({ id, kind }) => (kind === 'visit' || kind === 'arrival' ? [id] : [])))
  const taken = await takeContacts(deps, { door, due }, { contacts, voids }, async (targets) => {
    const known = await knowFacts(deps, targets)
    return new Set(targets.filter((target) => here.has(target) || known.has(target)))
  })
  const others = new Set(taken.voids)
  const isFact = (entry: ReadEntry): boolean =>
    entryOf(entry).every((one) => one.kind !== 'contact' && (one.kind !== 'void' || others.has(one)))
  return { facts: entries.filter(isFact), results: taken.results }
}

const knowFacts = ({ live, root }: PushDeps, targets: readonly EntryId[]): Promise<ReadonlySet<EntryId>> =>
  live.transact(async (tx) => {
    const hashOfTarget = (target: EntryId): EntryHash => idToEntryHash(root.receipts.bytes, target)
    const known = await findEntries(tx, targets.map(hashOfTarget))
    return new Set(targets.filter((target) => known.has(hashOfTarget(target))))
  })

type Taken = { readonly results: Result[]; readonly erased: number }

// All entries by a few statements. Should the database refuse one, each is tried alone: it never takes others with it.
const takeEntries = async (
  tx: LiveTx,
  deps: PushDeps,
  ground: Ground,
  entries: readonly ReadEntry[],
): Promise<Taken> => {
  try {
    return await tx.savepoint(() => takeTogether(tx, ground, entries))
  } catch (fault) {
    if (isBusy(fault)) throw fault
    const taken: Taken[] = []
    for (const entry of entries) taken.push(await takeAlone(tx, deps, ground, entry))
    return { results: taken.flatMap(({ results }) => results), erased: taken.reduce((sum, one) => sum + one.erased, 0) }
  }
}

const takeAlone = async (tx: LiveTx, deps: PushDeps, ground: Ground, entry: ReadEntry): Promise<Taken> => {
  try {
    return await tx.savepoint(() => takeTogether(tx, ground, [entry]))
  } catch (fault) {
    if (isBusy(fault)) throw fault
    deps.log.error('entry-fault')
    return { results: [{ id: idOf(entry.reading), status: 'retry' }], erased: 0 }
  }
}

const takeTogether = async (tx: LiveTx, ground: Ground, readings: readonly ReadEntry[]): Promise<Taken> => {
  const hashes = readings.flatMap(({ reading }) => (reading.is === 'entry' ? [hashOfReading(ground, reading)] : []))
  const ledger: Ledger = {
    known: new Map(await findEntries(tx, [...new Set(hashes)])),
    visits: new Map(),
    arrivals: new Map(),
    erased: new Set(),
    voided: new Set(),
  }
  const results = readings.map(({ reading, flaw }) => decide(ground, ledger, reading, flaw))
  await writeLedger(tx, ledger, dayToPeriod('m', ground.door.today))
  return { results, erased: ledger.erased.size }
}

const writeLedger = async (tx: LiveTx, ledger: Ledger, bucket: PeriodName): Promise<void> => {
  if (ledger.erased.size > 0) {
    const really = await eraseOpen(tx, [...ledger.erased])
    if (really.size !== ledger.erased.size) throw new Error('an entry that was held has gone')
  }
  if (ledger.voided.size > 0) await addReceipts(tx, [...ledger.voided], 'voided', bucket)
  if (ledger.visits.size > 0) await addOpenVisits(tx, [...ledger.visits.values()])
  if (ledger.arrivals.size > 0) await addOpenArrivals(tx, [...ledger.arrivals.values()])
}

// The table of AN52, refusals first.
const decide = (ground: Ground, ledger: Ledger, reading: EntryReading, flaw: RawEntry['flaw']): Result => {
  const id = idOf(reading)
  if (flaw) return { id, status: 'refused', code: flaw }
  if (reading.is === 'held') return { id, status: 'held' }
  if (reading.is === 'refused') return { status: 'refused', ...withoutKind(reading) }
  const { entry } = reading
  if (entry.kind === 'void') return decideVoid(ground, ledger, entry)
  if (entry.kind === 'contact') throw new Error('a contact among the facts')
  return decideFact(ground, ledger, entry)
}

const decideVoid = (ground: Ground, ledger: Ledger, { id, target }: Void): Result => {
  const h = ground.hashOf(target)
  const known = ledger.known.get(h)
  if (known?.is === 'receipt' && known.outcome === 'counted') return { id, status: 'too_late', due: lastFolded(ground) }
  if (known && known.is !== 'receipt') {
    if (known.row.point !== ground.door.point.id) return { id, status: 'refused', code: 'wrong_point', field: 'target' }
    // What this very push brought was never written.
    if (!ledger.visits.delete(h) && !ledger.arrivals.delete(h)) ledger.erased.add(h)
  }
  if (known?.is !== 'receipt') ledger.voided.add(h)
  ledger.known.set(h, { is: 'receipt', outcome: 'voided' })
  return { id, status: 'voided', due: ground.due }
}

const decideFact = (ground: Ground, ledger: Ledger, entry: Visit | Arrival): Result => {
  const { id } = entry
  if (entry.point !== ground.door.point.id) return { id, status: 'refused', code: 'wrong_point', field: 'point' }
  const h = ground.hashOf(id)
  const known = ledger.known.get(h)
  if (known) return decideRepeat(ground, entry, known)
  const check = checkEntry(entry, ground.door)
  if (check.is === 'held') return { id, status: 'held' }
  if (check.is === 'refused') return { id, status: 'refused', ...withoutKind(check) }
  if (entry.kind === 'visit') {
    const row = visitToRow(ground, entry, h, ground.due)
    ledger.visits.set(h, row)
    ledger.known.set(h, { is: 'visit', row })
  } else {
    const row = arrivalToRow(entry, h, ground.due)
    ledger.arrivals.set(h, row)
    ledger.known.set(h, { is: 'arrival', row })
  }
  return { id, status: 'stored', due: ground.due, ...(isLate(ground, entry) ? { late: true } : {}) }
}

const decideRepeat = (ground: Ground, entry: Visit | Arrival, known: KnownEntry): Result => {
  const { id } = entry
  if (known.is === 'receipt') {
    if (known.outcome === 'voided') return { id, status: 'voided', due: ground.due }
    return { id, status: 'duplicate', due: lastFolded(ground) }
  }
  return isSame(ground, entry, known) ? { id, status: 'duplicate', due: known.row.due_day } : { id, status: 'conflict' }
}

const isSame = (ground: Ground, entry: Visit | Arrival, known: Exclude<KnownEntry, { is: 'receipt' }>): boolean => {
  const { h, due_day: due } = known.row
  const row =
    entry.kind !== 'visit'
      ? arrivalToRow(entry, h, due)
      : { ...visitToRow(ground, entry, h, due), codes: codesAgain(ground, entry, known) }
  return entry.kind === known.is && JSON.stringify(sorted(row)) === JSON.stringify(sorted(known.row))
}

// What points ask beyond the list may have changed since the visit came first.
const codesAgain = ({ published }: Ground, visit: Visit, known: Exclude<KnownEntry, { is: 'receipt' }>): string => {
  const before = known.is === 'visit' ? (JSON.parse(known.row.codes) as Picks) : {}
  const kept = new Set([...Object.keys(before), ...Object.keys(countedPicks(visit, published))])
  return JSON.stringify(
    canonicalPicks(Object.fromEntries(Object.entries(visit.codes).filter(([key]) => kept.has(key)))),
  )
}

const sorted = (row: OpenVisit | OpenArrival): [string, unknown][] =>
  Object.entries(row).toSorted(([one], [other]) => (one < other ? -1 : 1))

// What no table will count is not kept until the fold either (S35).
const visitToRow = (ground: Ground, visit: Visit, h: EntryHash, due: Day): OpenVisit => ({
  h,
  visitor: visit.visitor,
  point: visit.point,
  day: visit.day,
  due_day: due,
  list: visit.list,
  codes: JSON.stringify(canonicalPicks(countedPicks(visit, ground.door.lists))),
})

const arrivalToRow = (arrival: Arrival, h: EntryHash, due: Day): OpenArrival => ({
  h,
  point: arrival.point,
  day: arrival.day,
  hour: arrival.hour,
  channel: arrival.channel,
  due_day: due,
})

const isLate = (ground: Ground, entry: Visit | Arrival): boolean =>
  entry.kind === 'visit' && ground.closeOf(dayToPeriod('m', entry.day)) <= ground.door.today

const lastFolded = ({ folded, door }: Ground): Day => folded ?? door.today

const hashOfReading = ({ hashOf }: Ground, { entry }: EntryReading & { is: 'entry' }): EntryHash =>
  hashOf(entry.kind === 'void' ? entry.target : entry.id)

/** The same answers, each worked out once. */
const memorize = <Key, Value>(answer: (key: Key) => Value & {}): ((key: Key) => Value & {}) => {
  const known = new Map<Key, Value & {}>()
  return (key) => {
    const found = known.get(key) ?? answer(key)
    known.set(key, found)
    return found
  }
}

const idOf = (reading: EntryReading): EntryId | null => (reading.is === 'entry' ? reading.entry.id : reading.id)

const withoutKind = <T extends { readonly is: string }>({ is: _is, ...rest }: T): Omit<T, 'is'> => rest
