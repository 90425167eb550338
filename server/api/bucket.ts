// Token buckets in memory: how often one tablet, one address or everybody may ask. Nothing of them is ever written down.
import { Refused } from '../refused.ts'

/** So many at once, and so many more each minute. */
export type Rate = { readonly burst: number; readonly perMinute: number }

export type Buckets = {
  /** Takes one token of the key's bucket: 0, or the seconds until there is one. `now` in milliseconds. */
  readonly take: (key: string, now: number) => number
}

const keysMax = 10_000

export const createBuckets = (rate: Rate): Buckets => {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const tokenMs = 60_000 / rate.perMinute

  const take = (key: string, now: number): number => {
    const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now }
    const tokens = Math.min(rate.burst, bucket.tokens + Math.max(0, now - bucket.at) / tokenMs)
    const isTaken = tokens >= 1
    // Set anew, the key becomes the youngest: what is dropped has been left alone the longest.
    buckets.delete(key)
    buckets.set(key, { tokens: isTaken ? tokens - 1 : tokens, at: now })
    for (const oldest of buckets.keys()) {
      if (buckets.size <= keysMax) break
      buckets.delete(oldest)
    }
    return isTaken ? 0 : Math.ceil(((1 - tokens) * tokenMs) / 1000)
  }
  return { take }
}

/** Takes a token, or refuses with the seconds until there is one. Problem: too_many_requests. */
export const takeOrThrow = (buckets: Buckets, key: string, now: number): void => {
  const seconds = buckets.take(key, now)
  if (seconds > 0) throw new Refused({ code: 'too_many_requests', seconds })
}
