// A new code, or a new dimension: its names, and a key that is made of them until somebody writes another.
import { type ReactNode, type SyntheticEvent, useId, useState } from 'react'
import { type Key, notRecorded, Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import type {
  DraftCode,
  DraftContent,
  DraftDimension,
  DraftLabels,
} from '@tukkimies/shared/register/code-list-draft.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { CheckField, TextField } from '../ui/field.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { book } from './book.ts'
import type { Words } from './code-lists-words.fi.ts'
import { keyProblem, labelToKey } from './draft-edit.ts'

const noLabels: DraftLabels = { fi: '', sv: '', en: '' }

export const NewCodeDialog = ({
  words,
  dimension,
  title,
  onAdd,
  onClose,
}: {
  readonly words: Words
  readonly dimension: DraftDimension
  readonly title: string
  readonly onAdd: (code: DraftCode) => void
  readonly onClose: () => void
}) => (
  <NamedDialog
    words={words}
    title={title}
    taken={dimension.codes.map(({ key }) => key)}
    visitor="client"
    onAdd={(key, labels) => onAdd({ key, labels, retired: false })}
    onClose={onClose}
  />
)

export const NewDimensionDialog = ({
  words,
  content,
  onAdd,
  onClose,
}: {
  readonly words: Words
  readonly content: DraftContent
  readonly onAdd: (
    dimension: Pick<DraftDimension, 'key' | 'labels' | 'visitor' | 'kind' | 'sensitive'>,
    notRecordedLabels: DraftLabels,
  ) => void
  readonly onClose: () => void
}) => {
  const [visitor, setVisitor] = useState<Visitor>('client')
  const [kind, setKind] = useState<'one' | 'many'>('one')
  const [sensitive, setSensitive] = useState(false)
  const usual = content.dimensions.flatMap(({ codes }) => codes.filter(({ key }) => key === notRecorded))
  return (
    <NamedDialog
      words={words}
      title={words.add.dimensionTitle}
      taken={content.dimensions.map(({ key }) => key)}
      visitor={visitor}
      onAdd={(key, labels) =>
        onAdd(
          { key, labels, visitor, kind, sensitive },
          usual.at(-1)?.labels ?? { fi: 'Ei kirjattu', sv: 'Inte registrerat', en: 'Not recorded' },
        )
      }
      onClose={onClose}
    >
      <RadioField
        legend={words.add.visitor}
        name="visitor"
        options={visitors.map((value) => ({ value, label: words.draft[value] }))}
        value={visitor}
        onChange={(value) => setVisitor(Visitor.parse(value))}
      />
      <RadioField
        legend={words.add.kind}
        name="kind"
        options={(['one', 'many'] as const).map((value) => ({ value, label: words.add.kinds[value] }))}
        value={kind}
        onChange={(value) => setKind(value === 'many' ? 'many' : 'one')}
      />
      <CheckField label={words.add.sensitive} checked={sensitive} onChange={setSensitive} />
    </NamedDialog>
  )
}

const NamedDialog = ({
  words,
  title,
  taken,
  visitor,
  onAdd,
  onClose,
  children,
}: {
  readonly words: Words
  readonly title: string
  readonly taken: readonly Key[]
  readonly visitor: Visitor
  readonly onAdd: (key: Key, labels: DraftLabels) => void
  readonly onClose: () => void
  readonly children?: ReactNode
}) => {
  const general = useWords(book)
  const id = useId()
  const [labels, setLabels] = useState(noLabels)
  const [typed, setTyped] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const key = typed ?? labelToKey(labels.en || labels.fi, taken, visitor)
  const problem = keyProblem(key, taken)
  const errors: readonly FieldError[] = [
    ...languages
      .filter((language) => labels[language].trim() === '')
      .map((language) => ({ name: `new.${language}`, text: words.code.missing[language] })),
    ...(problem === null
      ? []
      : [{ name: 'new.key', text: problem === 'wrong' ? words.add.keyWrong : words.add.keyTaken }]),
  ]
  const shown = attempt > 0 ? errors : []
  const errorOf = (name: string) => shown.find((error) => error.name === name)?.text
  const add = (event: SyntheticEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (errors.length === 0) onAdd(key, { fi: labels.fi.trim(), sv: labels.sv.trim(), en: labels.en.trim() })
  }
  return (
    <Dialog
      title={title}
      closeLabel={general.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{general.cancel}</Button>
          <Button type="submit" kind="primary" form={id}>
            {words.add.action}
          </Button>
        </>
      }
    >
      <form id={id} className="stack form" noValidate onSubmit={add}>
        <ErrorSummary title={general.wrong} errors={shown} attempt={attempt} />
        {languages.map((language) => (
          <TextField
            key={language}
            label={words.code.labels[language]}
            error={errorOf(`new.${language}`)}
            name={`new.${language}`}
            value={labels[language]}
            lang={language}
            maxLength={200}
            autoComplete="off"
            required
            onChange={(text) => setLabels({ ...labels, [language]: text })}
          />
        ))}
        {children}
        <TextField
          label={words.code.key}
          hint={words.code.keyHint}
          error={errorOf('new.key')}
          name="new.key"
          value={key}
          maxLength={32}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          onChange={setTyped}
        />
      </form>
    </Dialog>
  )
}
