// The parts of the form by which the notice is written. A field is named by its way in the draft.
import type { NoticeDraft, NoticeSettings } from '@tukkimies/shared/register/notice.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { Words } from './edit-words.fi.ts'
import { newAct, newProcessor, textAt } from './privacy-draft.ts'

export type Editing = {
  readonly words: Words
  readonly draft: NoticeDraft
  readonly errorOf: (field: string, label: string) => string | undefined
  readonly onText: (field: string, text: string) => void
  readonly onSettings: (settings: Partial<NoticeSettings>) => void
}

const addresseeFields = ['address', 'email', 'phone'] as const

export const FormPart = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <fieldset className="card stack">
    <legend>{title}</legend>
    {children}
  </fieldset>
)

export const OneText = ({
  editing: { draft, errorOf, onText },
  field,
  label,
  hint,
  lang,
  long = false,
}: {
  readonly editing: Editing
  readonly field: string
  readonly label: string
  readonly hint?: string
  readonly lang?: string
  readonly long?: boolean
}) => {
  const shared = { label, hint, error: errorOf(field, label), name: field, value: textAt(draft, field) }
  const language = lang === undefined ? {} : { lang }
  const onChange = (text: string) => onText(field, text)
  return long ? (
    <TextArea {...shared} {...language} rows={4} maxLength={2000} onChange={onChange} />
  ) : (
    <TextField {...shared} {...language} maxLength={200} autoComplete="off" onChange={onChange} />
  )
}

/** The same in three languages. */
export const ThreeTexts = ({
  editing,
  field,
  label,
  hint,
  long = false,
}: {
  readonly editing: Editing
  readonly field: string
  readonly label: string
  readonly hint?: string
  readonly long?: boolean
}) =>
  languages.map((language, at) => (
    <OneText
      key={language}
      editing={editing}
      field={`${field}.${language}`}
      label={editing.words.inLanguage(label, editing.words.languages[language])}
      lang={language}
      long={long}
      {...(hint !== undefined && at === 0 ? { hint } : {})}
    />
  ))

/** Name in three languages and the ways to reach them. */
export const AddresseeFields = ({
  editing,
  who,
}: {
  readonly editing: Editing
  readonly who: 'controller' | 'contact' | 'officer' | 'supervisor'
}) => {
  const { fields, parts } = editing.words
  return (
    <FormPart title={parts[who]}>
      <ThreeTexts editing={editing} field={`settings.${who}.names`} label={fields.name} />
      {addresseeFields.map((way) => (
        <OneText key={way} editing={editing} field={`settings.${who}.${way}`} label={fields[way]} />
      ))}
      {who === 'supervisor' && <OneText editing={editing} field="settings.supervisor.web" label={fields.web} />}
    </FormPart>
  )
}

export const ProcessorFields = ({ editing }: { readonly editing: Editing }) => {
  const { words, draft, onSettings } = editing
  const { processors } = draft.settings
  const { fields } = words
  return (
    <FormPart title={words.parts.hosting}>
      <ThreeTexts editing={editing} field="settings.hosting" label={fields.hosting} hint={fields.hostingHint} />
      {processors.map((_, at) => {
        const number = String(at + 1)
        const field = `settings.processors.${at}`
        return (
          <div key={field} className="stack edit-row">
            <OneText editing={editing} field={`${field}.name`} label={words.numbered(fields.processor, number)} />
            <ThreeTexts editing={editing} field={`${field}.task`} label={words.numbered(fields.task, number)} />
            <ThreeTexts editing={editing} field={`${field}.country`} label={words.numbered(fields.country, number)} />
            <Button onClick={() => onSettings({ processors: processors.filter((_one, place) => place !== at) })}>
              {words.removeProcessor(number)}
            </Button>
          </div>
        )
      })}
      <Button icon="plus" onClick={() => onSettings({ processors: [...processors, newProcessor] })}>
        {words.addProcessor}
      </Button>
    </FormPart>
  )
}

export const ActFields = ({ editing }: { readonly editing: Editing }) => {
  const { words, draft, onSettings } = editing
  const { acts } = draft.settings
  return (
    <FormPart title={words.parts.acts}>
      {acts.map((_, at) => {
        const number = String(at + 1)
        return (
          <div key={number} className="stack edit-row">
            <ThreeTexts
              editing={editing}
              field={`settings.acts.${at}`}
              label={words.numbered(words.fields.act, number)}
            />
            <Button onClick={() => onSettings({ acts: acts.filter((_one, place) => place !== at) })}>
              {words.removeAct(number)}
            </Button>
          </div>
        )
      })}
      <Button icon="plus" onClick={() => onSettings({ acts: [...acts, newAct] })}>
        {words.addAct}
      </Button>
    </FormPart>
  )
}
