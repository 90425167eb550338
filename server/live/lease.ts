// A lease on a job: one holder at a time, and a fence number that rises with each holder, so that one who slept past the
// end of the lease cannot commit (S40, F52). The lease of a process that is gone is free at once.
import type { LiveStore, LiveTx } from './schema.ts'

export type Lease = { readonly name: string; readonly holder: string; readonly fence: number }

const endOfTime = Number.MAX_SAFE_INTEGER
const lives = new WeakMap<Lease, () => Promise<void>>()
// By this a holder is known to be alive. Two take turns: whoever slept past the end of a lease may wake beside the next holder.
const lifeOf = (name: string, fence: number): string => `${name}-${fence % 2}`

/** Takes the lease if it is free or over, or its holder gone; `null` while somebody holds it. Times in milliseconds since 1970. */
export const takeLease = async (
  live: LiveStore,
  name: string,
  holder: string,
  now: number,
  lengthMs: number,
): Promise<Lease | null> => {
  const found = await live.query.selectFrom('lease').select('fence').where('name', '=', name).executeTakeFirst()
  const former = found?.fence ?? 0
  const over = (await isGone(live, lifeOf(name, former))) ? endOfTime : now
  const lease = { name, holder, fence: former + 1 }
  const end = await live.stayAlive(lifeOf(name, lease.fence))
  let isTaken = false
  try {
    isTaken = await live.transact((tx) => changeHolder(tx, lease, now + lengthMs, over))
  } finally {
    if (end && isTaken) lives.set(lease, end)
    else await end?.()
  }
  return isTaken ? lease : null
}

const isGone = async (live: LiveStore, life: string): Promise<boolean> => {
  const end = await live.stayAlive(life)
  await end?.()
  return end !== null
}

const changeHolder = async (
  tx: LiveTx,
  { name, holder, fence }: Lease,
  until: number,
  over: number,
): Promise<boolean> => {
  const { numInsertedOrUpdatedRows = 0n } = await tx.query
    .insertInto('lease')
    .values({ name, holder, fence, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, fence, until })
        .where('lease.until', '<=', over)
        .where('lease.fence', '=', fence - 1),
    )
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}

/**
 * Ends a lease that lasts longer than any could that was taken by a right clock, and answers whether it did (F60): one
 * length for the lease, one for clocks of servers that differ. Should its holder still be at work, the fence stops it.
 */
export const endFarLease = async (live: LiveStore, name: string, now: number, lengthMs: number): Promise<boolean> => {
  const { numUpdatedRows } = await live.transact((tx) =>
    tx.query
      .updateTable('lease')
      .set({ until: 0 })
      .where('name', '=', name)
      .where('until', '>', now + 2 * lengthMs)
      .executeTakeFirstOrThrow(),
  )
  return numUpdatedRows > 0n
}

/** Lengthens a lease; `false` if it is somebody else's by now. */
export const renewLease = async (live: LiveStore, lease: Lease, now: number, lengthMs: number): Promise<boolean> =>
  live.transact((tx) => changeLease(tx, lease, now + lengthMs))

/** Gives the lease back; nothing happens if it is somebody else's by now. */
export const releaseLease = async (live: LiveStore, lease: Lease): Promise<void> => {
  // First, so that the next holder is known to be alive.
  await lives.get(lease)?.()
  await live.transact((tx) => changeLease(tx, lease, 0))
}

/**
 * Throws if the lease has passed to another holder. If not, it cannot pass on before the transaction ends: the row is
 * written and so held.
 */
export const holdLeaseOrThrow = async (tx: LiveTx, { name, holder, fence }: Lease): Promise<void> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('lease')
    .set({ holder })
    .where('name', '=', name)
    .where('fence', '=', fence)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Error(`the lease on ${name} has passed to another holder`)
}

/** Ends all leases, whoever holds them: their holders were of another time. */
export const endLeases = async (tx: LiveTx): Promise<void> => {
  await tx.query.updateTable('lease').set({ until: 0 }).execute()
}

const changeLease = async (tx: LiveTx, { name, fence }: Lease, until: number): Promise<boolean> => {
  const { numUpdatedRows } = await tx.query
    .updateTable('lease')
    .set({ until })
    .where('name', '=', name)
    .where('fence', '=', fence)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
