// One entry that may still be taken back: what it is called, how far it is on its way, and what can be done with it.
import { dayPlus } from '@tukkimies/shared/day.ts'
import { formatWeekday } from '../format.ts'
import { type TabletEntry, useDevice, useLanguage, useSending, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { mayCorrect } from './correct.ts'
import { entriesBook } from './entries-book.ts'
import { picksToLabel } from './labels.ts'
import { partnerBook } from './partner-book.ts'

export type RowActs = {
  /** `at` is the time stamp of the press. */
  readonly mayTakeBack: (at: number) => boolean
  readonly onSay: (text: string) => void
  readonly onCorrect: (entry: TabletEntry) => void
}

type RowProps = RowActs & { readonly entry: TabletEntry }

export const OpenVisit = ({ entry, ...rest }: RowProps) => {
  const { entries: words } = useWords(entriesBook)
  const { language } = useLanguage()
  const { lists, today } = useDevice()
  const { visit, due } = entry
  const list = lists.find(({ version }) => version === visit?.list)
  const label = visit ? picksToLabel(visit.codes, list, language) || words.visit : words.arrival
  const isCounting = due !== null && due <= today
  const until = isCounting ? words.counting : due && words.openUntil(formatWeekday(language, dayPlus(due, -1)))
  return <OpenEntry entry={entry} label={label} until={until} ifOpen={words.takenBackIfOpen} {...rest} />
}

/** Nobody can read it here: that it is there, and until when it may be taken back, is all. */
export const OpenContact = ({ entry, ...rest }: RowProps) => {
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
  onCorrect,
}: RowProps & {
  readonly label: string
  readonly until: string | null
  readonly isLate?: boolean
  /** What to say where the server has to decide. */
  readonly ifOpen: string
}) => {
  const { entries: words } = useWords(entriesBook)
  const device = useDevice()
  const { mark } = useSending()
  const takeBack = async (at: number) => {
    if (!mayTakeBack(at)) return
    const isKept = await device.voidEntry(entry.id)
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
      <span className="row entry-acts">
        {mayCorrect(entry, device) && (
          <Button aria-label={`${words.correct}: ${label}`} onClick={() => onCorrect(entry)}>
            {words.correct}
          </Button>
        )}
        {!isLate && (
          <Button aria-label={`${words.takeBack}: ${label}`} onClick={(event) => void takeBack(event.timeStamp)}>
            {words.takeBack}
          </Button>
        )}
      </span>
    </li>
  )
}
