// To whom figures are handed on, and what for: the same two fields in every form that notes it.
import { disclosureTextMax } from '@tukkimies/shared/register/disclosure.ts'
import { useWords } from '../hooks.ts'
import { TextField } from '../ui/field.tsx'
import { book } from './book.ts'

export type HandingField = 'recipient' | 'purpose'
export type Handing = Readonly<Record<HandingField, string>>

export const HandingFields = ({
  handing,
  errorOf,
  onChange,
}: {
  readonly handing: Handing
  readonly errorOf: (field: HandingField) => string | undefined
  readonly onChange: (part: Partial<Handing>) => void
}) => {
  const { handing: words } = useWords(book)
  return (
    <>
      <TextField
        label={words.recipient}
        hint={words.recipientHint}
        error={errorOf('recipient')}
        name="recipient"
        value={handing.recipient}
        maxLength={disclosureTextMax}
        autoComplete="off"
        required
        onChange={(recipient) => onChange({ recipient })}
      />
      <TextField
        label={words.purpose}
        error={errorOf('purpose')}
        name="purpose"
        value={handing.purpose}
        maxLength={disclosureTextMax}
        autoComplete="off"
        required
        onChange={(purpose) => onChange({ purpose })}
      />
    </>
  )
}
