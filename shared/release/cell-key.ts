// The noise of the cell-key method: which row of probabilities the parameters allow, and which change a cell gets.
import * as z from 'zod/mini'
import { accept, type Checked, type Problem, refuse } from '../problem.ts'

/** SHA-256 of bytes, given by whoever runs this: the server's own, or a test's. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array

/** AN6: largest change D, variance V, no result in 1..js, and whether V is met or only not exceeded. */
export const NoiseParameters = z.strictObject({
  D: z.int(),
  V: z.number(),
  js: z.int(),
  mode: z.enum(['equal', 'atMost']),
})
export type NoiseParameters = z.infer<typeof NoiseParameters>

/** Changes in ascending order and their probabilities. */
export type NoiseRow = { readonly v: readonly number[]; readonly p: readonly number[] }

/** The row in whole numbers of 2^-32 (AN11): the change is `v[k]` for the first k whose `upper` exceeds the noise key. */
export type NoiseLookup = { readonly v: readonly number[]; readonly upper: readonly number[] }

/** A row is as long as 2 D + 1: no table of noise that anybody uses comes near this. */
export const changeMax = 1000

/** The count from which on all rows are alike: D without forbidden results, else D + js + 1 (AN6). */
export const symmetricCount = ({ D, js }: NoiseParameters): number => (js === 0 ? D : D + js + 1)

/** Whether parameters and count mean anything at all. Problem: `invalid` with the field and its limits. */
export const checkParameters = (parameters: NoiseParameters, i: number): Checked<NoiseParameters> => {
  const { D, V, js } = parameters
  if (!Number.isInteger(D) || D < 1 || D > changeMax) return refuse(outside('D', 1, changeMax))
  if (!Number.isInteger(js) || js < 0 || js > changeMax) return refuse(outside('js', 0, changeMax))
  if (!Number.isFinite(V) || V <= 0) return refuse({ code: 'invalid', field: 'V', min: 0 })
  if (!Number.isSafeInteger(i) || i < 0) return refuse({ code: 'invalid', field: 'i', min: 0 })
  return accept(parameters)
}

/**
 * The row of one true count (AN6 to AN9): p(v) = exp(a v + b v²)/Z, the largest entropy without bias. Problems:
 * `noise_biased` where no change downwards or upwards is possible, `noise_infeasible` with the interval that V must lie
 * in (`min` < V, and V < `max` where there is one), `invalid` as `checkParameters`.
 */
export const solveRow = (parameters: NoiseParameters, i: number): Checked<NoiseRow> => {
  const checked = checkParameters(parameters, i)
  if (!checked.ok) return checked
  if (i === 0) return accept({ v: [0], p: [1] })
  const v = changes(parameters, i)
  const smallest = v[0] ?? 0
  const largest = v.at(-1) ?? 0
  if (smallest >= 0 || largest <= 0) return refuse({ code: 'noise_biased', field: 'i' })
  const scale = Math.max(-smallest, largest)
  const row = makeTilt(v.map((change) => change / scale))
  if (parameters.mode === 'atMost') {
    const free = solveFree(row)
    if (scale * scale * row.moments(free, 0).m2 <= parameters.V) return accept({ v, p: row.moments(free, 0).p })
  }
  const [min, max] = varianceLimits(v)
  if (!(min < parameters.V && parameters.V < max)) {
    const infeasible: Problem = { code: 'noise_infeasible', field: 'V', min }
    return refuse(parameters.mode === 'equal' ? { ...infeasible, max } : infeasible)
  }
  return accept({ v, p: solveBound(row, parameters.V / (scale * scale)) })
}

/** AN11: cumulated probabilities as whole numbers of 2^-32, the last one forced to 2^32. */
export const rowToLookup = ({ v, p }: NoiseRow): NoiseLookup => {
  let sum = 0
  const upper = p.map((share) => {
    sum += share
    return Math.floor(2 ** 32 * sum + 0.5)
  })
  upper[upper.length - 1] = 2 ** 32
  return { v, upper }
}

/**
 * The change of one cell with a count above 0, the same whenever the cell is closed again (AN11); `noiseKey` is AN5's.
 * Example: with D = 3 and V = 2 the key 1905452762 gives 0 and 503742513 gives -2.
 */
export const noiseOf = (noiseKey: number, { v, upper }: NoiseLookup): number => {
  let at = 0
  while (noiseKey >= (upper[at] ?? Infinity)) at++
  return v[at] ?? 0
}

/** What a family's key is hashed from: 16 bytes for the record key, then the family's name (AN3). */
export const familyKeyBytes = (family: string): Uint8Array => {
  const bytes = new Uint8Array(20 + family.length)
  writeAscii(bytes, 16, `ck1|${family}`)
  return bytes
}

/** A visit's key in one family (AN3): 0 to 2^32 - 1. */
export const familyKey = (sha256: Sha256, recordKey: Uint8Array, family: string): number => {
  const bytes = familyKeyBytes(family)
  bytes.set(recordKey)
  return firstFourBytes(sha256(bytes)) >>> 0
}

/** The key a cell's change is looked up by (AN5); `name` is `visitor|kind|period|node|family|codes`, `k` its key sum. */
export const noiseKey = (sha256: Sha256, name: string, k: number): number =>
  firstFourBytes(sha256(asciiToBytes(`ck2|${name}|${k}`))) >>> 0

/** The first four bytes, big endian, as a signed 32-bit number: what sums modulo 2^32 are made of. */
export const firstFourBytes = (bytes: Uint8Array): number =>
  ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)

/**
 * SHA-256 in hexadecimal of the integer table (AN11), stored with each period: a line `D|V|js|mode|i|v …|upper …` a row.
 */
export const noiseTableHash = (
  sha256: Sha256,
  rows: readonly { readonly parameters: NoiseParameters; readonly i: number; readonly lookup: NoiseLookup }[],
): string => {
  const lines = rows.map(({ parameters: { D, V, js, mode }, i, lookup }) =>
    [D, V, js, mode, i, lookup.v.join(' '), lookup.upper.join(' ')].join('|'),
  )
  return bytesToHex(sha256(asciiToBytes(lines.map((line) => `${line}\n`).join(''))))
}

/** Text of ASCII characters only, as everything that is hashed here, to bytes. */
export const asciiToBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length)
  writeAscii(bytes, 0, text)
  return bytes
}

/** Bytes in lower-case hexadecimal. */
export const bytesToHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const outside = (field: string, min: number, max: number): Problem => ({ code: 'invalid', field, min, max })

const writeAscii = (bytes: Uint8Array, at: number, text: string): void => {
  for (let c = 0; c < text.length; c++) bytes[at + c] = text.charCodeAt(c)
}

// Results from 0 on and outside 1..js, as changes of i.
const changes = ({ D, js }: NoiseParameters, i: number): number[] => {
  const v: number[] = []
  for (let j = Math.max(i - D, 0); j <= i + D; j++) if (j < 1 || j > js) v.push(j - i)
  return v
}

// AN9: between the variances of the two nearest and the two farthest changes. The border allows two results only.
const varianceLimits = (v: readonly number[]): readonly [min: number, max: number] => {
  const below = v.findLast((change) => change < 0) ?? 0
  const above = v.find((change) => change > 0) ?? 0
  return [v.includes(0) ? 0 : -below * above, -(v[0] ?? 0) * (v.at(-1) ?? 0)]
}

type Moments = {
  readonly p: readonly number[]
  readonly logZ: number
  readonly m1: number
  readonly m2: number
  readonly m3: number
  readonly m4: number
}

/** The family of distributions exp(a x + b x²)/Z on changes scaled to -1..1, which keeps exp() harmless. */
type Tilt = { readonly moments: (a: number, b: number) => Moments }

const makeTilt = (x: readonly number[]): Tilt => ({
  moments: (a, b) => {
    const exponents = x.map((value) => a * value + b * value * value)
    const largest = Math.max(...exponents)
    const weights = exponents.map((exponent) => Math.exp(exponent - largest))
    const Z = weights.reduce((sum, weight) => sum + weight, 0)
    const p = weights.map((weight) => weight / Z)
    const moment = (power: number) => p.reduce((sum, share, at) => sum + share * (x[at] ?? 0) ** power, 0)
    return { p, logZ: largest + Math.log(Z), m1: moment(1), m2: moment(2), m3: moment(3), m4: moment(4) }
  },
})

const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value))

// No bias and nothing asked of the variance: Newton's method on a alone.
const solveFree = (row: Tilt): number => {
  let a = 0
  for (let round = 0; round < 200; round++) {
    const { m1, m2 } = row.moments(a, 0)
    if (Math.abs(m1) < 1e-15) break
    a -= clamp(m1 / (m2 - m1 * m1), 2)
  }
  return a
}

// No bias and variance u: Newton's method on the convex ln Z - b u, with shorter steps while far away (AN8).
const solveBound = (row: Tilt, u: number): readonly number[] => {
  let a = 0
  let b = 0
  for (let round = 0; round < 500; round++) {
    const { logZ, m1, m2, m3, m4 } = row.moments(a, b)
    const g1 = m1
    const g2 = m2 - u
    if (Math.hypot(g1, g2) < 1e-15) break
    const h11 = m2 - m1 * m1
    const h12 = m3 - m1 * m2
    const h22 = m4 - m2 * m2
    const det = h11 * h22 - h12 * h12
    const da = -(h22 * g1 - h12 * g2) / det
    const db = -(h11 * g2 - h12 * g1) / det
    let t = 1
    if (Math.hypot(g1, g2) > 1e-8) {
      const height = logZ - b * u
      const slope = g1 * da + g2 * db
      const heightAt = (step: number) => row.moments(a + step * da, b + step * db).logZ - (b + step * db) * u
      while (t > 1e-12 && heightAt(t) > height + 1e-4 * t * slope) t /= 2
    }
    a += t * da
    b += t * db
    if (Math.hypot(da, db) < 1e-15 * (1 + Math.hypot(a, b))) break
  }
  return row.moments(a, b).p
}
