// Today and this week in numbers, and what still waits to be sent.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { formatWeekday } from '../format.ts'
import { type TabletEntry, useDevice, useFrame, useLanguage, useSending, useWords } from '../hooks.ts'
import { Mark } from '../ui/status.tsx'
import { Table, type TableColumn } from '../ui/table.tsx'
import { entriesBook } from './entries-book.ts'
import { markIcons, markTone, markToText } from './sending-mark.tsx'
import { countWeek, type DayCount } from './week.ts'

export const WeekCard = ({ entries }: { readonly entries: readonly TabletEntry[] }) => {
  const { week: words } = useWords(entriesBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const days = countWeek(entries, today)
  const sum = (of: 'client' | 'partner') => days.reduce((total, day) => total + day[of], 0)
  // Of a day that is over, none open is not none at all.
  const cell = (of: 'client' | 'partner') => (row: Row) =>
    row.day !== 'total' && row.day !== today && row[of] === 0 ? <None>{words.none}</None> : row[of]
  const columns: readonly TableColumn<Row>[] = [
    { key: 'day', label: words.day, cell: ({ day }) => dayName(day) },
    { key: 'client', label: words.client, numeric: true, cell: cell('client') },
    { key: 'partner', label: words.partner, numeric: true, cell: cell('partner') },
  ]
  const dayName = (day: Row['day']) => {
    if (day === 'total') return words.total
    return day === today ? words.today(formatWeekday(language, day)) : formatWeekday(language, day)
  }
  const total: Row = { day: 'total', client: sum('client'), partner: sum('partner') }
  return (
    <section className="card stack week">
      <Table caption={words.title} columns={columns} rows={[...days, total]} rowKey={({ day }) => day} />
      <p className="muted small">{words.note}</p>
    </section>
  )
}

type Row = Omit<DayCount, 'day'> & { readonly day: DayCount['day'] | 'total' }

const None = ({ children }: { readonly children: ReactNode }) => (
  <>
    <span aria-hidden="true">–</span>
    <span className="hidden-text">{children}</span>
  </>
)

/** What is not sent yet, and since when. */
export const Waiting = () => {
  const { entries: words } = useWords(entriesBook)
  const frame = useFrame()
  const { language } = useLanguage()
  const sending = useSending()
  const { mark, waiting, contacts, oldest } = sending
  const parts = [
    markToText(sending, frame.sending),
    mark === 'attention' && waiting + contacts > 0 && frame.sending.waiting(waiting + contacts),
    oldest && words.since(formatWeekday(language, oldest)),
  ]
  return (
    <Link href="/sending" className="sending-mark entries-waiting">
      <Mark tone={markTone(sending)} icon={markIcons[mark]}>
        {parts.filter(Boolean).join(' · ')}
      </Mark>
    </Link>
  )
}
