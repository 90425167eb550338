// The figures of a view: what is missing first, then the key figures, then a figure for each dimension that is released at
// this place, period and filter. What is not is named, with the nearest that is.
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { PeriodName } from '@tukkimies/shared/day.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { type DimensionId, late } from '@tukkimies/shared/release/dimensions.ts'
import { isOffered, LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { type Answer, useAnswer, useWords } from '../hooks.ts'
import { ChipGroup } from '../ui/chip.tsx'
import { AnswerNote, valueOf } from './answer-note.tsx'
import { CompletenessCard } from './completeness.tsx'
import type { Naming } from './naming.ts'
import { NotRecorded } from './not-recorded.tsx'
import { overviewBook } from './overview-book.ts'
import { MonthsFigure } from './overview-months.tsx'
import { PlacesFigure } from './overview-places.tsx'
import { useCompared, useTable } from './overview-tables.ts'
import { OverviewTiles, type Totals } from './overview-tiles.tsx'
import { PeriodNotes } from './period-notes.tsx'
import { ReleasedFigure } from './released-figure.tsx'
import { ReleasedFoot, ReleasedHead } from './released-frame.tsx'
import { LeftOut, TableRefusal } from './table-refusal.tsx'
import {
  comparedPeriod,
  figureDimensions,
  monthsUntil,
  pairsToPeriods,
  placesWithin,
  type View,
  viewToRequest,
} from './view.ts'

type Props = {
  readonly view: View
  readonly periods: PeriodsAnswer
  readonly places: PullAnswer
  readonly readable: readonly NodeName[]
  readonly naming: Naming
  readonly from: string
  readonly onView: (view: View) => void
}

export const OverviewFigures = (props: Props) => {
  const { view, periods, naming, from } = props
  const earlier = comparedPeriod(view, periods)
  const total = useCompared(view, null, earlier)
  const answer = valueOf(total)
  if (total.is === 'refused')
    return (
      <TableRefusal
        view={view}
        periods={periods}
        problem={total.problem}
        again={total.again}
        naming={naming}
        from={from}
      />
    )
  return (
    <>
      <AnswerNote answer={total} from={from} />
      {answer && <Released {...props} earlier={earlier} total={answer} />}
    </>
  )
}

/** Figures with their table beside the chart; those after them are short. */
const fullWidth = 2

type Shown = Props & { readonly earlier: PeriodName | null; readonly total: TableAnswer }

const Released = (props: Shown) => {
  const { view, naming, total, from } = props
  const words = useWords(overviewBook)
  const lattice = useAnswer({
    path: `/api/v1/lattice?visitor=${view.visitor}&period=${view.period}`,
    shape: LatticeAnswer,
  })
  const offer = valueOf(lattice)
  const { shown, left } = chooseDimensions(view, offer)
  const tables = useDimensions(props, shown)
  const others = useOthers(props, offer)
  const answers = [...tables, ...others.all].flatMap((table) => valueOf(table) ?? [])
  const old = tables.find(({ is }) => is === 'offline')
  const figuresOf = (dimensions: readonly DimensionId[], arrangement: 'beside' | 'tabs') =>
    dimensions.map((dimension) => {
      const table = tables[shown.indexOf(dimension)]
      const answer = table && valueOf(table)
      return (
        answer && (
          <DimensionFigure key={dimension} {...props} dimension={dimension} answer={answer} arrangement={arrangement} />
        )
      )
    })
  return (
    <>
      {old && <AnswerNote answer={old} from={from} />}
      <div className="figure-pair figure-pair-wide">
        <CompletenessCard place={view.place} period={view.period} late={valueOf(others.late)} naming={naming}>
          {offer && !view.filter && <NotRecorded dimensions={questionsOf(view, offer)} view={view} naming={naming} />}
        </CompletenessCard>
        <PeriodNotes place={view.place} period={view.period} naming={naming} />
      </div>
      <ReleasedHead view={view} answer={total} tables={[total, ...answers]} naming={naming} />
      <OverviewTiles totals={totalsOf(view, total, others)} view={view} naming={naming} />
      {shown.length > 0 && <p className="small muted no-print">{words.drill}</p>}
      {figuresOf(shown.slice(0, fullWidth), 'beside')}
      <div className="figure-pair">{figuresOf(shown.slice(fullWidth), 'tabs')}</div>
      <OverTimeAndPlaces {...props} others={others} />
      {left.length > 0 && <LeftOutFigures {...props} left={left} />}
      <ReleasedFoot answer={total} naming={naming} />
    </>
  )
}

const otherOf = ({ visitor }: View) => (visitor === 'client' ? 'partner' : 'client')

/** The figures that the page has and the period too: those that are released here, and the others. */
const chooseDimensions = (
  view: View,
  offer: LatticeAnswer | undefined,
): { readonly shown: readonly DimensionId[]; readonly left: readonly DimensionId[] } => {
  const known = new Set(offer?.dimensions.map(({ id }) => id))
  const dimensions = figureDimensions[view.visitor]
    .filter((dimension) => known.has(dimension) && sourceOf(view.filter?.dimension) !== dimension)
    .map((dimension) =>
      isGrouped(dimension, view) && known.has(groupsOf(dimension)) ? groupsOf(dimension) : dimension,
    )
  const isReleased = (dimension: DimensionId) =>
    offer !== undefined && isOffered(offer, view.place, [dimension, ...(view.filter ? [view.filter.dimension] : [])])
  return { shown: dimensions.filter(isReleased), left: dimensions.filter((one) => !isReleased(one)) }
}

/** Languages are many and are shown by their groups, unless somebody wants them one by one. */
const isGrouped = (dimension: DimensionId, { single }: View): boolean => dimension === 'language' && !single
const groupsOf = (dimension: DimensionId): DimensionId => `${dimension}.1`

const sourceOf = (dimension: DimensionId | undefined): DimensionId | undefined => dimension?.replace(/\.1$/, '')

/** Questions of a visit that are released here: no groups, and not when it was recorded. */
const questionsOf = ({ place }: View, offer: LatticeAnswer): readonly DimensionId[] =>
  offer.dimensions
    .filter(({ id, source }) => id === source && id !== late && isOffered(offer, place, [id]))
    .map(({ id }) => id)

/** As many questions as a page may have figures, each time in the same order. */
const useDimensions = (
  { view, earlier }: Shown,
  [one, two, three, four, five]: readonly DimensionId[],
): readonly Answer<TableAnswer>[] => [
  useCompared(view, one, earlier),
  useCompared(view, two, earlier),
  useCompared(view, three, earlier),
  useCompared(view, four, earlier),
  useCompared(view, five, earlier),
]

type Others = ReturnType<typeof useOthers>

const totalsOf = ({ visitor }: View, total: TableAnswer, others: Others): Totals => {
  const other = valueOf(others.visitor) ?? null
  const persons = valueOf(others.persons) ?? null
  return visitor === 'client' ? { client: total, partner: other, persons } : { client: other, partner: total, persons }
}

/** What stands beside the dimensions: the other visits, bands of persons, late ones, months and places. */
const useOthers = ({ view, earlier, periods, places, readable }: Shown, offer: LatticeAnswer | undefined) => {
  const filters = view.filter ? [view.filter.dimension] : []
  const has = (dimension: DimensionId) => offer !== undefined && isOffered(offer, view.place, [dimension])
  const persons = view.visitor === 'client' ? 'persons' : 'partner_persons'
  const months = monthsUntil(view.period, periods)
  const within = placesWithin(view.place, places.areas, places.points).filter((place) => readable.includes(place))
  const told = within.filter((place) => offer?.places.some(({ name, node }) => name === place && node === place))
  const counted = told.filter((place) => offer !== undefined && isOffered(offer, place, filters))
  const plain = { ...view, filter: null }
  const asked = viewToRequest(view, null, earlier)
  const answers = {
    visitor: useCompared({ ...plain, visitor: otherOf(view) }, view.filter ? undefined : null, earlier),
    persons: useCompared(plain, has(persons) && !view.filter ? persons : undefined, null),
    late: useCompared(plain, has(late) && !view.filter ? late : undefined, null),
    months: useTable(months.length < 2 ? null : { ...asked, periods: pairsToPeriods(months) }),
    places: useTable(counted.length < 2 ? null : { ...asked, places: counted.toSorted() }),
  }
  return {
    ...answers,
    all: [answers.visitor, answers.late, answers.months, answers.places],
    pairs: months,
    without: within.filter((place) => !counted.includes(place)),
  }
}

const DimensionFigure = ({
  dimension,
  answer,
  view,
  naming,
  onView,
  arrangement,
}: Shown & {
  readonly dimension: DimensionId
  readonly answer: TableAnswer
  readonly arrangement: 'beside' | 'tabs'
}) => {
  const words = useWords(overviewBook)
  const hasGroups = sourceOf(dimension) === 'language' && (view.single || dimension === groupsOf('language'))
  return (
    <ReleasedFigure
      title={titleOf(dimension, words.titles, naming)}
      answer={answer}
      dimension={dimension}
      view={view}
      naming={naming}
      arrangement={arrangement}
      {...(hasGroups && {
        choice: (
          <div className="no-print">
            <ChipGroup
              legend={words.level}
              kind="one"
              options={[
                { key: 'groups', label: words.levels.groups },
                { key: 'single', label: words.levels.single },
              ]}
              chosen={[view.single ? 'single' : 'groups']}
              onChoose={([level]) => onView({ ...view, single: level === 'single' })}
            />
          </div>
        ),
      })}
    />
  )
}

const OverTimeAndPlaces = ({ view, naming, others }: Shown & { readonly others: Others }) => {
  const [months, places] = [valueOf(others.months), valueOf(others.places)]
  return (
    <>
      {months && <MonthsFigure months={others.pairs} answer={months} view={view} naming={naming} />}
      {places && <PlacesFigure answer={places} without={others.without} view={view} naming={naming} />}
    </>
  )
}

const LeftOutFigures = ({ view, naming, left, from }: Shown & { readonly left: readonly DimensionId[] }) => {
  const words = useWords(overviewBook)
  const [first] = left
  const table = useCompared(view, first, null)
  if (table.is !== 'refused') return null
  return (
    <LeftOut
      title={words.leftOut.title}
      text={words.leftOut.text(left.map((dimension) => titleOf(dimension, words.titles, naming)).join('; '))}
      view={view}
      problem={table.problem}
      again={table.again}
      naming={naming}
      from={from}
    />
  )
}

const titleOf = (dimension: DimensionId, titles: Readonly<Record<string, string>>, naming: Naming): string =>
  titles[sourceOf(dimension) ?? dimension] ?? naming.dimensionOf(dimension)
