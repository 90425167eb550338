// What the attacks are judged by beside their claims: orders, chances, means.

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
