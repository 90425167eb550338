import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { type PeriodName, periodToKind } from '@tukkimies/shared/day.ts'
import { Visitor, visitors } from '@tukkimies/shared/register/code-list.ts'
import type { PeriodsAnswer } from '@tukkimies/shared/release/answer.ts'
import { formatPeriod } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { book } from './book.ts'
import { closingText } from './closing-text.ts'
import type { Naming } from './naming.ts'
import { overviewBook } from './overview-book.ts'
import {
  comparedPeriod,
  comparisons,
  kindsPublished,
  periodsPublished,
  periodsWithheld,
  shiftPeriod,
  type View,
} from './view.ts'

/** Whose visits, where and when: closed periods only, and when the next of the kind will be one. */
export const DashboardPicker = ({
  view,
  places,
  periods,
  naming,
  onView,
}: {
  readonly view: View
  readonly places: readonly NodeName[]
  readonly periods: PeriodsAnswer
  readonly naming: Naming
  readonly onView: (view: View) => void
}) => {
  const { statistics: words } = useWords(book)
  const overview = useWords(overviewBook)
  const { language } = useLanguage()
  const { filter } = view
  const kind = periodToKind(view.period)
  const withheld = new Set(periodsWithheld(periods, kind))
  const closed = [...periodsPublished(periods, kind), ...withheld].toSorted((a, b) => (a < b ? 1 : -1))
  const next = periods.next.find((period) => period.kind === kind)
  const kinds = kindsPublished(periods)
  const known = <T extends string>(names: readonly T[], name: T): readonly T[] =>
    names.includes(name) ? names : [name, ...names]
  return (
    <section className="no-print">
      <div className="picker">
        <Select
          label={words.visitor}
          value={view.visitor}
          options={visitors.map((visitor) => ({ value: visitor, label: words.visitors[visitor] }))}
          onChange={(visitor) => onView({ ...view, visitor: Visitor.parse(visitor), filter: null })}
        />
        <Select
          label={words.place}
          value={view.place}
          options={known(places, view.place).map((place) => ({ value: place, label: naming.placeOf(place) }))}
          onChange={(place) => onView({ ...view, place })}
        />
        <Select
          label={words.kind}
          value={kind}
          options={known(kinds, kind).map((name) => ({ value: name, label: words.kinds[name] }))}
          onChange={(name) => {
            const newest = kinds
              .filter((published) => published === name)
              .map((found) => periodsPublished(periods, found)[0])[0]
            if (newest) onView({ ...view, period: newest })
          }}
        />
        <Select
          label={words.period}
          value={view.period}
          options={known(closed, view.period).map((name) => ({
            value: name,
            label: withheld.has(name)
              ? words.withheld.choice(formatPeriod(language, name))
              : formatPeriod(language, name),
          }))}
          onChange={(name) => onView({ ...view, period: name as PeriodName })}
        />
        <Select
          label={overview.compare}
          value={view.compare}
          options={comparisons.map((compare) => ({ value: compare, label: overview.comparisons[compare] }))}
          onChange={(name) => onView({ ...view, compare: comparisons.find((one) => one === name) ?? 'year' })}
        />
      </div>
      {filter && (
        <div className="row picker-next">
          <strong>
            {overview.filter(naming.dimensionOf(filter.dimension), naming.codeOf(filter.dimension, filter.code).label)}
          </strong>
          <Button icon="close" onClick={() => onView({ ...view, filter: null })}>
            {overview.withoutFilter}
          </Button>
        </div>
      )}
      {view.compare !== 'none' && comparedPeriod(view, periods) === null && (
        <p className="small muted picker-next">
          {overview.notComparable(formatPeriod(language, shiftPeriod(view.period, view.compare)))}
        </p>
      )}
      {next && <p className="small muted picker-next">{closingText(language, next)}</p>}
    </section>
  )
}
