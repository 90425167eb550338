// Proposing periods: those that may be set, and classes of the organisation's own, which need no more than words and a number.
import { useId, useState } from 'react'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import {
  RetentionAnswer,
  RetentionMode,
  type RetentionSettings,
  SettableClass,
  settablePeriods,
} from '@tukkimies/shared/register/retention-settings.ts'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { useLanguage } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import {
  draftErrors,
  draftToSettings,
  emptyOwn,
  type OwnDraft,
  ownTexts,
  type SettingsDraft,
  settingsToDraft,
} from './retention-draft.ts'
import type { Words } from './retention-words.fi.ts'

type ErrorOf = (field: string) => string | undefined

export const RetentionForm = ({
  settings,
  words,
  onDone,
  onClose,
}: {
  readonly settings: RetentionSettings
  readonly words: Words
  readonly onDone: () => void
  readonly onClose: () => void
}) => {
  const { form: texts } = words
  const [draft, setDraft] = useState(() => settingsToDraft(settings))
  const errors = draftErrors(draft, texts)
  const { classes } = draft
  const changeOwn = (at: number, own: OwnDraft) =>
    setDraft({ ...draft, classes: classes.map((one, place) => (place === at ? own : one)) })
  return (
    <ChangeDialog
      title={texts.title}
      action={texts.action}
      dirty
      read={() => {
        if (errors.length > 0) return { is: 'wrong', errors }
        const body = { settings: draftToSettings(draft) }
        return { is: 'ready', change: { path: '/api/v1/retention/propose', body, shape: RetentionAnswer } }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {SettableClass.options.map((name) => (
            <PeriodFields key={name} name={name} draft={draft} words={words} errorOf={errorOf} onChange={setDraft} />
          ))}
          {classes.map((own, at) => (
            <OwnFields
              key={at}
              at={at}
              own={own}
              words={words}
              errorOf={errorOf}
              onChange={(changed) => changeOwn(at, changed)}
              onRemove={() => setDraft({ ...draft, classes: classes.toSpliced(at, 1) })}
            />
          ))}
          <Button icon="plus" onClick={() => setDraft({ ...draft, classes: [...classes, emptyOwn] })}>
            {texts.add}
          </Button>
        </>
      )}
    </ChangeDialog>
  )
}

const PeriodFields = ({
  name,
  draft,
  words,
  errorOf,
  onChange,
}: {
  readonly name: SettableClass
  readonly draft: SettingsDraft
  readonly words: Words
  readonly errorOf: ErrorOf
  readonly onChange: (draft: SettingsDraft) => void
}) => {
  const { form: texts } = words
  const { min, max } = settablePeriods[name]
  const period = draft.periods[name]
  const change = (changed: Partial<typeof period>) =>
    onChange({ ...draft, periods: { ...draft.periods, [name]: { ...period, ...changed } } })
  return (
    <fieldset className="stack">
      <legend>{words.classes[name]}</legend>
      <TextField
        label={texts.months(words.classes[name])}
        hint={texts.monthsHint(String(min), String(max))}
        name={`${name}.months`}
        inputMode="numeric"
        autoComplete="off"
        value={period.months}
        error={errorOf(`${name}.months`)}
        onChange={(months) => change({ months })}
      />
      <ModeField words={words} mode={period.mode} onChange={(mode) => change({ mode })} />
    </fieldset>
  )
}

const OwnFields = ({
  at,
  own,
  words,
  errorOf,
  onChange,
  onRemove,
}: {
  readonly at: number
  readonly own: OwnDraft
  readonly words: Words
  readonly errorOf: ErrorOf
  readonly onChange: (own: OwnDraft) => void
  readonly onRemove: () => void
}) => {
  const { form: texts } = words
  const title = useId()
  const { language: shown } = useLanguage()
  const name = own.names[shown].trim()
  return (
    <fieldset className="stack" aria-labelledby={title}>
      <legend id={title}>{name === '' ? texts.newOwn : texts.own(name)}</legend>
      <TextField
        label={texts.key}
        hint={texts.keyHint}
        name={`${at}.key`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={own.key}
        error={errorOf(`${at}.key`)}
        onChange={(key) => onChange({ ...own, key })}
      />
      {ownTexts.map((text) =>
        languages.map((language) => (
          <TextField
            key={`${text}.${language}`}
            label={`${texts[text]}, ${texts.inLanguage[language]}`}
            name={`${at}.${text}.${language}`}
            lang={language}
            autoComplete="off"
            value={own[text][language]}
            error={errorOf(`${at}.${text}.${language}`)}
            onChange={(typed) => onChange({ ...own, [text]: { ...own[text], [language]: typed } })}
          />
        )),
      )}
      <TextField
        label={texts.ownMonths}
        hint={texts.ownMonthsHint}
        name={`${at}.months`}
        inputMode="numeric"
        autoComplete="off"
        value={own.months}
        error={errorOf(`${at}.months`)}
        onChange={(months) => onChange({ ...own, months })}
      />
      <ModeField words={words} mode={own.mode} onChange={(mode) => onChange({ ...own, mode })} />
      <Button onClick={onRemove}>{texts.remove}</Button>
    </fieldset>
  )
}

const ModeField = ({
  words,
  mode,
  onChange,
}: {
  readonly words: Words
  readonly mode: RetentionMode
  readonly onChange: (mode: RetentionMode) => void
}) => (
  <Select
    label={words.form.mode}
    value={mode}
    options={RetentionMode.options.map((value) => ({ value, label: words.modes[value] }))}
    onChange={(value) => onChange(RetentionMode.parse(value))}
  />
)
