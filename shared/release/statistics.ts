// What an attack is judged by: how well its scores tell the ones from the zeros.

/** A claim of an attack: its score, and whether it was right. */
export type Claim = { readonly score: number; readonly isTrue: boolean }

/**
 * Area under the ROC curve: the chance that a true claim scores higher than a false one, ties half (Mann and Whitney
 * 1947). 0.5 where one of the two is missing. Example: scores 1 2 3 4 with the truth 0 0 1 1 give 1.
 */
export const areaUnderCurve = (claims: readonly Claim[]): number => {
  const sorted = claims.toSorted((one, other) => one.score - other.score)
  const ones = sorted.filter(({ isTrue }) => isTrue).length
  const zeros = sorted.length - ones
  if (ones === 0 || zeros === 0) return 0.5
  let rankSum = 0
  for (let at = 0; at < sorted.length;) {
    let end = at
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end++
    const rank = (at + end + 1) / 2
    for (let tied = at; tied < end; tied++) if (sorted[tied]?.isTrue) rankSum += rank
    at = end
  }
  return (rankSum - (ones * (ones + 1)) / 2) / (ones * zeros)
}

/** The share of true ones among the surest claims; ties at the border count with their own share. */
export const precisionOfSurest = (claims: readonly Claim[], count: number): number => {
  const sorted = claims.toSorted((one, other) => other.score - one.score)
  const border = sorted[Math.min(count, sorted.length) - 1]?.score
  if (border === undefined) return 0
  const above = sorted.filter(({ score }) => score > border)
  const tied = sorted.filter(({ score }) => score === border)
  const room = Math.min(count, sorted.length) - above.length
  const right = (among: readonly Claim[]): number => among.filter(({ isTrue }) => isTrue).length
  return (right(above) + (right(tied) / tied.length) * room) / (above.length + room)
}

/** The share of true ones; 0 of none. */
export const prevalence = (claims: readonly Claim[]): number =>
  claims.length === 0 ? 0 : claims.filter(({ isTrue }) => isTrue).length / claims.length

/** Rounded up, so that nothing above a demand looks like meeting it; what sums of fractions add at their end is no part. */
export const toHundredths = (share: number): number => Math.ceil(100 * share - 1e-9)
