// Growing delays after failures, by whatever key a guesser cannot choose freely. In memory alone.
import { failuresMax } from './failures.ts'

export type Delays = {
  /** Counts an attempt: 0, or the seconds to wait. An attempt counts as failed until `clear`. */
  readonly begin: (key: string, now: number) => number
  readonly clear: (key: string) => void
  /** Whether so many attempts failed in a row that no further one counts. */
  readonly isSpent: (key: string) => boolean
}

const freeAttempts = 3
const delaySecondsMax = 900
const keysMax = 10_000

export const createDelays = (): Delays => {
  const attempts = new Map<string, { count: number; until: number }>()

  const begin = (key: string, now: number): number => {
    const before = attempts.get(key) ?? { count: 0, until: 0 }
    if (before.until > now) return Math.ceil((before.until - now) / 1000)
    const count = before.count + 1
    const seconds = count < freeAttempts ? 0 : Math.min(delaySecondsMax, 2 ** (count - freeAttempts))
    attempts.delete(key)
    attempts.set(key, { count, until: now + seconds * 1000 })
    for (const oldest of attempts.keys()) {
      if (attempts.size <= keysMax) break
      attempts.delete(oldest)
    }
    return 0
  }
  return {
    begin,
    clear: (key) => void attempts.delete(key),
    isSpent: (key) => (attempts.get(key)?.count ?? 0) >= failuresMax,
  }
}
