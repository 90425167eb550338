// What was erased must be gone from free pages and logs too (AN68, AN69). The erasing transaction notes that a rewrite is
// due, so that a stop in between is mended by the next run.
import { readFact, writeFact } from '../database.ts'
import type { LiveStore, LiveTx } from '../live/schema.ts'

/** Part of the transaction that erases. */
export const noteErasure = (tx: LiveTx): Promise<void> => writeFact(tx, 'rewrite-due', 'yes')

/** Rewrites the store if something was erased since the last time; answers whether it did. */
export const rewriteErased = async (live: LiveStore): Promise<boolean> => {
  if ((await readFact(live, 'rewrite-due')) !== 'yes') return false
  await live.rewrite()
  await writeFact(live, 'rewrite-due', 'no')
  await live.truncateLog()
  return true
}
