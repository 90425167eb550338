// AN96: one solver for the attacks that rebuild visits from tables. What is unknown is fitted to everything published by
// coordinate descent, held near what the attacker would guess anyway.

/** What is known of a sum of unknowns: `y` if it is published, else only that it is at most `hiddenMax`. */
export type Constraint = {
  readonly members: Int32Array
  readonly y: number | null
  readonly hiddenMax: number
  readonly weight: number
}

export type Problem = {
  readonly prior: Float64Array
  /** How dearly leaving the prior is paid for, for each unknown: d in AN96. */
  readonly stiffness: Float64Array
  readonly constraints: readonly Constraint[]
  /** 1 for bits, infinity for counts. */
  readonly max: number
}

/** The unknowns after so many rounds under one λ. */
export const solve = (
  { prior, stiffness, constraints, max }: Problem,
  lambda: number,
  rounds: number,
): Float64Array => {
  const x = Float64Array.from(prior)
  const sums = Float64Array.from(constraints, ({ members }) => sumOf(x, members))
  const isHidden = Uint8Array.from(constraints, ({ y }) => (y === null ? 1 : 0))
  const bounds = Float64Array.from(constraints, ({ y, hiddenMax }) => y ?? hiddenMax)
  const weights = Float64Array.from(constraints, ({ weight }) => weight)
  const { starts, cells } = makeIndex(prior.length, constraints)
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < x.length; k++) {
      const pull = lambda * (stiffness[k] as number)
      let g = pull * ((x[k] as number) - (prior[k] as number))
      let h = pull
      const end = starts[k + 1] as number
      for (let at = starts[k] as number; at < end; at++) {
        const c = cells[at] as number
        const excess = (sums[c] as number) - (bounds[c] as number)
        if (isHidden[c] === 1 && excess <= 0) continue
        g += (weights[c] as number) * excess
        h += weights[c] as number
      }
      const next = Math.min(max, Math.max(0, (x[k] as number) - g / h))
      const change = next - (x[k] as number)
      if (change === 0) continue
      for (let at = starts[k] as number; at < end; at++) sums[cells[at] as number]! += change
      x[k] = next
    }
  }
  return x
}

const sumOf = (x: Float64Array, members: Int32Array): number => {
  let sum = 0
  for (const k of members) sum += x[k] as number
  return sum
}

/** The constraints of each unknown, one after the other: those of k stand from `starts[k]` to `starts[k + 1]`. */
const makeIndex = (count: number, constraints: readonly Constraint[]) => {
  const starts = new Int32Array(count + 1)
  for (const { members } of constraints) for (const k of members) starts[k + 1]! += 1
  for (let k = 0; k < count; k++) starts[k + 1]! += starts[k] as number
  const cells = new Int32Array(starts[count] as number)
  const next = starts.slice(0, count)
  for (const [c, { members }] of constraints.entries()) for (const k of members) cells[next[k]!++] = c
  return { starts, cells }
}
