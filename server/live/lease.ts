// A lease on a job: one holder at a time, and a fence number that rises with each holder, so that one who slept past the
// end of the lease cannot commit (S40, F52).
import type { LiveStore, LiveTx } from './schema.ts'

export type Lease = { readonly name: string; readonly holder: string; readonly fence: number }

/** Takes the lease if it is free or over; `null` while somebody else holds it. Times in milliseconds since 1970. */
export const takeLease = async (
  _live: LiveStore,
  _name: string,
  _holder: string,
  _now: number,
  _lengthMs: number,
): Promise<Lease | null> => {
  throw new Error('not yet')
}

/** Lengthens a lease; `false` if it is somebody else's by now. */
export const renewLease = async (
  _live: LiveStore,
  _lease: Lease,
  _now: number,
  _lengthMs: number,
): Promise<boolean> => {
  throw new Error('not yet')
}

/** Gives the lease back; nothing happens if it is somebody else's by now. */
export const releaseLease = async (_live: LiveStore, _lease: Lease): Promise<void> => {
  throw new Error('not yet')
}

/** Throws if the lease has passed to another holder; if not, it cannot pass on before the transaction ends. */
export const holdLeaseOrThrow = async (_tx: LiveTx, _lease: Lease): Promise<void> => {
  throw new Error('not yet')
}
