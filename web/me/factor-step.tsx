// The second step of a log-in: a code of the app, a passkey, or a recovery code.
import { type SyntheticEvent, useState } from 'react'
import { typedToCode } from '@tukkimies/shared/register/device.ts'
import type { FactorKind, Me } from '@tukkimies/shared/register/user.ts'
import { type PasskeyOutcome, useAttempt, useSession, useStepUp, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { TextField } from '../ui/field.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'

type Typed = 'totp' | 'recovery'

const rules = { totp: /^[0-9]{6}$/, recovery: /^[0-9A-HJKMNP-TV-Z]{16}$/ }

export const FactorStep = ({
  factors,
  onDone,
  onBack,
}: {
  readonly factors: readonly FactorKind[]
  readonly onDone: () => void
  readonly onBack: () => void
}) => {
  const { signIn, unreachable } = useWords(book)
  const words = signIn.factor
  const { answerFactor, signInWithPasskey } = useSession()
  const { hasPasskeys } = useStepUp()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [kind, setKind] = useState<Typed>(factors.includes('totp') ? 'totp' : 'recovery')
  const heading = useFocusOnSight()
  const canUsePasskey = hasPasskeys && factors.includes('passkey')
  const typed = factors.filter((factor): factor is Typed => factor !== 'passkey')
  const other = typed.find((factor) => factor !== kind)

  const run = async (send: () => Promise<PasskeyOutcome<Me>>) => {
    if (await attempt(send)) onDone()
  }

  return (
    <div className="page page-narrow">
      <h1 tabIndex={-1} ref={heading}>
        {words.title}
      </h1>
      <p>{words.lead}</p>
      <div className="card stack">
        {failed && (
          <ProblemNote key={failed.count} title={signIn.errors} takesFocus>
            <p>{failed.text}</p>
          </ProblemNote>
        )}
        {canUsePasskey && (
          <Button kind="primary" busy={isBusy} onClick={() => void run(signInWithPasskey)}>
            {signIn.passkey}
          </Button>
        )}
        {typed.length > 0 && (
          <CodeForm
            key={kind}
            kind={kind}
            isBusy={isBusy}
            onSend={(code) => {
              forget()
              void run(() => answerFactor(kind, code))
            }}
          />
        )}
        <div className="row">
          {other && (
            <Button
              onClick={() => {
                forget()
                setKind(other)
              }}
            >
              {other === 'totp' ? words.useTotp : words.useRecovery}
            </Button>
          )}
          <Button kind="quiet" onClick={onBack}>
            {words.back}
          </Button>
        </div>
      </div>
      <p>{words.lost}</p>
    </div>
  )
}

const CodeForm = ({
  kind,
  isBusy,
  onSend,
}: {
  readonly kind: Typed
  readonly isBusy: boolean
  readonly onSend: (code: string) => void
}) => {
  const { signIn } = useWords(book)
  const words = signIn.factor
  const [text, setText] = useState('')
  const [sent, setSent] = useState(0)
  const code = kind === 'totp' ? text.replace(/\s/g, '') : typedToCode(text)
  const isWrong = sent > 0 && !rules[kind].test(code)
  const error = isWrong ? (kind === 'totp' ? words.totpWrong : words.recoveryWrong) : undefined

  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    if (!rules[kind].test(code)) return
    onSend(code)
    setText('')
    setSent(0)
  }

  return (
    <form className="stack" noValidate onSubmit={send}>
      <ErrorSummary title={signIn.errors} errors={error ? [{ name: 'code', text: error }] : []} attempt={sent} />
      <TextField
        label={kind === 'totp' ? words.totp : words.recovery}
        hint={kind === 'totp' ? words.totpHint : words.recoveryHint}
        error={error}
        name="code"
        value={text}
        autoComplete={kind === 'totp' ? 'one-time-code' : 'off'}
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        autoCapitalize={kind === 'totp' ? 'none' : 'characters'}
        autoCorrect="off"
        spellCheck={false}
        required
        onChange={setText}
      />
      <Button type="submit" kind="primary" busy={isBusy}>
        {words.action}
      </Button>
    </form>
  )
}
