// By which way the app is installed in this browser: what its guide says.

export type InstallWay =
  /** Runs as an app already. */
  | 'installed'
  /** The browser asks, behind our button. */
  | 'offered'
  /** iPad and iPhone: Share, then Add to Home Screen. */
  | 'apple'
  /** By the browser's own menu. */
  | 'menu'
  /** Not at all, as far as is known. */
  | 'none'

export type Browser = {
  readonly state: 'installed' | 'offered' | 'none'
  readonly userAgent: string
  readonly touchPoints: number
  /** It may ask by itself, now or later. */
  readonly canOffer: boolean
}

export const findInstallWay = ({ state, userAgent, touchPoints, canOffer }: Browser): InstallWay => {
  if (state !== 'none') return state
  // An iPad says that it is a Mac, but no Mac is touched.
  if (/iPad|iPhone|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'apple'
  return canOffer || /Android/.test(userAgent) ? 'menu' : 'none'
}
