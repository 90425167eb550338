// What a table is about and what stands where, all of it in sight: whose visits, which periods and places, rows, columns,
// filters and what the cells show.
import { useState } from 'react'
import { Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import { Measure } from '@tukkimies/shared/register/view.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import type { TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { formatNumber } from '../format.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useMedia } from '../ui/media.ts'
import { Select } from '../ui/select.tsx'
import { periodsToText, placesToText, type Told } from './builder-naming.ts'
import { PeriodsSheet } from './builder-periods.tsx'
import { PlacesSheet } from './builder-places.tsx'
import { type BuilderQuestion, measuresOf, movePeriods, type Side, turnQuestion } from './builder-question.ts'
import { BuilderSides } from './builder-sides.tsx'
import { sizeOf } from './builder-size.ts'

export const BuilderPanel = ({
  question,
  offer,
  published,
  readable,
  told,
  onQuestion,
  onVisitor,
}: {
  readonly question: BuilderQuestion
  readonly offer: LatticeAnswer | undefined
  readonly published: PeriodsAnswer
  readonly readable: readonly NodeName[]
  readonly told: Told
  readonly onQuestion: (question: BuilderQuestion) => void
  /** The other visits have other dimensions, so that a new table begins. */
  readonly onVisitor: (visitor: Visitor) => void
}) => {
  const { words, statistics, language } = told
  const [sheet, setSheet] = useState<'periods' | 'places' | null>(null)
  const { request, measure } = question
  const measures = measuresOf(request)
  const size = offer && sizeOf(question, offer)
  const isRoomy = useMedia('(min-width: 40rem)')
  const close = () => setSheet(null)
  const change = (part: Partial<typeof request>) => {
    setSheet(null)
    onQuestion({ ...question, request: { ...request, ...part } })
  }
  const sides = (
    <>
      <BuilderSides question={question} offer={offer} told={told} onQuestion={onQuestion} />
      <div className="row">
        <Button icon="refresh" onClick={() => onQuestion(turnQuestion(question))}>
          {words.turn}
        </Button>
        {([-1, 1] as const).map((step) => (
          <StepButton
            key={step}
            label={step < 0 ? words.before : words.after}
            next={movePeriods(request, step)}
            published={published}
            onStep={change}
          />
        ))}
        {size && (
          <p className="muted">
            {words.size(size.rows, size.columns, formatNumber(language, size.rows * size.columns))}
          </p>
        )}
      </div>
    </>
  )
  return (
    <section className="card stack builder-panel no-print">
      <h2>{words.question}</h2>
      <div className="builder-scope">
        <Select
          label={words.whose}
          value={request.visitor}
          options={visitors.map((visitor) => ({ value: visitor, label: statistics.visitors[visitor] }))}
          onChange={(visitor) => onVisitor(Visitor.parse(visitor))}
        />
        <Choice label={words.places} text={placesToText(request, told)} onPress={() => setSheet('places')} />
        <Choice label={words.periods} text={periodsToText(request.periods, told)} onPress={() => setSheet('periods')} />
        <Select
          label={words.measure}
          value={measures.includes(measure) ? measure : 'visits'}
          options={measures.map((value) => ({ value, label: words.measures[value] }))}
          onChange={(value) => onQuestion({ ...question, measure: Measure.parse(value) })}
        />
      </div>
      {isRoomy ? (
        sides
      ) : (
        // A phone shows the table first; what stands where is one press away.
        <details className="builder-fold">
          <summary>{sidesToText(question, told)}</summary>
          <div className="stack">{sides}</div>
        </details>
      )}
      {sheet === 'periods' && (
        <PeriodsSheet
          chosen={request.periods}
          published={published}
          told={told}
          onChoose={(periods) => change({ periods })}
          onClose={close}
        />
      )}
      {sheet === 'places' && (
        <PlacesSheet
          chosen={request.places}
          readable={readable}
          told={told}
          onChoose={(places) => change({ places })}
          onClose={close}
        />
      )}
    </section>
  )
}

/** What stands where, in one line: "Rivit: Aihe · Sarakkeet: Ikä". */
const sidesToText = ({ request }: BuilderQuestion, { words, naming }: Told): string => {
  const filters = request.filters.map(({ dimension }) => dimension)
  const told = ([side, ids]: readonly [Side, readonly string[]]): readonly string[] =>
    ids.length === 0 ? [] : [`${words.sides[side]}: ${ids.map(naming.dimensionOf).join(', ')}`]
  const parts = [
    ['rows', request.rows],
    ['columns', request.columns],
    ['layers', request.layers],
    ['filters', filters],
  ] as const
  return parts.flatMap(told).join(' · ') || words.question
}

/** All periods one step earlier or later; stays where it is, and takes no press, where one of those is not released. */
const StepButton = ({
  label,
  next,
  published,
  onStep,
}: {
  readonly label: string
  readonly next: TableRequest
  readonly published: PeriodsAnswer
  readonly onStep: (request: TableRequest) => void
}) => {
  const isReleased = next.periods.every((name) => published.closed.some((period) => period.name === name))
  return (
    <Button aria-disabled={!isReleased} onClick={() => isReleased && onStep(next)}>
      {label}
    </Button>
  )
}

/** What is chosen in a sheet, on the button that opens it. */
const Choice = ({
  label,
  text,
  onPress,
}: {
  readonly label: string
  readonly text: string
  readonly onPress: () => void
}) => (
  <div className="field">
    <span className="builder-choice-label" aria-hidden="true">
      {label}
    </span>
    <button type="button" className="input builder-choice" aria-haspopup="dialog" onClick={onPress}>
      <span>
        <span className="hidden-text">{label}: </span>
        {text}
      </span>
      <Icon name="right" />
    </button>
  </div>
)
