import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Runs when the page is left, locked or put away, before the browser may keep a picture of it to come back to: what `forget`
 * takes out of the state is gone from the screen at once.
 */
export const useForgetting = (forget: () => void): void => {
  const latest = useRef(forget)
  useEffect(() => {
    latest.current = forget
  })
  useEffect(() => {
    const leave = () => flushSync(() => latest.current())
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [])
}
