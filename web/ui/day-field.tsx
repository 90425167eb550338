import { TextField } from './field.tsx'
import type { FieldTexts } from './field.tsx'

/** A day by the platform's own date field. `value`, `min` and `max` as 2026-03-05; '' while none is chosen. */
export const DayField = (
  props: FieldTexts & {
    readonly name?: string
    readonly value: string
    readonly min?: string
    readonly max?: string
    readonly required?: boolean
    readonly onChange: (day: string) => void
  },
) => <TextField type="date" {...props} />
