// Username and password, and back to where one came from.
import { type SyntheticEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { type Outcome, useSentence, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { wayBack } from './way-back.ts'

export const SignInPage = () => {
  const { signIn: words, unreachable } = useWords(book)
  const { state, me, signIn } = useSession()
  const sentence = useSentence()
  const [, navigate] = useLocation()
  const [parameters] = useSearchParams()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null)
  useTitle(words.title)
  const target = wayBack(parameters.get('to'))

  const errors: FieldError[] = []
  if (attempt > 0 && username.trim() === '') errors.push({ name: 'username', text: words.usernameMissing })
  if (attempt > 0 && password === '') errors.push({ name: 'password', text: words.passwordMissing })
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setFailed(null)
    if (username.trim() === '' || password === '' || isBusy) return
    setIsBusy(true)
    const outcome = await signIn(username.trim(), password)
    setIsBusy(false)
    if (outcome.is === 'answered') return navigate(target, { replace: true })
    setPassword('')
    setAttempt(0)
    setFailed(outcome)
  }

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
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary title={words.errors} errors={errors} attempt={attempt} />
        {failed && failed.is !== 'answered' && (
          <ProblemNote title={words.errors} takesFocus>
            <p>{failed.is === 'refused' ? sentence(failed.problem) : unreachable[failed.why]}</p>
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
    </div>
  )
}
