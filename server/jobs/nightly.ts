// What is due in a night, in one order and under one lease: fold, backup of live, close, what is over age, backups of the rest
// (S31, AN54, AN59). May be stopped anywhere and run again; for several missed nights at once it does what they would have done.
import { type Day, instantToDay, instantToLocal } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { AuditEvent, AuditLine } from '@tukkimies/shared/register/audit.ts'
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import type { Rehearsals } from '@tukkimies/shared/release/risk.ts'
import { ensureTransportKey } from '../contacts/transport.ts'
import { readFact, writeFact } from '../database.ts'
import { build, type Deps } from '../deps.ts'
import { type Lease, releaseLease, renewLease } from '../live/lease.ts'
import { expireMarks } from '../live/marks.ts'
import { expireReceipts } from '../live/receipts.ts'
import type { PeriodKey } from '../live/schema.ts'
import { refuseLostKeys } from '../lost-keys.ts'
import { appendAudit } from '../register/audit.ts'
import { reorderPersons } from '../row-keys.ts'
import { readStructure } from '../structure.ts'
import {
  beginClosing,
  type Closed,
  closePeriod,
  type CloseOutcome,
  followRelease,
  periodsDue,
} from '../visits/close.ts'
import { foldDue, type FoldOutcome } from '../visits/fold.ts'
import { rehearsePeriod } from '../visits/rehearse.ts'
import { noteErasure, reorderOpen, rewriteErased } from '../visits/rewrite.ts'
import { afterDeletion, backUp, backUpHour } from './backup.ts'
import { mendClock, takeLeaseNow } from './clock.ts'
import { noteClosed } from './closed-line.ts'
import { makeReports } from './reports.ts'
import { type RetentionDeps, type RetentionOutcome, retainRegister } from './retention.ts'

/** 02:30 in Helsinki: the least busy time of a day that has begun. */
const nightHour = 2
const nightMinute = 30
const minuteMs = 60_000
/** Longer than any step takes between two renewals; so long does a killed process hold up the next. */
const leaseMs = 2 * minuteMs

export type NightDeps = Pick<Deps, 'register' | 'live' | 'release' | 'now' | 'random' | 'log' | 'rehearse'> &
  RetentionDeps

export type NightOutcome = {
  readonly day: Day
  readonly fold: FoldOutcome | null
  readonly closes: readonly CloseOutcome[]
  /** Reports that were made of released periods. */
  readonly reports: number
  /** Receipts and marks that were over age. */
  readonly expired: number
  readonly retention: RetentionOutcome | null
  /** Whether all that had to be backed up is in verified backups; also where there is no target. */
  readonly backedUp: boolean
}

/** What a run is to do; the nightly run does all of it. */
export type NightWork = 'fold' | 'close' | 'all'

/** Does a night's work as of `today`; `null` if another process is at it. */
export const runNight = async (deps: NightDeps, today: Day, work: NightWork = 'all'): Promise<NightOutcome | null> => {
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return null
  try {
    await refuseLostKeys(deps)
    await mend(deps, lease, today)
    const fold = work === 'close' ? null : await foldNight(deps, lease, today)
    const due = work === 'fold' ? [] : await freezeNight(deps, lease, today)
    // A fold by itself is not the night's: what it folded is safe after the next one.
    const isLiveSafe = work === 'fold' || (await backUpLive(deps, lease, work === 'all' || due.length > 0))
    const closes = isLiveSafe ? await closeNight(deps, lease, today, due) : []
    const reports = work === 'fold' ? 0 : await makeReports(deps, today)
    const expired = work === 'all' ? await expireNight(deps, today) : 0
    const retention = work === 'all' ? await retainRegister(deps, makeRenew(deps, lease)) : null
    if (work === 'all') await ensureTransportKey(deps)
    const isRestSafe = work !== 'all' || (await backUp(deps, makeRenew(deps, lease), afterDeletion))
    if (work === 'all') await writeFact(deps.live, 'last-retention', today)
    return { day: today, fold, closes, reports, expired, retention, backedUp: isLiveSafe && isRestSafe }
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/**
 * What a start must mend before anybody is answered: periods that the release has and live does not know closed (AN62),
 * what a clock that was ahead left behind (F60), and a rewrite that a stop came before. Nothing is done while another
 * process holds the lease; the next night mends too.
 */
export const mendAtStart = async (deps: NightDeps): Promise<void> => {
  // What was taken back just before a stop may still stand in the log.
  await deps.live.truncateLog()
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return
  try {
    await mend(deps, lease, instantToDay(deps.now()))
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/** Deletes the users whose deletion a brake has held back, as the operator has confirmed; `null` if a night is under way. */
export const confirmRetention = async (deps: NightDeps): Promise<RetentionOutcome | null> => {
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return null
  try {
    return await retainRegister(deps, makeRenew(deps, lease), true)
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/** Backs all stores up now; `null` while a night is under way, `false` where one of them failed. */
export const backUpNow = async (deps: NightDeps): Promise<boolean | null> => {
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return null
  try {
    return await backUp(deps, makeRenew(deps, lease), ['live', ...afterDeletion])
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/** What an hour backs up; `false` while another process holds the lease. What fails is told, and tried again in an hour. */
export const backUpHourly = async (deps: NightDeps): Promise<boolean> => {
  if (deps.config.backup === 'none') return true
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return false
  try {
    await backUpHour(deps, makeRenew(deps, lease))
    return true
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/** Takes the order from open entries, contacts, requests and keys, as every hour and at a stop; `false` while another process holds the lease. */
export const reorderHour = async (deps: NightDeps): Promise<boolean> => {
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) return false
  try {
    await reorderOpen(deps.live)
    await reorderPersons(deps.register, deps.keys)
    return true
  } finally {
    await releaseLease(deps.live, lease)
  }
}

/** The night that a moment belongs to: from 02:30 on its own day, before that the day before. */
export const nightOf = (now: number): Day => instantToLocal(now - (nightHour * 60 + nightMinute) * minuteMs).day

/** Whether the night of the moment has not been done yet: a later one was not this one, but one of a clock that was ahead. */
export const isNightDue = async ({ live }: Pick<Deps, 'live'>, now: number): Promise<boolean> => {
  const last = await readFact(live, 'last-retention')
  return last !== nightOf(now)
}

/** The next 02:30 in Helsinki after the moment, in milliseconds since 1970, over changes of the clocks too. */
export const nextNight = (now: number): number => {
  // Helsinki is a whole number of hours away from UTC, so its half hours are everybody's.
  let at = Math.floor(now / (30 * minuteMs)) * 30 * minuteMs
  do at += 30 * minuteMs
  while (instantToLocal(at).hour !== nightHour || (at / minuteMs) % 60 !== nightMinute)
  return at
}

const mend = async (deps: NightDeps, lease: Lease, today: Day): Promise<void> => {
  await mendClock(deps, lease, today)
  const followed = await followRelease(deps, lease, (closed) => noteClosed(deps, closed))
  for (const { name } of followed) deps.log.error('followed-release', { period: name })
  await rewriteErased(deps.live)
}

const foldNight = async (deps: NightDeps, lease: Lease, today: Day): Promise<FoldOutcome> => {
  const structure = await readStructure(deps.register, today)
  // Before the first run there is nothing to fold, and no period may open by a list that is not there.
  if (structure.lists.length === 0) return { visits: 0, arrivals: 0, waiting: 0 }
  const renew = makeRenew(deps, lease)
  const outcome = await foldDue(deps.live, { lease, renew, structure, today, random: deps.random })
  failpoint('night.before-rewrite')
  await rewriteErased(deps.live)
  failpoint('night.after-fold')
  const { visits, arrivals } = outcome
  if (visits + arrivals > 0) await note(deps, { event: 'folded', visits, arrivals })
  deps.log.info('folded', { day: today, count: visits })
  return outcome
}

const freezeNight = async (deps: NightDeps, lease: Lease, today: Day): Promise<readonly PeriodKey[]> => {
  const due = await periodsDue(deps.live, today)
  if (due.length > 0) await beginClosing(deps.live, lease, due)
  return due
}

const backUpLive = async (deps: NightDeps, lease: Lease, isDue: boolean): Promise<boolean> => {
  const isSafe = !isDue || (await backUp(deps, makeRenew(deps, lease), ['live']))
  failpoint('night.after-live-backup')
  return isSafe
}

// All periods are written before a backup of the release, and erased after it: one backup for all of them.
const closeNight = async (
  deps: NightDeps,
  lease: Lease,
  today: Day,
  due: readonly PeriodKey[],
): Promise<CloseOutcome[]> => {
  const hasTarget = deps.config.backup !== 'none'
  const written = hasTarget ? await closeEach(deps, lease, today, due, false) : []
  const waiting = written.filter(({ is }) => is === 'written').map(({ period }) => period)
  const isSafe = waiting.length === 0 || (await backUp(deps, makeRenew(deps, lease), ['release']))
  const outcomes = hasTarget && !isSafe ? written : await closeEach(deps, lease, today, hasTarget ? waiting : due, true)
  await rewriteErased(deps.live)
  return [...outcomes, ...(isSafe ? written.filter(({ is }) => is !== 'written') : [])]
}

const closeEach = async (
  deps: NightDeps,
  lease: Lease,
  today: Day,
  periods: readonly PeriodKey[],
  isErasing: boolean,
): Promise<CloseOutcome[]> => {
  const renew = makeRenew(deps, lease)
  const rehearse = (lattice: Lattice): Promise<Rehearsals> => rehearsePeriod(deps, lattice, today, renew)
  const tell = (closed: Closed): Promise<void> => noteClosed(deps, closed)
  const outcomes: CloseOutcome[] = []
  for (const period of periods) {
    await renew()
    const outcome = await closePeriod(deps, lease, period, { build, rehearse, tell }, isErasing)
    outcomes.push(outcome)
    tellClose(deps, outcome)
  }
  return outcomes
}

const tellClose = (deps: NightDeps, outcome: CloseOutcome): void => {
  const { name } = outcome.period
  if (outcome.is === 'stopped') deps.log.error('close-stopped', { period: name, code: outcome.fault })
  if (outcome.is === 'waits') deps.log.error('close-waits', { period: name })
  if (outcome.is !== 'closed') return
  deps.log.info('closed', { period: name, count: outcome.cells })
}

const expireNight = async (deps: NightDeps, today: Day): Promise<number> => {
  const { policy } = await readStructure(deps.register, today)
  const gone = await deps.live.transact(async (tx) => {
    const rows = (await expireReceipts(tx, today, policy.receiptDays)) + (await expireMarks(tx, today))
    if (rows > 0) await noteErasure(tx)
    return rows
  })
  await rewriteErased(deps.live)
  return gone
}

const makeRenew =
  ({ live, now }: NightDeps, lease: Lease) =>
  async (): Promise<void> => {
    if (!(await renewLease(live, lease, now(), leaseMs))) throw new Error('the lease has passed to another process')
  }

const note = (deps: NightDeps, event: AuditEvent): Promise<void> =>
  deps.register.transact((tx) => appendAudit(tx, makeNightLine(deps, event)))

const makeNightLine = ({ now }: NightDeps, event: AuditEvent): AuditLine => ({
  at: now(),
  actor: { is: 'server' },
  organisation: null,
  event,
})
