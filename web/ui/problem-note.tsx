import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import './problem-note.css'

/** What happened, what was kept, what to do; the stable code only under its details. `takesFocus` after a failed press. */
export const ProblemNote = ({
  title,
  children,
  details,
  actions,
  takesFocus = false,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly details?: { readonly label: string; readonly text: string }
  readonly actions?: ReactNode
  readonly takesFocus?: boolean
}) => {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) note.current?.focus()
  }, [takesFocus])
  return (
    <div className="problem-note" role="alert" tabIndex={-1} ref={note}>
      <Icon name="error" />
      <div className="problem-note-text">
        <p className="problem-note-title">{title}</p>
        {children}
        {details && (
          <details>
            <summary>{details.label}</summary>
            <code>{details.text}</code>
          </details>
        )}
        {actions && <div className="row">{actions}</div>}
      </div>
    </div>
  )
}
