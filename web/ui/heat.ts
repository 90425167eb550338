/** Steps of the sequence of tokens.css. */
export const heatSteps = 5

/** The step of a value: 0 for nothing, else 1 to 5 in equal parts of the highest. */
export const heatStep = (value: number | null, most: number): number =>
  value === null || value <= 0 ? 0 : Math.max(1, Math.min(heatSteps, Math.ceil((value / most) * heatSteps)))
