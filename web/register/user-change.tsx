// The two forms that change a user: the access, and the details.
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import type { User } from '@tukkimies/shared/register/user.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAsk, useAttempt, useDevice, useDirty, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { book } from './book.ts'
import { type Reading, readAccess, readDetails, userToAccessDraft } from './user-draft.ts'
import { useFieldErrors } from './user-errors.ts'
import { AccessFields, DetailsFields, type Places } from './user-fields.tsx'
import { usersBook } from './users-book.ts'

type Props = { readonly user: User; readonly onNo: () => void; readonly onDone: (said: string) => void }

export const AccessForm = ({ user, places, onNo, onDone }: Props & { readonly places: Places }) => {
  const words = useWords(usersBook)
  const { today } = useDevice()
  const [access, setAccess] = useState(() => userToAccessDraft(user))
  // The organisation of an account stays as it is.
  const [fixed] = useState(() => ({ ...places, organisations: [] }))
  return (
    <ChangeForm
      title={words.access.title}
      path={`/api/v1/users/${user.id}/access`}
      reading={readAccess(access, today)}
      onNo={onNo}
      onDone={() => onDone(words.sheet.saved.access)}
    >
      {(errorOf) => <AccessFields access={access} places={fixed} errorOf={errorOf} onChange={setAccess} />}
    </ChangeForm>
  )
}

export const DetailsForm = ({ user, reference, onNo, onDone }: Props & { readonly reference: PullAnswer | null }) => {
  const words = useWords(usersBook)
  const [details, setDetails] = useState(user.details)
  return (
    <ChangeForm
      title={words.details.title}
      path={`/api/v1/users/${user.id}/details`}
      reading={readDetails(details)}
      onNo={onNo}
      onDone={() => onDone(words.sheet.saved.details)}
    >
      {(errorOf) => <DetailsFields details={details} reference={reference} errorOf={errorOf} onChange={setDetails} />}
    </ChangeForm>
  )
}

const ChangeForm = ({
  title,
  path,
  reading,
  children,
  onNo,
  onDone,
}: {
  readonly title: string
  readonly path: string
  readonly reading: Reading<unknown>
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode
  readonly onNo: () => void
  readonly onDone: () => void
}) => {
  const words = useWords(usersBook)
  const { unreachable, cancel } = useWords(book)
  const ask = useAsk()
  const heading = useFocusOnSight()
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [sent, setSent] = useState(0)
  useDirty(true)
  const { errors, errorOf, isOfField } = useFieldErrors(
    sent > 0 && reading.is === 'wrong' ? reading.fields : [],
    failed,
  )

  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(sent + 1)
    forget()
    if (reading.is === 'wrong') return
    if (await attempt(() => ask({ path, body: reading.request }))) onDone()
    else setSent(sent + 2)
  }

  return (
    <form className="stack" noValidate onSubmit={(event) => void send(event)}>
      <h3 tabIndex={-1} ref={heading}>
        {title}
      </h3>
      <ErrorSummary title={words.wrong} errors={errors} attempt={sent} />
      {failed && !isOfField && (
        <ProblemNote key={failed.count} title={words.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {children(errorOf)}
      <div className="row">
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.sheet.save}
        </Button>
        <Button onClick={onNo}>{cancel}</Button>
      </div>
    </form>
  )
}
