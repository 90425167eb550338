// What a clock that was ahead leaves behind (F60): a last folded day and due days that are months away, by which every later
// visit would stay open until then, and a lease that nobody gets. Each is a fault that is told, and mended.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import { capRecords } from '../backup/records.ts'
import { readFact, writeFact } from '../database.ts'
import type { Deps } from '../deps.ts'
import { beginEpoch } from '../epoch.ts'
import { endFarLease, holdLeaseOrThrow, type Lease, takeLease } from '../live/lease.ts'
import { advanceDue, latestDue } from '../live/open.ts'
import type { LiveTx } from '../live/schema.ts'
import { dueDay } from '../push.ts'
import { readPolicy } from '../structure.ts'
import { foldedBy } from '../visits/fold.ts'
import { noteErasure } from '../visits/rewrite.ts'

export type ClockDeps = Pick<Deps, 'register' | 'live' | 'now' | 'random' | 'log'>

/** Takes a lease as `takeLease` does, after ending one that can only come from a clock that was ahead. */
export const takeLeaseNow = async (deps: ClockDeps, name: string, lengthMs: number): Promise<Lease | null> => {
  const { live, now, random, log } = deps
  if (await endFarLease(live, name, now(), lengthMs)) {
    log.error('lease-ahead', { job: name })
    await live.transact((tx) => beginEpoch(tx, random))
  }
  return takeLease(live, name, bytesToBase64url(random(16)), now(), lengthMs)
}

/**
 * Sets back what is later than it can be; answers whether there was something. A command may act as of tomorrow, on a trial
 * as of any day: then `today` is that day. Tablets may hold days of the future as safe: under the new epoch they send
 * again what they keep, and take the days that they are told then (S26, S29).
 */
export const mendClock = async (deps: ClockDeps, lease: Lease, asOf: Day): Promise<boolean> => {
  const clock = instantToDay(deps.now())
  const today = asOf > clock ? asOf : clock
  const policy = await readPolicy(deps.register, today)
  const isMended = await deps.live.transact(async (tx) => {
    await holdLeaseOrThrow(tx, lease)
    const folded = (await readFact(tx, 'last-fold')) as Day | null
    const latest = await latestDue(tx)
    const isFoldAhead = folded !== null && folded > dayPlus(today, 1)
    const isDueAhead = latest !== null && latest > dayPlus(today, policy.openDays + 1)
    if (!isFoldAhead && !isDueAhead) return false
    const { safe } = isFoldAhead ? await foldedBy(tx, dayPlus(today, -1)) : { safe: folded }
    if (isFoldAhead && safe !== null) await setFoldBack(tx, safe)
    await advanceDue(tx, dueDay(today, policy, safe))
    await beginEpoch(tx, deps.random)
    await noteErasure(tx)
    return true
  })
  if (isMended) deps.log.error('clock-was-ahead', { day: today })
  return isMended
}

const setFoldBack = async (tx: LiveTx, folded: Day): Promise<void> => {
  await writeFact(tx, 'last-fold', folded)
  await capRecords(tx, folded)
  const safe = await readFact(tx, 'safe')
  if (safe !== null && safe > folded) await writeFact(tx, 'safe', folded)
}
