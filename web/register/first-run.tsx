// The first run: organisation, points and first main user, once, with the code that the server printed.
import { type SyntheticEvent, useState } from 'react'
import { Link } from 'wouter'
import type { Problem } from '@tukkimies/shared/problem.ts'
import { FirstRunAnswer } from '@tukkimies/shared/register/user.ts'
import { useAnswer, useAsk, useDirty, useLanguage, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { useFragment } from '../ui/fragment.ts'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { errorText } from './first-run-error.ts'
import { type FirstRunDraft, makeDraft, readDraft, type UserDraft } from './first-run-form.ts'
import { NamesFields } from './names-fields.tsx'
import { PointsFields } from './points-fields.tsx'
import './register.css'
import type { Words } from './words.fi.ts'

export const FirstRunPage = () => {
  const words = useWords(book)
  const { language } = useLanguage()
  const answer = useAnswer({ path: '/api/v1/first-run', shape: FirstRunAnswer })
  const fragment = useFragment()
  const [done, setDone] = useState<string | null>(null)
  useTitle(done === null ? words.firstRun.title : words.firstRun.end.title)
  if (done !== null) return <FirstRunEnd words={words} name={done} />
  return (
    <div className="page page-narrow">
      <h1>{words.firstRun.title}</h1>
      {answer.is === 'loading' ? (
        <Loading label={words.loading} />
      ) : answer.is === 'answered' && !answer.value.waiting ? (
        <>
          <p>{words.firstRun.done}</p>
          <p>
            <Link href="/sign-in" className={buttonLook('primary')}>
              {words.signIn}
            </Link>
          </p>
        </>
      ) : (
        <FirstRunForm words={words} code={fragment} onDone={(names) => setDone(names[language])} />
      )}
    </div>
  )
}

type Failure = { readonly text: string; readonly field: string | null }

const FirstRunForm = ({
  words,
  code,
  onDone,
}: {
  readonly words: Words
  readonly code: string
  readonly onDone: (names: FirstRunDraft['organisation']) => void
}) => {
  const texts = words.firstRun
  const ask = useAsk()
  const { signIn } = useSession()
  const sentence = useSentence()
  const [draft, setDraft] = useState(() => makeDraft(code))
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  useDirty(draft.organisation.fi !== '')

  const reading = readDraft(draft)
  const wrong = attempt > 0 && reading.is === 'wrong' ? reading.fields : []
  const errorOf = (field: string) => {
    if (failure?.field === field) return failure.text
    return wrong.includes(field) ? errorText(texts, field) : undefined
  }
  const errors = [...wrong, ...(failure?.field ? [failure.field] : [])].map((name) => ({
    name,
    text: errorOf(name) ?? texts.wrong,
  }))
  const change = (part: Partial<FirstRunDraft>) => {
    setFailure(null)
    setDraft({ ...draft, ...part })
  }

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setFailure(null)
    if (reading.is === 'wrong' || isBusy) return
    setIsBusy(true)
    const outcome = await ask({ path: '/api/v1/first-run', body: reading.request })
    if (outcome.is === 'answered') {
      await signIn(reading.request.user.username, reading.request.password)
      return onDone({ ...reading.request.organisation, same: false })
    }
    setIsBusy(false)
    setAttempt(attempt + 2)
    if (outcome.is === 'refused') return setFailure(problemToFailure(outcome.problem, texts, sentence(outcome.problem)))
    setFailure({ text: words.unreachable[outcome.why], field: null })
  }

  return (
    <form className="stack form" noValidate onSubmit={(event) => void send(event)}>
      <p>{texts.lead}</p>
      <ErrorSummary title={texts.wrong} errors={errors} attempt={attempt} />
      {failure && failure.field === null && (
        <ProblemNote title={texts.failed} takesFocus>
          <p>{failure.text}</p>
        </ProblemNote>
      )}
      <section className="card stack">
        <h2>{texts.codeTitle}</h2>
        <TextField
          label={texts.code}
          hint={code === '' ? texts.codeHint : texts.codeRead}
          error={errorOf('code')}
          name="code"
          value={draft.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          onChange={(text) => change({ code: text })}
        />
      </section>
      <section className="card stack">
        <h2>{texts.organisationTitle}</h2>
        <NamesFields
          words={words.names}
          field="organisation"
          names={draft.organisation}
          errorOf={errorOf}
          onChange={(organisation) => change({ organisation })}
        />
      </section>
      <PointsFields words={words} points={draft.points} errorOf={errorOf} onChange={(points) => change({ points })} />
      <UserFields
        words={texts}
        draft={draft}
        errorOf={errorOf}
        onUser={(user) => change({ user })}
        onPassword={(password) => change({ password })}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {texts.action}
      </Button>
    </form>
  )
}

const UserFields = ({
  words,
  draft,
  errorOf,
  onUser,
  onPassword,
}: {
  readonly words: Words['firstRun']
  readonly draft: FirstRunDraft
  readonly errorOf: (field: string) => string | undefined
  readonly onUser: (user: UserDraft) => void
  readonly onPassword: (password: string) => void
}) => {
  const field = (name: keyof UserDraft, autoComplete: string, hint?: string) => (
    <TextField
      label={words[name]}
      hint={hint}
      error={errorOf(`user.${name}`)}
      name={`user.${name}`}
      type={name === 'email' ? 'email' : 'text'}
      value={draft.user[name]}
      autoComplete={autoComplete}
      autoCapitalize={name === 'username' ? 'none' : undefined}
      spellCheck={false}
      required={name !== 'email' && name !== 'locality'}
      onChange={(text) => onUser({ ...draft.user, [name]: text })}
    />
  )
  return (
    <section className="card stack">
      <h2>{words.userTitle}</h2>
      <p className="muted">{words.userLead}</p>
      {field('first', 'given-name')}
      {field('last', 'family-name')}
      {field('email', 'email')}
      {field('locality', 'address-level2')}
      {field('username', 'username', words.usernameHint)}
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        error={errorOf('password')}
        name="password"
        value={draft.password}
        fresh
        show={words.show}
        hide={words.hide}
        onChange={onPassword}
      />
    </section>
  )
}

const FirstRunEnd = ({ words, name }: { readonly words: Words; readonly name: string }) => {
  const heading = useFocusOnSight()
  const { end } = words.firstRun
  return (
    <div className="page page-narrow">
      <h1 tabIndex={-1} ref={heading}>
        {end.title}
      </h1>
      <p role="status">{end.text(name)}</p>
      <p>{end.next}</p>
      <p>
        <Link href="/tablets" className={buttonLook('primary')}>
          {end.action}
        </Link>
      </p>
    </div>
  )
}

/** A refusal that names a field of the form stands beside it; the password's and the code's own problems name none. */
const problemToFailure = (problem: Problem, words: Words['firstRun'], sentence: string): Failure => {
  if (problem.code === 'password_short' || problem.code === 'password_known')
    return { text: sentence, field: 'password' }
  if (problem.code === 'code_unknown') return { text: sentence, field: 'code' }
  const field = problem.field ?? null
  const text = field === null ? undefined : errorText(words, field)
  return text === undefined ? { text: sentence, field: null } : { text, field }
}
