import { expect, test } from 'vitest'
import { type Constraint, type Problem, solve } from '@tukkimies/shared/rehearsal/solver.ts'
import { areaUnderCurve, precisionOfSurest, toHundredths } from '@tukkimies/shared/release/statistics.ts'

const sum = (members: readonly number[], y: number | null, hiddenMax = 0, weight = 0.5): Constraint => ({
  members: () => Int32Array.from(members),
  y,
  hiddenMax,
  weight,
})

const problem = (constraints: readonly Constraint[], prior = [1, 1, 1], max = Infinity): Problem => ({
  prior: Float64Array.from(prior),
  stiffness: new Float64Array(prior.length).fill(1),
  constraints,
  max,
})

// As the specification writes it, one λ at a time.
const solveByHand = ({ prior, stiffness, constraints, max }: Problem, lambda: number, rounds: number): number[] => {
  const x = [...prior]
  const sumOf = ({ members }: Constraint): number => [...members()].reduce((all, k) => all + (x[k] ?? 0), 0)
  for (let round = 0; round < rounds; round++)
    for (const k of x.keys()) {
      let h = lambda * (stiffness[k] ?? 0)
      let g = h * ((x[k] ?? 0) - (prior[k] ?? 0))
      for (const constraint of constraints.filter(({ members }) => members().includes(k))) {
        const { y, hiddenMax, weight } = constraint
        const excess = sumOf(constraint) - (y ?? hiddenMax)
        if (y === null && excess <= 0) continue
        g += weight * excess
        h += weight
      }
      x[k] = Math.min(max, Math.max(0, (x[k] ?? 0) - g / h))
    }
  return x
}

test('[AN96] three strengths at once give what each gives alone, step by step as specified', () => {
  const constraints = [
    sum([0, 1, 2, 3], 9),
    sum([0, 1], 2),
    sum([2, 3], null, 3),
    sum([1, 2], 4, 0, 50),
    sum([3], null, 1),
  ]
  const own = problem(constraints, [0.2, 2, 1.5, 4])
  const solved = solve(own, [0.3, 3, 30], 7)
  for (const [at, lambda] of [0.3, 3, 30].entries())
    for (const [k, value] of solveByHand(own, lambda, 7).entries()) expect(solved[at]?.[k]).toBeCloseTo(value, 12)
})

test('[AN96] what is published is met, what is hidden only bounds, and nothing falls below none', () => {
  const [free] = solve(problem([sum([0, 1, 2], 30, 0, 50)]), [0.001, 1, 1], 200)
  expect([...(free ?? [])].reduce((all, value) => all + value, 0)).toBeCloseTo(30, 2)
  const [within] = solve(problem([sum([0, 1, 2], null, 10)]), [0.001, 1, 1], 200)
  expect([...(within ?? [])]).toEqual([1, 1, 1])
  const [above] = solve(problem([sum([0, 1, 2], null, 2, 50)]), [0.001, 1, 1], 400)
  expect([...(above ?? [])].reduce((all, value) => all + value, 0)).toBeCloseTo(2, 2)
  const [bits] = solve(problem([sum([0, 1, 2], 30, 0, 50)], [0.1, 0.1, 0.1], 1), [0.001, 1, 1], 50)
  expect([...(bits ?? [])]).toEqual([1, 1, 1])
  const [none] = solve(problem([sum([0, 1, 2], -5, 0, 50)]), [0.001, 1, 1], 50)
  expect([...(none ?? [])]).toEqual([0, 0, 0])
})

test('[AN96] a strong hold keeps to the guess', () => {
  const [weak, , strong] = solve(problem([sum([0], 9)]), [0.01, 1, 1_000], 50)
  expect(weak?.[0]).toBeGreaterThan(8.5)
  expect(strong?.[0]).toBeLessThan(1.01)
})

test('[AN97] areas under the curve count ties half, and hundredths are rounded up', () => {
  const claims = (scores: readonly number[], truth: readonly number[]) =>
    scores.map((score, at) => ({ score, isTrue: truth[at] === 1 }))
  expect(areaUnderCurve(claims([1, 2, 3, 4], [0, 0, 1, 1]))).toBe(1)
  expect(areaUnderCurve(claims([1, 1, 1, 1], [0, 0, 1, 1]))).toBe(0.5)
  expect(areaUnderCurve(claims([1, 2, 3, 4], [1, 0, 1, 0]))).toBe(0.25)
  expect(areaUnderCurve(claims([1, 2], [1, 1]))).toBe(0.5)
  expect(precisionOfSurest(claims([4, 3, 2, 1], [1, 0, 1, 1]), 2)).toBe(0.5)
  expect(precisionOfSurest(claims([4, 3, 3, 1], [1, 0, 1, 1]), 2)).toBe(0.75)
  expect([0.75, 0.7501, 0.1 + 0.2].map(toHundredths)).toEqual([75, 76, 30])
})
