// Writing and publishing the next version of the privacy notice, by the data protection officer or the operator.
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import {
  type Notice,
  NoticeAnswer,
  type NoticeDraft,
  Notice as NoticeShape,
} from '@tukkimies/shared/register/notice.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { LeaveGuard } from '../asking/leave-guard.tsx'
import { formatNumber } from '../format.ts'
import { useAnswer, useAsk, useAttempt, useLanguage, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { editBook } from './edit-book.ts'
import {
  ActFields,
  AddresseeFields,
  type Editing,
  FormPart,
  OneText,
  ProcessorFields,
  ThreeTexts,
} from './edit-fields.tsx'
import { NoticePreview } from './edit-preview.tsx'
import type { Words } from './edit-words.fi.ts'
import { draftErrors, nextDraft, trimDraft, withText } from './privacy-draft.ts'
import './edit.css'

const question = { path: '/api/v1/notice', shape: NoticeAnswer } as const

export const PrivacyEditPage = () => {
  const words = useWords(editBook)
  const { me } = useSession()
  const sentence = useSentence()
  const mayPublish = me !== null && reachOf('publish_notice', me.role) !== null
  const answer = useAnswer(question)
  const [done, setDone] = useState<Notice | null>(null)
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      {me && !mayPublish && <ProblemNote title={words.noRight} />}
      {answer.is === 'loading' && <Loading label={words.loading} />}
      {mayPublish && !done && answer.is !== 'answered' && answer.is !== 'loading' && (
        <ProblemNote title={words.fetchFailed} actions={<Button onClick={answer.again}>{words.again}</Button>}>
          <p>{answer.is === 'refused' ? sentence(answer.problem) : words.unreachable.offline}</p>
        </ProblemNote>
      )}
      {mayPublish && done && <Published words={words} notice={done} />}
      {mayPublish && !done && answer.is === 'answered' && (
        <EditForm newest={answer.value.versions[0]} onDone={setDone} />
      )}
    </div>
  )
}

const Published = ({ words: { done: words }, notice }: { readonly words: Words; readonly notice: Notice }) => {
  const { language } = useLanguage()
  const heading = useFocusOnSight()
  return (
    <section className="card stack">
      <h2 tabIndex={-1} ref={heading}>
        {words.title(formatNumber(language, notice.version))}
      </h2>
      <p>{words.text}</p>
      {notice.significant && <p>{words.told}</p>}
      <Link href="/privacy" className={buttonLook('primary')}>
        {words.read}
      </Link>
    </section>
  )
}

/** The draft, what is wrong with it once it was sent, and how its parts change it. */
const useDraft = (newest: Notice | undefined, words: Words) => {
  const [before] = useState(() => nextDraft(newest))
  const [draft, setDraft] = useState<NoticeDraft>(before)
  const [sent, setSent] = useState(0)
  const found = sent > 0 ? draftErrors(draft) : []
  const errorOf = (field: string, label: string) => {
    const error = found.find((one) => one.field === field)
    return error && words.errors[error.kind](label)
  }
  const editing: Editing = {
    words,
    draft,
    errorOf,
    onText: (field, text) => setDraft(withText(draft, field, text)),
    onSettings: (settings) => setDraft({ ...draft, settings: { ...draft.settings, ...settings } }),
  }
  return {
    draft,
    setDraft,
    editing,
    found,
    isDirty: draft !== before,
    sent,
    send: () => {
      setSent(sent + 1)
      return draftErrors(draft).length === 0
    },
  }
}

const EditForm = ({
  newest,
  onDone,
}: {
  readonly newest: Notice | undefined
  readonly onDone: (notice: Notice) => void
}) => {
  const words = useWords(editBook)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(words.unreachable)
  const { draft, setDraft, editing, found, isDirty, sent, send } = useDraft(newest, words)
  const [isAsked, setIsAsked] = useState(false)
  const after = newest?.version ?? 0
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    forget()
    setIsAsked(send())
  }
  const publish = async () => {
    setIsAsked(false)
    const body = { ...trimDraft(draft), after }
    const answer = await attempt(() => ask({ path: '/api/v1/notice', body, shape: NoticeShape }))
    if (answer) onDone(answer.value)
  }
  const errors = found.map(({ field, kind }) => ({ name: field, text: words.errors[kind](labelOf(field, words)) }))
  return (
    <>
      <p>{words.lead}</p>
      <p>{words.roles}</p>
      <p>
        <Link href="/privacy/papers">{words.papers}</Link>
      </p>
      <LeaveGuard isDirty={isDirty} words={words.leaving} />
      <form className="stack edit-form" noValidate onSubmit={submit}>
        <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
        {failed && (
          <ProblemNote key={failed.count} title={words.failed} takesFocus>
            <p>{failed.text}</p>
          </ProblemNote>
        )}
        <Parts editing={editing} onSignificant={(significant) => setDraft({ ...draft, significant })} />
        <NoticePreview draft={draft} newest={newest} words={words} />
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.action}
        </Button>
      </form>
      {isAsked && (
        <PublishQuestion
          words={words}
          version={after + 1}
          isSignificant={draft.significant}
          onCancel={() => setIsAsked(false)}
          onPublish={() => void publish()}
        />
      )}
    </>
  )
}

/** The fields, part by part. */
const Parts = ({
  editing,
  onSignificant,
}: {
  readonly editing: Editing
  readonly onSignificant: (significant: boolean) => void
}) => {
  const { fields, parts } = editing.words
  return (
    <>
      <FormPart title={parts.register}>
        <ThreeTexts editing={editing} field="settings.register.names" label={fields.name} />
        <ThreeTexts editing={editing} field="settings.register.description" label={fields.description} long />
      </FormPart>
      <AddresseeFields editing={editing} who="controller" />
      <AddresseeFields editing={editing} who="contact" />
      <AddresseeFields editing={editing} who="officer" />
      <FormPart title={parts.consent}>
        <OneText editing={editing} field="settings.withdrawal" label={fields.withdrawal} hint={fields.withdrawalHint} />
        <OneText editing={editing} field="settings.form" label={fields.form} hint={fields.formHint} />
      </FormPart>
      <ProcessorFields editing={editing} />
      <ActFields editing={editing} />
      <AddresseeFields editing={editing} who="supervisor" />
      <FormPart title={parts.changes}>
        <ThreeTexts editing={editing} field="changes" label={fields.changes} />
        <CheckField
          label={fields.significant}
          hint={fields.significantHint}
          checked={editing.draft.significant}
          onChange={onSignificant}
        />
      </FormPart>
    </>
  )
}

const PublishQuestion = ({
  words: { ask: words },
  version,
  isSignificant,
  onCancel,
  onPublish,
}: {
  readonly words: Words
  readonly version: number
  readonly isSignificant: boolean
  readonly onCancel: () => void
  readonly onPublish: () => void
}) => {
  const { language } = useLanguage()
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{words.cancel}</Button>
          <Button kind="primary" onClick={onPublish}>
            {words.yes}
          </Button>
        </>
      }
    >
      <p>{words.text(formatNumber(language, version))}</p>
      {isSignificant && <p>{words.significant}</p>}
    </Dialog>
  )
}

/** What a field is called in the summary of errors: its part, and the language where it has one. */
const labelOf = (field: string, { parts, languages, inLanguage }: Words): string => {
  const [top, part = top ?? ''] = field.split('.')
  const title = parts[partOf[part] ?? 'register']
  const language = (['fi', 'sv', 'en'] as const).find((one) => field.endsWith(`.${one}`))
  return language ? inLanguage(title, languages[language]) : title
}

const partOf: Readonly<Record<string, keyof Words['parts']>> = {
  register: 'register',
  controller: 'controller',
  contact: 'contact',
  officer: 'officer',
  supervisor: 'supervisor',
  withdrawal: 'consent',
  form: 'consent',
  hosting: 'hosting',
  processors: 'hosting',
  acts: 'acts',
  changes: 'changes',
  fi: 'changes',
  sv: 'changes',
  en: 'changes',
}
