// Username and password, a passkey, or the organisation's own log-in; a second factor where there is one; and back to where
// one came from.
import { type SyntheticEvent, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { FactorKind } from '@tukkimies/shared/register/user.ts'
import { useAttempt, useFrame, useSession, useStepUp, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { FactorStep } from './factor-step.tsx'
import './me.css'
import { OidcWay } from './oidc.tsx'
import { wayBack } from './way-back.ts'

export const SignInPage = () => {
  const { signIn: words } = useWords(book)
  const { menu } = useFrame()
  const { state, me } = useSession()
  const [, navigate] = useLocation()
  const [parameters] = useSearchParams()
  const [factors, setFactors] = useState<readonly FactorKind[] | null>(null)
  useTitle(factors === null ? words.title : words.factor.title)
  const target = wayBack(parameters.get('to'))
  const goOn = () => navigate(target, { replace: true })

  if (state === 'signed_in' && me)
    return (
      <div className="page page-narrow">
        <h1>{words.title}</h1>
        <p>{words.alreadyIn(`${me.details.first} ${me.details.last}`)}</p>
        <div className="row">
          <Button kind="primary" onClick={() => navigate(target)}>
            {words.goOn}
          </Button>
        </div>
      </div>
    )
  if (factors !== null) return <FactorStep factors={factors} onDone={goOn} onBack={() => setFactors(null)} />
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <div className="card stack">
        <PasswordForm onDone={goOn} onFactor={setFactors} />
        <OtherWays to={target} onDone={goOn} />
      </div>
      <p>{words.forgotten}</p>
      <p>
        <Link href="/privacy">{menu.privacy}</Link>
      </p>
    </div>
  )
}

const PasswordForm = ({
  onDone,
  onFactor,
}: {
  readonly onDone: () => void
  readonly onFactor: (factors: readonly FactorKind[]) => void
}) => {
  const { signIn: words, unreachable } = useWords(book)
  const { signIn } = useSession()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [sent, setSent] = useState(0)

  const errors: FieldError[] = []
  if (sent > 0 && username.trim() === '') errors.push({ name: 'username', text: words.usernameMissing })
  if (sent > 0 && password === '') errors.push({ name: 'password', text: words.passwordMissing })
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (username.trim() === '' || password === '') return
    const answer = await attempt(() => signIn(username.trim(), password))
    if (answer) return answer.value.is === 'factor' ? onFactor(answer.value.factors) : onDone()
    setPassword('')
    setSent(0)
  }

  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary title={words.errors} errors={errors} attempt={sent} />
      {failed && (
        <ProblemNote key={failed.count} title={words.errors} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <TextField
        label={words.username}
        error={errorOf('username')}
        name="username"
        value={username}
        autoComplete="username"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
        onChange={setUsername}
      />
      <PasswordField
        label={words.password}
        error={errorOf('password')}
        name="password"
        value={password}
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

const OtherWays = ({ to, onDone }: { readonly to: string; readonly onDone: () => void }) => {
  const { signIn: words, unreachable } = useWords(book)
  const { signInWithPasskey } = useSession()
  const { hasPasskeys } = useStepUp()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const run = async () => {
    if (await attempt(signInWithPasskey)) onDone()
  }
  return (
    <>
      {hasPasskeys && (
        <>
          <p className="or">{words.or}</p>
          {failed && (
            <ProblemNote key={failed.count} title={words.errors} takesFocus>
              <p>{failed.text}</p>
            </ProblemNote>
          )}
          <Button busy={isBusy} onClick={() => void run()}>
            {words.passkey}
          </Button>
        </>
      )}
      <OidcWay purpose="sign_in" to={to} />
    </>
  )
}
