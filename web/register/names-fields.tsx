import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { CheckField, TextField } from '../ui/field.tsx'
import type { NamesDraft } from './names-draft.ts'
import type { Words } from './words.fi.ts'

/** A name in Finnish, Swedish and English, or one name for all three. `field` is the beginning of the controls' names. */
export const NamesFields = ({
  words,
  field,
  names,
  errorOf,
  onChange,
}: {
  readonly words: Words['names']
  readonly field: string
  readonly names: NamesDraft
  readonly errorOf: (field: string) => string | undefined
  readonly onChange: (names: NamesDraft) => void
}) => (
  <>
    {(names.same ? (['fi'] as const) : languages).map((language: Language) => (
      <TextField
        key={language}
        label={names.same ? words.all : words[language]}
        error={errorOf(`${field}.${language}`)}
        name={`${field}.${language}`}
        value={names[language]}
        lang={names.same ? undefined : language}
        maxLength={200}
        autoComplete="off"
        required
        onChange={(text) => onChange({ ...names, [language]: text })}
      />
    ))}
    <CheckField label={words.same} checked={names.same} onChange={(same) => onChange({ ...names, same })} />
  </>
)
