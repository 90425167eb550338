// Every figure comes from here: a table of the release by a handle that cannot write, dense, with hidden and zero alike
// (AN20, AN76-AN82).
import type { Day, PeriodKind, PeriodName } from '@tukkimies/shared/day.ts'
import type { Checked } from '@tukkimies/shared/problem.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import type { TableAnswer, TableRequest } from '@tukkimies/shared/release/table.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** The policy in force and the server's today: what is said of periods that are not closed yet. */
export type ReaderGround = { readonly policy: Policy; readonly today: Day }

export type ClosedPeriod = {
  readonly kind: PeriodKind
  readonly name: PeriodName
  readonly first: Day
  readonly last: Day
  readonly close: Day
  readonly listHash: string
}

/** `next`: for each kind the earliest period not closed yet, and the day on which it will be. */
export type PeriodsAnswer = {
  readonly visitor: Visitor
  readonly closed: readonly ClosedPeriod[]
  readonly next: readonly { readonly kind: PeriodKind; readonly name: PeriodName; readonly close: Day }[]
}

/** The one function for every figure. Problems: those of `planTable`. */
export const readTable = async (
  _release: ReleaseQueryable,
  _request: TableRequest,
  _ground: ReaderGround,
): Promise<Checked<TableAnswer>> => {
  throw new Error('not yet')
}

/** The closed periods of a visitor by kind and name, and what closes next. */
export const listPeriods = async (
  _release: ReleaseQueryable,
  _visitor: Visitor,
  _ground: ReaderGround,
): Promise<PeriodsAnswer> => {
  throw new Error('not yet')
}
