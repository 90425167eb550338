// AN96: one solver for the attacks that rebuild visits from tables. What is unknown is fitted to everything published by
// coordinate descent, held near what the attacker would guess anyway.

/** What is known of a sum of unknowns: `y` if it is published, else only that it is at most `hiddenMax`. */
export type Constraint = {
  /** Made when asked for: all of them together are the largest thing that an attack holds. */
  readonly members: () => Int32Array
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

/** Three strengths of the hold on the prior, of which the attacker keeps the best. */
export type Lambdas = readonly [number, number, number]

/** The unknowns after so many rounds under each λ. All three go through the constraints together: reading them takes longest. */
export const solve = (problem: Problem, lambdas: Lambdas, rounds: number): readonly Float64Array[] => {
  const x = lambdas.map(() => Float64Array.from(problem.prior)) as [Float64Array, Float64Array, Float64Array]
  const { starts, places } = makeIndex(problem)
  const states = makeStates(problem, starts, places)
  for (let round = 0; round < rounds; round++) descend(problem, lambdas, x, { starts, places, states })
  return x
}

/** A constraint's state: its three sums, its bound, and its weight, below 0 where only the bound is known. */
const width = 5

type Index = { readonly starts: Int32Array; readonly places: Int32Array }

// One round over all unknowns. Written out for the three λ, since this loop is where an attack spends its time; every place
// read is below the length of its array.
const descend = (
  { prior, stiffness, max }: Problem,
  [lambda0, lambda1, lambda2]: Lambdas,
  [x0, x1, x2]: readonly [Float64Array, Float64Array, Float64Array],
  { starts, places, states }: Index & { readonly states: Float64Array },
): void => {
  for (let k = 0; k < prior.length; k++) {
    const stiff = stiffness[k] as number
    const guess = prior[k] as number
    let h0 = lambda0 * stiff
    let h1 = lambda1 * stiff
    let h2 = lambda2 * stiff
    let g0 = h0 * ((x0[k] as number) - guess)
    let g1 = h1 * ((x1[k] as number) - guess)
    let g2 = h2 * ((x2[k] as number) - guess)
    const start = starts[k] as number
    const end = starts[k + 1] as number
    for (let at = start; at < end; at++) {
      const place = places[at] as number
      const bound = states[place + 3] as number
      const weight = states[place + 4] as number
      const excess0 = (states[place] as number) - bound
      const excess1 = (states[place + 1] as number) - bound
      const excess2 = (states[place + 2] as number) - bound
      if (weight > 0) {
        g0 += weight * excess0
        g1 += weight * excess1
        g2 += weight * excess2
        h0 += weight
        h1 += weight
        h2 += weight
        continue
      }
      if (excess0 > 0) {
        g0 -= weight * excess0
        h0 -= weight
      }
      if (excess1 > 0) {
        g1 -= weight * excess1
        h1 -= weight
      }
      if (excess2 > 0) {
        g2 -= weight * excess2
        h2 -= weight
      }
    }
    const change0 = Math.min(max, Math.max(0, (x0[k] as number) - g0 / h0)) - (x0[k] as number)
    const change1 = Math.min(max, Math.max(0, (x1[k] as number) - g1 / h1)) - (x1[k] as number)
    const change2 = Math.min(max, Math.max(0, (x2[k] as number) - g2 / h2)) - (x2[k] as number)
    if (change0 === 0 && change1 === 0 && change2 === 0) continue
    x0[k]! += change0
    x1[k]! += change1
    x2[k]! += change2
    for (let at = start; at < end; at++) {
      const place = places[at] as number
      states[place]! += change0
      states[place + 1]! += change1
      states[place + 2]! += change2
    }
  }
}

const makeStates = ({ prior, constraints }: Problem, starts: Int32Array, places: Int32Array): Float64Array => {
  const states = new Float64Array(width * constraints.length)
  for (const [c, { y, hiddenMax, weight }] of constraints.entries()) {
    states[width * c + 3] = y ?? hiddenMax
    states[width * c + 4] = y === null ? -weight : weight
  }
  for (let k = 0; k < prior.length; k++) {
    for (let at = starts[k] as number; at < (starts[k + 1] as number); at++) {
      const place = places[at] as number
      for (let lambda = 0; lambda < 3; lambda++) states[place + lambda]! += prior[k] as number
    }
  }
  return states
}

/** The constraints of each unknown, one after the other: those of k stand from `starts[k]` to `starts[k + 1]`. */
const makeIndex = ({ prior, constraints }: Problem): Index => {
  const starts = new Int32Array(prior.length + 1)
  for (const { members } of constraints) for (const k of members()) starts[k + 1]! += 1
  for (let k = 0; k < prior.length; k++) starts[k + 1]! += starts[k] as number
  const places = new Int32Array(starts[prior.length] as number)
  const next = starts.slice(0, prior.length)
  for (const [c, { members }] of constraints.entries()) for (const k of members()) places[next[k]!++] = width * c
  return { starts, places }
}
