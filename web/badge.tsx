// How many entries have not been sent, on the app's icon where the platform shows such a number. It follows the entries
// themselves; a platform that refuses is no trouble of ours.
import { useEffect } from 'react'
import { type Sending, useDevice, useSending } from './hooks.ts'

type BadgePlace = {
  readonly setAppBadge?: (count?: number) => Promise<void>
  readonly clearAppBadge?: () => Promise<void>
}

export const Badge = () => {
  const { state } = useDevice()
  const count = unsentCount(useSending())
  // Nothing is known of the entries before the store is open, nor where it cannot be opened.
  const isKnown = state === 'enrolled' || state === 'revoked'
  useEffect(() => {
    if (isKnown) showBadge(navigator, count)
  }, [isKnown, count])
  return null
}

/** What the server has not taken in: visits and contacts, waiting or held, and whatever needs a person. */
export const unsentCount = ({
  waiting,
  held,
  contacts,
  attention,
}: Pick<Sending, 'waiting' | 'held' | 'contacts' | 'attention'>): number => waiting + held + contacts + attention

/** None is no badge at all. */
export const showBadge = (place: BadgePlace, count: number): void => {
  const shown = count > 0 ? place.setAppBadge?.(count) : place.clearAppBadge?.()
  shown?.catch(() => undefined)
}
