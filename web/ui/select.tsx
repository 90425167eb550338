import { Field, type FieldTexts } from './field.tsx'

export type SelectOption = { readonly value: string; readonly label: string; readonly lang?: string }

/** One of a list, by the platform's own select. `empty` is the text of "nothing chosen" (value ''). */
export const Select = ({
  label,
  hint,
  error,
  name,
  value,
  options,
  empty,
  required,
  onChange,
}: FieldTexts & {
  readonly name?: string
  readonly value: string
  readonly options: readonly SelectOption[]
  readonly empty?: string
  readonly required?: boolean
  readonly onChange: (value: string) => void
}) => (
  <Field label={label} hint={hint} error={error}>
    {({ id, describedBy, invalid }) => (
      <select
        id={id}
        className="input"
        name={name}
        value={value}
        required={required}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
)
