// One table of a report: chart and table of the same lines, what is not said named under them.
import type { ReactNode } from 'react'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { ReportTable } from '@tukkimies/shared/release/report.ts'
import { formatNumber, formatPeriod } from '../format.ts'
import { useWords } from '../hooks.ts'
import { Table } from '../ui/table.tsx'
import { largestValue, type Plot, type PlotCell } from '../ui/plot.ts'
import { answerToPlot } from './answer-plot.ts'
import type { Told } from './builder-naming.ts'
import { Chart } from './chart.tsx'
import { keptLinesMax, LineBar } from './line-bar.tsx'
import { makePivot } from './pivot.ts'
import { PivotTable } from './pivot-table.tsx'
import { reportBook } from './report-book.ts'
import { personsOf } from './released.ts'
import { isSilent, linesToPlot, plotToLines, type ReportLine } from './report-lines.ts'
import { changeToWords, shareToWords, tableToTitle } from './report-text.ts'

export const ReportTableFigure = ({
  table,
  answer,
  told,
}: {
  readonly table: ReportTable
  readonly answer: TableAnswer
  readonly told: Told
}) => {
  const words = useWords(reportBook)
  const title = tableToTitle(table, told, words)
  const id = `report-${table.key.replaceAll('.', '-')}`
  return (
    <figure className="report-figure" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
      </figcaption>
      {table.part.is === 'crossed' ? (
        <PivotTable pivot={makePivot(answer, 'visits', ['period'])} answer={answer} title={title} told={told} />
      ) : (
        <Lines table={table} answer={answer} told={told} title={title} />
      )}
    </figure>
  )
}

const Lines = ({
  table: { part, request },
  answer,
  told,
  title,
}: {
  readonly table: ReportTable
  readonly answer: TableAnswer
  readonly told: Told
  readonly title: string
}) => {
  const { sheet: words } = useWords(reportBook)
  const plot = answerToPlot(answer, told, 'visits', part.is === 'months' ? [] : ['period'])
  const lines = plotToLines(plot, answer)
  const said = lines.filter((line) => !isSilent(line))
  const silent = lines.filter((line) => isSilent(line) && !line.now.absent && !line.isTotal)
  const period = request.periods.at(-1)
  const name = words.chart(
    title,
    request.places.length === 1 ? told.naming.placeOf(request.places[0] ?? '') : '',
    period ? formatPeriod(told.language, period) : '',
  )
  const drawn = linesToPlot(plot, lines)
  return (
    <>
      {said.length > 0 && (
        <div className={`report-beside${said.length > keptLinesMax ? ' lines-long' : ''}`}>
          <Chart kind={part.is === 'months' ? 'lines' : 'bars'} plot={drawn} name={name} />
          <LineTable lines={said} plot={plot} title={title} told={told} isShared={part.is === 'codes'} />
        </div>
      )}
      {silent.length > 0 && <p className="small muted">{words.notSaid(silent.map(({ label }) => label).join(', '))}</p>}
      {part.is === 'codes' && part.dimension.endsWith('persons') && <MeanPersons answer={answer} told={told} />}
    </>
  )
}

/** Of the newest period, from what stands above it and nothing else. */
const MeanPersons = ({ answer, told: { language } }: { readonly answer: TableAnswer; readonly told: Told }) => {
  const { sheet: words } = useWords(reportBook)
  const mean = personsOf(answer)
  return <p>{mean === null ? words.noMeanPersons : words.meanPersons(formatNumber(language, mean, 1))}</p>
}

const LineTable = ({
  lines,
  plot,
  title,
  told,
  isShared,
}: {
  readonly lines: readonly ReportLine[]
  readonly plot: Plot
  readonly title: string
  readonly told: Told
  readonly isShared: boolean
}) => {
  const { sheet: words } = useWords(reportBook)
  const { series, corner } = plot
  const strong = (line: ReportLine, text: ReactNode) => (line.isTotal ? <strong>{text}</strong> : text)
  const isCompared = series.length > 1
  const most = largestValue(plot)
  return (
    <Table<ReportLine>
      caption={title}
      captionHidden
      rows={lines}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', label: corner, cell: (line) => strong(line, line.label) },
        ...(isCompared
          ? [
              {
                key: 'before',
                label: series[0]?.label ?? '',
                numeric: true,
                cell: (line: ReportLine) => strong(line, <Said cell={line.before} />),
              },
            ]
          : []),
        {
          key: 'now',
          label: series.at(-1)?.label ?? told.statistics.visits,
          numeric: true,
          cell: (line) => (
            <>
              <LineBar value={line.isTotal ? null : line.now.value} most={most} />
              {strong(line, <Said cell={line.now} />)}
            </>
          ),
        },
        ...(isCompared
          ? [
              {
                key: 'change',
                label: words.change,
                numeric: true,
                cell: (line: ReportLine) => changeToWords(line.change, told),
              },
            ]
          : []),
        ...(isShared
          ? [
              {
                key: 'share',
                label: words.share,
                numeric: true,
                cell: (line: ReportLine) => shareToWords(line, told),
              },
            ]
          : []),
      ]}
    />
  )
}

/** A figure, or its mark with the words for it. */
export const Said = ({ cell }: { readonly cell: PlotCell | null }) => {
  if (cell === null) return null
  if (cell.spoken === undefined) return <>{cell.text}</>
  return (
    <>
      <span className={cell.absent ? undefined : 'hidden-mark table-hidden-cell'} aria-hidden="true">
        {cell.text}
      </span>
      <span className="hidden-text">{cell.spoken}</span>
    </>
  )
}
