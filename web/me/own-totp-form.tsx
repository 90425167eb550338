// Sets an authenticator app up: a picture or a key for the app, and a code from it as the proof.
import { type SyntheticEvent, useState } from 'react'
import { FactorAdded, TotpBegun } from '@tukkimies/shared/register/factors.ts'
import { useAsk, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { QrCode } from '../ui/qr.tsx'
import { ownBook } from './own-book.ts'
import { FailedNote, useOwnAttempt } from './own-change.tsx'

export const OwnTotpForm = ({ onDone }: { readonly onDone: (codes: readonly string[] | null) => void }) => {
  const { factors: words, cancel } = useWords(ownBook)
  const ask = useAsk()
  const { isBusy, failed, attempt, forget } = useOwnAttempt()
  const [begun, setBegun] = useState<TotpBegun | null>(null)
  const [typed, setTyped] = useState('')
  const [sent, setSent] = useState(0)
  const code = typed.replace(/\s/g, '')
  const isWrong = !/^[0-9]{6}$/.test(code)
  const error = sent > 0 && isWrong ? words.codeWrong : undefined

  const begin = async () => {
    const answer = await attempt(() => ask({ path: '/api/v1/me/totp/begin', body: {}, shape: TotpBegun }))
    if (answer) setBegun(answer.value)
  }
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (isWrong) return
    const answer = await attempt(() => ask({ path: '/api/v1/me/totp', body: { code }, shape: FactorAdded }))
    if (answer) return onDone(answer.value.recovery)
    setTyped('')
    setSent(0)
  }

  if (begun === null)
    return (
      <>
        <p>{words.totpOff}</p>
        <FailedNote failed={failed} />
        <Button busy={isBusy} onClick={() => void begin()}>
          {words.totpBegin}
        </Button>
      </>
    )
  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <p tabIndex={-1} ref={startHere}>
        {words.totpScan}
      </p>
      <QrCode text={begun.uri} label={words.totpPicture} />
      <p>
        {words.totpSecret}: <span className="typed-code">{begun.secret.match(/.{1,4}/g)?.join(' ')}</span>
      </p>
      <ErrorSummary title={words.codeWrong} errors={error ? [{ name: 'code', text: error }] : []} attempt={sent} />
      <FailedNote failed={failed} />
      <TextField
        label={words.code}
        hint={words.codeHint}
        error={error}
        name="code"
        value={typed}
        autoComplete="one-time-code"
        inputMode="numeric"
        spellCheck={false}
        required
        onChange={setTyped}
      />
      <div className="row">
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.confirm}
        </Button>
        <Button onClick={() => setBegun(null)}>{cancel}</Button>
      </div>
    </form>
  )
}

/** The button that was pressed is gone. */
const startHere = (text: HTMLElement | null): void => text?.focus()
