import { DisclosureBasis } from '@tukkimies/shared/register/disclosure.ts'
import { Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { HandingFields } from '../asking/handing-fields.tsx'
import { useWords } from '../hooks.ts'
import { CheckField } from '../ui/field.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { exportBook } from './export-book.ts'
import { type ExportDraft, type ExportField, type FileFormat, fileFormats, isPicture } from './export-draft.ts'

type Choice = { readonly draft: ExportDraft; readonly onChange: (part: Partial<ExportDraft>) => void }

/** Which file: format, language, with totals or without. */
export const FileChoice = ({ draft, hasChart, onChange }: Choice & { readonly hasChart: boolean }) => {
  const words = useWords(exportBook)
  const isText = draft.format === 'csv' || draft.format === 'csv_machine'
  const hint = isText ? { hint: words.archive } : {}
  return (
    <>
      <div className="export-choice">
        <Select
          label={words.format}
          {...hint}
          value={draft.format}
          options={fileFormats(hasChart).map((value) => ({ value, label: words.formats[value] }))}
          onChange={(format) => onChange({ format: format as FileFormat })}
        />
        {!isPicture(draft.format) && (
          <Select
            label={words.language}
            value={draft.language}
            options={languages.map((value) => ({ value, label: words.languages[value] }))}
            onChange={(language) => onChange({ language: Language.parse(language) })}
          />
        )}
      </div>
      {!isPicture(draft.format) && (
        <CheckField
          label={words.totals}
          hint={words.totalsHint}
          checked={draft.totals}
          onChange={(totals) => onChange({ totals })}
        />
      )}
    </>
  )
}

/** To whom it goes and what for; for one's own use nothing has to be written. */
export const HandingChoice = ({
  draft,
  errorOf,
  onChange,
}: Choice & { readonly errorOf: (field: ExportField) => string | undefined }) => {
  const words = useWords(exportBook)
  return (
    <>
      <RadioField
        legend={words.use}
        name="use"
        value={draft.use}
        options={(['own', 'other'] as const).map((value) => ({ value, label: words.uses[value] }))}
        onChange={(use) => onChange({ use: use === 'other' ? 'other' : 'own' })}
      />
      {draft.use === 'other' && (
        <>
          <HandingFields handing={draft} errorOf={errorOf} onChange={onChange} />
          <Select
            label={words.basis}
            name="basis"
            error={errorOf('basis')}
            value={draft.basis}
            empty={words.choose}
            options={DisclosureBasis.options.map((value) => ({ value, label: words.bases[value] }))}
            required
            onChange={(basis) => onChange({ basis })}
          />
        </>
      )}
    </>
  )
}
