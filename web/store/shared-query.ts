// A question to the store that many ask at once: read once for all of them, and again when what it has read changes.
import { liveQuery } from 'dexie'

export type SharedQuery<T> = {
  readonly watch: (listener: () => void) => () => void
  /** The last answer; undefined before the first. Throws what the store has thrown instead. */
  readonly found: () => T | undefined
}

/** While nobody watches it asks nothing and keeps nothing. */
export const shareQuery = <T>(read: () => Promise<T>): SharedQuery<T> => {
  const listeners = new Set<() => void>()
  let answer: T | undefined
  let fault: { readonly thrown: unknown } | null = null
  let asking: { readonly unsubscribe: () => void } | null = null

  const show = () => {
    for (const listener of listeners) listener()
  }
  const ask = () =>
    liveQuery(read).subscribe(
      (value) => {
        answer = value
        fault = null
        show()
      },
      (thrown: unknown) => {
        fault = { thrown }
        show()
      },
    )

  return {
    watch: (listener) => {
      listeners.add(listener)
      asking ??= ask()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        asking?.unsubscribe()
        asking = null
        answer = undefined
        fault = null
      }
    },
    found: () => {
      if (fault) throw fault.thrown
      return answer
    },
  }
}
