// A period into the release; then its accumulators erased (AN59-AN63, S41). States: open -> closing -> closed. From
// `closing` on everything is a function of what is frozen: accumulators, lattice, policy, and then rehearsals and what the
// officer decided; so every step may be repeated.
import { type Day, dayPlus, periodKinds } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import { closeDay, type Lattice } from '@tukkimies/shared/release/lattice.ts'
import { whole } from '@tukkimies/shared/release/nodes.ts'
import { firstPolicy, type Profile } from '@tukkimies/shared/release/policy.ts'
import { areCellsSound, type BrokenInvariant } from '@tukkimies/shared/release/publish.ts'
import type { Rehearsals } from '@tukkimies/shared/release/risk.ts'
import type { RiskReport } from '@tukkimies/shared/release/risk.ts'
import type { PeriodRecord } from '@tukkimies/shared/release/table.ts'
import { eraseAccumulators, readAccumulators } from '../live/accumulators.ts'
import { holdLeaseOrThrow, type Lease } from '../live/lease.ts'
import { dueVisitsOfDays } from '../live/open.ts'
import {
  addClosedPeriod,
  awaitDecision,
  findPeriod,
  fixRehearsals,
  listPeriods,
  type LivePeriod,
  setPeriodState,
} from '../live/periods.ts'
import type { LiveQueryable, LiveStore, LiveTx, PeriodKey } from '../live/schema.ts'
import { readCells } from '../release/cells.ts'
import { findReleasedPeriod, listReleasedPeriods, writePeriod } from '../release/periods.ts'
import type { ReleaseQueryable, ReleaseStore } from '../release/schema.ts'
import { publishStored, readBack, readRecord } from './publication.ts'
import { noteErasure } from './rewrite.ts'

/** Days that a close waits at most for visits that wait for their batch (AN59). */
const batchWaitDaysMax = 7

export type CloseStores = { readonly live: LiveStore; readonly release: ReleaseStore }

/** Why a period stays `closing` and somebody must look (AN60, AN63). */
export type CloseFault = BrokenInvariant | 'close-mismatch' | 'read-back' | 'rehearsal'

/** A close on a stricter profile than the period's own (AN100). */
export type Narrowing = { readonly from: Profile; readonly to: Profile }

/** What a close has published. */
export type Closed = {
  readonly period: PeriodKey
  readonly cells: number
  readonly listHash: string
  readonly narrowed: Narrowing | null
}

/**
 * `written`: the release has it, and the counts wait until a backup of the release has it too. `waits`: not even the strictest
 * tables meet the demands, and the data protection officer decides (AN100).
 */
export type CloseOutcome =
  | ({ readonly is: 'closed' | 'written' } & Closed)
  | { readonly is: 'waits'; readonly period: PeriodKey }
  | { readonly is: 'stopped'; readonly period: PeriodKey; readonly fault: CloseFault }

/** Periods that are to be closed today, in the order in which they close (AN59). */
export const periodsDue = async (live: LiveStore, today: Day): Promise<PeriodKey[]> => {
  const due: LivePeriod[] = []
  for (const visitor of visitors) {
    for (const period of await listPeriods(live, visitor)) if (await isDue(live, period, today)) due.push(period)
  }
  const rank = ({ lattice, kind }: LivePeriod): string => `${lattice?.last ?? ''} ${periodKinds.indexOf(kind)}`
  return due
    .toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0))
    .map(({ visitor, kind, name }) => ({ visitor, kind, name }))
}

const isDue = async (live: LiveStore, { state, lattice, visitor, name }: LivePeriod, today: Day): Promise<boolean> => {
  if (state === 'closed' || lattice === null) return false
  if (state === 'closing') return true
  const day = closeDay(name, lattice.policy)
  if (today < day) return false
  if (today >= dayPlus(day, batchWaitDaysMax)) return true
  return (await dueVisitsOfDays(live, visitor, lattice, today)) === 0
}

/**
 * Freezes the counts of periods: step 2. What is copied of live from here on knows every visit behind them, so that after a
 * restore none can count again in another period.
 */
export const beginClosing = async (live: LiveStore, lease: Lease, periods: readonly PeriodKey[]): Promise<void> => {
  await live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    for (const period of periods) await setPeriodState(tx, period, 'closing')
  })
  failpoint('close.after-closing')
}

/**
 * What a close needs besides its stores: which build it is, rehearsals of a period of clients (AN98), and how a close is
 * written down. `tell` comes before the counts are erased and may come again after a stop: the second time it does nothing.
 */
export type CloseGround = {
  readonly build: string
  readonly rehearse: (lattice: Lattice) => Promise<Rehearsals>
  readonly tell: (closed: Closed) => Promise<void>
}

/**
 * Closes one period, from wherever an earlier run left it. Unless its counts are to be erased it stops before that, written
 * and read back; a further run compares once more and erases them. The backups of steps 3 and 7 are the night's.
 */
export const closePeriod = async (
  { live, release }: CloseStores,
  lease: Lease,
  period: PeriodKey,
  ground: CloseGround,
  isErasing = true,
): Promise<CloseOutcome> => {
  await beginClosing(live, lease, [period])
  const stopped = (fault: CloseFault): CloseOutcome => ({ is: 'stopped', period, fault })
  const record = await readRecord(release, period)
  const judged = await fixJudgement(live, lease, period, record === null ? ground : null)
  if (judged === null) return stopped('rehearsal')
  // What is in the release has been decided, also where live was put back to a time before (AN62).
  if (record === null && judged.waiting !== null && judged.decision === null) return { is: 'waits', period }
  const publication = await publishStored(live, judged, record)
  if (publication.is === 'broken') return stopped(publication.invariant)
  if (publication.is === 'waits') {
    if (record !== null) return stopped('close-mismatch')
    await putBeforeOfficer(live, lease, period, publication.risk)
    return { is: 'waits', period }
  }
  failpoint('close.after-publish')
  const { cells, listHash, lattice, noiseTable, risk, accumulators } = publication
  const written: PeriodRecord = { lattice, noiseTable, build: ground.build, listHash, risk }
  const row = { ...period, record: JSON.stringify(written), list_hash: listHash }
  if (!(await writePeriod(release, row, cells)).ok) return stopped('close-mismatch')
  failpoint('close.after-write')
  const back = await readBack(release, period)
  if (back.listHash !== listHash || !areCellsSound(lattice, back.cells, accumulators)) return stopped('read-back')
  failpoint('close.after-read-back')
  const closed: Closed = { period, cells: cells.length, listHash, narrowed: narrowingOf(record ?? written) }
  if (!isErasing) return { is: 'written', ...closed }
  // Once it is `closed` nothing comes here again: a stop behind the erasing would leave it without its line.
  await ground.tell(closed)
  failpoint('close.after-tell')
  await live.transact((tx) => eraseCounts(tx, lease, period))
  failpoint('close.after-erase')
  return { is: 'closed', ...closed }
}

// What the publication is judged by is fixed before it is computed: the same again gives the same bytes, whatever has been
// published, changed or drawn meanwhile. What is in the release has been judged. `null` where no rehearsal could be made.
const fixJudgement = async (
  live: LiveStore,
  lease: Lease,
  key: PeriodKey,
  ground: CloseGround | null,
): Promise<LivePeriod | null> => {
  const found = await findPeriod(live, key)
  if (!found?.lattice) throw new Error('a period without a lattice')
  if (ground === null || found.rehearsals !== null) return found
  const made = key.visitor === 'client' ? await ground.rehearse(found.lattice).catch(() => null) : {}
  if (made === null) return null
  failpoint('close.after-rehearsal')
  const rehearsals = await live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    return fixRehearsals(tx, key, made)
  })
  failpoint('close.after-judgement')
  return { ...found, rehearsals }
}

const putBeforeOfficer = async (live: LiveStore, lease: Lease, period: PeriodKey, risk: RiskReport): Promise<void> => {
  await live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    await awaitDecision(tx, period, risk)
  })
  failpoint('close.after-waiting')
}

const narrowingOf = ({ lattice, risk }: PeriodRecord): Narrowing | null =>
  risk.narrowedFrom === null ? null : { from: risk.narrowedFrom, to: lattice.profile }

const eraseCounts = async (tx: LiveTx, lease: Lease, period: PeriodKey): Promise<void> => {
  await holdLeaseOrThrow(tx, lease)
  await eraseAccumulators(tx, period)
  failpoint('close.in-erase')
  await setPeriodState(tx, period, 'closed')
  await noteErasure(tx)
}

/**
 * At start the release is the authority (AN62): a period found there and still open here, after live was put back, is
 * closed and its accumulators erased unread. One that was `closing` is left to the close, which compares first. A stop may
 * have come before the close was written down: it is told here too.
 */
export const followRelease = async (
  { live, release }: CloseStores,
  lease: Lease,
  tell: CloseGround['tell'],
): Promise<PeriodKey[]> => {
  const followed: PeriodKey[] = []
  for (const visitor of visitors) {
    const known = new Map((await listPeriods(live, visitor)).map((period) => [period.name, period.state]))
    for (const { kind, name } of await listReleasedPeriods(release, visitor)) {
      const period = { visitor, kind, name }
      const state = known.get(name)
      if (state === 'closed' || state === 'closing') continue
      await tell(await readClosed(release, period))
      failpoint('close.after-follow-tell')
      // In one step: a period left `closing` would be compared with counts that are not those it was published from.
      await live.transact(async (tx) => {
        await holdLeaseOrThrow(tx, lease)
        if (state === undefined) await addClosedPeriod(tx, period)
        else await setPeriodState(tx, period, 'closing')
        await eraseCounts(tx, lease, period)
      })
      followed.push(period)
    }
  }
  return followed
}

// What a close has published, by what the release has of it.
const readClosed = async (release: ReleaseQueryable, period: PeriodKey): Promise<Closed> => {
  const record = await readRecord(release, period)
  const { cells } = await readBack(release, period)
  const listHash = (await findReleasedPeriod(release, period))?.list_hash ?? ''
  return { period, cells: cells.length, listHash, narrowed: record && narrowingOf(record) }
}

/** A published period that live does not know to be closing: what was folded after the copy of live may count again. */
export type Recount = { readonly period: PeriodKey; readonly visits: number | null }

/**
 * The periods of which visits may count again after live was put back (S31), and of how many at most: what was published
 * without what live still has of it; `null` is fewer than the threshold (AN53).
 */
export const findRecounts = async (live: LiveQueryable, release: ReleaseQueryable): Promise<readonly Recount[]> => {
  const found: Recount[] = []
  for (const visitor of visitors) {
    const states = new Map((await listPeriods(live, visitor)).map((period) => [period.name, period.state]))
    for (const { kind, name } of await listReleasedPeriods(release, visitor)) {
      const period = { visitor, kind, name }
      if (states.get(name) === 'closed' || states.get(name) === 'closing') continue
      const [cell] = (await readCells(release, period, [whole], [''])).map(({ y }) => y)
      const left = (await readAccumulators(live, period)).find(({ node, family }) => node === whole && family === '')
      const visits = (cell ?? 0) - (left?.n ?? 0)
      found.push({ period, visits: visits < firstPolicy.threshold ? null : visits })
    }
  }
  return found
}
