import { type ComponentProps, type ReactNode, useId } from 'react'
import './field.css'
import { Icon } from './icon.tsx'

export type FieldTexts = {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong and what to do; marks the field as invalid. */
  readonly error?: string | undefined
}

export type FieldIds = {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: true | undefined
}

/** Label, hint and error around one native control, tied together by ids. */
export const Field = ({
  label,
  hint,
  error,
  children,
}: FieldTexts & { readonly children: (ids: FieldIds) => ReactNode }) => {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, describedBy: described || undefined, invalid: error ? true : undefined })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" />
          {error}
        </p>
      )}
    </div>
  )
}

type TextFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, 'id' | 'className' | 'value' | 'onChange' | 'aria-describedby' | 'aria-invalid'> & {
    readonly value: string
    readonly onChange: (value: string) => void
  }

/** One line of text; every further property goes to the native input (type, autoComplete, inputMode, required …). */
export const TextField = ({ label, hint, error, value, onChange, ...rest }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {({ id, describedBy, invalid }) => (
      <input
        type="text"
        {...rest}
        id={id}
        className="input"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

/** One yes or no, its text beside it. */
export const CheckField = ({
  label,
  hint,
  error,
  name,
  checked,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly name?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) => {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="check-field">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={checked}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <Icon name="error" />
          {error}
        </p>
      )}
    </div>
  )
}
