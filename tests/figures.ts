// Prints a figure in one line, `rights routes=73 calls=3000 wrong=0`: among what the runner says, and in the end among the
// last lines of `npm test`, which finds it by its mark.

export const figureMark = 'figure: '

/** A name and its numbers, in the order in which they are given. */
export const printFigure = (name: string, numbers: Readonly<Record<string, number | string>>): void => {
  const parts = Object.entries(numbers).map(([key, value]) => `${key}=${value}`)
  console.info(`${figureMark}${[name, ...parts].join(' ')}`)
}
