// New organisations, areas and points, and other names for what is there.
import { useState } from 'react'
import type { Day } from '@tukkimies/shared/day.ts'
import type { AreaId, OrganisationId } from '@tukkimies/shared/id.ts'
import type { Area, Labels } from '@tukkimies/shared/register/organisation.ts'
import { MadeArea, MadeOrganisation, MadePoint } from '@tukkimies/shared/register/place.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { DayField } from '../ui/day-field.tsx'
import type { FieldError } from '../ui/error-summary.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { draftToNames, missingNames, type NamesDraft, namesToDraft, noNames } from './names-draft.ts'
import { NamesFields } from './names-fields.tsx'
import type { Words } from './places-words.fi.ts'
import { firstDayBounds } from './places.ts'

type Asked = {
  readonly words: Words
  readonly onDone: (said: string, made?: OrganisationId) => void
  readonly onClose: () => void
}

/** Names in three languages, with what is missing in them. */
export const useNames = (names?: Labels) => {
  const general = useWords(book)
  const [draft, setDraft] = useState<NamesDraft>(() => (names ? namesToDraft(names) : noNames))
  const errors: readonly FieldError[] = missingNames(draft).map((language) => ({
    name: `names.${language}`,
    text: general.names.missing[language],
  }))
  const fields = (errorOf: (field: string) => string | undefined) => (
    <NamesFields words={general.names} field="names" names={draft} errorOf={errorOf} onChange={setDraft} />
  )
  const isChanged =
    JSON.stringify(draftToNames(draft)) !== JSON.stringify(draftToNames(names ? namesToDraft(names) : noNames))
  return { names: draftToNames(draft), errors, fields, isChanged }
}

export const OrganisationDialog = ({ words, onDone, onClose }: Asked) => {
  const { language } = useLanguage()
  const { names, errors, fields, isChanged } = useNames()
  return (
    <ChangeDialog
      title={words.form.organisation}
      action={words.add}
      dirty={isChanged}
      read={() =>
        errors.length > 0
          ? { is: 'wrong', errors }
          : { is: 'ready', change: { path: '/api/v1/organisations', body: { names }, shape: MadeOrganisation } }
      }
      onDone={({ id }) => onDone(words.added(names[language]), id)}
      onClose={onClose}
    >
      {fields}
    </ChangeDialog>
  )
}

export const AreaDialog = ({
  words,
  organisation,
  onDone,
  onClose,
}: Asked & { readonly organisation: OrganisationId }) => {
  const { language } = useLanguage()
  const { names, errors, fields, isChanged } = useNames()
  return (
    <ChangeDialog
      title={words.form.area}
      action={words.add}
      dirty={isChanged}
      read={() =>
        errors.length > 0
          ? { is: 'wrong', errors }
          : { is: 'ready', change: { path: '/api/v1/areas', body: { organisation, names }, shape: MadeArea } }
      }
      onDone={() => onDone(words.added(names[language]))}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.form.areaHint}</p>
          {fields(errorOf)}
        </>
      )}
    </ChangeDialog>
  )
}

/** `path` is where the names of the organisation, area or point are changed. */
export const RenameDialog = ({
  words,
  title,
  path,
  names: before,
  onDone,
  onClose,
}: Asked & { readonly title: string; readonly path: string; readonly names: Labels }) => {
  const { language } = useLanguage()
  const { names, errors, fields, isChanged } = useNames(before)
  return (
    <ChangeDialog
      title={title}
      action={words.save}
      dirty={isChanged}
      read={() => (errors.length > 0 ? { is: 'wrong', errors } : { is: 'ready', change: { path, body: { names } } })}
      onDone={() => onDone(words.saved(names[language]))}
      onClose={onClose}
    >
      {fields}
    </ChangeDialog>
  )
}

export const PointDialog = ({
  words,
  organisation,
  areas,
  today,
  onDone,
  onClose,
}: Asked & { readonly organisation: OrganisationId; readonly areas: readonly Area[]; readonly today: Day }) => {
  const { language } = useLanguage()
  const { names, errors, fields, isChanged } = useNames()
  const [first, setFirst] = useState<string>(today)
  const [busy, setBusy] = useState('')
  const [area, setArea] = useState('')
  const wrong: readonly FieldError[] = [
    ...errors,
    ...(first === '' ? [{ name: 'first', text: words.form.firstMissing }] : []),
    ...(busy === '' ? [{ name: 'busy', text: words.form.busyMissing }] : []),
  ]
  const body = { organisation, names, busy: busy === 'yes', first, area: area === '' ? null : (area as AreaId) }
  return (
    <ChangeDialog
      title={words.form.point}
      action={words.add}
      dirty={isChanged}
      read={() =>
        wrong.length > 0
          ? { is: 'wrong', errors: wrong }
          : { is: 'ready', change: { path: '/api/v1/points', body, shape: MadePoint } }
      }
      onDone={() => onDone(words.added(names[language]))}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {fields(errorOf)}
          <DayField
            label={words.form.first}
            hint={words.form.firstHint}
            error={errorOf('first')}
            {...firstDayBounds(today)}
            value={first}
            required
            onChange={setFirst}
          />
          <BusyField words={words} value={busy} error={errorOf('busy')} onChange={setBusy} />
          {areas.length > 0 && (
            <Select
              label={words.area}
              value={area}
              empty={words.form.noArea}
              options={areas.map(({ id, names: label }) => ({ value: id, label: label[language] }))}
              onChange={setArea}
            />
          )}
        </>
      )}
    </ChangeDialog>
  )
}

export const BusyField = ({
  words,
  value,
  error,
  onChange,
}: {
  readonly words: Words
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (value: string) => void
}) => (
  <RadioField
    legend={words.form.busy}
    hint={words.form.busyHint}
    error={error}
    name="busy"
    options={[
      { value: 'yes', label: words.form.busyYes },
      { value: 'no', label: words.form.busyNo },
    ]}
    value={value}
    onChange={onChange}
  />
)
