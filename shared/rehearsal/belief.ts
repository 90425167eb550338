// What somebody may believe of each bit who weighs everything told against it, by passing messages between the bits and the
// sums that they are in (sum-product; Pearl 1988). Where sums are small every possible total is weighed, so that what follows
// from whole numbers alone is found; of large ones the mean and the variance are enough.
import type { Constraint, Problem } from './solver.ts'

/** Bits of a sum up to which each total is weighed: what is told exactly is worth more of it. */
const countedMax = { exact: 256, noisy: 32 } as const
/** Weight above which a sum is as good as exact: its changes are smaller than one. */
const exactAbove = 1
/** No belief is surer than this, in logarithms of odds: 13 in ten million. */
const surenessMax = 16
/** How far a message follows what was just found: all the way, it would swing. */
const pace = 0.5
/** Below it no belief moves any more. */
const still = 1e-3
/** The logistic curve nearest to the normal one, steeper by so much (Johnson and Kotz 1970). */
const logisticSteepness = 1.702

/**
 * The odds of each bit, as logarithms, as they stand after each of these numbers of rounds: sums that lie in each other repeat
 * what they say, and grow too sure of it in time. `prior` holds chances. A published sum is met as closely as its weight says,
 * a hidden one stays at or below its bound.
 */
export const believe = (
  { prior, constraints }: Pick<Problem, 'prior' | 'constraints'>,
  looks: readonly number[],
): readonly Float64Array[] => {
  const beliefs = prior.map((chance) => clamp(Math.log(chance / (1 - chance))))
  const sums = constraints.map((constraint) => makeSum(constraint)).filter(({ members }) => members.length > 0)
  let [round, moved] = [0, Number.POSITIVE_INFINITY]
  return looks.map((look) => {
    for (; round < look && moved > still; round++) {
      moved = 0
      for (const sum of sums) moved = Math.max(moved, passMessages(sum, beliefs))
    }
    return beliefs.slice()
  })
}

type Sum = Pick<Constraint, 'y' | 'hiddenMax' | 'weight'> & {
  readonly members: Int32Array
  /** What the sum last said of each of its members, as logarithms of odds. */
  readonly messages: Float64Array
}

const makeSum = ({ members, y, hiddenMax, weight }: Constraint): Sum => {
  const own = members()
  return { members: own, y, hiddenMax, weight, messages: new Float64Array(own.length) }
}

/** A sum tells each member what the others leave open. Answers how far the strongest message moved. */
const passMessages = (sum: Sum, beliefs: Float64Array): number => {
  const { members, messages } = sum
  const chances = new Float64Array(members.length)
  for (let at = 0; at < members.length; at++)
    chances[at] = 1 / (1 + Math.exp((messages[at] as number) - (beliefs[members[at] as number] as number)))
  const isCounted = members.length <= countedMax[sum.weight > exactAbove ? 'exact' : 'noisy']
  const tell = isCounted ? weighTotals(sum, chances) : weighMoments(sum, chances)
  let moved = 0
  for (let at = 0; at < members.length; at++) {
    const change = pace * (clamp(tell(chances[at] as number)) - (messages[at] as number))
    messages[at]! += change
    beliefs[members[at] as number]! += change
    moved = Math.max(moved, Math.abs(change))
  }
  return moved
}

/** Of a member with this chance: how much likelier what was told is with its bit than without, as a logarithm. */
type Tell = (chance: number) => number

const weighTotals = ({ y, hiddenMax, weight }: Sum, chances: Float64Array): Tell => {
  const all = totalsOf(chances)
  const fit = Float64Array.from({ length: all.length + 1 }, (_, total) => {
    const excess = y === null ? Math.max(0, total - hiddenMax) : total - y
    return Math.exp((-weight * excess * excess) / 2)
  })
  const rest = new Float64Array(all.length - 1)
  return (chance) => {
    takeOut(all, chance, rest)
    let [without, within] = [Number.MIN_VALUE, Number.MIN_VALUE]
    for (let total = 0; total < rest.length; total++) {
      without += (rest[total] as number) * (fit[total] as number)
      within += (rest[total] as number) * (fit[total + 1] as number)
    }
    return Math.log(within / without)
  }
}

/** The chance of each total of bits with these chances. */
const totalsOf = (chances: Float64Array): Float64Array => {
  const totals = new Float64Array(chances.length + 1)
  totals[0] = 1
  for (const [at, chance] of chances.entries())
    for (let total = at + 1; total >= 0; total--)
      totals[total] =
        (totals[total] as number) * (1 - chance) + (total > 0 ? (totals[total - 1] as number) * chance : 0)
  return totals
}

/** The totals without one bit; from the end at which nothing is divided by a small number. */
const takeOut = (all: Float64Array, chance: number, rest: Float64Array): void => {
  const last = rest.length - 1
  if (chance < 0.5) {
    for (let total = 0, before = 0; total <= last; total++)
      before = rest[total] = Math.max(0, ((all[total] as number) - before * chance) / (1 - chance))
  } else {
    for (let total = last, after = 0; total >= 0; total--)
      after = rest[total] = Math.max(0, ((all[total + 1] as number) - after * (1 - chance)) / chance)
  }
}

const weighMoments = ({ y, hiddenMax, weight }: Sum, chances: Float64Array): Tell => {
  let [mean, variance] = [0, 1 / weight]
  for (const chance of chances) {
    mean += chance
    variance += chance * (1 - chance)
  }
  return (chance) => {
    const spread = Math.max(variance - chance * (1 - chance), 1 / weight)
    if (y !== null) return (y - (mean - chance) - 0.5) / spread
    const room = (logisticSteepness * (hiddenMax + 0.5 - (mean - chance))) / Math.sqrt(spread)
    return softplus(-room) - softplus(logisticSteepness / Math.sqrt(spread) - room)
  }
}

const softplus = (value: number): number => (value > 30 ? value : Math.log1p(Math.exp(value)))

const clamp = (value: number): number => Math.min(surenessMax, Math.max(-surenessMax, value))
