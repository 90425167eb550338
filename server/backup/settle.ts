// What makes stores that were put back true again: counts of closed periods go, what was erased is erased again, what is over
// age goes without asking, and rows and keys are held against each other.
import { dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { deleteKeyless, orphanDays, sweepKeys } from '../contacts/sweep.ts'
import type { Deps } from '../deps.ts'
import { noteClosed } from '../jobs/closed-line.ts'
import { takeLeaseNow } from '../jobs/clock.ts'
import { retainRegister } from '../jobs/retention.ts'
import { releaseLease, renewLease } from '../live/lease.ts'
import type { ErasureEvent } from '../register/erasures.ts'
import { listStoredRequests } from '../register/requests.ts'
import { listUsers } from '../register/users.ts'
import { listKeylessRequests } from '../requests/expiry.ts'
import { destroyOtherRowKeys, requestRow } from '../row-keys.ts'
import { listKeyless } from '../users/accounts.ts'
import { followRelease } from '../visits/close.ts'
import { noteErasure, rewriteErased } from '../visits/rewrite.ts'
import { replayLedger } from './ledger.ts'

/** How many: erased again, over age, rows without a key, keys without a row; periods whose counts went. */
export type Settled = {
  readonly erased: number
  readonly expired: number
  readonly keyless: number
  readonly orphans: number
  readonly followed: number
}

const leaseMs = 600_000

/** Settles all four; may be stopped anywhere and run again. */
export const settleStores = async (deps: Deps, ledger: readonly ErasureEvent[]): Promise<Settled> => {
  const lease = await takeLeaseNow(deps, 'nightly', leaseMs)
  if (!lease) throw new Error('Another process is at work on these stores: stop every server first.')
  const renew = async (): Promise<void> => void (await renewLease(deps.live, lease, deps.now(), leaseMs))
  try {
    const followed = await followRelease(deps, lease, (closed) => noteClosed(deps, closed))
    await deps.live.transact((tx) => noteErasure(tx))
    await rewriteErased(deps.live)
    failpoint('restore.after-follow')
    const erased = await replayLedger(deps, ledger)
    failpoint('restore.after-ledger')
    const keyless = await deleteUnreadable(deps)
    failpoint('restore.after-keyless')
    // The brakes are for a clock that nobody looks at: here somebody has asked.
    const { users, contacts, requests } = await retainRegister(deps, renew, true)
    failpoint('restore.after-retention')
    const orphans = await sweepOrphans(deps)
    failpoint('restore.after-sweep')
    await deps.register.rewrite()
    return { erased, expired: users + contacts + requests, keyless, orphans, followed: followed.length }
  } finally {
    await releaseLease(deps.live, lease)
  }
}

// Users and requests without their keys go with the retention, which finds them like those that a stop has left.
const deleteUnreadable = async (deps: Deps): Promise<number> => {
  const users = await listKeyless(deps)
  const requests = await listKeylessRequests(deps)
  return users.length + requests.length + (await deleteKeyless(deps))
}

// A tablet that still keeps a contact sends it again, and it gets a key of its own.
const sweepOrphans = async (deps: Deps): Promise<number> => {
  const today = instantToDay(deps.now())
  const users = (await listUsers(deps.register, { is: 'all' })).map(({ id }) => id)
  const requests = (await listStoredRequests(deps.register, { is: 'all' })).map(({ id }) => requestRow(id))
  const others = await destroyOtherRowKeys(deps, [...users, ...requests])
  await sweepKeys(deps, today)
  return others + (await sweepKeys(deps, dayPlus(today, orphanDays)))
}
