// A clock that moves when it is told, with the timers that wait for it.

export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: (ms: number, run: () => void) => () => void
  /** Moves on, running each timer at its time; `settle` lets what it started come to rest before the next. */
  readonly advance: (ms: number, settle: () => Promise<void>) => Promise<void>
  /** When the next timer is due, or null. */
  readonly next: () => number | null
}

type Timer = { readonly at: number; readonly run: () => void }

export const createClock = (start: number): Clock => {
  let now = start
  const timers = new Set<Timer>()
  const first = (): Timer | undefined => [...timers].toSorted((one, other) => one.at - other.at)[0]
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + Math.ceil(ms), run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance: async (ms, settle) => {
      const until = now + ms
      await settle()
      for (let timer = first(); timer && timer.at <= until; timer = first()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.run()
        await settle()
      }
      now = until
    },
    next: () => first()?.at ?? null,
  }
}
