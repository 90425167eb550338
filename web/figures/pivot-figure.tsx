// A table of the builder as table, chart and sentences: all three from the same cells.
import { type ReactNode, useId } from 'react'
import { Key } from '@tukkimies/shared/register/code-list.ts'
import { Shown } from '@tukkimies/shared/register/view.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatDay, formatDays } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { book } from './book.ts'
import { builderBook } from './builder-book.ts'
import { periodsToText, placesToText, requestToTitle, type Told } from './builder-naming.ts'
import type { BuilderQuestion } from './builder-question.ts'
import { ExportButton } from './export.tsx'
import { hiddenText, whyHidden } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { countHidden, makePivot, type Pivot } from './pivot.ts'
import { type DrawnChart, PivotChart } from './pivot-chart.tsx'
import { type Drawing, drawingToPlot, pivotToDrawings, pivotToPlot } from './pivot-plot.ts'
import { isWide, PivotTable } from './pivot-table.tsx'
import { pivotToSentences } from './pivot-text.ts'
import { notesOf, ReleasedFoot } from './released-frame.tsx'
import { plotToPlaces } from './tile-places.ts'
import { WhyLink } from './why-link.tsx'

export const PivotFigure = ({
  question,
  answer,
  naming,
  onQuestion,
  downloads,
}: {
  readonly question: BuilderQuestion
  readonly answer: TableAnswer
  readonly naming: Naming
  /** The same table looked at in another way. */
  readonly onQuestion: (question: BuilderQuestion) => void
  /** In place of the export, which is for whoever is signed in. */
  readonly downloads?: ReactNode
}) => {
  const told = useTold(naming)
  const { words } = told
  const titleId = useId()
  const { request, measure, across, layer, show = 'table' } = question
  const pivot = makePivot(answer, measure, across, layer)
  const title = requestToTitle(request, told)
  const hidden = countHidden(pivot)
  const drawings = pivotToDrawings(pivot, measure)
  const drawing = drawings.find(({ kind }) => kind === question.chart) ?? drawings[0]
  const chart = drawing && makeChart(drawing, pivot, answer, told)
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
        <LayerChoice question={question} answer={answer} told={told} onQuestion={onQuestion} />
        <div className="row no-print">
          {downloads ?? <ExportButton answer={answer} {...(chart ? { chart: { title, ...chart } } : {})} />}
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
              key: 'chart',
              label: words.figure,
              panel: chart ? (
                <PivotChart
                  chart={chart}
                  kinds={drawings.map(({ kind }) => kind)}
                  name={words.chartOf(words.charts[chart.kind], title, hiddenCells(hidden, told))}
                  told={told}
                  onKind={(kind) => onQuestion({ ...question, chart: kind })}
                />
              ) : (
                <p>{words.noChart}</p>
              ),
            },
            { key: 'text', label: words.text, panel: <Sentences texts={pivotToSentences(pivot, answer, told)} /> },
          ]}
          chosen={show}
          onChoose={(key) => onQuestion({ ...question, show: Shown.parse(key) })}
        />
        {hidden > 0 && (
          <p className="small muted">
            {`${hiddenText} ${whyHidden(answer, told.language)} `}
            <WhyLink part="hidden" />
          </p>
        )}
        {answer.structural.length > 0 && <p className="small muted">{`.. ${told.statistics.notInUse}`}</p>}
      </figure>
      <ReleasedFoot answer={answer} naming={naming} />
    </>
  )
}

/** A new table in one sentence, for who does not see that it has come. */
export const pivotToNews = (question: BuilderQuestion, answer: TableAnswer, told: Told): string => {
  const { words } = told
  const pivot = makePivot(answer, question.measure, question.across, question.layer)
  const cells = words.texts.cells(pivot.rows.length * pivot.columns.length, countHidden(pivot))
  return words.made(requestToTitle(question.request, told), cells)
}

const hiddenCells = (hidden: number, { statistics }: Told): string =>
  hidden === 0 ? '' : statistics.hiddenCells(hidden)

const makeChart = (drawing: Drawing, pivot: Pivot, answer: TableAnswer, told: Told): DrawnChart => {
  const plot = drawingToPlot(pivotToPlot(pivot, answer, told), drawing, pivot, told)
  return { kind: drawing.kind, plot, places: plotToPlaces(plot, told.naming.spotOf) }
}

const Sentences = ({ texts }: { readonly texts: readonly string[] }) => (
  <ul className="builder-sentences">
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)

/** Which code of each layer is seen. */
const LayerChoice = ({
  question,
  answer,
  told,
  onQuestion,
}: {
  readonly question: BuilderQuestion
  readonly answer: TableAnswer
  readonly told: Told
  readonly onQuestion: (question: BuilderQuestion) => void
}) => {
  const { naming, words } = told
  const layers = answer.axes.flatMap((axis) => (axis.axis === 'layers' ? [axis] : []))
  if (layers.length === 0) return null
  const chosen = layers.map(({ names }, at) => {
    const code = question.layer?.[at]
    return code !== undefined && names.includes(code) ? code : (names[0] ?? '')
  })
  return (
    <>
      <div className="builder-scope no-print">
        {layers.map(({ dimension, names }, at) => (
          <Select
            key={dimension}
            label={words.layerOf(naming.dimensionOf(dimension))}
            value={chosen[at] ?? ''}
            options={names.map((code) => ({ value: code, label: naming.codeOf(dimension, code).label }))}
            onChange={(code) =>
              onQuestion({ ...question, layer: chosen.map((old, index) => (index === at ? Key.parse(code) : old)) })
            }
          />
        ))}
      </div>
      {layers.map(({ dimension }, at) => (
        <p key={dimension} className="print-only">
          {words.filter(naming.dimensionOf(dimension), naming.codeOf(dimension, chosen[at] ?? '').label)}
        </p>
      ))}
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
