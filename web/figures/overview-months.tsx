// Visits by month up to the end of the view's period, each beside the same month a year before.
import { Link } from 'wouter'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatNumber, formatPeriod, formatPeriodShort } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { changeOf, type Change } from '@tukkimies/shared/release/derivation.ts'
import { book } from './book.ts'
import { changeToWords } from './change-text.ts'
import { ExportButton } from './export.tsx'
import { Figure } from './figure.tsx'
import { HiddenMark, absentText, hiddenText } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { type ReleasedValue, valueAt } from './released.ts'
import type { MonthPair, View } from './view.ts'

type MonthRow = MonthPair & {
  readonly value: ReleasedValue
  readonly before: ReleasedValue | null
  readonly change: Change | null
}

export const MonthsFigure = ({
  months,
  answer,
  view,
  naming,
}: {
  readonly months: readonly MonthPair[]
  readonly answer: TableAnswer
  readonly view: View
  readonly naming: Naming
}) => {
  const { statistics } = useWords(book)
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const rows = months.map((pair) => makeRow(pair, answer))
  const hasBefore = rows.some(({ before }) => before !== null)
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return null
  const rowToBar = ({ month, value, before }: MonthRow) => ({
    key: month,
    label: formatPeriodShort(language, month),
    value: value.is === 'said' ? value.y : null,
    text: value.is === 'said' ? formatNumber(language, value.y) : value.is === 'hidden' ? hiddenText : absentText,
    against: before?.is === 'said' ? before.y : null,
  })
  const cellOf = (value: ReleasedValue | null) =>
    value && (value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />)
  return (
    <Figure
      title={words.months.title}
      about={hasBefore && <p className="small muted">{words.months.line}</p>}
      name={words.months.name(
        formatPeriod(language, first.month),
        formatPeriod(language, last.month),
        naming.placeOf(view.place),
      )}
      rows={rows}
      rowKey={({ month }) => month}
      rowToBar={rowToBar}
      columns={[
        { key: 'month', label: words.months.month, cell: ({ month }) => formatPeriod(language, month) },
        { key: 'visits', label: statistics.visits, numeric: true, cell: ({ value }) => cellOf(value) },
        ...(hasBefore
          ? [
              {
                key: 'before',
                label: words.months.before,
                numeric: true,
                cell: ({ before }: MonthRow) => cellOf(before),
              },
              {
                key: 'change',
                label: words.change,
                numeric: true,
                cell: ({ change }: MonthRow) =>
                  change && <span className="change-text">{changeToWords(change, words, language)}</span>,
              },
            ]
          : []),
      ]}
      shape="standing"
      arrangement="tabs"
      below={
        <div className="row no-print">
          <Link href={`/figures/table?${answer.query}`} className={buttonLook()}>
            {statistics.openInBuilder}
          </Link>
          <ExportButton answer={answer} chart={{ title: words.months.title, bars: rows.map(rowToBar) }} />
        </div>
      }
    />
  )
}

const makeRow = ({ month, earlier }: MonthPair, answer: TableAnswer): MonthRow => {
  const at = answer.periods.findIndex(({ name }) => name === month)
  const beforeAt = earlier === null ? -1 : answer.periods.findIndex(({ name }) => name === earlier)
  const value = valueAt(answer, at)
  const before = beforeAt < 0 ? null : valueAt(answer, beforeAt)
  const isComparable = before !== null && before.is !== 'absent' && value.is !== 'absent'
  return {
    month,
    earlier,
    value,
    before,
    change: isComparable
      ? changeOf(cellOf(before), cellOf(value), answer.periods[at]?.V ?? 0, answer.periods[beforeAt]?.V)
      : null,
  }
}

const cellOf = (value: ReleasedValue): number | null => (value.is === 'said' ? value.y : null)
