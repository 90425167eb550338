// The browser's timer, and the only one: whoever waits for time is given this.
import type { Environment } from '../environment.ts'

/** Longer than the platform can count would be at once. */
const timerMsMax = 2 ** 31 - 1

export const browserTimer: Environment['after'] = (ms, run) => {
  const timer = setTimeout(run, Math.min(ms, timerMsMax))
  return () => clearTimeout(timer)
}
