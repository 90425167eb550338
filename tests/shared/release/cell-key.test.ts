import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkParameters,
  familyKey,
  noiseKey,
  noiseOf,
  type NoiseParameters,
  noiseTableHash,
  rowToLookup,
  solveRow,
  symmetricCount,
} from '@tukkimies/shared/release/cell-key.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

const rowOf = (parameters: NoiseParameters, i: number) => {
  const row = solveRow(parameters, i)
  if (!row.ok) throw new Error(row.problem.code)
  return row.value
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

test('[AN8] a symmetric row sums to 1, has no bias, the variance asked for and a constant second difference of its logarithm', () => {
  const parameters = fc
    .integer({ min: 1, max: 40 })
    .chain((D) =>
      fc
        .double({ min: 0.03, max: 0.97, noNaN: true })
        .map((share): NoiseParameters => ({ D, V: share * D * D, js: 0, mode: 'equal' })),
    )
  fc.assert(
    fc.property(parameters, (set) => {
      const { v, p } = rowOf(set, symmetricCount(set))
      expect(Math.abs(sumOf(p) - 1)).toBeLessThan(1e-12)
      expect(Math.abs(sumOf(v.map((change, at) => change * (p[at] ?? 0)))) / set.D).toBeLessThan(1e-9)
      expect(Math.abs(sumOf(v.map((change, at) => change ** 2 * (p[at] ?? 0))) / set.V - 1)).toBeLessThan(1e-9)
      const log = p.map(Math.log)
      const differences = log.slice(2).map((value, at) => value - 2 * (log[at + 1] ?? 0) + (log[at] ?? 0))
      for (const difference of differences)
        expect(Math.abs(difference - (differences[0] ?? 0))).toBeLessThan(1e-7 * (1 + Math.abs(differences[0] ?? 0)))
    }),
    { seed: 8 },
  )
})

test('[AN6] [AN9] a row of any count is solved inside its interval of V and refused on and outside the border', () => {
  const set = fc.record({
    D: fc.integer({ min: 1, max: 12 }),
    js: fc.integer({ min: 0, max: 5 }),
    i: fc.integer({ min: 1, max: 20 }),
    share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
  })
  fc.assert(
    fc.property(set, ({ D, js, i, share }) => {
      const refused = solveRow({ D, V: 1e9, js, mode: 'equal' }, i)
      if (refused.ok) throw new Error('no row has such a variance')
      if (refused.problem.code === 'noise_biased') return
      const { min = 0, max = 0 } = refused.problem
      expect(solveRow({ D, V: max, js, mode: 'equal' }, i).ok).toBe(false)
      if (min > 0) expect(solveRow({ D, V: min, js, mode: 'equal' }, i).ok).toBe(false)
      if (min >= max) return
      const V = min + share * (max - min)
      const { v, p } = rowOf({ D, V, js, mode: 'equal' }, i)
      expect(
        v.every((change) => i + change >= 0 && Math.abs(change) <= D && !(i + change >= 1 && i + change <= js)),
      ).toBe(true)
      expect(p.every((probability) => probability >= 0)).toBe(true)
      expect(Math.abs(sumOf(v.map((change, at) => change ** 2 * (p[at] ?? 0))) - V)).toBeLessThan(1e-8 * Math.max(1, V))
      const atMost = rowOf({ D, V, js, mode: 'atMost' }, i)
      expect(sumOf(atMost.v.map((change, at) => change ** 2 * (atMost.p[at] ?? 0)))).toBeLessThan(V + 1e-8)
    }),
    { seed: 6 },
  )
})

test('[AN9] a count from which no result lies below is refused as biased', () => {
  expect(solveRow({ D: 1, V: 0.5, js: 3, mode: 'equal' }, 2)).toEqual({
    ok: false,
    problem: { code: 'noise_biased', field: 'i' },
  })
})

test('[AN6] parameters without meaning are refused by their name', () => {
  const set: NoiseParameters = { D: 3, V: 2, js: 0, mode: 'equal' }
  const fieldOf = (changed: Partial<NoiseParameters>, i = 3) => {
    const checked = checkParameters({ ...set, ...changed }, i)
    return checked.ok ? null : checked.problem.field
  }
  expect(fieldOf({})).toBe(null)
  expect(fieldOf({ D: 1000 })).toBe(null)
  expect([fieldOf({ D: 0 }), fieldOf({ D: 1.5 }), fieldOf({ D: 1001 })]).toEqual(['D', 'D', 'D'])
  expect([fieldOf({ V: 0 }), fieldOf({ V: NaN }), fieldOf({ V: Infinity })]).toEqual(['V', 'V', 'V'])
  expect([fieldOf({ js: -1 }), fieldOf({ js: 0.5 })]).toEqual(['js', 'js'])
  expect([fieldOf({}, -1), fieldOf({}, 1.5)]).toEqual(['i', 'i'])
})

test('[AN11] boundaries ascend to 2^32 and every key has one change', () => {
  const lookup = rowToLookup(rowOf({ D: 3, V: 2, js: 0, mode: 'equal' }, 3))
  expect(lookup.upper.at(-1)).toBe(2 ** 32)
  expect(lookup.upper.toSorted((one, other) => one - other)).toEqual(lookup.upper)
  expect(noiseOf(0, lookup)).toBe(-3)
  expect(noiseOf(2 ** 32 - 1, lookup)).toBe(3)
  expect([noiseOf((lookup.upper[0] ?? 0) - 1, lookup), noiseOf(lookup.upper[0] ?? 0, lookup)]).toEqual([-3, -2])
})

test('[AN6] a count of 0 is left as it is', () => {
  expect(rowToLookup(rowOf({ D: 3, V: 2, js: 0, mode: 'equal' }, 0))).toEqual({ v: [0], upper: [2 ** 32] })
})

test('[AN3] [AN5] keys of families and cells depend on every part of their name', () => {
  const record = Uint8Array.from({ length: 16 }, (_, at) => at)
  expect(familyKey(sha256, record, 'age')).not.toBe(familyKey(sha256, record, 'age+language'))
  const names = ['client|m|2026-03|whole||', 'partner|m|2026-03|whole||', 'client|m|2026-03|area:a1||']
  expect(new Set(names.map((name) => noiseKey(sha256, name, 7))).size).toBe(3)
  expect(noiseKey(sha256, names[0] ?? '', 7)).not.toBe(noiseKey(sha256, names[0] ?? '', 8))
})

test('[AN11] the hash of the integer table changes with any of its numbers', () => {
  const parameters: NoiseParameters = { D: 3, V: 2, js: 0, mode: 'equal' }
  const lookup = rowToLookup(rowOf(parameters, 3))
  const hash = noiseTableHash(sha256, [{ parameters, i: 3, lookup }])
  const text =
    '3|2|0|equal|3|-3 -2 -1 0 1 2 3|160452285 641092653 1569427910 2725539386 3653874643 4134515011 4294967296\n'
  expect(hash).toBe(createHash('sha256').update(text).digest('hex'))
  const changed = { v: lookup.v, upper: lookup.upper.with(0, (lookup.upper[0] ?? 0) + 1) }
  expect(noiseTableHash(sha256, [{ parameters, i: 3, lookup: changed }])).not.toBe(hash)
})
