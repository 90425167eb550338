// How busy it is, and when: exact arrivals of one's own points, on screen only. It knows nothing of what a visit was about,
// is never joined with the release and cannot be saved as a file (AN73).
import { useSearchParams } from 'wouter'
import { ArrivalsAnswer } from '@tukkimies/shared/arrivals.ts'
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { dimensionByKey, listOnDay } from '@tukkimies/shared/register/code-list.ts'
import type { Language, Point } from '@tukkimies/shared/register/organisation.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { collatorOf, formatNumber, formatTime, formatWeekday } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Banner } from '../ui/status.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { type Compared, heatWeeks, type Lane, mondayOf, todayCompared, weekCompared } from './arrivals.ts'
import { book } from './book.ts'
import { DaysFigure, HoursFigure } from './busy-bars.tsx'
import { BusyHours, BusyChannels } from './busy-weeks.tsx'
import './figures.css'

const refreshMs = 60_000
const path = '/busy'

export const RightNowPage = () => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  const { me } = useSession()
  const { today } = useDevice()
  const [parameters, setParameters] = useSearchParams()
  useTitle(words.title)

  const asked = parameters.get('point')
  const weeks = heatWeeks.find((count) => String(count) === parameters.get('weeks')) ?? heatWeeks[0]
  const place = asked === null ? '' : `point=${encodeURIComponent(asked)}&`
  const monday = mondayOf(today)
  // This week is small and asked for again and again; what lies before it hardly changes.
  const current = useAnswer({
    path: `/api/v1/arrivals?${place}from=${monday}&to=${today}`,
    shape: ArrivalsAnswer,
    refreshMs,
  })
  const past = useAnswer({
    path: `/api/v1/arrivals?${place}from=${dayPlus(monday, -7 * 13)}&to=${dayPlus(monday, -1)}`,
    shape: ArrivalsAnswer,
  })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })

  const points = ownPoints(valueOf(pulled)?.points ?? [], me?.points ?? [])
  const nameOf = (id: PointId) => points.find((point) => point.id === id)?.names[language] ?? id
  const named = points.map(({ id }) => ({ value: id as string, label: nameOf(id) }))
  const now = valueOf(current)
  const before = valueOf(past)
  const lane: Lane | null =
    now && before
      ? { counts: [...before.counts, ...now.counts], today: now.today, first: firstDay(points, asked, now.today) }
      : null
  const lists = valueOf(pulled)?.lists ?? []
  const channel = lists.length > 0 ? dimensionByKey(listOnDay(lists, today), 'channel') : undefined
  const again = () => {
    current.again()
    past.again()
  }
  const change = (name: string, value: string) =>
    setParameters((before) => {
      const next = new URLSearchParams(before)
      if (value === '') next.delete(name)
      else next.set(name, value)
      next.sort()
      return next
    })
  const from = parameters.size > 0 ? `${path}?${parameters}` : path

  return (
    <div className="page">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <div className="row">
          <span className="small muted">
            {current.is === 'answered' && words.fetched(formatTime(language, current.at))}
          </span>
          <Button icon="refresh" onClick={again}>
            {words.refresh}
          </Button>
        </div>
      </div>
      <p className="muted">
        {words.lead} {noteToText(language, { note: 'live' })}
      </p>
      {points.length > 1 && (
        <>
          <div className="no-print">
            <Select
              label={words.point}
              value={asked ?? ''}
              empty={words.allPoints}
              options={named.toSorted((a, b) => collatorOf(language)(a.label, b.label))}
              onChange={(id) => change('point', id)}
            />
          </div>
          <p className="print-only">{named.find(({ value }) => value === asked)?.label ?? words.allPoints}</p>
        </>
      )}
      {me?.points.length === 0 && <Banner tone="warning">{words.noPoints}</Banner>}
      <AnswerNote answer={current.is === 'answered' ? past : current} from={from} />
      {now && now.silent.length > 0 && (
        <Banner tone="warning">
          {words.silent(
            now.silent
              .map(({ point, since }) => words.silentPoint(nameOf(point), formatWeekday(language, since)))
              .join(', '),
          )}
        </Banner>
      )}
      {lane && (
        <>
          <div className="key-figures">
            <Tile title={words.today} compared={todayCompared(lane)} mean={words.meanDay} />
            <Tile title={words.week} compared={weekCompared(lane)} mean={words.meanWeek} />
          </div>
          <div className="figure-pair">
            <HoursFigure lane={lane} />
            <DaysFigure lane={lane} />
          </div>
          <div className="figure-pair figure-pair-wide">
            <BusyHours lane={lane} weeks={weeks} onWeeks={(count) => change('weeks', String(count))} />
            <BusyChannels lane={lane} weeks={weeks} channel={channel} />
          </div>
        </>
      )}
    </div>
  )
}

const Tile = ({
  title,
  compared: { n, mean },
  mean: meanToText,
}: {
  readonly title: string
  readonly compared: Compared
  readonly mean: (mean: string) => string
}) => {
  const { rightNow: words } = useWords(book)
  const { language } = useLanguage()
  return (
    <section className="card key-figure">
      <h2>{title}</h2>
      <p>
        <span className="figure-number">{formatNumber(language, n)}</span> {words.arrivals(n)}
      </p>
      <p className="muted">{mean === null ? words.noMean : meanToText(formatMean(language, mean))}</p>
    </section>
  )
}

/** One decimal where it says something. */
const formatMean = (language: Language, mean: number): string =>
  formatNumber(language, mean, mean === 0 || mean >= 100 ? 0 : 1)

const ownPoints = (points: readonly Point[], own: readonly PointId[]): readonly Point[] =>
  points.filter(({ id }) => own.includes(id))

/** The first day on which the place asked for could have an arrival. */
const firstDay = (points: readonly Point[], asked: string | null, today: Lane['today']): Lane['first'] =>
  points.reduce((least, { id, first }) => ((asked === null || asked === id) && first < least ? first : least), today)
