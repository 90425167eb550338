// A new user: who, what for, and until when. What is made is a one-time code; nobody chooses a password for somebody else.
import { type SyntheticEvent, useState } from 'react'
import { Invitation } from '@tukkimies/shared/register/user.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAsk, useAttempt, useDevice, useDirty, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import type { MadeInvitation } from './invitation-sheet.tsx'
import { makeUserDraft, readUser } from './user-draft.ts'
import { AccessFields, DetailsFields, type Places } from './user-fields.tsx'
import { useFieldErrors } from './user-errors.ts'
import { usersBook } from './users-book.ts'

export const UserForm = ({
  places,
  reference,
  onNo,
  onMade,
}: {
  readonly places: Places
  readonly reference: PullAnswer | null
  readonly onNo: () => void
  readonly onMade: (made: MadeInvitation) => void
}) => {
  const { unreachable, cancel } = useWords(book)
  const words = useWords(usersBook)
  const { today } = useDevice()
  const ask = useAsk()
  const heading = useFocusOnSight()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [before] = useState(() =>
    makeUserDraft(
      places.roles,
      places.points.map(({ id }) => id),
    ),
  )
  const [draft, setDraft] = useState(before)
  const [sent, setSent] = useState(0)
  useDirty(draft !== before)
  const reading = readUser(draft, today, places.organisations.length > 0)
  const { errors, errorOf, isOfField } = useFieldErrors(
    sent > 0 && reading.is === 'wrong' ? reading.fields : [],
    failed,
  )
  const change = (part: Partial<typeof draft>) => {
    forget()
    setDraft({ ...draft, ...part })
  }

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (reading.is === 'wrong') return
    const { request } = reading
    const answer = await attempt(() => ask({ path: '/api/v1/users', body: request, shape: Invitation }))
    if (answer) onMade({ kind: 'invite', details: request.details, invitation: answer.value })
    else setSent(sent + 2)
  }

  return (
    <form className="stack form" noValidate onSubmit={(event) => void send(event)}>
      <h2 tabIndex={-1} ref={heading}>
        {words.form.title}
      </h2>
      <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
      {failed && !isOfField && (
        <ProblemNote key={failed.count} title={words.form.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <section className="card stack">
        <h3>{words.details.title}</h3>
        <DetailsFields
          details={draft.details}
          reference={reference}
          errorOf={errorOf}
          onChange={(details) => change({ details })}
        />
      </section>
      <section className="card stack">
        <h3>{words.access.title}</h3>
        <AccessFields
          access={draft.access}
          places={places}
          errorOf={errorOf}
          onChange={(access) => change({ access })}
        />
      </section>
      <div className="row">
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.form.action}
        </Button>
        <Button onClick={onNo}>{cancel}</Button>
      </div>
    </form>
  )
}
