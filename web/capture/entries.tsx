// Visits of this tablet that can still be taken back, newest day first, and on top what needs a person. Over the shoulder
// only counts are seen; the answers show for twenty seconds after a press or a correction.
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { Day } from '@tukkimies/shared/day.ts'
import { formatDay, formatWeekday } from '../format.ts'
import {
  type TabletEntry,
  useContactNews,
  useDevice,
  useEntries,
  useFrame,
  useLanguage,
  useTitle,
  useTooLate,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { AttentionList } from './attention-list.tsx'
import { CorrectVisit } from './correct-visit.tsx'
import './entries.css'
import { entriesBook } from './entries-book.ts'
import { OpenContact, OpenVisit, type RowActs } from './entry-rows.tsx'
import { partnerBook } from './partner-book.ts'
import { Waiting, WeekCard } from './week-card.tsx'

/** The next row moves under the finger, and the second press of a double tap is not meant for it. */
const repeatMs = 1000
/** In the address while a visit is corrected, so that the way back leads to the list; which visit, the page alone knows. */
const correcting = 'correct'

type Ended = { readonly text: string; readonly isSaved: boolean }

export const EntriesPage = () => {
  const device = useDevice()
  const isAsked = useSearch() === correcting
  const [, navigate] = useLocation()
  const [entry, setEntry] = useState<TabletEntry | null>(null)
  const [ended, setEnded] = useState<Ended | null>(null)
  const open = (chosen: TabletEntry) => {
    setEntry(chosen)
    navigate(`/entries?${correcting}`)
  }
  const end = (text: string, isSaved: boolean) => {
    setEnded({ text, isSaved })
    setEntry(null)
    navigate('/entries', { replace: true })
  }
  if (isAsked && entry?.visit)
    return <CorrectVisit key={entry.id} device={device} entry={entry} visit={entry.visit} onEnd={end} />
  return <EntriesList ended={ended} onCorrect={open} />
}

const EntriesList = ({
  ended,
  onCorrect,
}: {
  readonly ended: Ended | null
  readonly onCorrect: (entry: TabletEntry) => void
}) => {
  const { entries: words } = useWords(entriesBook)
  const entries = useEntries()
  const { sending } = useFrame()
  const tooLate = useTooLate()
  const [said, setSaid] = useState({ text: '', times: 0, tooLate: 0 })
  useTitle(words.title)
  const heading = useRef<HTMLHeadingElement>(null)
  const say = (text: string) => {
    setSaid(({ times }) => ({ text, times: times + 1, tooLate }))
    // The row that was pressed may go, and focus must not go with it.
    heading.current?.focus({ preventScroll: true })
  }
  // The region stands before its words come, so that they are spoken.
  const outcome = useDeferredValue(ended?.text ?? '', '')
  useEffect(() => {
    if (ended) heading.current?.focus({ preventScroll: true })
  }, [ended])
  const open = entries.filter((entry) => entry.state !== 'attention')
  const attention = entries.filter((entry) => entry.state === 'attention')
  return (
    <div className="page">
      <div className="row row-apart">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <span className="row">
          <Link href="/series" className={buttonLook()}>
            {words.fromPaper}
          </Link>
          <Link href="/" className={buttonLook('primary')}>
            {words.newVisit}
          </Link>
        </span>
      </div>
      <div className="entries-said">
        <Status>
          {tooLate > said.tooLate ? (
            <Mark key="late">{tooLate > 1 ? `${words.count(tooLate)}. ${sending.counted}` : sending.counted}</Mark>
          ) : (
            <span key={said.times}>{said.times === 0 ? outcome : said.text}</span>
          )}
        </Status>
      </div>
      <ContactNews />
      <Waiting />
      {attention.length > 0 && <AttentionList entries={attention} onSay={say} />}
      {open.length > 0 ? (
        <OpenEntries entries={open} isFirstShown={ended?.isSaved ?? false} onSay={say} onCorrect={onCorrect} />
      ) : (
        <p>{words.empty}</p>
      )}
      <WeekCard entries={entries} />
    </div>
  )
}

/** What became of contacts that were recorded here: numbers and days, until somebody has read them. */
const ContactNews = () => {
  const { entries: words } = useWords(partnerBook)
  const { language } = useLanguage()
  const { forgetContactNews } = useDevice()
  const { expired, kept } = useContactNews() ?? { expired: null, kept: null }
  if (!expired && !kept) return null
  return (
    <Banner actions={<Button onClick={() => void forgetContactNews()}>{words.understood}</Button>}>
      {expired && <p>{words.expired(expired.count, formatDay(language, expired.day))}</p>}
      {kept && <p>{words.kept(kept.count, formatDay(language, kept.day))}</p>}
    </Banner>
  )
}

const OpenEntries = ({
  entries,
  isFirstShown,
  onSay,
  onCorrect,
}: Omit<RowActs, 'mayTakeBack'> & {
  readonly entries: readonly TabletEntry[]
  readonly isFirstShown: boolean
}) => {
  const { entries: words } = useWords(entriesBook)
  const [isShown, setShown] = useState(isFirstShown)
  const toggle = useRef<HTMLButtonElement>(null)
  const lastPress = useRef(-Infinity)
  const days = [...new Set(entries.map(({ day }) => day))]
  const mayTakeBack = (at: number) => {
    // Nor is a press meant that comes before the rows were seen at all.
    const isUnseen = isFirstShown && lastPress.current < 0
    const isRepeat = isUnseen || at - lastPress.current < repeatMs
    lastPress.current = at
    return !isRepeat
  }
  const begin = (at: number) => {
    // It came by a press on save, whose second half may fall on a row.
    if (isFirstShown && lastPress.current < 0) lastPress.current = at
  }
  const hide = () => {
    // What was shown goes, and focus must not go with it.
    if (document.activeElement?.closest('.entry-days')) toggle.current?.focus()
    setShown(false)
  }
  return (
    <section className="stack stack-wide">
      <p className="muted">{words.intro}</p>
      <div className="row">
        <Button ref={toggle} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? words.hide : words.show}
        </Button>
        {isShown && (
          <span
            className="muted entries-shown"
            onAnimationStart={(event) => begin(event.timeStamp)}
            onAnimationEnd={hide}
          >
            {words.shownFor}
          </span>
        )}
      </div>
      <div className="entry-days">
        {days.map((day) => (
          <EntryDay
            key={day}
            day={day}
            entries={entries.filter((entry) => entry.day === day)}
            isShown={isShown}
            acts={{ mayTakeBack, onSay, onCorrect }}
          />
        ))}
      </div>
    </section>
  )
}

const EntryDay = ({
  day,
  entries,
  isShown,
  acts,
}: {
  readonly day: Day | null
  readonly entries: readonly TabletEntry[]
  readonly isShown: boolean
  readonly acts: RowActs
}) => {
  const { entries: words } = useWords(entriesBook)
  const { entries: contactWords } = useWords(partnerBook)
  const { language } = useLanguage()
  const contacts = entries.filter(({ kind }) => kind === 'contact').length
  const visits = entries.length - contacts
  const counts = [visits > 0 && words.count(visits), contacts > 0 && contactWords.count(contacts)]
  return (
    <section className="card entry-day">
      <h2>
        {day && formatWeekday(language, day)} <span className="entry-count">{counts.filter(Boolean).join(', ')}</span>
      </h2>
      {isShown && (
        <ul className="entry-list">
          {entries.map((entry) => {
            const Row = entry.kind === 'contact' ? OpenContact : OpenVisit
            return <Row key={entry.id} entry={entry} {...acts} />
          })}
        </ul>
      )}
    </section>
  )
}
