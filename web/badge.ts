// How many entries have not been sent, on the app's icon where the platform shows such a number. It follows the entries
// themselves; a platform that refuses is no trouble of ours.
import { liveQuery } from 'dexie'
import type { Reading } from './reading.ts'

type Badge = {
  readonly setAppBadge?: (count?: number) => Promise<void>
  readonly clearAppBadge?: () => Promise<void>
}

/** Once the store is open; returns what ends it. Without badges nothing is read. */
export const followBadge = ({ readCounts }: Pick<Reading, 'readCounts'>, badge: Badge): (() => void) => {
  const { setAppBadge, clearAppBadge } = badge
  if (!setAppBadge || !clearAppBadge) return () => {}
  const show = (count: number) => {
    const shown = count > 0 ? setAppBadge.call(badge, count) : clearAppBadge.call(badge)
    shown.catch(() => undefined)
  }
  const following = liveQuery(readCounts).subscribe({
    next: ({ waitingVisits, heldVisits, contacts, attention }) =>
      show(waitingVisits + heldVisits + contacts + attention),
    error: () => undefined,
  })
  return () => following.unsubscribe()
}
