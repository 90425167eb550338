import { Link } from 'wouter'
import { PeriodName, periodToKind } from '@tukkimies/shared/day.ts'
import type { Alternative, Problem } from '@tukkimies/shared/problem.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { AnswerNote } from './answer-note.tsx'
import { book } from './book.ts'
import { closingText } from './closing-text.ts'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { WhyLink } from './why-link.tsx'
import { periodsWithheld, readView, type View, viewToSearch } from './view.ts'

/** A table that cannot be had is never a dead end: when it will be, or which released ones are nearest. */
export const TableRefusal = ({
  view,
  periods,
  problem,
  again,
  naming,
  from,
}: {
  readonly view: View
  readonly periods: PeriodsAnswer
  readonly problem: Problem
  readonly again: () => void
  readonly naming: Naming
  readonly from: string
}) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  if (problem.code === 'not_found') return <ProblemNote title={words.foreign} />
  if (problem.code === 'not-closed-yet')
    return (
      <section className="card stack">
        <h2>{words.notClosed}</h2>
        {problem.day && <p>{closingText(language, { name: view.period, close: problem.day })}</p>}
      </section>
    )
  if (problem.code !== 'not-in-release') return <AnswerNote answer={{ is: 'refused', problem, again }} from={from} />
  if (periodsWithheld(periods, periodToKind(view.period)).includes(view.period))
    return (
      <section className="card stack">
        <h2>{words.withheld.title(formatPeriod(language, view.period))}</h2>
        <p>{words.withheld.text}</p>
        <Ways view={view} ways={alternativesOf(view, problem.alternatives ?? [])} naming={naming} />
      </section>
    )
  return (
    <LeftOut
      title={words.notReleased}
      text={view.place.startsWith('point:') ? noteToText(language, { note: 'small_point' }) : ''}
      view={view}
      problem={problem}
      again={again}
      naming={naming}
      from={from}
    />
  )
}

/** What is not released as it was asked for, and the nearest that is, each one press away. */
export const LeftOut = ({
  title,
  text,
  view,
  problem,
  again,
  naming,
  from,
}: {
  readonly title: string
  readonly text: string
  readonly view: View
  readonly problem: Problem
  readonly again: () => void
  readonly naming: Naming
  readonly from: string
}) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  if (problem.code !== 'not-in-release') return <AnswerNote answer={{ is: 'refused', problem, again }} from={from} />
  const ways = alternativesOf(view, problem.alternatives ?? [])
  return (
    <section className="card stack no-print">
      <h2>{title}</h2>
      {text !== '' && <p>{text}</p>}
      <p>{ways.length > 0 ? noteToText(language, { note: 'ladder' }) : words.noAlternative}</p>
      <Ways view={view} ways={ways} naming={naming} />
      <p>
        <WhyLink part="finer" />
      </p>
    </section>
  )
}

/** Other views, each one press away, by what is different in them. */
const Ways = ({
  view,
  ways,
  naming,
}: {
  readonly view: View
  readonly ways: readonly View[]
  readonly naming: Naming
}) => {
  const { statistics: words } = useWords(book)
  const overview = useWords(overviewBook)
  const { language } = useLanguage()
  return (
    <div className="row">
      {ways.map((next) => (
        <Link key={viewToSearch(next)} href={`/figures?${viewToSearch(next)}`} className={buttonLook()}>
          {differenceToText(view, next)}
        </Link>
      ))}
    </div>
  )

  function differenceToText(one: View, other: View): string {
    return [
      ...(one.period === other.period
        ? []
        : [words.otherPeriod(words.kinds[periodToKind(other.period)], formatPeriod(language, other.period))]),
      ...(one.place === other.place ? [] : [naming.placeOf(other.place)]),
      ...(one.filter !== null && other.filter === null ? [overview.withoutFilter] : []),
    ].join(' · ')
  }
}

/** Those that this page can show: another period or place with the same figures, or the same without the filter. */
const alternativesOf = (view: View, alternatives: readonly Alternative[]): readonly View[] =>
  alternatives.flatMap(({ query }): readonly View[] => {
    const parameters = new URLSearchParams(query)
    const isWhole =
      (parameters.has('rows') || parameters.has('filter')) && PeriodName.safeParse(parameters.get('period')).success
    const next: View = { ...view, ...readView(parameters), single: view.single }
    return isWhole && viewToSearch(next) !== viewToSearch(view) ? [next] : []
  })
