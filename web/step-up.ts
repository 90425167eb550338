// What was refused because the last password or passkey is too old, and waits for a new one.
export type StepUp = {
  /** Resolves when it is settled: true to try again, false where it was given up. */
  readonly wait: () => Promise<boolean>
  readonly settle: (isProven: boolean) => void
  /** How much waits. */
  readonly waiting: () => number
}

export const createStepUp = (onChange: () => void): StepUp => {
  let waiting: ((isProven: boolean) => void)[] = []
  return {
    wait: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        onChange()
      }),
    settle: (isProven) => {
      const settled = waiting
      waiting = []
      for (const resolve of settled) resolve(isProven)
      if (settled.length > 0) onChange()
    },
    waiting: () => waiting.length,
  }
}
