// A table of the release as the rows of one figure. Nothing is added up here: the total is its own cell (AN23), and what is
// hidden stays hidden.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import { changeOf, orderOfCells, ranksOf, type Share, shareOf } from '@tukkimies/shared/release/derivation.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'

/** `hidden`: too small to be said, or zero; `absent`: there was nothing of the kind then. */
export type ReleasedValue =
  { readonly is: 'said'; readonly y: number } | { readonly is: 'hidden' } | { readonly is: 'absent' }

export type ReleasedRow = {
  readonly code: Key
  readonly value: ReleasedValue
  /** A code that was in use on a part of the period only. */
  readonly from?: Day
  readonly until?: Day
}

/** Rows of a table of one place, period and dimension: largest first, then hidden, then absent in the list's order. */
export const answerToRows = (answer: TableAnswer): readonly ReleasedRow[] => {
  const axis = answer.axes.find((candidate) => candidate.axis === 'rows')
  if (!axis || !('dimension' in axis)) return []
  const inUse = answer.periods[0]?.inUse.filter(({ dimension }) => dimension === axis.dimension) ?? []
  const rows = orderOfCells(answer.values).map((at): ReleasedRow => {
    const code = axis.names[at] ?? ''
    const span = inUse.find((found) => found.code === code)
    return {
      code,
      value: toValue(answer.values[at] ?? null, answer.structural.includes(at)),
      ...(span?.from && { from: span.from }),
      ...(span?.until && { until: span.until }),
    }
  })
  return [...rows.filter(({ value }) => value.is !== 'absent'), ...rows.filter(({ value }) => value.is === 'absent')]
}

/** The published cell of all visits of the place and period. */
export const totalOf = (answer: TableAnswer): ReleasedValue => {
  const total = answer.totals.find(({ dimensions }) => dimensions.length === 0)
  return toValue(total?.values[0] ?? null, total?.structural.includes(0) ?? false)
}

export const hiddenCount = (rows: readonly ReleasedRow[]): number =>
  rows.filter(({ value }) => value.is === 'hidden').length

/** AN25; none for what was not there. */
export const rowShare = (value: ReleasedValue, answer: TableAnswer): Share | null =>
  value.is === 'absent'
    ? null
    : shareOf(valueToCell(value), valueToCell(totalOf(answer)), answer.periods[0]?.hiddenMax ?? 0)

/** The row that clearly exceeds every other (AN27), whatever the hidden ones may be; none if there is no such row. */
export const largestRow = (rows: readonly ReleasedRow[], answer: TableAnswer): ReleasedRow | undefined => {
  const { V = 0, hiddenMax = 0 } = answer.periods[0] ?? {}
  const ranks = ranksOf(
    rows.map(({ value }) => valueToCell(value)),
    V,
  )
  const [first] = rows
  if (first?.value.is !== 'said' || ranks.filter((rank) => rank === 1).length !== 1) return undefined
  if (hiddenCount(rows) > 0 && changeOf(hiddenMax, first.value.y, V).is !== 'change') return undefined
  return first.value.y > hiddenMax ? first : undefined
}

const toValue = (y: number | null, isAbsent: boolean): ReleasedValue =>
  isAbsent ? { is: 'absent' } : y === null ? { is: 'hidden' } : { is: 'said', y }

const valueToCell = (value: ReleasedValue): number | null => (value.is === 'said' ? value.y : null)
