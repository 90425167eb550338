// The password or passkey once more, when something waits for it. What waits goes on afterwards by itself.
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { type PasskeyOutcome, useAttempt, useStepUp, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { entryBook } from './entry-book.ts'
import './me.css'
import { OidcWay } from './oidc.tsx'

export const StepUpDialog = () => {
  const { waiting } = useStepUp()
  return waiting === 0 ? null : <StepUpQuestion />
}

const StepUpQuestion = () => {
  const [path] = useLocation()
  const { stepUp: words, cancel } = useWords(entryBook)
  const { unreachable } = useWords(book)
  const { stepUp, stepUpWithPasskey, giveUpStepUp, hasPasskeys } = useStepUp()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [password, setPassword] = useState('')
  const [isMissing, setIsMissing] = useState(false)

  const run = async (prove: () => Promise<PasskeyOutcome<Me>>) => {
    forget()
    // When it is right, what waited is sent and this is gone.
    if (!(await attempt(prove))) setPassword('')
  }
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsMissing(password === '')
    if (password !== '') void run(() => stepUp(password))
  }

  return (
    <Dialog title={words.title} closeLabel={cancel} onClose={giveUpStepUp}>
      <p>{words.lead}</p>
      {failed && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.problem?.code === 'login' ? words.wrong : failed.text}</p>
        </ProblemNote>
      )}
      <form className="stack" noValidate ref={startInField} onSubmit={send}>
        <PasswordField
          label={words.password}
          error={isMissing && password === '' ? words.missing : undefined}
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
      {hasPasskeys && (
        <div className="stack">
          <p className="or">{words.or}</p>
          <Button busy={isBusy} onClick={() => void run(stepUpWithPasskey)}>
            {words.passkey}
          </Button>
        </div>
      )}
      <OidcWay purpose="step_up" to={path} />
    </Dialog>
  )
}

/** The dialog gives focus to what is marked so when it opens; React's own property focuses too early for that. */
const startInField = (form: HTMLFormElement | null): void => form?.querySelector('input')?.setAttribute('autofocus', '')
