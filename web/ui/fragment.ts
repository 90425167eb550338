import { useEffect, useState } from 'react'

/**
 * What stood behind `#` in the address when the page opened. It is taken out of the address at once: a one-time code must
 * not stay in the history or in a picture of the screen.
 */
export const useFragment = (): string => {
  const [fragment] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (fragment !== '') window.history.replaceState(null, '', window.location.pathname + window.location.search)
  }, [fragment])
  return fragment
}
