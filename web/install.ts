// The browser's own offer to install the app, held back until somebody presses our button: it never comes up by itself.

/** What browsers that can install tell, and no library of types knows. */
type Offer = Event & { readonly prompt: () => Promise<unknown> }

export type InstallState = 'installed' | 'offered' | 'none'

export type Install = {
  readonly watch: (listener: () => void) => () => void
  readonly state: () => InstallState
  /** Shows the browser's question, if there is one; it may be shown once. */
  readonly ask: () => Promise<void>
}

/** `browser` is the window; tests pass their own. */
export const createInstall = (browser: Pick<Window, 'addEventListener' | 'matchMedia'>): Install => {
  const listeners = new Set<() => void>()
  const own = '(display-mode: standalone), (display-mode: minimal-ui)'
  let state: InstallState = browser.matchMedia(own).matches ? 'installed' : 'none'
  let offer: Offer | null = null
  const change = (next: InstallState) => {
    state = next
    for (const listener of listeners) listener()
  }
  browser.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    // The event is the offer: its name says so.
    offer = event as Offer
    change('offered')
  })
  browser.addEventListener('appinstalled', () => change('installed'))
  return {
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    ask: async () => {
      const asked = offer
      offer = null
      if (!asked) return
      await asked.prompt()
      if (state === 'offered') change('none')
    },
  }
}
