import { useMemo, useSyncExternalStore } from 'react'

/** Whether the screen fits the query now, `(min-width: 900px)`; renewed when it changes. */
export const useMedia = (query: string): boolean => {
  const list = useMemo(() => window.matchMedia(query), [query])
  const watch = useMemo(
    () => (listener: () => void) => {
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    [list],
  )
  return useSyncExternalStore(watch, () => list.matches)
}
