// An invitation, or a reset: whom it is for, and a password. The code comes behind # in the address, or is typed.
import { type SyntheticEvent, Suspense, use, useState } from 'react'
import { useLocation } from 'wouter'
import { typedToCode } from '@tukkimies/shared/register/device.ts'
import { InvitationAnswer, SignInAnswer } from '@tukkimies/shared/register/user.ts'
import {
  type Outcome,
  useAsk,
  useAttempt,
  useLanguage,
  useSentence,
  useSession,
  useTitle,
  useUnlock,
  useWords,
} from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { useFragment } from '../ui/fragment.ts'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading } from '../ui/status.tsx'
import { book } from './book.ts'
import { entryBook } from './entry-book.ts'
import './me.css'
import { OidcWay } from './oidc.tsx'

type Ask = ReturnType<typeof useAsk>
type Reading = { readonly code: string; readonly answer: Promise<Outcome<InvitationAnswer>> }

/** What each session has read last: a page that is drawn again before it stands must not ask again. */
const readings = new WeakMap<Ask, Reading>()

const readOnce = (ask: Ask, code: string): Reading => {
  const held = readings.get(ask)
  if (held?.code === code) return held
  const answer = ask({ path: '/api/v1/invitations/read', body: { code }, shape: InvitationAnswer })
  readings.set(ask, { code, answer })
  return { code, answer }
}

export const InvitationPage = () => {
  const words = useWords(entryBook)
  const ask = useAsk()
  const fragment = useFragment()
  const read = (typed: string): Reading => readOnce(ask, typedToCode(typed))
  const readAgain = (code: string): Reading => {
    readings.delete(ask)
    return read(code)
  }
  const [reading, setReading] = useState<Reading | null>(() => (fragment === '' ? null : read(fragment)))
  useTitle(words.invitation.title)
  return (
    <div className="page page-narrow">
      {reading === null ? (
        <CodeForm onCode={(code) => setReading(readAgain(code))} />
      ) : (
        <Suspense fallback={<Loading label={words.loading} />}>
          <ReadInvitation
            reading={reading}
            onAgain={() => setReading(readAgain(reading.code))}
            onOther={() => setReading(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

const codeLength = 26

const CodeForm = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const { invitation: words } = useWords(entryBook)
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(0)
  const { length } = typedToCode(code)
  const isWrong = sent > 0 && length !== codeLength
  const error = isWrong ? (length === 0 ? words.codeMissing : words.codeLength) : undefined
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    if (length === codeLength) onCode(code)
  }
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form className="card stack" noValidate onSubmit={send}>
        <ErrorSummary title={words.failed} errors={error ? [{ name: 'code', text: error }] : []} attempt={sent} />
        <TextField
          label={words.code}
          hint={words.codeHint}
          error={error}
          name="code"
          value={code}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          required
          onChange={setCode}
        />
        <Button type="submit" kind="primary">
          {words.read}
        </Button>
      </form>
    </>
  )
}

const ReadInvitation = ({
  reading,
  onAgain,
  onOther,
}: {
  readonly reading: Reading
  readonly onAgain: () => void
  readonly onOther: () => void
}) => {
  const { invitation: words, again } = useWords(entryBook)
  const { unreachable } = useWords(book)
  const sentence = useSentence()
  const outcome = use(reading.answer)
  if (outcome.is === 'answered') return <Opened code={reading.code} invitation={outcome.value} />
  return (
    <>
      <h1>{words.title}</h1>
      <ProblemNote
        title={words.failed}
        takesFocus
        actions={
          <>
            {outcome.is === 'unreachable' && (
              <Button kind="primary" onClick={onAgain}>
                {again}
              </Button>
            )}
            <Button onClick={onOther}>{words.other}</Button>
          </>
        }
      >
        <p>{outcome.is === 'refused' ? sentence(outcome.problem) : unreachable[outcome.why]}</p>
      </ProblemNote>
    </>
  )
}

const Opened = ({ code, invitation }: { readonly code: string; readonly invitation: InvitationAnswer }) => {
  const heading = useFocusOnSight()
  const { invitation: words } = useWords(entryBook)
  const { language } = useLanguage()
  const { kind, first, username, organisation } = invitation
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words[kind]}
      </h1>
      <p>{words.whom(first)}</p>
      <dl className="own-facts">
        {organisation && (
          <>
            <dt>{words.organisation}</dt>
            <dd>{organisation[language]}</dd>
          </>
        )}
        <dt>{words.username}</dt>
        <dd>{username}</dd>
      </dl>
      <div className="card stack">
        <PasswordForm code={code} invitation={invitation} />
        {kind === 'invite' && <OidcWay purpose="link" code={code} to="/undertaking" />}
      </div>
      <p>{kind === 'invite' ? words.next : words.keeps}</p>
    </>
  )
}

const PasswordForm = ({
  code,
  invitation: { username, passwordMin },
}: {
  readonly code: string
  readonly invitation: InvitationAnswer
}) => {
  const { invitation: words } = useWords(entryBook)
  const { unreachable } = useWords(book)
  const ask = useAsk()
  const { showMe } = useSession()
  const { awaitLogIn } = useUnlock()
  const [, navigate] = useLocation()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [password, setPassword] = useState('')
  const [sent, setSent] = useState(0)
  const isShort = [...password].length < passwordMin
  const isOfPassword = failed?.problem?.code.startsWith('password_') ?? false
  const error = sent > 0 && isShort ? words.short(passwordMin) : isOfPassword ? failed?.text : undefined

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (isShort) return
    const body = { code, password }
    const answer = await attempt(() => ask({ path: '/api/v1/invitations/accept', body, shape: SignInAnswer }))
    if (!answer) return setSent(sent + 2)
    // A reset keeps the second factor: the log-in asks for it.
    awaitLogIn(true)
    if (answer.value.is === 'factor') return navigate('/sign-in', { replace: true })
    showMe(answer.value.me)
    navigate('/undertaking', { replace: true })
  }

  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <h2>{words.choose}</h2>
      <ErrorSummary title={words.setFailed} errors={error ? [{ name: 'password', text: error }] : []} attempt={sent} />
      {failed && !isOfPassword && (
        <ProblemNote key={failed.count} title={words.setFailed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {/* Password keepers look for the name beside the password. */}
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        label={words.password}
        hint={words.hint(passwordMin)}
        error={error}
        name="password"
        value={password}
        fresh
        show={words.show}
        hide={words.hide}
        onChange={setPassword}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {words.action}
      </Button>
    </form>
  )
}
