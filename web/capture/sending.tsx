// What waits on this tablet, what the server last said, and what to do about it.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { formatDay, formatTime, formatWeekday } from '../format.ts'
import {
  type Sending,
  useDevice,
  useElsewhere,
  useFrame,
  useLanguage,
  useSending,
  useTitle,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { instantToDay } from '@tukkimies/shared/day.ts'
import { RescueCard, TroubleHelp } from './help.tsx'
import { sendingBook } from './sending-book.ts'
import { partnerBook } from './partner-book.ts'
import { markTone, markToText } from './sending-mark.tsx'
import './sending.css'

/** What no further try ends: somebody has to do something. */
const lasting: readonly Sending['trouble'][] = ['revoked', 'enrol_again', 'update_needed']

export const SendingPage = () => {
  const words = useWords(sendingBook)
  const frame = useFrame()
  const sending = useSending()
  const { sendNow } = useDevice()
  useTitle(words.title)
  const { trouble, lost, round } = sending
  return (
    <div className="page page-narrow">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Link href="/" className={buttonLook('primary')}>
          {words.newVisit}
        </Link>
      </div>
      <Status>
        <Mark tone={markTone(sending)}>{markToText(sending, frame.sending)}</Mark>
      </Status>
      {(trouble === 'offline' || trouble === 'server') && <Banner>{frame.trouble[trouble]}</Banner>}
      <TroubleHelp />
      {lost > 0 && <Banner tone="warning">{words.lost(lost)}</Banner>}
      <OtherPoints />
      <Facts sending={sending} />
      <div className="row">
        <Button kind="primary" icon="refresh" busy={round === 'sending'} onClick={sendNow}>
          {round === 'sending' ? words.round.sending : words.sendNow}
        </Button>
        {round === 'backing_off' && !lasting.includes(trouble) && (
          <span className="muted">{words.round.backing_off}</span>
        )}
        <Link href="/entries" className={buttonLook()}>
          {words.toEntries}
        </Link>
      </div>
      <RescueCard sending={sending} />
    </div>
  )
}

/** Entries stay with the point that they were saved at, and go up under its credential alone. */
const OtherPoints = () => {
  const words = useWords(sendingBook)
  const { entries: contactWords } = useWords(partnerBook)
  const { language } = useLanguage()
  return useElsewhere().map(({ names, visits, contacts, isRefused }) => (
    <Banner key={names?.fi ?? ''} tone={isRefused ? 'warning' : 'quiet'}>
      <p>
        {words.elsewhere(
          [visits > 0 && words.visits(visits), contacts > 0 && contactWords.count(contacts)].filter(Boolean).join(', '),
          names?.[language] ?? words.earlierPoint,
        )}
      </p>
      {isRefused && <p>{words.elsewhereRefused}</p>}
    </Banner>
  ))
}

const Facts = ({ sending }: { readonly sending: Sending }) => {
  const words = useWords(sendingBook)
  const frame = useFrame()
  const { language } = useLanguage()
  const { today } = useDevice()
  const { entries: contactWords } = useWords(partnerBook)
  const { waiting, held, contacts, attention, oldest, lastAnswer, persisted, build, listVersion } = sending
  const timeOf = (instant: number) => {
    const day = instantToDay(instant)
    const time = words.at(formatTime(language, instant))
    return day === today ? time : `${formatDay(language, day)} ${time}`
  }
  return (
    <dl className="card sending-facts">
      <Fact name={words.waiting}>{words.visits(waiting)}</Fact>
      {contacts > 0 && <Fact name={contactWords.waiting}>{contactWords.count(contacts)}</Fact>}
      {oldest && <Fact name={words.oldest}>{formatWeekday(language, oldest)}</Fact>}
      {held > 0 && (
        <Fact name={words.held}>
          {words.entries(held)}
          <span className="muted small">{frame.sending.held(held)}</span>
        </Fact>
      )}
      {attention > 0 && <Fact name={words.attention}>{words.entries(attention)}</Fact>}
      <Fact name={words.lastAnswer}>{lastAnswer === null ? words.never : timeOf(lastAnswer)}</Fact>
      <Fact name={words.persisted}>{words.persistedAnswers[persisted]}</Fact>
      <Fact name={words.build}>{build}</Fact>
      <Fact name={words.list}>{listVersion ?? words.none}</Fact>
    </dl>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="sending-fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
