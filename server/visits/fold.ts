// Due visits, shuffled, into accumulators; then erased with their keys (AN54, AN55, S40). Due arrivals into counts by hour.
// Each slice is one transaction: a stop anywhere leaves every visit either open or counted, once.
import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import { type Day, dayPlus, daysBetween, dayToPeriod, periodKinds, type PeriodName } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { type Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { type Accumulator, isPeriodClosed, periodFor, type Placement } from '@tukkimies/shared/release/accumulator.ts'
import {
  amendLattice,
  type Lattice,
  makeLattice,
  type Structure,
  type Volumes,
} from '@tukkimies/shared/release/lattice.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import { shuffle } from '../crypto.ts'
import { readFact, writeFact } from '../database.ts'
import type { Random } from '../deps.ts'
import { addToAccumulators, eraseOutside } from '../live/accumulators.ts'
import { addArrivalCounts, arrivalVolumes, firstArrivalDay } from '../live/arrivals.ts'
import { holdLeaseOrThrow, type Lease } from '../live/lease.ts'
import {
  dueVisitDays,
  dueVisitHashes,
  findVisits,
  type OpenArrival,
  openVisits,
  takeDueArrivals,
  takeVisits,
} from '../live/open.ts'
import { changeLattice, listPeriods, type LivePeriod, noteBatch, openPeriod } from '../live/periods.ts'
import { addReceipts } from '../live/receipts.ts'
import type { EntryHash, LiveStore, LiveTx } from '../live/schema.ts'
import { countByLattice, countVisits, type Placements } from './counting.ts'
import { noteErasure } from './rewrite.ts'

/** Entries that one transaction takes at most (AN55). */
export const sliceMax = 5_000
/** Days after receipt within which every visit is folded while the server runs (AN54). */
export const openDaysMax = 14

/** What a fold needs besides the store: its lease and how to lengthen it, the register as it stands, the day, chance. */
export type FoldGround = {
  readonly lease: Lease
  readonly renew: () => Promise<void>
  readonly structure: Structure
  readonly today: Day
  readonly random: Random
}

/** `waiting` are visits that are due and wait for their batch. */
export type FoldOutcome = { readonly visits: number; readonly arrivals: number; readonly waiting: number }

/** Folds all that is due. May be stopped anywhere and run again. */
export const foldDue = async (live: LiveStore, ground: FoldGround): Promise<FoldOutcome> => {
  const volumes = await readVolumes(live, ground.today)
  for (const visitor of visitors) await preparePeriods(live, ground, volumes, visitor)
  let visits = 0
  for (const visitor of visitors) visits += await foldVisits(live, ground, volumes, visitor)
  const arrivals = await foldArrivals(live, ground)
  failpoint('fold.before-safe')
  return { visits, arrivals, waiting: await moveSafe(live, ground) }
}

/** Days that a due visit may wait for 20 others (AN54). */
export const waitDaysMax = ({ foldWait, openDays }: Policy): number => Math.min(foldWait, openDaysMax - openDays)

/** What was counted at the points in the year before a day, and for how long anything has been (AN37, AN38). */
export const readVolumes = async (live: LiveStore, today: Day): Promise<Volumes> => {
  const first = await firstArrivalDay(live)
  return {
    points: Object.fromEntries(await arrivalVolumes(live, today)),
    age: first === null || first >= today ? 0 : daysBetween(first, today),
  }
}

// The periods of the day open in their first night; what changed in the register reaches the open ones (AN36, AN43, AN46).
const preparePeriods = (live: LiveStore, ground: FoldGround, volumes: Volumes, visitor: Visitor): Promise<void> =>
  live.transact(async (tx) => {
    const { lease, structure, today } = ground
    await holdLeaseOrThrow(tx, lease)
    // A period that opened before the first run would have no point for as long as it lasts.
    if (structure.points.length === 0) return
    const known = await periodsByName(tx, visitor)
    for (const kind of periodKinds) {
      const name = dayToPeriod(kind, today)
      if (!known.has(name)) await openPeriod(tx, makeLattice(visitor, name, structure, volumes, today))
    }
    for (const { state, lattice } of known.values()) {
      if (state !== 'open' || lattice === null) continue
      const amended = amendLattice(lattice, structure, volumes, today)
      if (JSON.stringify(amended) !== JSON.stringify(lattice)) await amendPeriod(tx, amended)
    }
    failpoint('fold.before-open')
  })

// What the lattice has no table for any more is gone at once, not only unread at the close (AN36, AN46).
const amendPeriod = async (tx: LiveTx, lattice: Lattice): Promise<void> => {
  await changeLattice(tx, lattice)
  if ((await eraseOutside(tx, lattice)) > 0) await noteErasure(tx)
}

const foldVisits = async (live: LiveStore, ground: FoldGround, volumes: Volumes, visitor: Visitor): Promise<number> => {
  const { structure, today } = ground
  const due = await openVisits(live, visitor, today)
  if (!isBatchReady(due, structure.policy, today)) return 0
  const { hashes, placementsByDay } = await live.transact((tx) => placeDue(tx, ground, volumes, visitor))
  const count = (slice: readonly EntryHash[] | undefined): Promise<Counted> =>
    countSlice(live, ground, placementsByDay, slice ?? [])
  const slices = makeSlices(shuffle(hashes))
  let counted = await count(slices[0])
  let folded = 0
  for (const at of slices.keys()) {
    await ground.renew()
    failpoint('fold.before-slice')
    const own = counted
    const adding = live.transact((tx) => foldSlice(tx, ground, placementsByDay, own))
    // While a database of its own adds the one, the next is counted here.
    const [size, following] = await together(adding, count(slices[at + 1]))
    failpoint('fold.after-slice')
    folded += size
    counted = following
  }
  return folded
}

// What either throws is thrown when both have ended: nothing may be under way in a store that is given up.
const together = async <One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> => {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}

const isBatchReady = (
  { due, earliestDue }: { readonly due: number; readonly earliestDue: Day | null },
  policy: Policy,
  today: Day,
): boolean =>
  due >= policy.foldBatch || (due > 0 && earliestDue !== null && dayPlus(earliestDue, waitDaysMax(policy)) <= today)

// As few slices as the limit allows, all of nearly one size, so that none is small because it came last.
const makeSlices = (hashes: readonly EntryHash[]): EntryHash[][] => {
  const count = Math.ceil(hashes.length / sliceMax)
  const at = (slice: number): number => Math.floor((slice * hashes.length) / count)
  return Array.from({ length: count }, (_, slice) => hashes.slice(at(slice), at(slice + 1)))
}

// Where the days of all due visits count. It stays so as long as the lease is held, which every slice makes sure of: nothing
// but its holder moves a period.
const placeDue = async (
  tx: LiveTx,
  ground: FoldGround,
  volumes: Volumes,
  visitor: Visitor,
): Promise<{ readonly hashes: readonly EntryHash[]; readonly placementsByDay: Placements }> => {
  await holdLeaseOrThrow(tx, ground.lease)
  // In this order: no hash is without its day, unless its visit is taken back.
  const hashes = await dueVisitHashes(tx, visitor, ground.today)
  const days = await dueVisitDays(tx, visitor, ground.today)
  const placementsByDay = await placeDays(tx, ground, volumes, visitor, days)
  failpoint('fold.after-place')
  return { hashes, placementsByDay }
}

/** What a slice would add, counted before its visits are taken: valid if all of them still can be. */
type Counted = {
  readonly hashes: readonly EntryHash[]
  readonly visits: number
  readonly rows: Iterable<Accumulator>
}

const countSlice = async (
  live: LiveStore,
  { random }: FoldGround,
  placementsByDay: Placements,
  hashes: readonly EntryHash[],
): Promise<Counted> => {
  const visits = await findVisits(live, hashes)
  return { hashes, visits: visits.length, rows: await countVisits(shuffle(visits), placementsByDay, random) }
}

const foldSlice = async (
  tx: LiveTx,
  { lease, structure, today, random }: FoldGround,
  placementsByDay: Placements,
  counted: Counted,
): Promise<number> => {
  await holdLeaseOrThrow(tx, lease)
  // Erased and handed over at once: what was taken back meanwhile is not among them (S19).
  const visits = await takeVisits(tx, counted.hashes)
  if (visits.length === 0) return 0
  failpoint('fold.after-take')
  // Visits never change and never come back: as many are the same ones.
  const isSame = visits.length === counted.visits
  await addToAccumulators(tx, isSame ? counted.rows : await countVisits(shuffle(visits), placementsByDay, random))
  failpoint('fold.after-add')
  for (const [lattice, size] of countByLattice(visits, placementsByDay)) {
    await noteBatch(tx, lattice, size, structure.policy.foldBatch)
  }
  await receiptFolded(tx, visits, today)
  failpoint('fold.after-receipts')
  return visits.length
}

const receiptFolded = async (tx: LiveTx, rows: readonly { readonly h: EntryHash }[], today: Day): Promise<void> => {
  const hashes = rows.map(({ h }) => h)
  await addReceipts(tx, hashes, 'counted', dayToPeriod('m', today))
  await noteErasure(tx)
}

// Per kind the visit's own period, or the earliest one still open (AN57).
const placeDays = async (
  tx: LiveTx,
  { structure, today }: FoldGround,
  volumes: Volumes,
  visitor: Visitor,
  days: readonly Day[],
): Promise<Placements> => {
  const known = await periodsByName(tx, visitor)
  const isClosed = (name: PeriodName): boolean => isPeriodClosed(name, known.get(name)?.state, structure.policy, today)
  const placed = new Map<Day, readonly Placement[]>()
  for (const day of days) {
    const placements: Placement[] = []
    for (const kind of periodKinds) {
      const { name, late } = periodFor(kind, day, isClosed)
      const period = known.get(name) ?? (await openPeriod(tx, makeLattice(visitor, name, structure, volumes, today)))
      known.set(name, period)
      if (period.lattice === null) throw new Error('an open period without a lattice')
      placements.push({ lattice: period.lattice, late })
    }
    placed.set(day, placements)
  }
  return placed
}

const periodsByName = async (tx: LiveTx, visitor: Visitor): Promise<Map<PeriodName, LivePeriod>> =>
  new Map((await listPeriods(tx, visitor)).map((period) => [period.name, period]))

const foldArrivals = async (live: LiveStore, ground: FoldGround): Promise<number> => {
  let arrivals = 0
  for (let folded = sliceMax; folded === sliceMax; arrivals += folded) {
    await ground.renew()
    folded = await live.transact((tx) => foldArrivalSlice(tx, ground))
    failpoint('fold.after-arrivals')
  }
  return arrivals
}

const foldArrivalSlice = async (tx: LiveTx, { lease, today }: FoldGround): Promise<number> => {
  await holdLeaseOrThrow(tx, lease)
  const arrivals = await takeDueArrivals(tx, today, sliceMax)
  if (arrivals.length === 0) return 0
  await addArrivalCounts(tx, countByHour(arrivals))
  failpoint('fold.after-arrival-counts')
  await receiptFolded(tx, arrivals, today)
  failpoint('fold.after-arrival-receipts')
  return arrivals.length
}

const countByHour = (arrivals: readonly OpenArrival[]): ArrivalCount[] => {
  const counts = new Map<string, ArrivalCount>()
  for (const { point, day, hour, channel } of arrivals) {
    const key = `${point}|${day}|${hour}|${channel}`
    counts.set(key, { point, day, hour, channel, n: (counts.get(key)?.n ?? 0) + 1 })
  }
  return [...counts.values()]
}

/** The last day, up to `day`, by which no visit is due that still waits, and how many wait. */
export const foldedBy = async (tx: LiveTx, day: Day): Promise<{ readonly safe: Day; readonly waiting: number }> => {
  let safe = day
  let waiting = 0
  for (const visitor of visitors) {
    const { due, earliestDue } = await openVisits(tx, visitor, day)
    waiting += due
    if (earliestDue !== null && earliestDue <= safe) safe = dayPlus(earliestDue, -1)
  }
  return { safe, waiting }
}

// What is folded and backed up is safe (S27); without a backup target what is folded. Within an epoch it never goes back, and
// no push makes an entry due before it.
const moveSafe = (live: LiveStore, { lease, today }: FoldGround): Promise<number> =>
  live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    const { safe, waiting } = await foldedBy(tx, today)
    const before = await readFact(tx, 'last-fold')
    if (before === null || before < safe) await writeFact(tx, 'last-fold', safe)
    // Also after a night that erased nothing: PostgreSQL keeps the order in which entries came until then (AN69).
    await noteErasure(tx)
    return waiting
  })
