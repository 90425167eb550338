// The noise of the cell-key method: which row of probabilities the parameters allow, and which change a cell gets.
import * as z from 'zod/mini'
import { type Checked } from '../problem.ts'

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

/** The count from which on all rows are alike: D without forbidden results, else D + js + 1 (AN6). */
export const symmetricCount = (parameters: NoiseParameters): number =>
  parameters.js === 0 ? parameters.D : parameters.D + parameters.js + 1

/** Whether the parameters and the count mean anything at all; problem `invalid` with the field. */
export const checkParameters = (_parameters: NoiseParameters, _i: number): Checked<NoiseParameters> => {
  throw new Error('not yet')
}

/**
 * The row of one true count (AN6 to AN9): most entropy, no bias. Problems: `noise_biased` where no change downwards or
 * upwards is possible, `noise_infeasible` with the interval that V must lie in (`min` < V < `max`).
 */
export const solveRow = (_parameters: NoiseParameters, _i: number): Checked<NoiseRow> => {
  throw new Error('not yet')
}

/** AN11. */
export const rowToLookup = (_row: NoiseRow): NoiseLookup => {
  throw new Error('not yet')
}

/** The change of one cell. */
export const noiseOf = (_noiseKey: number, _lookup: NoiseLookup): number => {
  throw new Error('not yet')
}

/** A visit's key in one family (AN3): 0 to 2^32 - 1. */
export const familyKey = (_sha256: Sha256, _recordKey: Uint8Array, _family: string): number => {
  throw new Error('not yet')
}

/** The key a cell's change is looked up by (AN5); `name` is `visitor|kind|period|node|family|codes`, `k` its key sum. */
export const noiseKey = (_sha256: Sha256, _name: string, _k: number): number => {
  throw new Error('not yet')
}

/** SHA-256 in hexadecimal of lookups in canonical text (AN11), stored with each period. */
export const noiseTableHash = (_sha256: Sha256, _lookups: readonly NoiseLookup[]): string => {
  throw new Error('not yet')
}
