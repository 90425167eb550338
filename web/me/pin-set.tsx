// Whoever has just logged in chooses the PIN that unlocks this tablet from now on, and the tablet opens.
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { useAdmit, useAttempt, useRehearsal, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { DraftQuestion } from './draft-question.tsx'
import { lockBook } from './lock-book.ts'
import type { Words } from './lock-words.fi.ts'
import { StepUpDialog } from './step-up.tsx'
import { StorageAnswer } from './storage-answer.tsx'
import { choosePin } from './choose-pin.ts'

export const PinSet = () => {
  const { set: words, pin: pinWords } = useWords(lockBook)
  const { unreachable } = useWords(book)
  const { signOut } = useSession()
  const admit = useAdmit()
  const rehearsal = useRehearsal()
  const [, navigate] = useLocation()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(0)
  const [isBroken, setBroken] = useState(false)
  const [other, setOther] = useState<string | null>(null)
  useTitle(words.title)
  const errors = sent > 0 ? errorsOf(pin, again, words) : []
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.text

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    setBroken(false)
    forget()
    if (errorsOf(pin, again, words).length > 0) return
    // Before it unlocks, so that no other page shows for a moment; while it is locked, this form stands on every page.
    navigate(rehearsal.isOffered() ? '/' : '/practice', { replace: true })
    const answer = await attempt(() => admit(pin))
    if (answer?.value.is === 'in') return
    navigate('/', { replace: true })
    if (answer?.value.is === 'draft') setOther(answer.value.initials)
    else if (answer) setBroken(true)
  }

  if (other !== null) return <DraftQuestion initials={other} onBack={() => void signOut()} />
  return (
    <>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <form className="card stack" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary title={words.failed} errors={errors} attempt={sent} />
        {(failed || isBroken) && (
          <ProblemNote key={failed?.count} title={words.failed} takesFocus>
            <p>{failed?.text ?? pinWords.fault}</p>
          </ProblemNote>
        )}
        <PasswordField
          label={words.fresh}
          hint={words.hint}
          error={errorOf('pin')}
          name="pin"
          value={pin}
          fresh
          inputMode="numeric"
          show={pinWords.show}
          hide={pinWords.hide}
          onChange={setPin}
        />
        <PasswordField
          label={words.again}
          error={errorOf('again')}
          name="again"
          value={again}
          fresh
          inputMode="numeric"
          show={pinWords.show}
          hide={pinWords.hide}
          onChange={setAgain}
        />
        <div className="row">
          <Button type="submit" kind="primary" busy={isBusy}>
            {words.action}
          </Button>
          <Button onClick={() => void signOut()}>{words.cancel}</Button>
        </div>
      </form>
      <StorageAnswer />
      {/* Whoever takes long over it is asked for the password once more. */}
      <StepUpDialog />
    </>
  )
}

const errorsOf = (pin: string, again: string, words: Words['set']): FieldError[] => {
  const flaw = choosePin(pin)
  if (flaw) return [{ name: 'pin', text: words[flaw] }]
  return pin === again ? [] : [{ name: 'again', text: words.different }]
}
