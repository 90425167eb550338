// Who is at it, where the browser has no locks, and a sign of life where it has (S7).
import type { Store } from './database.ts'
import { putSetting, readSetting } from './settings.ts'

/** Takes or prolongs the lease for `holder`; false while another holds it. `now` and `lifeMs` in milliseconds. */
export const takeLease = (store: Store, holder: string, now: number, lifeMs: number): Promise<boolean> =>
  store.write(async () => {
    const lease = await readSetting(store, 'lease')
    // A lease from the future is a clock that was set back: nobody can be holding it.
    const isHeld = lease !== null && lease.holder !== holder && lease.until > now && lease.until <= now + lifeMs
    if (!isHeld) await putSetting(store, 'lease', { holder, until: now + lifeMs })
    return !isHeld
  })

export const freeLease = (store: Store, holder: string): Promise<void> =>
  store.write(async () => {
    if ((await readSetting(store, 'lease'))?.holder === holder) await putSetting(store, 'lease', { holder, until: 0 })
  })
