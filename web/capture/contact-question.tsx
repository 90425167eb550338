// After a partner's visit is saved: whether there are contact details to record. No is the first and easy answer.
import { useEffect, useRef } from 'react'
import { type UsedDevice, useSending, useWords } from '../hooks.ts'
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

/** What was typed is gone from this tablet; nobody can read it back here. */
export const SealedNote = ({ onDone }: { readonly onDone: () => void }) => {
  const { sealed: words } = useWords(partnerBook)
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  return (
    <section className="card stack contact-step" aria-label={words.title}>
      <p id="contact-sealed">
        <Mark tone="good">{words.text}</Mark>
      </p>
      <p className="muted">{words.slip}</p>
      <div className="row">
        <Button ref={done} kind="primary" aria-describedby="contact-sealed" onClick={onDone}>
          {words.goOn}
        </Button>
      </div>
    </section>
  )
}
