// Midpoints of the bands of persons, for the mean number of people in a visit (AN26).
import type { Key } from '../register/code-list.ts'
import { type Band, meanOf } from './derivation.ts'

/** The last band has no upper end: its least number stands for it, so that the mean is never too high by it. */
const midpoints: Readonly<Record<Key, number>> = { n1: 1, n2: 2, n3: 4, n6: 8, n11: 15.5, n21: 35.5, n51: 51 }

/**
 * The mean of published bands by code, `null` where it cannot be given: nothing published, hidden bands that could move it by
 * more than a tenth, or a band that nobody knows the middle of. What was not recorded is left out.
 * Example: 90 visits of one person and 10 of two are 1.1 on average.
 */
export const meanPersons = (
  bands: readonly { readonly code: Key; readonly y: number | null }[],
  hiddenMax: number,
): number | null => {
  const recorded = bands.filter(({ code }) => code !== 'nr')
  const known = recorded.flatMap(({ code, y }): readonly Band[] => {
    const midpoint = midpoints[code]
    return midpoint === undefined ? [] : [{ y, midpoint }]
  })
  return known.length < recorded.length ? null : meanOf(known, hiddenMax)
}
