// One runner on a tablet (S7): by a lock of the browser, or by a lease in the store where there are no locks. It keeps tabs
// from doing the same work twice; that nothing counts twice does not depend on it.
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Environment } from '../environment.ts'
import type { Store } from '../store/database.ts'
import { freeLease, takeLease } from '../store/settings.ts'

const leaseMs = 60_000

/** Runs, or gives null if another tab of this tablet is running. */
export type SingleFlight = <T>(run: () => Promise<T>) => Promise<T | null>

export const createSingleFlight = (environment: Environment, store: Store): SingleFlight => {
  const { locks } = environment
  const holder = bytesToBase64url(environment.random(16))
  if (locks)
    return (run) =>
      locks.request(`${store.name}.push`, { ifAvailable: true }, async (lock) => (lock ? await run() : null))
  return async (run) => {
    if (!(await takeLease(store, holder, environment.now(), leaseMs))) return null
    try {
      return await run()
    } finally {
      await freeLease(store, holder)
    }
  }
}
