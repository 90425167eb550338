// Every number that a screen may show: cells of the release, derivations that the notes describe, arrivals, and what the page
// says of itself.
import { PeriodName } from '@tukkimies/shared/day.ts'
import { OpenList } from '@tukkimies/shared/release/open-table.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { PeriodsAnswer, TableShape } from '@tukkimies/shared/release/answer.ts'
import { meanPersons } from '@tukkimies/shared/release/bands.ts'
import { rareBelow } from '@tukkimies/shared/release/code-review.ts'
import { Completeness } from '@tukkimies/shared/release/completeness.ts'
import { claimsMin, demands } from '@tukkimies/shared/release/demands.ts'
import { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { PolicyAnswer, RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { surestCount } from '@tukkimies/shared/rehearsal/neighbour.ts'
import { countHidden, makePivot } from '@tukkimies/web/figures/pivot.ts'
import { comparedPeriod, monthsUntil } from '@tukkimies/web/figures/view.ts'
import type { Target } from './fill.ts'
import type { Overview, Screen } from './screens.ts'

const hours = Array.from({ length: 25 }, (_, hour) => hour)

/** The numbers that a screen may show, as they are read back: without signs and spaces. Its questions are those of now. */
export const allowedNumbers = async (
  target: Target,
  screen: Screen,
  arrivals: readonly number[],
): Promise<ReadonlySet<string>> => {
  const { kind, overview } = screen
  const tables = overview ? await overviewTables(target, screen, overview) : await plainTables(target, screen)
  const allowed = new Set<number | string>([
    ...[...tables.counted, ...tables.others].flatMap((answer) => [...answerNumbers(answer)]),
    // Of all tables of a page together.
    tables.counted.reduce((sum, answer) => sum + hiddenIn(answer), 0),
    // Told in the notes: shares of visits with several topics may exceed it.
    100,
  ])
  const add = (numbers: readonly (number | string)[]): void => numbers.forEach((number) => allowed.add(number))
  if (kind === 'builder' || kind === 'opened') add(tables.counted.flatMap((answer) => seenSizes(answer)))
  if (kind === 'report') add(tables.counted.flatMap(meansOf))
  if (overview) add([...tables.others.flatMap(meansOf), ...(await missing(target, screen, overview))])
  // Exact arrivals, the hours of a day, and how many weeks a mean is of; before the first there is a mean of none.
  if (kind === 'busy') add([...arrivals, ...hours, 4, 13, '0.0'])
  if (kind === 'risk') add([...(await riskNumbers(target)), ...(await rareNumbers(target))])
  if (kind === 'opening') add(await spansOpened(target))
  return new Set([...allowed].map(String))
}

/** `counted` are the tables of the page, `others` what it asks for beside them. */
type Tables = { readonly counted: readonly TableAnswer[]; readonly others: readonly TableAnswer[] }

const readTables = async (target: Target, questions: readonly string[], as: Screen['as']): Promise<TableAnswer[]> => {
  const found = await Promise.all(questions.map((question) => readAs(target, `tables?${question}`, as)))
  return found.flatMap((answer) => (answer === null ? [] : [TableShape.parse(answer)]))
}

/** An answer of the API; null where it is refused. What is open to everybody is asked for as one who sees it all. */
const readAs = async (target: Target, path: string, as: Screen['as']): Promise<unknown> => {
  const { status, text } = await target.read(`/api/v1/${path}`, { as: as ?? 'coordinator' })
  return status === 200 ? JSON.parse(text) : null
}

const plainTables = async (target: Target, { questions, as }: Screen): Promise<Tables> => ({
  counted: await readTables(target, questions, as),
  others: [],
})

/** How many cells of a table stand on the screen, and how many of them are hidden: of layers one at a time is seen. */
const seenSizes = (answer: TableAnswer): readonly number[] => {
  const pivot = makePivot(answer, 'visits', ['period', 'place'])
  return [pivot.rows.length * pivot.columns.length, countHidden(pivot)]
}

/** How many periods each open table has by now. */
const spansOpened = async (target: Target): Promise<readonly number[]> => {
  const { tables } = OpenList.parse(await readAs(target, 'open', null))
  return tables.map(({ periods }) => periods.length)
}

function* answerNumbers(answer: TableAnswer): Generator<number> {
  const tables = [answer, ...answer.totals]
  const said = tables.flatMap(({ values }) => values.filter((value) => value !== null))
  yield* said
  yield* derivedNumbers(answer, said)
  for (const { values, structural } of tables) {
    const empty = new Set(structural)
    // How many cells there are, and how many of them are hidden, with their totals and without.
    yield values.length
    yield values.filter((value, at) => value === null && !empty.has(at)).length
  }
  // The size of a table: lines and columns, with totals or without; of places and periods how many follow the first.
  for (const { names } of answer.axes) yield* [names.length - 1, names.length, names.length + 1]
  const cells = tables.flatMap(({ values, structural }) => values.map((value, at) => ({ value, at, structural })))
  yield cells.length
  yield cells.filter(({ value, at, structural }) => value === null && !structural.includes(at)).length
  for (const { D, V, T, hiddenMax } of answer.periods)
    yield* [D, V, T, T - D, hiddenMax, Math.round(2 * Math.sqrt(2 * V))]
}

/** Shares of a total in whole per cent, "under x", and the change of a cell from one period to the next (AN25, AN27). */
function* derivedNumbers(answer: TableAnswer, said: readonly number[]): Generator<number> {
  const smaller = answer.totals.flatMap(({ values }) => values.filter((value) => value !== null))
  for (const total of new Set(smaller))
    for (const y of new Set(said)) if (y <= total * 1.2) yield Math.min(100, Math.round((100 * y) / total))
  for (const { hiddenMax } of answer.periods)
    for (const total of smaller) yield Math.floor((100 * hiddenMax) / total) + 1
  const periods = answer.periods.length
  for (const { values } of [answer, ...answer.totals]) {
    const size = values.length / periods
    for (let at = size; at < values.length; at++) {
      const [now, before] = [values[at], values[at - size]]
      if (now !== null && now !== undefined && before !== null && before !== undefined) yield Math.abs(now - before)
    }
  }
}

/** What a report is held to, by the tables that say so: how large a figure may be, of how many claims, and from how many on. */
const demandNumbers: readonly number[] = [
  ...Object.values(demands).flatMap((demand) => Object.values(demand)),
  surestCount,
  claimsMin,
]

/** What an overview asks: its figures beside the period before, both visitors' totals, months, places, what was not recorded. */
const overviewTables = async (
  target: Target,
  { as, questions }: Screen,
  { visitor, place, period, compare, filter }: Overview,
): Promise<Tables> => {
  const periods = PeriodsAnswer.parse(await readAs(target, `periods?visitor=${visitor}`, as))
  const offer = LatticeAnswer.parse(await readAs(target, `lattice?visitor=${visitor}&period=${period}`, as))
  const earlier = comparedPeriod({ period: PeriodName.parse(period), compare }, periods)
  const both = earlier === null ? period : [earlier, period].toSorted().join()
  const filtered = filter === '' ? '' : `filter=${filter}&`
  const isWhole = filter === ''
  const ids = offer.dimensions.map(({ id }) => id).filter((id) => id === 'late' || !id.endsWith('.1'))
  const months = monthsUntil(PeriodName.parse(period), periods).map(({ month }) => month)
  const within = offer.places.filter(({ name, node }) => name === node && name !== 'whole').map(({ name }) => name)
  const counted = [
    ...questions.map((question) => question.replace(`period=${period}&`, `period=${both}&`)),
    `${filtered}period=${both}&place=${place}&visitor=${visitor}`,
    ...(isWhole ? [`period=${both}&place=${place}&visitor=${visitor === 'client' ? 'partner' : 'client'}`] : []),
    ...(isWhole ? [`period=${period}&place=${place}&rows=late&visitor=${visitor}`] : []),
    ...(months.length > 1 ? [`${filtered}period=${months.join(',')}&place=${place}&visitor=${visitor}`] : []),
  ]
  const others = [
    ...ids.map((id) => `period=${period}&place=${place}&rows=${id}&visitor=${visitor}`),
    ...within.map((name) => `${filtered}period=${both}&place=${name}&visitor=${visitor}`),
  ]
  return { counted: await readTables(target, counted, as), others: await readTables(target, others, as) }
}

/** How complete an overview's period is, and the next of each kind. */
const missing = async (target: Target, { as }: Screen, { visitor, place, period }: Overview) => {
  const periods = PeriodsAnswer.parse(await readAs(target, `periods?visitor=${visitor}`, as))
  const names = [period, ...periods.next.map(({ name }) => name)]
  const found = await Promise.all(names.map((name) => readAs(target, `completeness?place=${place}&period=${name}`, as)))
  return found.flatMap((answer) => (answer === null ? [] : completenessNumbers(Completeness.parse(answer))))
}

const hiddenIn = ({ values, structural }: TableAnswer): number =>
  values.filter((value, at) => value === null && !structural.includes(at)).length

/** The mean number of people, where the table is of them (AN26). */
const meansOf = ({ axes, values, structural, periods }: TableAnswer): readonly string[] => {
  const axis = axes.find((one) => 'dimension' in one && one.dimension.endsWith('persons'))
  if (!axis) return []
  // Of several periods the last.
  const start = values.length - axis.names.length
  const empty = new Set(structural)
  const bands = axis.names.flatMap((code, at) =>
    empty.has(start + at) ? [] : [{ code, y: values[start + at] ?? null }],
  )
  const mean = meanPersons(bands, periods.at(-1)?.hiddenMax ?? 0)
  return mean === null ? [] : [mean.toFixed(1)]
}

/** Days, tablets and points, and the open visits of the register from the threshold on (AN53). */
const completenessNumbers = ({ silent, without, quiet: told, open, openMin }: Completeness): readonly number[] => {
  const quiet = told ?? []
  return [
    openMin,
    ...(open === null ? [] : [open]),
    silent.length + without.length + quiet.length,
    ...silent.map(({ tablets }) => tablets),
    ...quiet.map(({ spans }) => spans.reduce((sum, { days }) => sum + days, 0)),
  ]
}

/** Published numbers of the year, code by code, as far as they make a code a rare one. */
const rareNumbers = async (target: Target): Promise<readonly number[]> => {
  const questions = target.list.dimensions.map(
    ({ key, visitor }) => `period=2025&place=whole&rows=${key}&visitor=${visitor}`,
  )
  const tables = await readTables(target, questions, 'protection_officer')
  return [
    rareBelow,
    ...tables.flatMap(({ values }) => values.filter((value) => value !== null && value < rareBelow)),
  ].map(Number)
}

/** What stands in the risk reports, rounded as the page rounds it, and what they are held to. */
const riskNumbers = async (target: Target): Promise<readonly number[]> => {
  const { text } = await target.read('/api/v1/risk', { as: 'protection_officer' })
  const numbers: number[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'number') numbers.push(value, Math.round(value), Math.round(100 * value))
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(RiskAnswer.parse(JSON.parse(text)))
  const open = await target.read('/api/v1/risk/open', { as: 'protection_officer' })
  if (open.status === 200) walk(JSON.parse(open.text))
  // Fewer open visits than the threshold are told as fewer.
  const rules = await target.read('/api/v1/policy', { as: 'protection_officer' })
  const thresholds = PolicyAnswer.parse(JSON.parse(rules.text)).versions.map(({ policy }) => policy.threshold)
  return [...numbers, ...numbers.map((share) => 100 - share), ...demandNumbers, ...thresholds]
}

/** Texts with digits that name something: codes in every language, longest first; a bare number is no name. */
export const namesWithDigits = ({ list }: Pick<Target, 'list'>): readonly string[] => {
  const texts = list.dimensions.flatMap(({ labels, codes }) =>
    [labels, ...codes.flatMap((code) => [code.labels, code.short ?? code.labels])].flatMap((names) =>
      languages.map((language) => names[language]),
    ),
  )
  return [...new Set(texts.filter((text) => /\d/.test(text) && /\D/.test(text)))].toSorted(
    (one, other) => other.length - one.length,
  )
}
