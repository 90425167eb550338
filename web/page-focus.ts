// Where focus goes when another page, or another step of one, stands where it was: what was pressed is gone, and with it the
// place from which a keyboard or a screen reader would go on.

/** The first question of a visit, otherwise the page's heading. */
const places = ['.capture fieldset.group:not([inert]) [tabindex="0"]', 'h1']

let stopWaiting = (): void => {}

/**
 * Focuses where the page begins, as soon as it has loaded; unless it has chosen a place by itself, or somebody or the next
 * page has gone on meanwhile.
 */
export const focusPage = (): void => {
  stopWaiting()
  const main = document.getElementById('content')
  if (!main || isSettled(main) || focusFirst(main)) return
  const over = new AbortController()
  const end = () => {
    over.abort()
    seen.disconnect()
  }
  const seen = new MutationObserver(() => {
    if (isSettled(main) || focusFirst(main)) end()
  })
  seen.observe(main, { childList: true, subtree: true })
  for (const act of ['pointerdown', 'keydown']) document.addEventListener(act, end, { signal: over.signal })
  stopWaiting = end
}

const isSettled = (main: HTMLElement): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (document.activeElement !== main && main.contains(document.activeElement))

const focusFirst = (main: HTMLElement): boolean => {
  // What still loads goes again, and focus would go with it.
  if (main.querySelector('.loading')) return false
  for (const place of places) {
    const first = main.querySelector<HTMLElement>(place)
    if (!first) continue
    if (first.tabIndex < 0) first.tabIndex = -1
    first.focus()
    return true
  }
  return false
}
