// A table of the builder as table, chart and sentences: all three from the same cells.
import { useId, useState } from 'react'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatDay, formatDays } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Icon } from '../ui/icon.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'
import { builderBook } from './builder-book.ts'
import { periodsToText, placesToText, requestToTitle, type Told } from './builder-naming.ts'
import type { BuilderQuestion } from './builder-question.ts'
import { ExportButton } from './export.tsx'
import { hiddenText, whyHidden } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { countHidden, makePivot } from './pivot.ts'
import { PivotChart, pivotToCharts } from './pivot-chart.tsx'
import { isWide, PivotTable } from './pivot-table.tsx'
import { pivotToSentences } from './pivot-text.ts'
import { notesOf, ReleasedFoot } from './released-frame.tsx'
import { WhyLink } from './why-link.tsx'

export const PivotFigure = ({
  question,
  answer,
  naming,
}: {
  readonly question: BuilderQuestion
  readonly answer: TableAnswer
  readonly naming: Naming
}) => {
  const told = useTold(naming)
  const { words, statistics } = told
  const titleId = useId()
  const [shown, setShown] = useState('table')
  const { request, measure, across } = question
  const pivot = makePivot(answer, measure, across)
  const title = requestToTitle(request, told)
  const hidden = countHidden(pivot)
  const charts = pivotToCharts(pivot, told)
  const only = charts?.length === 1 ? charts[0] : undefined
  return (
    <>
      <figure className={`card stack builder-figure${isWide(pivot) ? ' builder-wide' : ''}`} aria-labelledby={titleId}>
        <figcaption className="released-head">
          <div className="released-title">
            <h2 id={titleId}>{title}</h2>
            <p>{`${placesToText(request, told)}, ${periodsToText(request.periods, told)}`}</p>
            {measure !== 'visits' && <p>{words.measures[measure]}</p>}
            <Covered answer={answer} />
          </div>
          <Notes answer={answer} hidden={hidden} />
        </figcaption>
        <div className="row no-print">
          <ExportButton answer={answer} {...(only ? { chart: { title, bars: only.bars } } : {})} />
        </div>
        <Tabs
          label={words.show}
          tabs={[
            {
              key: 'table',
              label: words.table,
              panel: <PivotTable pivot={pivot} answer={answer} title={title} told={told} />,
            },
            {
              key: 'figure',
              label: words.figure,
              panel: charts ? <PivotChart charts={charts} title={title} told={told} /> : <p>{words.noChart}</p>,
            },
            {
              key: 'text',
              label: words.text,
              panel: (
                <ul className="builder-sentences">
                  {pivotToSentences(pivot, answer, told).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              ),
            },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
        {hidden > 0 && (
          <p className="small muted">
            {`${hiddenText} ${whyHidden(answer, told.language)} `}
            <WhyLink part="hidden" />
          </p>
        )}
        {answer.structural.length > 0 && <p className="small muted">{`.. ${statistics.notInUse}`}</p>}
      </figure>
      <ReleasedFoot answer={answer} naming={naming} />
    </>
  )
}

export const useTold = (naming: Naming): Told => {
  const words = useWords(builderBook)
  const { statistics } = useWords(book)
  const { language } = useLanguage()
  return { naming, words, statistics, language }
}

/** The days that the periods cover, and when the newest was released. */
const Covered = ({ answer: { periods } }: { readonly answer: TableAnswer }) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  const [first] = periods
  const last = periods.at(-1)
  if (!first || !last) return null
  return (
    <p className="muted">
      {words.covered(formatDays(language, first.first, last.last), formatDay(language, last.close))}
    </p>
  )
}

const Notes = ({ answer, hidden }: { readonly answer: TableAnswer; readonly hidden: number }) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  const notes = notesOf([answer], language)
  return (
    <div className="released-notes">
      <p className="row">
        <Icon name="info" />
        <strong>
          {words.notes(notes.length)}
          {hidden > 0 && ` · ${words.hiddenCells(hidden)}`}
        </strong>
      </p>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
