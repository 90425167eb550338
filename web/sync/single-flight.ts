// One runner on a tablet (S7): by a lock of the browser, or by a lease in the store where there are no locks. It keeps tabs
// from doing the same work twice; that nothing counts twice does not depend on it.
//
// A tab that was frozen keeps its lock for as long as it is frozen. So who holds it for long says so in the store, and where
// nobody has said so for a while, the lock is taken away.
import { bytesToBase64url } from '@tukkimies/shared/id.ts'
import type { Environment } from '../environment.ts'
import type { Store } from '../store/database.ts'
import { freeLease, takeLease } from '../store/lease.ts'
import { readSetting, writeSetting } from '../store/settings.ts'

const leaseMs = 60_000
const beatMs = 8_000
/** Longer than two beats. */
const silenceMsMax = 18_000

/** Runs, or gives null if another tab of this tablet is running. `isSilent` leaves the store alone meanwhile. */
export type SingleFlight = <T>(run: () => Promise<T>, isSilent?: boolean) => Promise<T | null>

export const createSingleFlight = (environment: Environment, store: Store): SingleFlight => {
  const { locks } = environment
  const holder = bytesToBase64url(environment.random(16))
  return locks ? byLock(environment, store, locks, holder) : byLease(environment, store, holder)
}

const byLock = (
  environment: Environment,
  store: Store,
  locks: NonNullable<Environment['locks']>,
  holder: string,
): SingleFlight => {
  const name = `${store.name}.push`
  const watchSilence = createSilence(environment, store)
  return async <T>(run: () => Promise<T>, isSilent = false): Promise<T | null> => {
    const held = async (lock: Lock | null): Promise<T | null> => {
      if (!lock) return null
      const stop = isSilent ? () => {} : beat(environment, store, holder)
      try {
        return await run()
      } finally {
        stop()
      }
    }
    let isMine = false
    const ended = await locks.request(name, { ifAvailable: true }, (lock) => {
      isMine = lock !== null
      return held(lock)
    })
    if (isMine) watchSilence.forget()
    if (isMine || !(await watchSilence.isTooLong())) return ended
    watchSilence.forget()
    return locks.request(name, { steal: true }, held)
  }
}

const byLease =
  (environment: Environment, store: Store, holder: string): SingleFlight =>
  async (run) => {
    if (!(await takeLease(store, holder, environment.now(), leaseMs))) return null
    try {
      return await run()
    } finally {
      await freeLease(store, holder)
    }
  }

/** Says again and again that somebody is at it; the first time only when it has taken long. */
const beat = (environment: Environment, store: Store, holder: string): (() => void) => {
  let cancel = () => {}
  const wait = () => {
    cancel = environment.after(beatMs, () => {
      // A store that cannot be written is met by the round itself.
      writeSetting(store, 'lease', { holder, until: environment.now() + leaseMs }).catch(() => undefined)
      wait()
    })
  }
  wait()
  return () => cancel()
}

/** For how long the holder of the lock has said nothing, as far as this tab has looked. */
const createSilence = (environment: Environment, store: Store) => {
  let heard: { readonly beat: string; readonly at: number } | null = null
  return {
    forget: () => {
      heard = null
    },
    isTooLong: async (): Promise<boolean> => {
      const last = JSON.stringify(await readSetting(store, 'lease'))
      if (heard?.beat !== last) heard = { beat: last, at: environment.elapsed() }
      return environment.elapsed() - heard.at > silenceMsMax
    },
  }
}
