// A question, a line and a cell of the table builder in words.
import { PeriodName, periodPlus, periodToKind } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { requestDimensions, type TableRequest } from '@tukkimies/shared/release/table-request.ts'
import { formatChange, formatNumber, formatPeriod, formatShare } from '../format.ts'
import type { Words } from './builder-words.fi.ts'
import { absentText, hiddenText } from './hidden-mark.tsx'
import type { Naming } from './naming.ts'
import type { AxisName, Line, Pivot, PivotCell } from './pivot.ts'
import type { Words as FigureWords } from './words.fi.ts'

/** What the words of a table are made from. */
export type Told = {
  readonly naming: Naming
  readonly words: Words
  readonly statistics: FigureWords['statistics']
  readonly language: Language
}

export const axisToText = (axis: AxisName, { naming, words }: Told): string =>
  axis === 'period' || axis === 'place' ? words.axes[axis] : naming.dimensionOf(axis)

export const nameToText = (axis: AxisName, name: string | null, { naming, words, language }: Told): string => {
  if (name === null) return words.total
  if (axis === 'period') return formatPeriod(language, PeriodName.parse(name))
  return axis === 'place' ? naming.placeOf(name) : naming.codeOf(axis, name).label
}

/** What heads a total over these axes: all visits where one visit has several of what stands above, for it is no sum. */
export const totalToText = (axes: readonly AxisName[], { many }: Pick<Pivot, 'many'>, { words }: Told): string =>
  axes.some((axis) => many.has(axis)) ? words.all : words.total

/** The same as short as it may be, for the head of a column. */
export const nameToShortText = (axis: AxisName, name: string | null, told: Told): string =>
  axis === 'period' || axis === 'place' || name === null
    ? nameToText(axis, name, told)
    : told.naming.codeOf(axis, name).short

/** A line by its parts, from the outermost: "Oleskelulupa, arabia". */
export const lineToText = (axes: readonly AxisName[], { names }: Line, told: Told): string =>
  axes.map((axis, at) => nameToText(axis, names[at] ?? null, told)).join(', ')

/** What a cell says in text alone, as beside a bar. */
export const cellToText = ({ value, shown }: PivotCell, { language, statistics }: Told): string => {
  if (value.is === 'absent') return absentText
  if (shown.is === 'none') return statistics.shareNone
  if (shown.is === 'share')
    return shown.share.is === 'share'
      ? formatShare(language, shown.share.percent / 100)
      : noteToText(language, { note: 'under', percent: shown.share.percent })
  return value.is === 'hidden' ? hiddenText : formatNumber(language, value.y)
}

/** What became of a cell since the period before; empty for the first one. */
export const changeToText = ({ shown }: PivotCell, { language, words }: Told): string => {
  if (shown.is !== 'change') return ''
  if (shown.change.is === 'unknown') return words.unknownChange
  return shown.change.is === 'change'
    ? formatChange(language, shown.change.by)
    : noteToText(language, { note: 'no_change' })
}

/** "Käynnit: Aihe ja Asiointikieli", with the filters. */
export const requestToTitle = (request: TableRequest, { naming, words }: Told): string => {
  const dimensions = [...request.layers, ...request.rows, ...request.columns].map((id) => naming.dimensionOf(id))
  const filters = request.filters.map(({ dimension, code }) =>
    words.filter(naming.dimensionOf(dimension), naming.codeOf(dimension, code).label),
  )
  const by =
    dimensions.length === 0
      ? words.visitors[request.visitor]
      : words.by[request.visitor](joinDimensions(dimensions, words.and))
  return [by, ...filters].join('; ')
}

export const placesToText = ({ places }: TableRequest, { naming, words }: Told): string => {
  const [first, second] = places.map((place) => naming.placeOf(place))
  if (places.length <= 2) return [first, second].filter(Boolean).join(words.and)
  return words.several(first ?? '', places.length - 1)
}

/** One period, a run of them, or a list. */
export const periodsToText = (periods: readonly PeriodName[], { words, language }: Told): string => {
  const [first] = periods
  const last = periods.at(-1)
  if (first === undefined || last === undefined) return ''
  const isRun = periods.every((name, at) => at === 0 || name === periodPlus(periods[at - 1] ?? name, 1))
  if (periods.length > 2 && isRun)
    return words.span(formatPeriod(language, first), formatPeriod(language, last), periods.length)
  return join(
    periods.map((name) => formatPeriod(language, name)),
    words.and,
  )
}

/** What a table is by: "Kesto, sukupuoli ja tulos". */
export const joinDimensions = (names: readonly string[], and: string): string =>
  join(
    names.map((name, at) => (at === 0 ? name : lowerFirst(name))),
    and,
  )

const join = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`

/** Within a sentence a name begins small, unless it begins with an abbreviation. */
const lowerFirst = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

/** What another question changes: its periods, its places, the dimensions that it leaves out. */
export const differenceToText = (request: TableRequest, other: TableRequest, told: Told): string => {
  const kept = new Set(requestDimensions(other))
  const dropped = requestDimensions(request).filter((id) => !kept.has(id))
  const isOther = (one: readonly string[], two: readonly string[]) => one.join() !== two.join()
  return [
    ...(isOther(request.periods, other.periods) ? [periodsInstead(request.periods, other.periods, told)] : []),
    ...(isOther(request.places, other.places) ? [placesToText(other, told)] : []),
    ...(dropped.length > 0 ? [told.words.without(dropped.map((id) => told.naming.dimensionOf(id)).join(', '))] : []),
  ].join(' · ')
}

/** A longer period is called by its length: "2026 III" alone does not say that it is a quarter instead of a month. */
const periodsInstead = ([from]: readonly PeriodName[], periods: readonly PeriodName[], told: Told): string => {
  const [to] = periods
  const text = periodsToText(periods, told)
  if (from === undefined || to === undefined || periodToKind(from) === periodToKind(to)) return text
  return told.statistics.otherPeriod(told.statistics.kinds[periodToKind(to)], text)
}
