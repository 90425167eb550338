// A new version of the undertaking, in three languages, by the data protection officer.
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { type Undertaking, UndertakingAnswer } from '@tukkimies/shared/register/user.ts'
import { useAnswer, useAsk, useAttempt, useDirty, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { book } from './book.ts'
import { entryBook } from './entry-book.ts'
import './me.css'

const lengthMax = 8000

export const UndertakingFormPage = () => {
  const words = useWords(entryBook)
  const { unreachable } = useWords(book)
  const { me } = useSession()
  const sentence = useSentence()
  const mayPublish = me !== null && reachOf('publish_undertaking', me.role) !== null
  const answer = useAnswer({ path: '/api/v1/undertaking', shape: UndertakingAnswer })
  useTitle(words.publish.title)
  return (
    <div className="page page-narrow">
      <h1>{words.publish.title}</h1>
      {me && !mayPublish && <ProblemNote title={words.publish.noRight} />}
      {answer.is === 'loading' && <Loading label={words.loading} />}
      {mayPublish && answer.is !== 'answered' && answer.is !== 'loading' && (
        <ProblemNote
          title={words.undertaking.fetchFailed}
          actions={<Button onClick={answer.again}>{words.again}</Button>}
        >
          <p>{answer.is === 'refused' ? sentence(answer.problem) : unreachable.offline}</p>
        </ProblemNote>
      )}
      {mayPublish && answer.is === 'answered' && <PublishForm current={answer.value.current} />}
    </div>
  )
}

const PublishForm = ({ current }: { readonly current: Undertaking }) => {
  const words = useWords(entryBook)
  const texts = words.publish
  const { unreachable } = useWords(book)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [before] = useState(current)
  const [draft, setDraft] = useState(current.texts)
  const [sent, setSent] = useState(0)
  const [isAsked, setIsAsked] = useState(false)
  const [isDone, setIsDone] = useState(false)
  const isSame = languages.every((language) => draft[language].trim() === before.texts[language])
  useDirty(!isSame && !isDone)

  const errorOf = (language: Language): string | undefined => {
    if (sent === 0) return undefined
    if (draft[language].trim() === '') return texts.missing[language]
    return isSame && language === 'fi' ? texts.unchanged : undefined
  }
  const errors = languages.flatMap((language) => {
    const text = errorOf(language)
    return text === undefined ? [] : [{ name: language, text }]
  })
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    setIsAsked(!isSame && languages.every((language) => draft[language].trim() !== ''))
  }
  const publish = async () => {
    setIsAsked(false)
    const body = { texts: { fi: draft.fi.trim(), sv: draft.sv.trim(), en: draft.en.trim() } }
    if (await attempt(() => ask({ path: '/api/v1/undertakings', body }))) setIsDone(true)
  }

  if (isDone) return <Published version={before.version + 1} />
  return (
    <form className="stack form" noValidate onSubmit={send}>
      <p>{texts.lead}</p>
      <ErrorSummary title={texts.wrong} errors={errors} attempt={sent} />
      {failed && (
        <ProblemNote key={failed.count} title={texts.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {languages.map((language) => (
        <TextArea
          key={language}
          label={texts.text[language]}
          hint={texts.hint}
          error={errorOf(language)}
          name={language}
          lang={language}
          value={draft[language]}
          maxLength={lengthMax}
          onChange={(text) => setDraft({ ...draft, [language]: text })}
        />
      ))}
      <Button type="submit" kind="primary" busy={isBusy}>
        {texts.action}
      </Button>
      {isAsked && (
        <Dialog
          title={texts.question.title(before.version + 1)}
          closeLabel={words.close}
          onClose={() => setIsAsked(false)}
          actions={
            <>
              <Button onClick={() => setIsAsked(false)}>{words.cancel}</Button>
              <Button kind="primary" onClick={() => void publish()}>
                {texts.question.yes}
              </Button>
            </>
          }
        >
          <p>{texts.question.text}</p>
        </Dialog>
      )}
    </form>
  )
}

const Published = ({ version }: { readonly version: number }) => {
  const { publish: words } = useWords(entryBook)
  const heading = useFocusOnSight()
  return (
    <section className="card stack">
      <h2 tabIndex={-1} ref={heading}>
        {words.done(version)}
      </h2>
      <Link href="/undertaking" className={buttonLook('primary')}>
        {words.toText}
      </Link>
    </section>
  )
}
