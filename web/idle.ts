// Notices that nobody is there any more: no touch for some minutes, sleep, a contact that nobody looks at. It tells once, and
// watches again when it is started again.
import type { Environment } from './environment.ts'

const tickMs = 1000
/** So long before the end there is a warning. */
const warningMs = 20_000
/** With a contact on the screen, out of sight for so long is away. */
const hiddenMsMax = 30_000
/** Two ticks further apart than any browser holds them back, or clocks that have parted: the tablet slept. */
const gapMsMax = 90_000
const partedMsMax = 30_000

export type Idle = {
  /** From now on; watching already, it counts from now on. */
  readonly start: () => void
  readonly stop: () => void
  /** Somebody is there. After the time is up this comes too late. */
  readonly touch: () => void
  readonly setMinutes: (minutes: number) => void
  /** While anything is delicate, half a minute out of sight is away. */
  readonly setDelicate: (form: object, is: boolean) => void
}

export type IdleParts = {
  readonly environment: Pick<Environment, 'now' | 'elapsed' | 'visible' | 'after' | 'onActivity' | 'onChange'>
  readonly minutes: number
  readonly onWarning: (is: boolean) => void
  /** Nobody is there; it has stopped watching. */
  readonly onAway: () => void
}

export const createIdle = ({ environment, minutes, onWarning, onAway }: IdleParts): Idle => {
  const delicate = new Set<object>()
  let idleMs = minutes * 60_000
  let touched = { wall: 0, elapsed: 0 }
  let ticked = touched
  let hiddenSince: number | null = null
  let isWarned = false
  let end: (() => void) | null = null

  const readClocks = () => ({ wall: environment.now(), elapsed: environment.elapsed() })
  const warn = (is: boolean) => {
    if (is !== isWarned) onWarning(is)
    isWarned = is
  }
  const stop = () => {
    end?.()
    end = null
    warn(false)
  }

  const start = () => {
    touched = ticked = readClocks()
    if (end) return
    let cancel = () => {}
    const tickAgain = () => {
      cancel = environment.after(tickMs, () => {
        tick()
        if (end) tickAgain()
      })
    }
    const stopHands = environment.onActivity(touch)
    const stopChanges = environment.onChange((what) => what === 'visible' && tick())
    end = () => {
      cancel()
      stopHands()
      stopChanges()
    }
    tickAgain()
  }

  const tick = () => {
    if (!end) return
    const clocks = readClocks()
    const gap = { wall: clocks.wall - ticked.wall, elapsed: clocks.elapsed - ticked.elapsed }
    ticked = clocks
    const hasSlept = gap.elapsed > gapMsMax || gap.wall - gap.elapsed > partedMsMax
    // A clock that is set back must not hold it up.
    const idle = Math.max(clocks.wall - touched.wall, clocks.elapsed - touched.elapsed)
    if (hasSlept || idle >= idleMs || isHiddenTooLong(clocks.elapsed)) {
      stop()
      onAway()
    } else warn(idle >= idleMs - warningMs)
  }

  const isHiddenTooLong = (elapsed: number): boolean => {
    if (environment.visible() || delicate.size === 0) hiddenSince = null
    else hiddenSince ??= elapsed
    return hiddenSince !== null && elapsed - hiddenSince >= hiddenMsMax
  }

  // The hand that wakes a tablet is not the one that left it.
  const touch = () => {
    tick()
    if (!end) return
    touched = readClocks()
    warn(false)
  }

  return {
    start,
    stop,
    touch,
    setMinutes: (next) => {
      idleMs = next * 60_000
    },
    setDelicate: (form, is) => {
      if (is) delicate.add(form)
      else delicate.delete(form)
    },
  }
}
