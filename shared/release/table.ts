// A question about the release in its one canonical form, and published cells filled into a dense table. What is asked for
// and not released is answered with what is.
import * as z from 'zod/mini'
import { type Day, type PeriodName } from '../day.ts'
import { type Checked } from '../problem.ts'
import { type Key, type Visitor } from '../register/code-list.ts'
import { type DimensionId } from './dimensions.ts'
import { type FamilyId, Lattice } from './lattice.ts'
import { type NodeName } from './nodes.ts'
import { type Policy } from './policy.ts'
import { type Cell } from './publish.ts'
import { RiskReport } from './risk.ts'

/** What the release keeps of a closed period beside its cells (AN61). */
export const PeriodRecord = z.strictObject({
  lattice: Lattice,
  noiseTable: z.string(),
  build: z.string(),
  listHash: z.string(),
  risk: RiskReport,
})
export type PeriodRecord = z.infer<typeof PeriodRecord>

/** The grammar of AN77, complete. */
export type TableRequest = {
  readonly visitor: Visitor
  readonly places: readonly NodeName[]
  readonly periods: readonly PeriodName[]
  readonly rows: readonly DimensionId[]
  readonly columns: readonly DimensionId[]
  readonly layers: readonly DimensionId[]
  readonly filters: readonly { readonly dimension: DimensionId; readonly code: Key }[]
}

/** All records of the visitor's closed periods, the policy in force (for what is not closed yet), and today. */
export type TableGround = {
  readonly records: readonly PeriodRecord[]
  readonly policy: Policy
  readonly today: Day
}

/** The cells of one node and family in one period. */
export type CellSource = { readonly period: PeriodName; readonly node: NodeName; readonly family: FamilyId }

/** A request that the release can answer: its canonical form and what must be read for it. */
export type TablePlan = {
  readonly request: TableRequest
  readonly query: string
  readonly records: readonly PeriodRecord[]
  readonly sources: readonly CellSource[]
}

export type TableAxis =
  | { readonly axis: 'period'; readonly names: readonly PeriodName[] }
  | { readonly axis: 'place'; readonly names: readonly NodeName[] }
  | {
      readonly axis: 'layers' | 'rows' | 'columns'
      readonly dimension: DimensionId
      readonly many: boolean
      readonly sensitive: boolean
      readonly names: readonly Key[]
    }

/** A dense array over axes, row-major; `null` is hidden (or structural, where its position is listed). */
export type DenseValues = {
  readonly values: readonly (number | null)[]
  readonly structural: readonly number[]
}

/** The cells of a smaller family: periods x places x these dimensions (AN23). */
export type TableTotal = DenseValues & { readonly dimensions: readonly DimensionId[] }

export type TablePeriod = {
  readonly name: PeriodName
  readonly first: Day
  readonly last: Day
  readonly close: Day
  readonly D: number
  readonly V: number
  readonly T: number
  readonly hiddenMax: number
  readonly listHash: string
  /** Codes of the table that were in use on a part of the period only (AN43). */
  readonly inUse: readonly {
    readonly dimension: DimensionId
    readonly code: Key
    readonly from?: Day
    readonly until?: Day
  }[]
}

export type TableNote = 'noise' | 'hidden' | 'hidden_sensitive' | 'visits_not_people' | 'many_topics'

/** AN78. */
export type TableAnswer = DenseValues & {
  readonly query: string
  readonly visitor: Visitor
  readonly filters: TableRequest['filters']
  readonly axes: readonly TableAxis[]
  readonly totals: readonly TableTotal[]
  readonly periods: readonly TablePeriod[]
  readonly notes: readonly TableNote[]
}

/** Reads the parameters of a question. Problems: `unknown_parameter` and `malformed`, naming the parameter. */
export const readTableRequest = (_parameters: Iterable<readonly [string, string]>): Checked<TableRequest> => {
  throw new Error('not yet')
}

/** The canonical form: parameters in order, no `?` (AN80). */
export const tableRequestToQuery = (_request: TableRequest): string => {
  throw new Error('not yet')
}

/**
 * Whether the release answers, and from which cells. Problems: `not-closed-yet` with the day, `not-in-release` with at most
 * three alternatives that are released, `invalid` for a code or dimension that no list knows.
 */
export const planTable = (_request: TableRequest, _ground: TableGround): Checked<TablePlan> => {
  throw new Error('not yet')
}

/** The dense table (AN20, AN21, AN78) from the cells of the plan's sources. */
export const fillTable = (
  _plan: TablePlan,
  _cells: readonly (Cell & { readonly period: PeriodName })[],
): TableAnswer => {
  throw new Error('not yet')
}
