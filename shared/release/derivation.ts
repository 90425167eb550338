// What may be computed from published cells and nothing else: shares, sums with their interval, means, changes, ranks (AN23
// to AN27). There is no total here: a total is a cell of its own.
import { type PeriodKind, type PeriodName, dayToPeriod, periodFirstDay, periodPlus } from '../day.ts'

/** Below this total no share is given (AN25). */
export const shareTotalMin = 30
/** Where hidden terms could be more than this part of a sum, only its interval is shown (AN24). */
const hiddenPartMax = 0.2
/** What hidden bands may move a mean by at most (AN26). */
const meanShiftMax = 0.1

/** A share in whole per cent of visits, 0 to 100; or what a hidden cell's share is below. */
export type Share = { readonly is: 'share' | 'under'; readonly percent: number }

/**
 * AN25: a cell as a share of a total; `null` cells are hidden. No share (`null`) of a hidden total or one below 30.
 * Example: a hidden cell of which at most 10 visits are true is "under 26 %" of 40.
 */
export const shareOf = (cell: number | null, total: number | null, hiddenMax: number): Share | null => {
  if (total === null || total < shareTotalMin) return null
  if (cell === null) return { is: 'under', percent: Math.min(100, Math.floor((100 * hiddenMax) / total) + 1) }
  return { is: 'share', percent: Math.min(100, Math.round((100 * cell) / total)) }
}

/** A published cell of a sum, `null` if hidden, with the variance and the bound of its period's rules. */
export type Term = { readonly y: number | null; readonly V: number; readonly hiddenMax: number }

/**
 * A sum of published cells and the whole numbers that the true sum lies between in 95 of 100 cases: noise both ways, and
 * what is hidden upwards. `number` may be shown as a number; `interval` only as its interval.
 */
export type Sum = {
  readonly is: 'number' | 'interval'
  readonly sum: number
  readonly low: number
  readonly high: number
  readonly hidden: number
}

/**
 * AN24: S - 2·sqrt(q·V) to S + 2·sqrt(q·V) + h·hiddenMax for q visible and h hidden terms. Codes of a dimension with several
 * answers are never added. Example: 100 + 120 + hidden, V = 2, hiddenMax = 10: 220, between 216 and 234.
 */
export const sumOf = (terms: readonly Term[]): Sum => {
  const visible = terms.filter(({ y }) => y !== null)
  const hidden = terms.filter(({ y }) => y === null)
  const sum = visible.reduce((total, { y }) => total + (y ?? 0), 0)
  const spread = 2 * Math.sqrt(visible.reduce((total, { V }) => total + V, 0))
  const unknown = hidden.reduce((total, { hiddenMax }) => total + hiddenMax, 0)
  return {
    is: unknown > hiddenPartMax * sum ? 'interval' : 'number',
    sum,
    low: Math.max(0, Math.floor(sum - spread)),
    high: Math.ceil(sum + spread + unknown),
    hidden: hidden.length,
  }
}

/**
 * AN24: the fewest released periods that cover the months from first to last: a year before its quarters, a quarter before
 * its months. `null` if a month is in none.
 */
export const coverMonths = (
  first: PeriodName,
  last: PeriodName,
  isReleased: (name: PeriodName) => boolean,
): readonly PeriodName[] | null => {
  const cover: PeriodName[] = []
  let month = first
  while (month <= last) {
    const found = (['y', 'q', 'm'] as const)
      .map((kind) => ({ kind, name: dayToPeriod(kind, periodFirstDay(month)) }))
      .find(({ kind, name }) => startsWith(name, month) && lastMonth(kind, month) <= last && isReleased(name))
    if (!found) return null
    cover.push(found.name)
    month = periodPlus(month, monthsOf[found.kind])
  }
  return cover
}

const monthsOf: Readonly<Record<PeriodKind, number>> = { m: 1, q: 3, y: 12 }
const startsWith = (name: PeriodName, month: PeriodName): boolean => periodFirstDay(name) === periodFirstDay(month)
const lastMonth = (kind: PeriodKind, month: PeriodName): PeriodName => periodPlus(month, monthsOf[kind] - 1)

/** A band's published cell, `null` if hidden, and the value that stands for it; "not recorded" is no band. */
export type Band = { readonly y: number | null; readonly midpoint: number }

/**
 * AN26: the mean of published bands, or `null` ("not available") where nothing is published or where hidden bands, each
 * with anything from 0 to hiddenMax visits, could move it by more than 10 %.
 */
export const meanOf = (bands: readonly Band[], hiddenMax: number): number | null => {
  const visible = bands.filter(({ y }) => y !== null)
  const count = visible.reduce((total, { y }) => total + (y ?? 0), 0)
  if (count === 0) return null
  const weight = visible.reduce((total, { y, midpoint }) => total + (y ?? 0) * midpoint, 0)
  const mean = weight / count
  const midpoints = bands.flatMap(({ y, midpoint }) => (y === null ? [midpoint] : []))
  // The mean moves most when every hidden band on one side of it is full and none on the other.
  const moved = [midpoints.filter((midpoint) => midpoint > mean), midpoints.filter((midpoint) => midpoint < mean)].map(
    (side) =>
      (weight + hiddenMax * side.reduce((total, midpoint) => total + midpoint, 0)) / (count + hiddenMax * side.length),
  )
  return moved.every((other) => Math.abs(other - mean) <= meanShiftMax * mean) ? mean : null
}

/** A difference of two cells, "no clear change" below the noise, or unknown where one of them is hidden. */
export type Change =
  { readonly is: 'change'; readonly by: number } | { readonly is: 'none' } | { readonly is: 'unknown' }

/** AN27: the difference that noise alone would seldom make, 2·sqrt(2V) for equal variances: 4, sensitive 5.7. */
export const clearDifference = (V: number, otherV = V): number => 2 * Math.sqrt(V + otherV)

/** AN27: what became of `before` in `after`. With D = 3, V = 2 a difference of 3 is no clear change and one of 4 is. */
export const changeOf = (before: number | null, after: number | null, V: number, otherV = V): Change => {
  if (before === null || after === null) return { is: 'unknown' }
  const by = after - before
  return isClear(by, V, otherV) ? { is: 'change', by } : { is: 'none' }
}

/**
 * AN27: ranks of cells, 1 for the largest; those within the noise of each other tie. A cell's rank is one more than the
 * number of cells that clearly exceed it. Hidden cells have none.
 */
export const ranksOf = (cells: readonly (number | null)[], V: number): readonly (number | null)[] =>
  cells.map((cell) => {
    if (cell === null) return null
    return 1 + cells.filter((other) => other !== null && other > cell && isClear(other - cell, V, V)).length
  })

/** AN27: positions of cells from the largest to the smallest, hidden ones last, equals and hidden in the list's order. */
export const orderOfCells = (cells: readonly (number | null)[]): readonly number[] =>
  cells
    .map((cell, at) => ({ cell: cell ?? -1, at }))
    .toSorted((one, other) => other.cell - one.cell || one.at - other.at)
    .map(({ at }) => at)

// Rounding of the square root must not turn a difference of exactly 4 into no change.
const isClear = (by: number, V: number, otherV: number): boolean => by * by >= 4 * (V + otherV) - 1e-9
