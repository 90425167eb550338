// What was erased must be gone from free pages and logs too (AN68, AN69). The erasing transaction notes that a rewrite is
// due, so that a stop in between is mended by the next run.
//
// Open entries lie in the order in which they came until something writes them anew, and by that order a visit finds its
// arrival (AN72, AN85). While the server runs that is done every hour, and when it stops. What stays: within the hour the
// order can be read by whoever holds the disk; of an entry it tells no more than its hour, which the arrivals tell anyway.
import { readFact, writeFact } from '../database.ts'
import type { LiveStore, LiveTx } from '../live/schema.ts'

/** Part of the transaction that erases. */
export const noteErasure = (tx: LiveTx): Promise<void> => writeFact(tx, 'rewrite-due', 'yes')

/** Takes the order in which they came from the open entries, if any came since the last time; answers whether it did. */
export const reorderOpen = (live: LiveStore): Promise<boolean> => live.reorder(['open_visit', 'open_arrival'])

/** Rewrites the store if something was erased since the last time; answers whether it did. */
export const rewriteErased = async (live: LiveStore): Promise<boolean> => {
  if ((await readFact(live, 'rewrite-due')) !== 'yes') return false
  await live.rewrite()
  await writeFact(live, 'rewrite-due', 'no')
  await live.truncateLog()
  return true
}
