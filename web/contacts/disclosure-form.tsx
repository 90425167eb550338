// Noting that statistics were handed on. Nothing of a person has a place here.
import { type SyntheticEvent, useState } from 'react'
import { DisclosureBasis, DisclosureForm, ReportKind } from '@tukkimies/shared/register/disclosure.ts'
import { book as askingBook } from '../asking/book.ts'
import { HandingFields } from '../asking/handing-fields.tsx'
import { formatPeriod } from '../format.ts'
import { useAsk, useAttempt, useDevice, useDirty, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Select } from '../ui/select.tsx'
import { type DisclosureDraft, type DraftField, draftFields, judgeDraft, offeredPeriods } from './disclosure-draft.ts'
import { disclosuresBook } from './disclosures-book.ts'

export const DisclosureNoteForm = ({
  begin,
  onDone,
}: {
  readonly begin: DisclosureDraft
  readonly onDone: () => void
}) => {
  const { add: words, unreachable } = useWords(disclosuresBook)
  const { handing } = useWords(askingBook)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [draft, setDraft] = useState(begin)
  const [sent, setSent] = useState(0)
  useDirty(draft !== begin)
  const judged = judgeDraft(draft)
  const errorOf = (field: DraftField): string | undefined => {
    if (sent === 0 || judged.ok || !judged.wrong.has(field)) return undefined
    return judged.personal.has(field) ? handing.personal : { ...handing.errors, ...words.errors }[field]
  }
  const errors = draftFields.flatMap((name) => {
    const text = errorOf(name)
    return text === undefined ? [] : [{ name, text }]
  })
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (!judged.ok) return
    if (await attempt(() => ask({ path: '/api/v1/disclosures', body: judged.value }))) onDone()
  }
  return (
    <section className="card no-print">
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <h2>{words.title}</h2>
        <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
        {failed && (
          <ProblemNote key={failed.count} title={words.failed} takesFocus>
            <p>{failed.text}</p>
          </ProblemNote>
        )}
        <Choices draft={draft} errorOf={errorOf} onChange={(part) => setDraft({ ...draft, ...part })} />
        <HandingFields handing={draft} errorOf={errorOf} onChange={(part) => setDraft({ ...draft, ...part })} />
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.action}
        </Button>
      </form>
    </section>
  )
}

/** What has a fixed choice: what, for which time, how, on which basis. */
const Choices = ({
  draft,
  errorOf,
  onChange,
}: {
  readonly draft: DisclosureDraft
  readonly errorOf: (field: DraftField) => string | undefined
  readonly onChange: (part: Partial<DisclosureDraft>) => void
}) => {
  const { add: words, reports, table, forms, bases } = useWords(disclosuresBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const isTable = draft.table !== ''
  const kinds = ReportKind.options.map((value) => ({ value, label: reports[value] }))
  return (
    <div className="disclosure-note">
      <Select
        label={words.what}
        name="what"
        error={errorOf('what')}
        value={isTable ? 'table' : draft.report}
        empty={words.choose}
        options={isTable ? [{ value: 'table', label: table }, ...kinds] : kinds}
        required
        onChange={(what) => onChange(what === 'table' ? {} : { table: '', report: what })}
      />
      <Select
        label={words.period}
        name="periods"
        error={errorOf('periods')}
        value={draft.period}
        empty={words.choose}
        options={offeredPeriods(today, draft.period).map((value) => ({ value, label: formatPeriod(language, value) }))}
        required
        onChange={(period) => onChange({ period })}
      />
      <Select
        label={words.form}
        name="form"
        error={errorOf('form')}
        value={draft.form}
        empty={words.choose}
        options={DisclosureForm.options.map((value) => ({ value, label: forms[value] }))}
        required
        onChange={(form) => onChange({ form })}
      />
      <Select
        label={words.basis}
        name="basis"
        error={errorOf('basis')}
        value={draft.basis}
        empty={words.choose}
        options={DisclosureBasis.options.map((value) => ({ value, label: bases[value] }))}
        required
        onChange={(basis) => onChange({ basis })}
      />
    </div>
  )
}
