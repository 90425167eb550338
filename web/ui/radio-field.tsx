import { useId } from 'react'
import { Icon } from './icon.tsx'
import './radio-field.css'

/** One of a few, all in sight; nothing is chosen until somebody chooses. */
export const RadioField = ({
  legend,
  hint,
  error,
  name,
  options,
  value,
  onChange,
}: {
  readonly legend: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}) => {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="radio-field" aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} className="radio-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" />
          {error}
        </p>
      )}
    </fieldset>
  )
}
