// The printed values: noise table, lookup and keys against the numbers of another implementation and of 40-digit
// arithmetic.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  familyKey,
  noiseKey,
  noiseOf,
  type NoiseParameters,
  type NoiseRow,
  rowToLookup,
  solveRow,
  symmetricCount,
} from '@tukkimies/shared/release/cell-key.ts'
import vectors from './ptable-vectors.json' with { type: 'json' }

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

const parametersOf = (set: { D: number; V: number; js: number; optim: number }): NoiseParameters => ({
  D: set.D,
  V: set.V,
  js: set.js,
  mode: set.optim === 4 ? 'equal' : 'atMost',
})

const rowOf = (parameters: NoiseParameters, i: number): NoiseRow => {
  const solved = solveRow(parameters, i)
  if (!solved.ok) throw new Error(`row ${i} of ${JSON.stringify(parameters)}: ${JSON.stringify(solved.problem)}`)
  return solved.value
}

const vectorById = new Map(vectors.vectors.map((vector) => [vector.id, vector]))
const vectorOf = (id: string) => {
  const vector = vectorById.get(id)
  if (!vector) throw new Error(`no vector ${id}`)
  return vector
}

const expectNear = (actual: readonly number[], wanted: readonly number[], tolerance: number) => {
  expect(actual.length).toBe(wanted.length)
  for (const [at, value] of wanted.entries())
    expect(Math.abs((actual[at] ?? NaN) - value)).toBeLessThanOrEqual(tolerance)
}

test('[AN12] the file holds what its description promises', () => {
  expect(vectors.vectors).toHaveLength(65)
  expect(vectors.vectors.every((vector) => vector.product.applicable)).toBe(true)
  expect(vectors.infeasible).toHaveLength(10)
  expect(vectors.printed).toHaveLength(5)
  expect(vectors.lookup.cases).toHaveLength(180)
  expect(vectors.keys.derive).toHaveLength(16)
  expect(vectors.keys.sums).toHaveLength(4)
})

describe('[AN12] rows', () => {
  for (const vector of vectors.vectors)
    test(`[AN6] [AN8] [AN12] ${vector.id} is solved to 1e-9, and to 2.5e-7 of the R package`, () => {
      const parameters = parametersOf(vector)
      expect(symmetricCount(parameters)).toBe(vector.symmetricFrom)
      expect(vector.rows.map((row) => row.i)).toEqual(Array.from({ length: vector.symmetricFrom + 1 }, (_, i) => i))
      for (const row of vector.rows) {
        const solved = rowOf(parameters, row.i)
        expect(solved.v).toEqual(row.v)
        expectNear(solved.p, row.p, vectors.tolerances.pVersusExact)
        expectNear(solved.p, row.pR, vectors.tolerances.pVersusR)
        const mean = solved.v.reduce((sum, v, at) => sum + v * (solved.p[at] ?? 0), 0)
        const variance = solved.v.reduce((sum, v, at) => sum + v * v * (solved.p[at] ?? 0), 0)
        expect(Math.abs(solved.p.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThanOrEqual(vectors.tolerances.sum)
        expect(Math.abs(mean)).toBeLessThanOrEqual(vectors.tolerances.mean)
        expect(Math.abs(variance - row.variance)).toBeLessThanOrEqual(vectors.tolerances.variance)
      }
    })
})

test('[AN8] the largest difference from 40-digit arithmetic is of the order of double precision', () => {
  let largest = 0
  for (const vector of vectors.vectors)
    for (const row of vector.rows) {
      const { p } = rowOf(parametersOf(vector), row.i)
      for (const [at, value] of row.p.entries()) largest = Math.max(largest, Math.abs((p[at] ?? NaN) - value))
    }
  expect(largest).toBeLessThan(5e-15)
})

describe('[AN12] infeasible', () => {
  for (const set of vectors.infeasible)
    test(`[AN9] ${set.id} is refused with the interval of V`, () => {
      const parameters = parametersOf(set)
      let refused = 0
      for (let i = 1; i <= symmetricCount(parameters); i++) {
        const row = solveRow(parameters, i)
        if (row.ok) continue
        refused++
        const { code, field, min = 0, max = Infinity } = row.problem
        expect({ code, field }).toEqual({ code: 'noise_infeasible', field: 'V' })
        expect(min < set.V && set.V < max).toBe(false)
        expect(max === Infinity).toBe(parameters.mode === 'atMost')
        // The interval is the whole truth: solvable inside it, refused on its borders.
        expect(solveRow({ ...parameters, V: max === Infinity ? min + 0.5 : (min + max) / 2 }, i).ok).toBe(true)
        for (const V of [min, max].filter((border) => border > 0 && border < Infinity))
          expect(solveRow({ ...parameters, V }, i).ok).toBe(false)
      }
      expect(refused).toBeGreaterThan(0)
    })
})

describe('[AN12] printed rows', () => {
  for (const printed of vectors.printed)
    test(`[AN12] ${printed.id} is met to half of its last digit`, () => {
      const parameters = parametersOf(vectorOf(printed.productVector))
      for (const i of printed.rowsThatTheProductMustReproduce) {
        const solved = rowOf(parameters, i)
        const { wanted, tolerance } = printedRow(printed, i)
        const byResult = new Map(solved.v.map((v, at) => [v + i, solved.p[at] ?? NaN]))
        expect([...byResult.keys()].filter((j) => wanted.every((result) => result.j !== j))).toEqual([])
        for (const { j, p } of wanted) expect(Math.abs((byResult.get(j) ?? 0) - p)).toBeLessThanOrEqual(tolerance)
      }
    })
})

type Printed = (typeof vectors.printed)[number]

// Three forms: a table with a column a result, rows in the order of their results, and one row of a text. A column that
// the row cannot reach is printed as 0.
const printedRow = (
  printed: Printed,
  i: number,
): { wanted: readonly { readonly j: number; readonly p: number }[]; tolerance: number } => {
  const form = printed as {
    readonly columns?: readonly number[]
    readonly rows?: Readonly<Record<string, readonly number[]>>
    readonly rowsInOrder?: Readonly<Record<string, readonly number[]>>
    readonly row1?: { readonly j: readonly number[]; readonly p: readonly number[] }
  }
  if (form.row1) return { wanted: form.row1.j.map((j, at) => ({ j, p: form.row1?.p[at] ?? NaN })), tolerance: 5e-5 }
  if (form.rowsInOrder) {
    const reached = rowOf(parametersOf(vectorOf(printed.productVector)), i).v.map((v) => v + i)
    const values = form.rowsInOrder[i] ?? []
    expect(values).toHaveLength(reached.length)
    return { wanted: reached.map((j, at) => ({ j, p: values[at] ?? NaN })), tolerance: 5e-8 }
  }
  const values = form.rows?.[i] ?? []
  return { wanted: (form.columns ?? []).map((j, at) => ({ j, p: values[at] ?? NaN })), tolerance: 5e-8 }
}

describe('[AN12] lookup', () => {
  for (const boundary of vectors.lookup.boundaries)
    test(`[AN11] the integer boundaries of ${boundary.vectorId}`, () => {
      for (const row of boundary.rows) {
        const lookup = rowToLookup(rowOf(parametersOf(vectorOf(boundary.vectorId)), row.i))
        expect(lookup.v).toEqual(row.v)
        expect(lookup.upper).toEqual(row.upper)
      }
    })

  test('[AN11] [AN12] all 180 lookups give the printed change', () => {
    let looked = 0
    for (const { n, cellKey, v, ...set } of vectors.lookup.cases) {
      const parameters = parametersOf(set)
      const lookup = rowToLookup(rowOf(parameters, Math.min(n, symmetricCount(parameters))))
      expect({ ...set, n, cellKey, v: noiseOf(cellKey, lookup) }).toEqual({ ...set, n, cellKey, v })
      looked++
    }
    expect(looked).toBe(180)
  })
})

describe('[AN12] keys', () => {
  test('[AN3] the 16 family keys', () => {
    for (const { recordKeyHex, family, familyKey: wanted } of vectors.keys.derive)
      expect(familyKey(sha256, Buffer.from(recordKeyHex, 'hex'), family)).toBe(wanted)
  })

  test('[AN4] the 4 sums, modulo 2^32', () => {
    for (const { keys, sum } of vectors.keys.sums)
      expect(keys.reduce((total, key) => ((total + key) & 0xffffffff) >>> 0, 0)).toBe(sum)
  })

  test.each([
    ['client|m|2026-03|whole||', 173985314, 1905452762, 0],
    ['client|q|2026Q1|point:p12|age+language|a30+so', 173985314, 1986423036, 0],
    ['client|q|2026Q1|area:a3|age+language|a30+so', 173985314, 503742513, -2],
    ['partner|y|2026|whole|partner_topic|training', 4294967293, 1163727543, -1],
  ])('[AN5] the noise key of %s', (name, k, key, change) => {
    const lookup = rowToLookup(rowOf({ D: 3, V: 2, js: 0, mode: 'equal' }, 3))
    expect(noiseKey(sha256, name, k)).toBe(key)
    expect(noiseOf(key, lookup)).toBe(change)
  })
})

test('[AN7] the default row and the sensitive row', () => {
  const mirrored = (half: readonly number[]) => [...half, ...half.toReversed().slice(1)]
  const ordinary = rowOf({ D: 3, V: 2, js: 0, mode: 'equal' }, 3)
  expect(ordinary.v).toEqual([-3, -2, -1, 0, 1, 2, 3])
  expectNear(ordinary.p, mirrored([0.037358209, 0.111907806, 0.216144895, 0.269178179]), 5e-10)
  const sensitive = rowOf({ D: 5, V: 4, js: 0, mode: 'equal' }, 5)
  expectNear(sensitive.p, mirrored([0.010281819, 0.029653485, 0.0675862, 0.121735378, 0.173281451, 0.194923334]), 5e-10)
})
