// Chance that can be repeated: the same seed, the same numbers. For invented visits only; what protects real ones is drawn
// from the system's random source.

/** Numbers from 0 up to 1. */
export type Chance = () => number

/** The same numbers for the same seed (mulberry32, public domain). */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A place in the list of weights, each as likely as its weight; the last one if they are all 0. */
export const drawPlace = (chance: Chance, weights: ArrayLike<number>): number => {
  let sum = 0
  for (let at = 0; at < weights.length; at++) sum += weights[at] as number // `at` is below the length
  let rest = chance() * sum
  for (let at = 0; at < weights.length; at++) if ((rest -= weights[at] as number) < 0) return at
  return weights.length - 1
}
