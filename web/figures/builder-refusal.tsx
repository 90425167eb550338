// A table that is not released is never a dead end: the nearest ones that are, each by what is different in it.
import { Link } from 'wouter'
import { periodToKind } from '@tukkimies/shared/day.ts'
import type { Problem } from '@tukkimies/shared/problem.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { readTableRequest } from '@tukkimies/shared/release/table-request.ts'
import { buttonLook } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { AnswerNote } from './answer-note.tsx'
import { differenceToText, periodsToText, type Told } from './builder-naming.ts'
import { type BuilderQuestion, measuresOf, questionToSearch } from './builder-question.ts'
import { closingText } from './closing-text.ts'
import { periodsWithheld } from './view.ts'
import { WhyLink } from './why-link.tsx'

export const builderPath = '/figures/table'

export const BuilderRefusal = ({
  question,
  offer,
  published,
  problem,
  again,
  from,
  told,
}: {
  readonly question: BuilderQuestion
  readonly offer: LatticeAnswer | undefined
  readonly published: PeriodsAnswer
  readonly problem: Problem
  readonly again: () => void
  readonly from: string
  readonly told: Told
}) => {
  const { statistics, words, language } = told
  const { request } = question
  if (problem.code === 'not_found') return <ProblemNote title={statistics.foreign} />
  if (problem.code === 'not-closed-yet') {
    const last = request.periods.at(-1)
    return (
      <section className="card stack">
        <h2>{statistics.notClosed}</h2>
        {problem.day && last && <p>{closingText(language, { name: last, close: problem.day })}</p>}
      </section>
    )
  }
  if (problem.code !== 'not-in-release') return <AnswerNote answer={{ is: 'refused', problem, again }} from={from} />
  const ways = (problem.alternatives ?? []).flatMap(({ query }) => {
    const read = readTableRequest(new URLSearchParams(query))
    return read.ok ? [read.value] : []
  })
  const isSmall = offer !== undefined && request.places.some((place) => isAbsentPoint(place, offer))
  const withheld = request.periods.filter((name) => periodsWithheld(published, periodToKind(name)).includes(name))
  return (
    <section className="card stack">
      {withheld.length > 0 ? (
        <>
          <h2>{statistics.withheld.title(periodsToText(withheld, told))}</h2>
          <p>{statistics.withheld.text}</p>
        </>
      ) : (
        <>
          <h2>{statistics.notReleased}</h2>
          {isSmall && <p>{noteToText(language, { note: 'small_point' })}</p>}
          <p>{ways.length > 0 ? noteToText(language, { note: 'ladder' }) : words.tooNarrow}</p>
        </>
      )}
      <ul className="builder-choices" aria-label={words.alternatives}>
        {ways.map((other) => {
          const measure = measuresOf(other).includes(question.measure) ? question.measure : 'visits'
          const search = questionToSearch({ ...question, measure, request: other })
          return (
            <li key={search}>
              <Link href={`${builderPath}?${search}`} className={buttonLook()}>
                {differenceToText(request, other, told)}
              </Link>
            </li>
          )
        })}
      </ul>
      {withheld.length === 0 && (
        <p>
          <WhyLink part="finer" />
        </p>
      )}
    </section>
  )
}

/** A point without figures of its own, of which there are too few. */
const isAbsentPoint = (place: NodeName, { places }: LatticeAnswer): boolean =>
  place.startsWith('point:') && !places.some(({ name }) => name === place)
