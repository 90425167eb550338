import { Link } from 'wouter'
import { PeriodName } from '@tukkimies/shared/day.ts'
import type { Alternative, Problem } from '@tukkimies/shared/problem.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { AnswerNote } from './answer-note.tsx'
import { book } from './book.ts'
import { closingText } from './closing-text.ts'
import type { Naming } from './naming.ts'
import { WhyLink } from './why-link.tsx'
import { readView, type View, viewToSearch } from './view.ts'

/** A table that cannot be had is never a dead end: when it will be, or which released ones are nearest. */
export const TableRefusal = ({
  view,
  problem,
  again,
  naming,
  from,
}: {
  readonly view: View
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
  const ways = alternativesOf(view, problem.alternatives ?? [])
  return (
    <section className="card stack">
      <h2>{words.notReleased}</h2>
      {view.place.startsWith('point:') && <p>{noteToText(language, { note: 'small_point' })}</p>}
      <p>{ways.length > 0 ? noteToText(language, { note: 'ladder' }) : words.noAlternative}</p>
      <div className="row">
        {ways.map(({ change, view: next }) => (
          <Link key={viewToSearch(next)} href={`/figures?${viewToSearch(next)}`} className={buttonLook()}>
            {change === 'period' ? words.otherPeriod(formatPeriod(language, next.period)) : naming.placeOf(next.place)}
          </Link>
        ))}
      </div>
      <p>
        <WhyLink part="finer" />
      </p>
    </section>
  )
}

type Way = { readonly change: 'period' | 'place'; readonly view: View }

/** Those that this page can show: another period or place with the same figures. */
const alternativesOf = (view: View, alternatives: readonly Alternative[]): readonly Way[] =>
  alternatives.flatMap(({ change, query }): readonly Way[] => {
    const parameters = new URLSearchParams(query)
    const next = { ...view, ...readView(parameters) }
    const isWhole = parameters.has('rows') && PeriodName.safeParse(parameters.get('period')).success
    return change === 'dimension' || !isWhole ? [] : [{ change, view: next }]
  })
