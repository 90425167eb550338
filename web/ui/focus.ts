import { useEffect, useRef } from 'react'

/** Takes the focus when it appears: for what replaces the control that was pressed. Give the element `tabIndex={-1}`. */
export const useFocusOnSight = (takesFocus = true) => {
  const element = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) element.current?.focus()
  }, [takesFocus])
  return element
}
