// What is read once and handed to everybody must not be changed by anybody.

/** The value, frozen with all that it holds. */
export const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}
