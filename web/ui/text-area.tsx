import { Field, type FieldTexts } from './field.tsx'

/** Several lines of text. */
export const TextArea = ({
  label,
  hint,
  error,
  name,
  value,
  lang,
  rows = 12,
  maxLength,
  onChange,
}: FieldTexts & {
  readonly name: string
  readonly value: string
  readonly lang?: string
  readonly rows?: number
  readonly maxLength?: number
  readonly onChange: (value: string) => void
}) => (
  <Field label={label} hint={hint} error={error}>
    {({ id, describedBy, invalid }) => (
      <textarea
        id={id}
        className="input input-long"
        name={name}
        value={value}
        lang={lang}
        rows={rows}
        maxLength={maxLength}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)
