import { type MouseEvent, useEffect, useRef } from 'react'
import { Icon } from './icon.tsx'
import './problem-note.css'

/**
 * What is wrong in one field of the form: the control's `name`, and the same words as at the field; where these do not say
 * which field is meant, its `label`.
 */
export type FieldError = { readonly name: string; readonly text: string; readonly label?: string }

/**
 * Above a form that was sent with errors: takes the focus each time it was sent, and leads to each field. Stands inside its
 * form.
 */
export const ErrorSummary = ({
  title,
  errors,
  attempt,
}: {
  readonly title: string
  readonly errors: readonly FieldError[]
  /** How often the form was sent. */
  readonly attempt: number
}) => {
  const summary = useRef<HTMLDivElement>(null)
  const isShown = errors.length > 0
  useEffect(() => {
    if (isShown) summary.current?.focus()
  }, [attempt, isShown])
  if (!isShown) return null
  return (
    <div className="problem-note" role="alert" tabIndex={-1} ref={summary}>
      <Icon name="error" />
      <div className="problem-note-text">
        <p className="problem-note-title">{title}</p>
        <ul>
          {errors.map(({ name, text, label }) => (
            <li key={name}>
              <a href={`#${name}`} onClick={(event) => focusField(event, name)}>
                {label === undefined ? text : `${label}: ${text}`}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

const focusField = (event: MouseEvent<HTMLElement>, name: string): void => {
  event.preventDefault()
  const found = event.currentTarget.closest('form')?.elements.namedItem(name) ?? null
  const field = found instanceof RadioNodeList ? found[0] : found
  if (field instanceof HTMLElement) field.focus()
}
