import { type SyntheticEvent, useState } from 'react'
import { Me, type OwnRecord, passwordLengthMin, passwordLengthMinWithFactor } from '@tukkimies/shared/register/user.ts'
import { useAsk, useSession, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, useOwnAttempt } from './own-change.tsx'

export const OwnPassword = ({
  record: { factors, user },
  onDone,
}: {
  readonly record: OwnRecord
  readonly onDone: (said: string) => void
}) => {
  const words = useWords(ownBook)
  const texts = words.password
  const ask = useAsk()
  const { showMe } = useSession()
  const { isBusy, failed, attempt, forget } = useOwnAttempt()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [sent, setSent] = useState(0)
  const hasFactor = factors.totp || factors.passkeys.length > 0
  const min = hasFactor ? passwordLengthMinWithFactor : passwordLengthMin
  const isShort = [...password].length < min

  const code = failed?.problem?.code
  const errors: FieldError[] = []
  if (sent > 0 && factors.password && current === '') errors.push({ name: 'current', text: texts.currentMissing })
  if (code === 'login') errors.push({ name: 'current', text: texts.wrongCurrent })
  if (sent > 0 && isShort) errors.push({ name: 'fresh', text: texts.short(min) })
  else if (failed && code?.startsWith('password_')) errors.push({ name: 'fresh', text: failed.text })
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text
  const isOfField = code === 'login' || (code?.startsWith('password_') ?? false)

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if ((factors.password && current === '') || isShort) return
    const body = { current: factors.password ? current : null, password }
    const answer = await attempt(() => ask({ path: '/api/v1/me/password', body, shape: Me }))
    if (!answer) return setSent(sent + 2)
    setCurrent('')
    setPassword('')
    setSent(0)
    showMe(answer.value)
    onDone(texts.done)
  }

  return (
    <section className="card">
      <form className="stack" noValidate onSubmit={(event) => void send(event)}>
        <h2>{texts.title}</h2>
        {!factors.password && <p>{texts.none}</p>}
        <ErrorSummary title={texts.failed} errors={errors} attempt={sent} />
        {!isOfField && <FailedNote failed={failed} title={texts.failed} />}
        <input type="text" name="username" autoComplete="username" value={user.details.username} readOnly hidden />
        {factors.password && (
          <PasswordField
            label={texts.current}
            error={errorOf('current')}
            name="current"
            value={current}
            show={words.show}
            hide={words.hide}
            onChange={setCurrent}
          />
        )}
        <PasswordField
          label={texts.fresh}
          hint={texts.hint(min)}
          error={errorOf('fresh')}
          name="fresh"
          value={password}
          fresh
          show={words.show}
          hide={words.hide}
          onChange={setPassword}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {texts.action}
        </Button>
      </form>
    </section>
  )
}
