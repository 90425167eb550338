// After a partner's visit is saved: whether there are contact details to record. No is the first and easy answer.
import { useEffect, useRef, useState } from 'react'
import type { EntryId } from '@tukkimies/shared/id.ts'
import { type UsedDevice, useDevice, useSending, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Mark } from '../ui/status.tsx'
import { partnerBook } from './partner-book.ts'

/** What stands in the way of a contact; the visit is saved without it all the same. */
export const findObstacle = ({
  notice,
  organisation,
  transport,
  today,
}: Pick<UsedDevice, 'notice' | 'organisation' | 'transport' | 'today'>): 'no_notice' | 'no_key' | null => {
  if (transport === null || transport.until < today || organisation === null) return 'no_key'
  return notice === null ? 'no_notice' : null
}

export const ContactQuestion = ({
  device,
  onNo,
  onYes,
}: {
  readonly device: UsedDevice
  readonly onNo: () => void
  readonly onYes: () => void
}) => {
  const { question: words } = useWords(partnerBook)
  const { round } = useSending()
  const obstacle = findObstacle(device)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <section className="card stack contact-step" aria-labelledby="contact-question">
      <h2 id="contact-question">{obstacle ? words.impossible : words.title}</h2>
      <p>{obstacle ? words.obstacles[obstacle] : words.purpose}</p>
      <div className="row">
        <Button ref={first} kind="primary" onClick={onNo}>
          {obstacle ? words.goOn : words.no}
        </Button>
        {obstacle ? (
          <Button icon="refresh" busy={round === 'sending'} onClick={device.sendNow}>
            {words.fetch}
          </Button>
        ) : (
          <Button onClick={onYes}>{words.yes}</Button>
        )}
      </div>
    </section>
  )
}

/** What was typed is gone from this tablet; nobody can read it back here, but whoever saw a slip takes it back at once. */
export const SealedNote = ({
  id,
  onDone,
  onUndone,
}: {
  readonly id: EntryId
  readonly onDone: () => void
  readonly onUndone: () => void
}) => {
  const { sealed: words, entries } = useWords(partnerBook)
  const { voidEntry } = useDevice()
  const [isLate, setLate] = useState(false)
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  const undo = async () => {
    if (await voidEntry(id)) return onUndone()
    setLate(true)
    done.current?.focus()
  }
  return (
    <section className="card stack contact-step" aria-label={words.title}>
      <p id="contact-sealed">
        <Mark tone="good">{words.text}</Mark>
      </p>
      <p className="muted" id="contact-slip">
        {isLate ? entries.late : words.slip}
      </p>
      <div className="row">
        <Button
          ref={done}
          kind="primary"
          aria-describedby={isLate ? 'contact-slip' : 'contact-sealed'}
          onClick={onDone}
        >
          {words.goOn}
        </Button>
        {!isLate && <Button onClick={() => void undo()}>{words.undo}</Button>}
      </div>
    </section>
  )
}
