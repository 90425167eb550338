// Keys that come right after the first paint: `?` for their list, and letters and digits inside a question. They listen to the
// page as it stands, so that the questions need not know of them; whoever is disturbed by them turns them off.
import { useEffect, useEffectEvent } from 'react'
import { useChoices } from '../hooks.ts'
import { isListKey, keyToStep } from './keys.ts'

export const LateKeys = ({ isCovered, onList }: { readonly isCovered: boolean; readonly onList: () => void }) => {
  const { hasLetterKeys } = useChoices()
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isCovered || !hasLetterKeys || event.defaultPrevented || isTyping(event.target)) return
    if (isListKey(event)) {
      event.preventDefault()
      onList()
    } else stepInside(event)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return null
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('dialog, input:not([type=radio], [type=checkbox]), textarea, select') !== null

const stepInside = (event: KeyboardEvent) => {
  const group = event.target instanceof Element ? event.target.closest('.group') : null
  if (!group) return
  const stops = [...group.querySelectorAll<HTMLElement>('input, button')]
  const labels = stops.map((stop) => (stop.closest('.chip') ?? stop).textContent.trim())
  const step = keyToStep(
    event,
    labels,
    stops.findIndex((stop) => stop === event.target),
  )
  const stop = step && stops[step.at]
  if (!stop) return
  event.preventDefault()
  stop.focus()
  // A radio that is chosen already is not to be taken away by its own key.
  if (step.chooses && !(stop instanceof HTMLInputElement && stop.type === 'radio' && stop.checked)) stop.click()
}
