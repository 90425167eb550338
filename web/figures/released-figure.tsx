// One dimension of a view: bars and table from the same rows, hidden figures as hidden, each beside the period before.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { DimensionId } from '@tukkimies/shared/release/dimensions.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatDay, formatNumber, formatPeriod, formatShare } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import type { Bar } from '../ui/bar-chart.tsx'
import { buttonLook } from '../ui/button.tsx'
import type { TableColumn } from '../ui/table.tsx'
import { book } from './book.ts'
import { changeToWords } from './change-text.ts'
import { ExportButton } from './export.tsx'
import { Figure } from './figure.tsx'
import { absentText, HiddenMark, hiddenText, whyHidden } from './hidden-mark.tsx'
import { keptLinesMax, LineBar } from './line-bar.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import type { Words as OverviewWords } from './overview-words.fi.ts'
import {
  answerToRows,
  changeTo,
  earlierOf,
  earlierTotalOf,
  grownMost,
  hiddenCount,
  largestRow,
  type ReleasedRow,
  type ReleasedValue,
  rowShare,
  totalOf,
} from './released.ts'
import { type View, viewToSearch } from './view.ts'
import { WhyLink } from './why-link.tsx'
import type { Words } from './words.fi.ts'

/** The total stands in the table under the rows: a cell of its own, not their sum. */
type Line = ReleasedRow & { readonly isTotal: boolean }

/** What all texts of a figure are made of. */
type Told = {
  readonly answer: TableAnswer
  readonly dimension: DimensionId
  readonly view: View
  readonly naming: Naming
  readonly words: Words['statistics']
  readonly overview: OverviewWords
  readonly language: Language
}

export const ReleasedFigure = ({
  title,
  answer,
  dimension,
  view,
  naming,
  arrangement = 'beside',
  choice,
}: {
  readonly title: string
  readonly answer: TableAnswer
  readonly dimension: DimensionId
  readonly view: View
  readonly naming: Naming
  readonly arrangement?: 'beside' | 'tabs'
  /** A choice of what the figure shows, above it. */
  readonly choice?: ReactNode
}) => {
  const { statistics: words } = useWords(book)
  const overview = useWords(overviewBook)
  const { language } = useLanguage()
  const told: Told = { answer, dimension, view, naming, words, overview, language }
  const rows = answerToRows(answer)
  const hidden = hiddenCount(rows)
  const findings = [mostText(rows, told), grownText(rows, told)].filter((text) => text !== '')
  const hiddenCells = hidden > 0 ? words.hiddenCells(hidden) : ''
  const earlier = earlierOf(answer)
  const bars = rows.flatMap((row) => rowToBar(row, told) ?? [])
  const isLong = arrangement === 'beside' && bars.length > keptLinesMax
  const total = earlierTotalOf(answer)
  const lines: readonly Line[] = [
    ...rows.map((row) => ({ ...row, isTotal: false })),
    { code: 'total', value: totalOf(answer), ...(total && { earlier: total }), isTotal: true },
  ]
  return (
    <Figure
      title={title}
      about={
        <>
          {findings.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p className="small muted">
            {hiddenCells}
            {earlier && (
              <span className="figure-line">
                {hiddenCells !== '' && ' · '}
                {overview.line(formatPeriod(language, earlier.name))}
              </span>
            )}
          </p>
          {choice}
        </>
      }
      name={words.chartName(
        title,
        naming.placeOf(view.place),
        formatPeriod(language, view.period),
        findings.join('. '),
        hiddenCells,
      )}
      rows={lines}
      rowKey={({ code, isTotal }) => (isTotal ? '' : code)}
      rowToBar={(line) => (line.isTotal ? null : rowToBar(line, told))}
      columns={columnsOf(told, isLong ? bars : null)}
      shape="lying"
      arrangement={arrangement}
      isLong={isLong}
      below={
        <>
          {hidden > 0 && (
            <p className="small muted">
              {`${hiddenText} ${whyHidden(answer, language)} `}
              <WhyLink part="hidden" />
            </p>
          )}
          <div className="row no-print">
            <Link href={`/figures/table?${answer.query}`} className={buttonLook()}>
              {words.openInBuilder}
            </Link>
            <ExportButton answer={answer} chart={{ title, bars }} />
          </div>
        </>
      }
    />
  )
}

/** `bars`: those that stand in the lines on paper; none where the chart does. */
const columnsOf = (told: Told, bars: readonly Bar[] | null): readonly TableColumn<Line>[] => {
  const { answer, dimension, naming, words, overview, language } = told
  const earlier = earlierOf(answer)
  const most = Math.max(1, ...(bars ?? []).map(({ value }) => value ?? 0))
  const strongIf = (isStrong: boolean, text: ReactNode) => (isStrong ? <strong>{text}</strong> : text)
  return [
    { key: 'code', label: naming.dimensionOf(dimension), cell: (line) => <LineName line={line} told={told} /> },
    {
      key: 'visits',
      label: words.visits,
      numeric: true,
      cell: ({ value, isTotal }) => (
        <>
          {bars && <LineBar value={isTotal || value.is !== 'said' ? null : value.y} most={most} />}
          {strongIf(isTotal, <CellValue value={value} told={told} />)}
        </>
      ),
    },
    {
      key: 'share',
      label: words.share,
      numeric: true,
      cell: ({ value, isTotal }) => (isTotal ? '' : shareText(value, told)),
    },
    ...(earlier
      ? ([
          {
            key: 'earlier',
            label: formatPeriod(language, earlier.name),
            numeric: true,
            cell: (line) => line.earlier && <CellValue value={line.earlier} told={told} />,
          },
          {
            key: 'change',
            label: overview.change,
            numeric: true,
            cell: (line) => {
              const change = changeTo(line.value, line.earlier, answer)
              return change && <span className="change-text">{changeToWords(change, overview, language)}</span>
            },
          },
        ] satisfies TableColumn<Line>[])
      : []),
  ]
}

const CellValue = ({ value, told: { answer, language } }: { readonly value: ReleasedValue; readonly told: Told }) =>
  value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />

/** The name of a row leads to the visits that it counts. */
const LineName = ({ line, told }: { readonly line: Line; readonly told: Told }) => {
  const { view, dimension, naming, words, language } = told
  const { code, value, isTotal, from, until } = line
  if (isTotal) return <strong>{words.total}</strong>
  const { label } = naming.codeOf(dimension, code)
  return (
    <>
      {value.is === 'said' ? (
        <Link href={`/figures?${viewToSearch({ ...view, filter: { dimension, code } })}`}>{label}</Link>
      ) : (
        label
      )}
      {from && <span className="small muted"> {words.inUseFrom(formatDay(language, from))}</span>}
      {until && <span className="small muted"> {words.inUseUntil(formatDay(language, until))}</span>}
    </>
  )
}

const rowToBar = ({ code, value, earlier }: ReleasedRow, { naming, dimension, language }: Told): Bar | null =>
  value.is === 'absent'
    ? null
    : {
        key: code,
        label: naming.codeOf(dimension, code).short,
        value: value.is === 'said' ? value.y : null,
        text: valueText(value, language),
        against: earlier?.is === 'said' ? earlier.y : null,
      }

const valueText = (value: ReleasedValue, language: Language): string => {
  if (value.is === 'said') return formatNumber(language, value.y)
  return value.is === 'hidden' ? hiddenText : absentText
}

const shareText = (value: ReleasedValue, { answer, words, language }: Told): string => {
  const share = rowShare(value, answer)
  if (!share) return words.shareNone
  return share.is === 'share'
    ? formatShare(language, share.percent / 100)
    : noteToText(language, { note: 'under', percent: share.percent })
}

/** The finding in words, only where it is larger than the noise could make it. */
const mostText = (rows: readonly ReleasedRow[], { answer, dimension, naming, words, language }: Told): string => {
  const largest = largestRow(rows, answer)
  if (largest?.value.is !== 'said' || largest.code === notRecorded) return ''
  return words.most(nameOf(naming, dimension, largest.code), formatNumber(language, largest.value.y))
}

const grownText = (rows: readonly ReleasedRow[], { answer, dimension, naming, overview, language }: Told): string => {
  const grown = grownMost(
    rows.filter(({ code }) => code !== notRecorded),
    answer,
  )
  const change = grown && changeTo(grown.value, grown.earlier, answer)
  if (!grown || !change) return ''
  return overview.grown(nameOf(naming, dimension, grown.code), changeToWords(change, overview, language))
}

const nameOf = (naming: Naming, dimension: DimensionId, code: Key): string => naming.codeOf(dimension, code).short
