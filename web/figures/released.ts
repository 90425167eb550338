// A table of the release as the rows of one figure. Nothing is added up here: the total is its own cell (AN23), and what is
// hidden stays hidden. Of several periods the newest is shown, the one before it beside it.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Key } from '@tukkimies/shared/register/code-list.ts'
import { meanPersons } from '@tukkimies/shared/release/bands.ts'
import {
  type Change,
  changeOf,
  orderOfCells,
  ranksOf,
  type Share,
  shareOf,
} from '@tukkimies/shared/release/derivation.ts'
import type { TableAnswer, TablePeriod } from '@tukkimies/shared/release/table.ts'

/** `hidden`: too small to be said, or zero; `absent`: there was nothing of the kind then. */
export type ReleasedValue =
  { readonly is: 'said'; readonly y: number } | { readonly is: 'hidden' } | { readonly is: 'absent' }

export type ReleasedRow = {
  readonly code: Key
  readonly value: ReleasedValue
  /** The same of the period before, where the answer holds one. */
  readonly earlier?: ReleasedValue
  /** A code that was in use on a part of the period only. */
  readonly from?: Day
  readonly until?: Day
}

/** The newest period of an answer, and the one that it is compared with. */
export const newestOf = ({ periods }: Pick<TableAnswer, 'periods'>): TablePeriod | undefined => periods.at(-1)
export const earlierOf = ({ periods }: Pick<TableAnswer, 'periods'>): TablePeriod | undefined => periods.at(-2)

/**
 * Rows of a table of one place and dimension, of one period or of two: largest of the newest first, then hidden, then absent
 * in the list's order.
 */
export const answerToRows = (answer: TableAnswer): readonly ReleasedRow[] => {
  const axis = answer.axes.find((candidate) => candidate.axis === 'rows')
  if (!axis || !('dimension' in axis)) return []
  const size = axis.names.length
  const start = size * Math.max(0, answer.periods.length - 1)
  const inUse = newestOf(answer)?.inUse.filter(({ dimension }) => dimension === axis.dimension) ?? []
  const rows = orderOfCells(answer.values.slice(start, start + size)).map((at): ReleasedRow => {
    const code = axis.names[at] ?? ''
    const span = inUse.find((found) => found.code === code)
    return {
      code,
      value: valueAt(answer, start + at),
      ...(start > 0 && { earlier: valueAt(answer, start - size + at) }),
      ...(span?.from && { from: span.from }),
      ...(span?.until && { until: span.until }),
    }
  })
  return [...rows.filter(({ value }) => value.is !== 'absent'), ...rows.filter(({ value }) => value.is === 'absent')]
}

/** The published cell of all visits of the place and the newest period. */
export const totalOf = (answer: TableAnswer): ReleasedValue => totalAt(answer, answer.periods.length - 1)

/** The same of the period before; `undefined` where the answer holds none. */
export const earlierTotalOf = (answer: TableAnswer): ReleasedValue | undefined =>
  answer.periods.length > 1 ? totalAt(answer, answer.periods.length - 2) : undefined

export const hiddenCount = (rows: readonly ReleasedRow[]): number =>
  rows.filter(({ value }) => value.is === 'hidden').length

/** Hidden cells of a whole answer, whatever of it is shown; totals are left out. */
export const hiddenCells = ({ values, structural }: TableAnswer): number => {
  const empty = new Set(structural)
  return values.filter((value, at) => value === null && !empty.has(at)).length
}

/** AN25; none for what was not there. */
export const rowShare = (value: ReleasedValue, answer: TableAnswer): Share | null =>
  value.is === 'absent'
    ? null
    : shareOf(valueToCell(value), valueToCell(totalOf(answer)), newestOf(answer)?.hiddenMax ?? 0)

/**
 * AN26: the mean number of people in a visit, of a table of their bands in its newest period; `null` where it cannot be given. A
 * band that was not in use has nothing hidden in it.
 */
export const personsOf = (answer: TableAnswer): number | null => {
  const bands = answerToRows(answer).flatMap(({ code, value }) =>
    value.is === 'absent' ? [] : [{ code, y: valueToCell(value) }],
  )
  return meanPersons(bands, newestOf(answer)?.hiddenMax ?? 0)
}

/** AN27: what became of the period before; `null` where there is none to compare with, or nothing of the kind. */
export const changeTo = (
  value: ReleasedValue,
  earlier: ReleasedValue | undefined,
  answer: Pick<TableAnswer, 'periods'>,
): Change | null => {
  if (earlier === undefined || earlier.is === 'absent' || value.is === 'absent') return null
  const V = newestOf(answer)?.V ?? 0
  return changeOf(valueToCell(earlier), valueToCell(value), V, earlierOf(answer)?.V ?? V)
}

/** The row that clearly exceeds every other (AN27), whatever the hidden ones may be; none if there is no such row. */
export const largestRow = (rows: readonly ReleasedRow[], answer: TableAnswer): ReleasedRow | undefined => {
  const { V = 0, hiddenMax = 0 } = newestOf(answer) ?? {}
  const ranks = ranksOf(
    rows.map(({ value }) => valueToCell(value)),
    V,
  )
  const [first] = rows
  if (first?.value.is !== 'said' || ranks.filter((rank) => rank === 1).length !== 1) return undefined
  if (hiddenCount(rows) > 0 && changeOf(hiddenMax, first.value.y, V).is !== 'change') return undefined
  return first.value.y > hiddenMax ? first : undefined
}

/** The row that clearly grew most since the period before; none where two grew as much, or none grew clearly. */
export const grownMost = (rows: readonly ReleasedRow[], answer: TableAnswer): ReleasedRow | undefined => {
  const grown = rows
    .flatMap((row) => {
      const change = changeTo(row.value, row.earlier, answer)
      return change?.is === 'change' && change.by > 0 ? [{ row, by: change.by }] : []
    })
    .toSorted((one, other) => other.by - one.by)
  const [first, second] = grown
  if (!first) return undefined
  // A difference of two changes carries the noise of four cells.
  const V = (newestOf(answer)?.V ?? 0) + (earlierOf(answer)?.V ?? 0)
  return !second || changeOf(second.by, first.by, V).is === 'change' ? first.row : undefined
}

/** A value of an answer by its position. */
export const valueAt = (
  { values, structural }: Pick<TableAnswer, 'values' | 'structural'>,
  at: number,
): ReleasedValue => toValue(values[at] ?? null, structural.includes(at))

// A table without dimensions is its own total.
const totalAt = (answer: TableAnswer, period: number): ReleasedValue => {
  if (!answer.axes.some((axis) => 'dimension' in axis)) return valueAt(answer, period)
  const total = answer.totals.find(({ dimensions }) => dimensions.length === 0)
  return total ? valueAt(total, period) : { is: 'hidden' }
}

const toValue = (y: number | null, isAbsent: boolean): ReleasedValue =>
  isAbsent ? { is: 'absent' } : y === null ? { is: 'hidden' } : { is: 'said', y }

const valueToCell = (value: ReleasedValue): number | null => (value.is === 'said' ? value.y : null)
