import { expect, test } from 'vitest'
import { believe } from '@tukkimies/shared/rehearsal/belief.ts'
import { createChance } from '@tukkimies/shared/rehearsal/chance.ts'
import type { Constraint } from '@tukkimies/shared/rehearsal/solver.ts'

const sum = (members: readonly number[], y: number | null, weight = 50, hiddenMax = 0): Constraint => ({
  members: () => Int32Array.from(members),
  y,
  hiddenMax,
  weight,
})

const toChances = (odds: Float64Array | undefined): number[] => [...(odds ?? [])].map((one) => 1 / (1 + Math.exp(-one)))

/** Every choice of bits weighed by hand. */
const enumerate = (prior: readonly number[], constraints: readonly Constraint[]): number[] => {
  const held = prior.map(() => 0)
  let all = 0
  for (let choice = 0; choice < 2 ** prior.length; choice++) {
    const bits = prior.map((_, k) => (choice >> k) & 1)
    let weight = prior.reduce((product, chance, k) => product * (bits[k] === 1 ? chance : 1 - chance), 1)
    for (const { members, y, hiddenMax, weight: own } of constraints) {
      const total = [...members()].reduce((count, k) => count + (bits[k] ?? 0), 0)
      weight *= Math.exp((-own * (y === null ? Math.max(0, total - hiddenMax) : total - y) ** 2) / 2)
    }
    all += weight
    for (const [k, bit] of bits.entries()) held[k]! += bit * weight
  }
  return held.map((weight) => weight / all)
}

test('[AN96] beliefs about sums that meet in one bit at most are those of weighing every choice', () => {
  const prior = [0.1, 0.4, 0.7, 0.2, 0.5]
  const constraints = [sum([0, 1, 2], 2), sum([2, 3], null, 2, 1), sum([3, 4], 1, 0.5)]
  const [found] = believe({ prior: Float64Array.from(prior), constraints }, [200])
  for (const [k, chance] of enumerate(prior, constraints).entries()) expect(toChances(found)[k]).toBeCloseTo(chance, 2)
})

test('[AN96] what follows from whole numbers alone is found, however small the guess was', () => {
  // Rows 2 and 0, columns 1 and 1: the first two are there and the last two are not.
  const constraints = [sum([0, 1], 2), sum([2, 3], 0), sum([0, 2], 1), sum([1, 3], 1)]
  const [found] = believe({ prior: new Float64Array(4).fill(0.01), constraints }, [50])
  expect(toChances(found).map(Math.round)).toEqual([1, 1, 0, 0])
})

test('[AN96] of large sums the mean and the variance tell nearly what every total tells', () => {
  const chance = createChance(1)
  const prior = Float64Array.from({ length: 40 }, () => 0.1 + 0.3 * chance())
  const members = [...prior.keys()]
  for (const [y, hiddenMax] of [
    [16, 0],
    [null, 5],
  ] as const) {
    // Just below and above the weight from which on such a sum is counted out.
    const [counted] = believe({ prior, constraints: [sum(members, y, 1.01, hiddenMax)] }, [20])
    const [estimated] = believe({ prior, constraints: [sum(members, y, 0.99, hiddenMax)] }, [20])
    for (const k of members) expect(toChances(estimated)[k]).toBeCloseTo(toChances(counted)[k] ?? 0, 1)
    expect(toChances(counted)).not.toEqual([...prior])
  }
})

test('[AN96] beliefs are as they stood at each look, and still ones stay', () => {
  const problem = { prior: Float64Array.of(0.3, 0.3), constraints: [sum([0, 1], 1)] }
  const [first, last, beyond] = believe(problem, [1, 100, 200])
  expect(toChances(first)[0]).toBeLessThan(toChances(last)[0] ?? 0)
  expect(toChances(last)[0]).toBeCloseTo(0.5, 2)
  expect(beyond).toEqual(last)
})
