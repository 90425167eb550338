import { useState } from 'react'
import { Field, type FieldTexts } from './field.tsx'
import './password-field.css'

/** A password that may be pasted, filled in by the browser and looked at. `show` and `hide` are the button's words. */
export const PasswordField = ({
  label,
  hint,
  error,
  name,
  value,
  fresh = false,
  inputMode,
  show,
  hide,
  onChange,
}: FieldTexts & {
  readonly name: string
  readonly value: string
  /** A password that is being chosen, not one that is known. */
  readonly fresh?: boolean
  /** `numeric` for a PIN. */
  readonly inputMode?: 'numeric'
  readonly show: string
  readonly hide: string
  readonly onChange: (value: string) => void
}) => {
  const [isShown, setIsShown] = useState(false)
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy, invalid }) => (
        <div className="password-field">
          <input
            id={id}
            className="input"
            type={isShown ? 'text' : 'password'}
            name={name}
            value={value}
            required
            inputMode={inputMode}
            autoComplete={fresh ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => onChange(event.target.value)}
          />
          <button type="button" className="button button-secondary" onClick={() => setIsShown(!isShown)}>
            {isShown ? hide : show}
          </button>
        </div>
      )}
    </Field>
  )
}
