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

/** Kendall's tau-a of two orders of the same things, by counting pairs; 0 of fewer than two. */
export const kendallTau = (first: readonly number[], second: readonly number[]): number => {
  let sum = 0
  for (let one = 0; one < first.length; one++)
    for (let other = one + 1; other < first.length; other++)
      sum += Math.sign(((first[one] ?? 0) - (first[other] ?? 0)) * ((second[one] ?? 0) - (second[other] ?? 0)))
  const pairs = (first.length * (first.length - 1)) / 2
  return pairs === 0 ? 0 : sum / pairs
}

/**
 * Chance of a chi-square at least so large (upper tail), by the Wilson and Hilferty approximation (1931): good to three
 * digits for 3 and more degrees of freedom. Example: 16.81 with 6 degrees gives 0.010.
 */
export const chiSquareTail = (value: number, degrees: number): number => {
  const share = 2 / (9 * degrees)
  return normalTail((Math.cbrt(value / degrees) - (1 - share)) / Math.sqrt(share))
}

/** Chance of a standard normal value above z (Abramowitz and Stegun 7.1.26, error below 1.5e-7). */
export const normalTail = (z: number): number => {
  const t = 1 / (1 + 0.3275911 * Math.abs(z / Math.SQRT2))
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const tail = 0.5 * series * Math.exp((-z * z) / 2)
  return z >= 0 ? tail : 1 - tail
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
