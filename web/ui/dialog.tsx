import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import './dialog.css'

/**
 * The platform's modal dialog: it keeps focus inside, closes by Esc, by its button and by a press beside it, and gives
 * focus back. It is rendered while it is open and taken away after `onClose`.
 */
export const Dialog = ({
  title,
  closeLabel,
  onClose,
  children,
  actions,
  size = 'narrow',
}: {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons below, the safest first. */
  readonly actions?: ReactNode
  readonly size?: 'narrow' | 'wide'
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    const before = document.activeElement
    shown?.showModal()
    return () => {
      shown?.close()
      // React takes the element away before the browser could give focus back by itself.
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const closeBeside = (event: MouseEvent) => {
    if (event.target === dialog.current) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onClick={closeBeside}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2 id={titleId} tabIndex={-1}>
            {title}
          </h2>
          <Button kind="quiet" icon="close" onClick={onClose}>
            {closeLabel}
          </Button>
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  )
}
