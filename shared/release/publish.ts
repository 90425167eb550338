// A period's accumulators into published cells: noise, threshold and the further rules of section 4 of the specification.
import { type Accumulator } from './accumulator.ts'
import { type Sha256 } from './cell-key.ts'
import { type FamilyId, type Lattice } from './lattice.ts'
import { type NodeName } from './nodes.ts'
import { type FoldBatches, type RiskReport } from './risk.ts'

/** A published cell (AN18): `codes` joined by `+` in family order, `y` the changed count. */
export type Cell = { readonly node: NodeName; readonly family: FamilyId; readonly codes: string; readonly y: number }

/** Why a close must stop (AN63): a cell of no lattice, sums that do not add up, or a count too small behind a cell. */
export type BrokenInvariant = 'unknown' | 'nodes' | 'parts' | 'threshold'

/** What a close writes; `list` is the canonical text, `listHash` its SHA-256 in hexadecimal (AN60, step 4). */
export type Publication =
  | {
      readonly is: 'published'
      readonly cells: readonly Cell[]
      readonly list: string
      readonly listHash: string
      readonly noiseTable: string
      readonly risk: RiskReport
    }
  | { readonly is: 'broken'; readonly invariant: BrokenInvariant }

/** All of a period's accumulators into its publication: a pure function, the same bytes whenever it is repeated. */
export const publishPeriod = (
  _lattice: Lattice,
  _accumulators: readonly Accumulator[],
  _batches: FoldBatches,
  _sha256: Sha256,
): Publication => {
  throw new Error('not yet')
}

/** Cells as the canonical list (AN60, step 4): one line `node|family|codes|y` a cell, sorted by bytes, each ended by LF. */
export const cellsToList = (_cells: readonly Cell[]): string => {
  throw new Error('not yet')
}

/** SHA-256 of the canonical list in hexadecimal. */
export const listToHash = (_sha256: Sha256, _list: string): string => {
  throw new Error('not yet')
}
