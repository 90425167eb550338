// Visits of the places that the view's place is made of; the name of each leads there with everything else as it is.
import { Link } from 'wouter'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { formatNumber, formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import type { TableColumn } from '../ui/table.tsx'
import { book } from './book.ts'
import { changeToWords } from './change-text.ts'
import { ExportButton } from './export.tsx'
import { Figure } from './figure.tsx'
import { HiddenMark, hiddenText } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import { changeTo, earlierOf, type ReleasedValue, valueAt } from './released.ts'
import { type View, viewToSearch } from './view.ts'

type PlaceRow = { readonly place: NodeName; readonly value: ReleasedValue; readonly earlier?: ReleasedValue }

export const PlacesFigure = ({
  answer,
  without,
  view,
  naming,
}: {
  readonly answer: TableAnswer
  /** Places that have no figures of their own. */
  readonly without: readonly NodeName[]
  readonly view: View
  readonly naming: Naming
}) => {
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const rows = answerToPlaces(answer)
  const earlier = earlierOf(answer)
  const rowToBar = ({ place, value, earlier: before }: PlaceRow) =>
    value.is === 'absent'
      ? null
      : {
          key: place,
          label: naming.placeOf(place),
          value: value.is === 'said' ? value.y : null,
          text: value.is === 'said' ? formatNumber(language, value.y) : hiddenText,
          against: before?.is === 'said' ? before.y : null,
        }
  return (
    <Figure
      title={words.places.title}
      about={earlier && <p className="small muted">{words.line(formatPeriod(language, earlier.name))}</p>}
      name={words.places.name(naming.placeOf(view.place), formatPeriod(language, view.period))}
      rows={rows}
      rowKey={({ place }) => place}
      rowToBar={rowToBar}
      columns={useColumns(answer, view, naming)}
      shape="lying"
      arrangement="beside"
      below={
        <>
          {without.length > 0 && (
            <p className="small muted">{words.places.without(without.map(naming.placeOf).join(', '))}</p>
          )}
          <div className="row no-print">
            <ExportButton
              answer={answer}
              chart={{ title: words.places.title, bars: rows.flatMap((row) => rowToBar(row) ?? []) }}
            />
          </div>
        </>
      }
    />
  )
}

const useColumns = (answer: TableAnswer, view: View, naming: Naming): readonly TableColumn<PlaceRow>[] => {
  const { statistics } = useWords(book)
  const words = useWords(overviewBook)
  const { language } = useLanguage()
  const earlier = earlierOf(answer)
  const valueOf = (value: ReleasedValue | undefined) => {
    if (!value) return null
    return value.is === 'said' ? formatNumber(language, value.y) : <HiddenMark value={value} answer={answer} />
  }
  return [
    {
      key: 'place',
      label: words.places.place,
      cell: ({ place }) => <Link href={`/figures?${viewToSearch({ ...view, place })}`}>{naming.placeOf(place)}</Link>,
    },
    { key: 'visits', label: statistics.visits, numeric: true, cell: ({ value }) => valueOf(value) },
    ...(earlier
      ? ([
          {
            key: 'earlier',
            label: formatPeriod(language, earlier.name),
            numeric: true,
            cell: (row) => valueOf(row.earlier),
          },
          {
            key: 'change',
            label: words.change,
            numeric: true,
            cell: (row) => {
              const change = changeTo(row.value, row.earlier, answer)
              return change && <span className="change-text">{changeToWords(change, words, language)}</span>
            },
          },
        ] satisfies TableColumn<PlaceRow>[])
      : []),
  ]
}

/** Places of the newest period, largest first, in the answer's order where they are not said. */
const answerToPlaces = (answer: TableAnswer): readonly PlaceRow[] => {
  const axis = answer.axes.find((candidate) => candidate.axis === 'place')
  const places = axis?.axis === 'place' ? axis.names : []
  const start = places.length * (answer.periods.length - 1)
  const rows = places.map((place, at): PlaceRow => ({
    place,
    value: valueAt(answer, start + at),
    ...(start > 0 && { earlier: valueAt(answer, start - places.length + at) }),
  }))
  return rows.toSorted((one, other) => numberOf(other) - numberOf(one))
}

const numberOf = ({ value }: PlaceRow): number => (value.is === 'said' ? value.y : value.is === 'hidden' ? -1 : -2)
