// One dimension of a view: bars and table from the same rows, hidden figures as hidden.
import { Link } from 'wouter'
import { type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatDay, formatNumber, formatPeriod, formatShare } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import type { Bar } from '../ui/bar-chart.tsx'
import { buttonLook } from '../ui/button.tsx'
import { book } from './book.ts'
import { ExportButton } from './export.tsx'
import { Figure } from './figure.tsx'
import { absentText, HiddenMark, hiddenText, whyHidden } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import {
  answerToRows,
  hiddenCount,
  largestRow,
  type ReleasedRow,
  type ReleasedValue,
  rowShare,
  totalOf,
} from './released.ts'
import type { figureDimensions, View } from './view.ts'
import { WhyLink } from './why-link.tsx'
import type { Words } from './words.fi.ts'

type FigureDimension = (typeof figureDimensions)[keyof typeof figureDimensions][number]

/** The total stands in the table under the rows: a cell of its own, not their sum. */
type Line = ReleasedRow & { readonly isTotal: boolean }

export const ReleasedFigure = ({
  answer,
  dimension,
  view,
  naming,
}: {
  readonly answer: TableAnswer
  readonly dimension: FigureDimension
  readonly view: View
  readonly naming: Naming
}) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  const rows = answerToRows(answer)
  const total = totalOf(answer)
  const hidden = hiddenCount(rows)
  const most = mostText(answer, rows, dimension, naming, words, language)
  const hiddenCells = hidden > 0 ? words.hiddenCells(hidden) : ''
  const lines: readonly Line[] = [
    ...rows.map((row) => ({ ...row, isTotal: false })),
    { code: 'total', value: total, isTotal: true },
  ]
  const rowToBar = ({ code, value, isTotal }: Line): Bar | null =>
    isTotal || value.is === 'absent'
      ? null
      : {
          key: code,
          label: naming.codeOf(dimension, code).short,
          value: value.is === 'said' ? value.y : null,
          text: valueText(value, language),
        }
  return (
    <Figure
      title={words.titles[dimension]}
      about={
        <>
          {most !== '' && <p>{most}</p>}
          {hidden > 0 && <p className="small muted">{hiddenCells}</p>}
        </>
      }
      name={words.chartName(
        words.titles[dimension],
        naming.placeOf(view.place),
        formatPeriod(language, view.period),
        most,
        hiddenCells,
      )}
      rows={lines}
      rowKey={({ code, isTotal }) => (isTotal ? '' : code)}
      rowToBar={rowToBar}
      columns={[
        {
          key: 'code',
          label: naming.dimensionOf(dimension),
          cell: (line) => <LineName line={line} naming={naming} dimension={dimension} />,
        },
        {
          key: 'visits',
          label: words.visits,
          numeric: true,
          cell: ({ value, isTotal }) => {
            const text =
              value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />
            return isTotal ? <strong>{text}</strong> : text
          },
        },
        {
          key: 'share',
          label: words.share,
          numeric: true,
          cell: ({ value, isTotal }) => (isTotal ? '' : shareText(value, answer, words, language)),
        },
      ]}
      shape="lying"
      arrangement="beside"
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
            <ExportButton
              answer={answer}
              chart={{
                title: words.titles[dimension],
                bars: rows.flatMap((row) => rowToBar({ ...row, isTotal: false }) ?? []),
              }}
            />
          </div>
        </>
      }
    />
  )
}

const LineName = ({
  line: { code, isTotal, from, until },
  naming,
  dimension,
}: {
  readonly line: Line
  readonly naming: Naming
  readonly dimension: Key
}) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  if (isTotal) return <strong>{words.total}</strong>
  return (
    <>
      {naming.codeOf(dimension, code).label}
      {from && <span className="small muted"> {words.inUseFrom(formatDay(language, from))}</span>}
      {until && <span className="small muted"> {words.inUseUntil(formatDay(language, until))}</span>}
    </>
  )
}

const valueText = (value: ReleasedValue, language: Language): string => {
  if (value.is === 'said') return formatNumber(language, value.y)
  return value.is === 'hidden' ? hiddenText : absentText
}

const shareText = (
  value: ReleasedValue,
  answer: TableAnswer,
  words: Words['statistics'],
  language: Language,
): string => {
  const share = rowShare(value, answer)
  if (!share) return words.shareNone
  return share.is === 'share'
    ? formatShare(language, share.percent / 100)
    : noteToText(language, { note: 'under', percent: share.percent })
}

/** The finding in words, only where it is larger than the noise could make it. */
const mostText = (
  answer: TableAnswer,
  rows: readonly ReleasedRow[],
  dimension: Key,
  naming: Naming,
  words: Words['statistics'],
  language: Language,
): string => {
  const largest = largestRow(rows, answer)
  if (largest?.value.is !== 'said' || largest.code === notRecorded) return ''
  return words.most(naming.codeOf(dimension, largest.code).short, formatNumber(language, largest.value.y))
}
