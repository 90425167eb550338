// The app as the platform shows it: the manifest in the language here, so that an installed app has the right name, and how
// many entries have not been sent, on the app's icon. That follows the entries themselves; a platform that refuses is no
// trouble of ours. Both come once the first page is drawn: with its pictures the manifest would be fetched before the page.
import { useEffect } from 'react'
import { type Sending, useDevice, useLanguage, useSending } from './hooks.ts'

type BadgePlace = {
  readonly setAppBadge?: (count?: number) => Promise<void>
  readonly clearAppBadge?: () => Promise<void>
}

export const Badge = () => {
  const { state } = useDevice()
  const { language } = useLanguage()
  const count = unsentCount(useSending())
  // Nothing is known of the entries before the store is open, nor where it cannot be opened.
  const isKnown = state === 'enrolled' || state === 'revoked'
  useEffect(() => {
    document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifest.${language}.webmanifest`)
  }, [language])
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
