// The undertaking: read, accepted before anything else opens, and kept as a copy of one's own.
import { type SyntheticEvent, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import { Me, UndertakingAnswer } from '@tukkimies/shared/register/user.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useAsk, useAttempt, useLanguage, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { CheckField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Banner, Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { makeCopy, paragraphsOf } from '../asking/copy.ts'
import { entryBook } from './entry-book.ts'
import './me.css'
import { wayBack } from './way-back.ts'

export const UndertakingPage = () => {
  const words = useWords(entryBook)
  const texts = words.undertaking
  const { unreachable } = useWords(book)
  const { me } = useSession()
  const sentence = useSentence()
  const answer = useAnswer({ path: '/api/v1/undertaking', shape: UndertakingAnswer })
  useTitle(texts.title)
  const known = answer.is === 'answered' ? answer.value : answer.is === 'offline' ? answer.last?.value : undefined
  return (
    <div className="page page-narrow">
      <h1>{texts.title}</h1>
      {answer.is === 'loading' && <Loading label={words.loading} />}
      {(answer.is === 'refused' || answer.is === 'offline') && (
        <ProblemNote title={texts.fetchFailed} actions={<Button onClick={answer.again}>{words.again}</Button>}>
          <p>{answer.is === 'refused' ? sentence(answer.problem) : unreachable.offline}</p>
        </ProblemNote>
      )}
      {known && <ReadUndertaking answer={known} onAccepted={answer.again} />}
      {me && reachOf('publish_undertaking', me.role) !== null && (
        <p>
          <Link href="/undertaking/edit">{texts.edit}</Link>
        </p>
      )}
    </div>
  )
}

const ReadUndertaking = ({
  answer: { current, accepted },
  onAccepted,
}: {
  readonly answer: UndertakingAnswer
  readonly onAccepted: () => void
}) => {
  const { undertaking: words } = useWords(entryBook)
  const { language } = useLanguage()
  const isAccepted = accepted?.version === current.version
  const [wasAsked] = useState(!isAccepted)
  return (
    <>
      {accepted && !isAccepted && <Banner tone="warning">{words.changed(accepted.version)}</Banner>}
      {!isAccepted && <p className="no-print">{words.lead}</p>}
      <section className="card stack undertaking">
        <p className="muted">{words.version(current.version, formatDay(language, current.first))}</p>
        {paragraphsOf(current.texts[language]).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      {isAccepted ? (
        <Accepted answer={{ current, accepted }} takesFocus={wasAsked} />
      ) : (
        <AcceptForm version={current.version} onAccepted={onAccepted} />
      )}
    </>
  )
}

const AcceptForm = ({ version, onAccepted }: { readonly version: number; readonly onAccepted: () => void }) => {
  const { undertaking: words } = useWords(entryBook)
  const { unreachable } = useWords(book)
  const ask = useAsk()
  const { showMe } = useSession()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [isRead, setIsRead] = useState(false)
  const [sent, setSent] = useState(0)
  const error = sent > 0 && !isRead ? words.unchecked : undefined

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (!isRead) return
    const answer = await attempt(() => ask({ path: '/api/v1/undertaking/accept', body: { version }, shape: Me }))
    // A text that changed while it was read is read again.
    onAccepted()
    if (answer) showMe(answer.value)
    else setIsRead(false)
    setSent(0)
  }

  return (
    <form className="stack no-print" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary title={words.failed} errors={error ? [{ name: 'read', text: error }] : []} attempt={sent} />
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <CheckField label={words.check} error={error} name="read" checked={isRead} onChange={setIsRead} />
      <Button type="submit" kind="primary" busy={isBusy}>
        {words.action}
      </Button>
    </form>
  )
}

const Accepted = ({
  answer: { current, accepted },
  takesFocus,
}: {
  readonly answer: UndertakingAnswer
  readonly takesFocus: boolean
}) => {
  const heading = useFocusOnSight(takesFocus)
  const { undertaking: words } = useWords(entryBook)
  const { language } = useLanguage()
  const { me } = useSession()
  const [, navigate] = useLocation()
  const [parameters] = useSearchParams()
  if (!me || !accepted) return null
  const name = `${me.details.first} ${me.details.last} (${me.details.username})`
  const version = words.version(current.version, formatDay(language, current.first))
  const day = words.accepted(formatDay(language, accepted.day))
  const save = () =>
    saveFile(
      `${words.fileName}-${current.version}-${language}.html`,
      'text/html',
      makeCopy(language, words.title, [
        { is: 'paragraph', text: version },
        ...paragraphsOf(current.texts[language]).map((text) => ({ is: 'paragraph', text }) as const),
        { is: 'paragraph', text: `${words.person}: ${name}` },
        { is: 'paragraph', text: day },
      ]),
    )
  return (
    <section className="stack">
      <Banner tone="good">
        <h2 className="banner-title" tabIndex={-1} ref={heading}>
          {day}
        </h2>
        <p>
          {words.person}: {name}
        </p>
      </Banner>
      <p className="no-print">{words.keep}</p>
      <div className="row no-print">
        <Button onClick={save}>{words.copy}</Button>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button kind="primary" onClick={() => navigate(wayBack(parameters.get('to')))}>
          {words.goOn}
        </Button>
      </div>
    </section>
  )
}
