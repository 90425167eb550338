// A change that is asked for in a dialog: its form, what is wrong in it, the sending, and what the server had to say.
import { type ReactNode, type SyntheticEvent, useId, useState } from 'react'
import { type Change, useAsk, useDirty, useSentence, useWords } from '../hooks.ts'
import { Button, type ButtonKind } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'

/** What the form makes: a change to ask for, or the fields that are wrong. */
export type FormReading<T> =
  | { readonly is: 'ready'; readonly change: Change<T> }
  | { readonly is: 'wrong'; readonly errors: readonly FieldError[] }

export const ChangeDialog = <T,>({
  title,
  action,
  kind = 'primary',
  dirty = false,
  read,
  onDone,
  onClose,
  children,
}: {
  readonly title: string
  readonly action: string
  readonly kind?: ButtonKind
  /** Something has been typed that is not saved. */
  readonly dirty?: boolean
  readonly read: () => FormReading<T>
  readonly onDone: (value: T) => void
  readonly onClose: () => void
  /** The form; `errorOf` gives what is wrong in a field, once it was sent. */
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode
}) => {
  const words = useWords(book)
  const ask = useAsk()
  const sentence = useSentence()
  const id = useId()
  const [attempt, setAttempt] = useState(0)
  const [isBusy, setIsBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  useDirty(dirty)
  const reading = read()
  const errors = attempt > 0 && reading.is === 'wrong' ? reading.errors : []

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setFailed(null)
    setAttempt(attempt + 1)
    if (reading.is === 'wrong' || isBusy) return
    setIsBusy(true)
    const outcome = await ask(reading.change)
    setIsBusy(false)
    if (outcome.is === 'answered') return onDone(outcome.value)
    setFailed(outcome.is === 'refused' ? sentence(outcome.problem) : words.unreachable[outcome.why])
  }

  return (
    <Dialog
      title={title}
      closeLabel={words.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" kind={kind} form={id} busy={isBusy}>
            {action}
          </Button>
        </>
      }
    >
      <form id={id} className="stack form" noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary title={words.wrong} errors={errors} attempt={attempt} />
        {failed !== null && (
          <ProblemNote title={words.changeFailed} takesFocus>
            <p>{failed}</p>
          </ProblemNote>
        )}
        {children((field) => errors.find(({ name }) => name === field)?.text)}
      </form>
    </Dialog>
  )
}
