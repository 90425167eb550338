// What a report is made from: the released periods, what they can be asked, names, notes to periods, and then its tables.
import type { ReactNode } from 'react'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import { periodFirstDay, periodLastDay } from '@tukkimies/shared/day.ts'
import type { Visitor } from '@tukkimies/shared/register/code-list.ts'
import { PeriodsAnswer, toldPeriods } from '@tukkimies/shared/release/answer.ts'
import { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { PeriodNoteList } from '@tukkimies/shared/release/period-note.ts'
import { makeReport, type ReportGround, yearBefore } from '@tukkimies/shared/release/report.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import { useAnswer, useLanguage, useWords } from '../hooks.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { formatPeriod } from '../format.ts'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { book } from './book.ts'
import { makeNaming } from './naming.ts'
import { useTold } from './pivot-figure.tsx'
import { partsOfPlace, reportToPath, type ReportView } from './report-address.ts'
import { reportBook } from './report-book.ts'
import { isWhole, ReportGather } from './report-gather.tsx'
import { ReportSheet } from './report-sheet.tsx'

const pullQuestion = { path: '/api/v1/pull', shape: PullAnswer }
const periodQuestions = {
  client: { path: '/api/v1/periods?visitor=client', shape: PeriodsAnswer },
  partner: { path: '/api/v1/periods?visitor=partner', shape: PeriodsAnswer },
}

export const ReportAnswer = ({
  view,
  isPrintable,
  children,
}: {
  readonly view: ReportView
  readonly isPrintable: boolean
  /** The tools above the sheet, once it is known whether all of it is there. */
  readonly children: (isReady: boolean) => ReactNode
}) => {
  const { view: words } = useWords(reportBook)
  const { statistics } = useWords(book)
  const { language } = useLanguage()
  const client = useAnswer(periodQuestions.client)
  const partner = useAnswer(periodQuestions.partner)
  const pulled = useAnswer(pullQuestion)
  const from = reportToPath(view)
  const waiting = [client, partner, pulled].find(({ is }) => is !== 'answered')
  const [clients, partners, names] = [valueOf(client), valueOf(partner), valueOf(pulled)]
  if (!clients || !partners || !names)
    return (
      <>
        {children(false)}
        {waiting && <AnswerNote answer={waiting} from={from} />}
      </>
    )
  const released = { client: namesOf(clients), partner: namesOf(partners) }
  const isWithheld = clients.closed.some(({ name, withheld }) => withheld && name === view.period)
  if (!released.client.has(view.period) && !released.partner.has(view.period))
    return (
      <>
        {children(false)}
        {isWithheld ? (
          <ProblemNote title={statistics.withheld.title(formatPeriod(language, view.period))}>
            <p>{statistics.withheld.text}</p>
          </ProblemNote>
        ) : (
          <ProblemNote title={words.noPeriod(formatPeriod(language, view.period))} />
        )}
      </>
    )
  return (
    <>
      {waiting && <AnswerNote answer={waiting} from={from} />}
      <Told view={view} isPrintable={isPrintable} pulled={names} released={released} from={from}>
        {children}
      </Told>
    </>
  )
}

const namesOf = (periods: PeriodsAnswer): ReadonlySet<PeriodName> =>
  new Set(toldPeriods(periods).map(({ name }) => name))

/** What a period can be asked; nothing is asked of one that is not released. */
const useOffer = (visitor: Visitor, period: PeriodName, released: ReadonlySet<PeriodName>) =>
  useAnswer(
    released.has(period) ? { path: `/api/v1/lattice?visitor=${visitor}&period=${period}`, shape: LatticeAnswer } : null,
  )

const Told = ({
  view,
  isPrintable,
  pulled,
  released,
  from,
  children,
}: {
  readonly view: ReportView
  readonly isPrintable: boolean
  readonly pulled: PullAnswer
  readonly released: Readonly<Record<Visitor, ReadonlySet<PeriodName>>>
  readonly from: string
  readonly children: (isReady: boolean) => ReactNode
}) => {
  const { statistics } = useWords(book)
  const { view: words } = useWords(reportBook)
  const { language } = useLanguage()
  const { period, place, report } = view
  const before = yearBefore(period)
  const offers = {
    client: [useOffer('client', period, released.client), useOffer('client', before, released.client)] as const,
    partner: [useOffer('partner', period, released.partner), useOffer('partner', before, released.partner)] as const,
  }
  const days = `from=${periodFirstDay(period)}&to=${periodLastDay(period)}`
  const notes = useAnswer({ path: `/api/v1/period-notes?${days}`, shape: PeriodNoteList })
  const told = useTold(makeNaming(pulled, language, statistics))
  const isAsked = (visitor: Visitor, at: 0 | 1) => released[visitor].has(at === 0 ? period : before)
  const waiting = (['client', 'partner'] as const)
    .flatMap((visitor) => ([0, 1] as const).filter((at) => isAsked(visitor, at)).map((at) => offers[visitor][at]))
    .find(({ is }) => is !== 'answered')
  const groundOf = (visitor: Visitor): ReportGround[Visitor] => ({
    released: released[visitor],
    offer: valueOf(offers[visitor][0]) ?? null,
    before: valueOf(offers[visitor][1]) ?? null,
  })
  if (waiting)
    return (
      <>
        {children(false)}
        <AnswerNote answer={waiting} from={from} />
      </>
    )
  const parts = partsOfPlace(place, period, pulled.areas, pulled.points)
  const ground = { client: groundOf('client'), partner: groundOf('partner') }
  const made = makeReport({ report, place, period, parts }, ground)
  if (made.tables.length === 0)
    return (
      <>
        {children(false)}
        <ProblemNote title={words.noPlace} />
      </>
    )
  const own = (valueOf(notes)?.notes ?? []).filter((note) => note.place === place)
  return (
    <ReportGather tables={made.tables}>
      {(answers) => (
        <>
          {children(notes.is !== 'loading' && isWhole(answers))}
          <ReportSheet view={view} report={made} answers={answers} notes={own} told={told} isPrintable={isPrintable} />
        </>
      )}
    </ReportGather>
  )
}
