// The answers of the last visit, to fill in again: in this memory alone, and for ten minutes. A lock leaves the page, and this
// with it.
import type { Picks } from '@tukkimies/shared/visit.ts'
import type { Environment } from './environment.ts'

const repeatMs = 10 * 60_000

export type Repeat = {
  readonly keep: (picks: Picks) => void
  /** Null once ten minutes have gone by, by whichever clock says so first. */
  readonly read: () => Picks | null
  readonly forget: () => void
}

/** `onOver`: its time is over, or it was forgotten. */
export const createRepeat = (
  { now, elapsed, after }: Pick<Environment, 'now' | 'elapsed' | 'after'>,
  onOver: () => void,
): Repeat => {
  let last: { readonly picks: Picks; readonly wall: number; readonly elapsed: number } | null = null
  let cancel = () => {}

  const forget = () => {
    cancel()
    if (last === null) return
    last = null
    onOver()
  }
  return {
    keep: (picks) => {
      cancel()
      last = { picks, wall: now(), elapsed: elapsed() }
      cancel = after(repeatMs, forget)
    },
    read: () => {
      if (last === null) return null
      const passed = Math.max(Math.abs(now() - last.wall), elapsed() - last.elapsed)
      return passed < repeatMs ? last.picks : null
    },
    forget,
  }
}
