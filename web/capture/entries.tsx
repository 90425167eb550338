// Visits of this tablet that can still be taken back, newest day first, and on top what needs a person. Over the shoulder
// only counts are seen; the answers show for twenty seconds after a press.
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import { formatWeekday } from '../format.ts'
import {
  type TabletEntry,
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
import { Mark, Status } from '../ui/status.tsx'
import { AttentionList } from './attention-list.tsx'
import { book } from './book.ts'
import './entries.css'
import { picksToLabel } from './labels.ts'

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
      {attention.length > 0 && <AttentionList entries={attention} onSay={say} />}
      {open.length > 0 ? <OpenEntries entries={open} onSay={say} /> : <p>{words.empty}</p>}
    </div>
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
  const { language } = useLanguage()
  return (
    <section className="card entry-day">
      <h2>
        {day && formatWeekday(language, day)} <span className="entry-count">{words.count(entries.length)}</span>
      </h2>
      {isShown && (
        <ul className="entry-list">
          {entries.map((entry) => (
            <OpenEntry key={entry.id} entry={entry} mayTakeBack={mayTakeBack} onSay={onSay} />
          ))}
        </ul>
      )}
    </section>
  )
}

const OpenEntry = ({
  entry,
  mayTakeBack,
  onSay,
}: {
  readonly entry: TabletEntry
  /** `at` is the time stamp of the press. */
  readonly mayTakeBack: (at: number) => boolean
  readonly onSay: (text: string) => void
}) => {
  const { entries: words } = useWords(book)
  const { language } = useLanguage()
  const { lists, voidEntry } = useDevice()
  const { mark } = useSending()
  const { visit, due } = entry
  const label = visit
    ? picksToLabel(
        visit.codes,
        lists.find(({ version }) => version === visit.list),
        language,
      )
    : words.arrival
  const takeBack = async (at: number) => {
    if (!mayTakeBack(at)) return
    const isKept = await voidEntry(entry.id)
    if (!isKept) return onSay(words.failed)
    if (entry.state === 'waiting') return onSay(words.takenBack)
    onSay(mark === 'offline' ? words.takenBackLater : words.takenBackIfOpen)
  }
  return (
    <li className="entry">
      <span className="entry-label">{label}</span>
      <span className="muted small">
        {words.states[entry.state]}
        {due && ` · ${words.openUntil(formatWeekday(language, dayPlus(due, -1)))}`}
      </span>
      <Button aria-label={`${words.takeBack}: ${label}`} onClick={(event) => void takeBack(event.timeStamp)}>
        {words.takeBack}
      </Button>
    </li>
  )
}
