// Visits of this tablet that can still be taken back, newest day first, and on top what needs a person. Over the shoulder
// only counts are seen; the answers show for twenty seconds after a press.
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { formatDay, formatWeekday } from '../format.ts'
import {
  type TabletEntry,
  useContactNews,
  useDevice,
  useEntries,
  useFrame,
  useLanguage,
  useSending,
  useTitle,
  useTooLate,
  useWords,
} from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { Banner, Mark, Status } from '../ui/status.tsx'
import { AttentionList } from './attention-list.tsx'
import { book } from './book.ts'
import './entries.css'
import { picksToLabel } from './labels.ts'
import { partnerBook } from './partner-book.ts'

/** The next row moves under the finger, and the second press of a double tap is not meant for it. */
const repeatMs = 1000

export const EntriesPage = () => {
  const { entries: words } = useWords(book)
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
  const open = entries.filter((entry) => entry.state !== 'attention')
  const attention = entries.filter((entry) => entry.state === 'attention')
  return (
    <div className="page">
      <div className="row row-apart">
        <h1 ref={heading} tabIndex={-1}>
          {words.title}
        </h1>
        <Link href="/" className={buttonLook('primary')}>
          {words.newVisit}
        </Link>
      </div>
      <div className="entries-said">
        <Status>
          {tooLate > said.tooLate ? (
            <Mark key="late">{tooLate > 1 ? `${words.count(tooLate)}. ${sending.counted}` : sending.counted}</Mark>
          ) : (
            <span key={said.times}>{said.text}</span>
          )}
        </Status>
      </div>
      <ContactNews />
      {attention.length > 0 && <AttentionList entries={attention} onSay={say} />}
      {open.length > 0 ? <OpenEntries entries={open} onSay={say} /> : <p>{words.empty}</p>}
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
  onSay,
}: {
  readonly entries: readonly TabletEntry[]
  readonly onSay: (text: string) => void
}) => {
  const { entries: words } = useWords(book)
  const [isShown, setShown] = useState(false)
  const toggle = useRef<HTMLButtonElement>(null)
  const lastPress = useRef(-Infinity)
  const days = [...new Set(entries.map(({ day }) => day))]
  const mayTakeBack = (at: number) => {
    const isRepeat = at - lastPress.current < repeatMs
    lastPress.current = at
    return !isRepeat
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
          <span className="muted entries-shown" onAnimationEnd={hide}>
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
            mayTakeBack={mayTakeBack}
            onSay={onSay}
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
  mayTakeBack,
  onSay,
}: {
  readonly day: Day | null
  readonly entries: readonly TabletEntry[]
  readonly isShown: boolean
  readonly mayTakeBack: (at: number) => boolean
  readonly onSay: (text: string) => void
}) => {
  const { entries: words } = useWords(book)
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
            return <Row key={entry.id} entry={entry} mayTakeBack={mayTakeBack} onSay={onSay} />
          })}
        </ul>
      )}
    </section>
  )
}

type RowProps = {
  readonly entry: TabletEntry
  /** `at` is the time stamp of the press. */
  readonly mayTakeBack: (at: number) => boolean
  readonly onSay: (text: string) => void
}

const OpenVisit = ({ entry, ...rest }: RowProps) => {
  const { entries: words } = useWords(book)
  const { language } = useLanguage()
  const { lists } = useDevice()
  const { visit, due } = entry
  const list = lists.find(({ version }) => version === visit?.list)
  const label = visit ? picksToLabel(visit.codes, list, language) : words.arrival
  const until = due && words.openUntil(formatWeekday(language, dayPlus(due, -1)))
  return <OpenEntry entry={entry} label={label} until={until} ifOpen={words.takenBackIfOpen} {...rest} />
}

/** Nobody can read it here: that it is there, and until when it may be taken back, is all. */
const OpenContact = ({ entry, ...rest }: RowProps) => {
  const { entries: words } = useWords(partnerBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { due } = entry
  const isLate = due !== null && due <= today
  const until = isLate ? words.late : due && words.openUntil(formatWeekday(language, dayPlus(due, -1)))
  const ifOpen = words.takenBackIfOpen
  return <OpenEntry entry={entry} label={words.sealed} until={until} isLate={isLate} ifOpen={ifOpen} {...rest} />
}

const OpenEntry = ({
  entry,
  label,
  until,
  isLate = false,
  ifOpen,
  mayTakeBack,
  onSay,
}: RowProps & {
  readonly label: string
  readonly until: string | null
  readonly isLate?: boolean
  /** What to say where the server has to decide. */
  readonly ifOpen: string
}) => {
  const { entries: words } = useWords(book)
  const { voidEntry } = useDevice()
  const { mark } = useSending()
  const takeBack = async (at: number) => {
    if (!mayTakeBack(at)) return
    const isKept = await voidEntry(entry.id)
    if (!isKept) return onSay(words.failed)
    if (entry.state === 'waiting') return onSay(words.takenBack)
    onSay(mark === 'offline' ? words.takenBackLater : ifOpen)
  }
  return (
    <li className="entry">
      <span className="entry-label">{label}</span>
      <span className="muted small">
        {words.states[entry.state]}
        {until && ` · ${until}`}
      </span>
      {!isLate && (
        <Button aria-label={`${words.takeBack}: ${label}`} onClick={(event) => void takeBack(event.timeStamp)}>
          {words.takeBack}
        </Button>
      )}
    </li>
  )
}
