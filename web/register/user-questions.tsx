// What cannot be undone is asked about first: the end of an access, and the deletion of an account.
import { type SyntheticEvent, useId, useState } from 'react'
import { Day } from '@tukkimies/shared/day.ts'
import { RemovalReason } from '@tukkimies/shared/register/user.ts'
import { useDevice, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { RadioField } from '../ui/radio-field.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import { usersBook } from './users-book.ts'

export const EndQuestion = ({
  onNo,
  onYes,
}: {
  readonly onNo: () => void
  /** `null` is at once. */
  readonly onYes: (day: Day | null) => void
}) => {
  const { ending: words, errors } = useWords(usersBook)
  const { close, cancel } = useWords(book)
  const { today } = useDevice()
  const form = useId()
  const [when, setWhen] = useState('now')
  const [typed, setTyped] = useState<string>(today)
  const [isSent, setIsSent] = useState(false)
  const day = Day.safeParse(typed)
  const isWrong = when === 'later' && !(day.success && day.data >= today)
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsSent(true)
    if (!isWrong) onYes(when === 'later' && day.success ? day.data : null)
  }
  return (
    <Dialog
      title={words.title}
      closeLabel={close}
      onClose={onNo}
      actions={
        <>
          <Button onClick={onNo}>{cancel}</Button>
          <Button kind="danger" type="submit" form={form}>
            {words.yes}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <form id={form} className="stack" noValidate onSubmit={send}>
        <RadioField
          legend={words.when}
          name="when"
          options={[
            { value: 'now', label: words.now },
            { value: 'later', label: words.later },
          ]}
          value={when}
          onChange={setWhen}
        />
        {when === 'later' && (
          <DayField
            label={words.day}
            error={isSent && isWrong ? errors.endDay : undefined}
            min={today}
            value={typed}
            required
            onChange={setTyped}
          />
        )}
      </form>
    </Dialog>
  )
}

export const RemovalQuestion = ({
  name,
  isAsked,
  onNo,
  onYes,
}: {
  readonly name: string
  readonly isAsked: boolean
  readonly onNo: () => void
  readonly onYes: (reason: RemovalReason) => void
}) => {
  const { removal: words, errors } = useWords(usersBook)
  const { close, cancel } = useWords(book)
  const form = useId()
  const [chosen, setChosen] = useState<string>(isAsked ? 'asked' : '')
  const [isSent, setIsSent] = useState(false)
  const reason = RemovalReason.options.find((option) => option === chosen)
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setIsSent(true)
    if (reason) onYes(reason)
  }
  return (
    <Dialog
      title={words.title(name)}
      closeLabel={close}
      onClose={onNo}
      actions={
        <>
          <Button onClick={onNo}>{cancel}</Button>
          <Button kind="danger" type="submit" form={form}>
            {words.yes}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
      <p>{words.stays}</p>
      <p>{words.copy}</p>
      <form id={form} noValidate onSubmit={send}>
        <Select
          label={words.reason}
          error={isSent && !reason ? errors.removal : undefined}
          value={chosen}
          empty={words.chooseReason}
          options={RemovalReason.options.map((option) => ({ value: option, label: words.reasons[option] }))}
          required
          onChange={setChosen}
        />
      </form>
    </Dialog>
  )
}
