// A table of the release as the rows of one figure. Nothing is added up here: the total is its own cell (AN23), a share is
// of published cells (AN25), and what is hidden stays hidden.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'

/** `hidden`: too small to be said, or zero; `absent`: the code did not exist then. */
export type ReleasedValue =
  { readonly is: 'said'; readonly y: number } | { readonly is: 'hidden' } | { readonly is: 'absent' }

export type ReleasedRow = {
  readonly code: Key
  readonly value: ReleasedValue
  readonly from?: Day
  readonly until?: Day
}

/** Rows of a table with one place, one period and one dimension: largest first, hidden last in the list's order (AN27). */
export const answerToRows = (answer: TableAnswer): readonly ReleasedRow[] => {
  const axis = answer.axes.find((candidate) => candidate.axis === 'rows')
  if (!axis || !('dimension' in axis)) return []
  const structural = new Set(answer.structural)
  const inUse = answer.periods[0]?.inUse.filter(({ dimension }) => dimension === axis.dimension) ?? []
  const rows = axis.names.map((code, at): ReleasedRow => {
    const span = inUse.find((found) => found.code === code)
    return {
      code,
      value: toValue(answer.values[at] ?? null, structural.has(at)),
      ...(span?.from && { from: span.from }),
      ...(span?.until && { until: span.until }),
    }
  })
  return rows.toSorted((a, b) => rank(b) - rank(a))
}

/** The published cell of all visits of the place and period. */
export const totalOf = (answer: TableAnswer): ReleasedValue => {
  const total = answer.totals.find(({ dimensions }) => dimensions.length === 0)
  return toValue(total?.values[0] ?? null, total?.structural.includes(0) ?? false)
}

export const hiddenCount = (rows: readonly ReleasedRow[]): number =>
  rows.filter(({ value }) => value.is === 'hidden').length

/** The row that is larger than all others by more than the noise could make it (AN27); none if there is no such row. */
export const largestRow = (rows: readonly ReleasedRow[], V: number): ReleasedRow | undefined => {
  const [first, second] = rows
  if (first?.value.is !== 'said') return undefined
  const next = second?.value.is === 'said' ? second.value.y : 0
  return first.value.y - next >= 2 * Math.sqrt(2 * V) ? first : undefined
}

const toValue = (y: number | null, isAbsent: boolean): ReleasedValue =>
  isAbsent ? { is: 'absent' } : y === null ? { is: 'hidden' } : { is: 'said', y }

const rank = ({ value }: ReleasedRow): number => (value.is === 'said' ? value.y : value.is === 'hidden' ? -1 : -2)

export type Share = { readonly is: 'share' | 'under'; readonly percent: number }

/** AN25: whole per cent of the total; of a hidden cell only what it is under; none of a small total. */
export const shareOf = (value: ReleasedValue, total: ReleasedValue, hiddenMax: number): Share | null => {
  if (total.is !== 'said' || total.y < 30 || value.is === 'absent') return null
  if (value.is === 'hidden') return { is: 'under', percent: Math.floor((100 * hiddenMax) / total.y) + 1 }
  return { is: 'share', percent: Math.min(100, Math.round((100 * value.y) / total.y)) }
}
