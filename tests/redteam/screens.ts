// The screens that show figures, and every number that each of them may show: cells of the release, derivations that the
// notes describe, arrivals, and what the page says of itself.
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { PeriodName } from '@tukkimies/shared/day.ts'
import { PeriodsAnswer, TableShape } from '@tukkimies/shared/release/answer.ts'
import { meanPersons } from '@tukkimies/shared/release/bands.ts'
import { Completeness } from '@tukkimies/shared/release/completeness.ts'
import { LatticeAnswer } from '@tukkimies/shared/release/offer.ts'
import { claimsMin, demands } from '@tukkimies/shared/release/demands.ts'
import { RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { surestCount } from '@tukkimies/shared/rehearsal/neighbour.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { monthsUntil } from '@tukkimies/web/figures/view.ts'
import type { Target } from './fill.ts'
import type { Reader } from './readers.ts'

/** `questions` are those that the screen shows the answers of. */
export type Screen = {
  readonly path: string
  readonly as: Reader
  readonly questions: readonly string[]
  readonly isBusy?: true
  readonly isRisk?: true
  /** What an overview is of: it has more beside its figures. */
  readonly overview?: { readonly visitor: 'client' | 'partner'; readonly place: string; readonly period: string }
}

/** Figures of a dimension in the order of the page, languages one by one. */
const figured = {
  client: ['topic', 'language', 'channel', 'duration', 'outcome'],
  partner: ['partner_topic', 'partner_org', 'partner_channel'],
} as const

const dashboard = (visitor: 'client' | 'partner', place: string, period: string): Screen => {
  const usual = `period=${period}&place=${place}`
  const questions = figured[visitor].map((dimension) => `${usual}&rows=${dimension}&visitor=${visitor}`)
  return {
    path: `/figures?codes=single&${usual}&visitor=${visitor}`,
    as: 'coordinator',
    questions,
    overview: { visitor, place, period },
  }
}

const builder = (question: string, measure = ''): Screen => ({
  path: `/figures/table?${measure === '' ? question : `${question}&measure=${measure}`}`,
  as: 'coordinator',
  questions: [question],
})

export const screens: readonly Screen[] = [
  dashboard('client', 'whole', '2025'),
  dashboard('client', 'whole', '2025Q2'),
  dashboard('client', 'area:a1', '2025'),
  dashboard('client', 'point:p1', '2025-05'),
  dashboard('partner', 'whole', '2025'),
  { ...dashboard('client', 'point:p1', '2025'), as: 'advisor' },
  builder('period=2025&place=whole&rows=topic&visitor=client'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'whole'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'row'),
  builder('columns=age&period=2025&place=whole&rows=topic&visitor=client', 'column'),
  builder('period=2025Q1,2025Q2&place=whole&rows=language&visitor=client'),
  builder('period=2025Q1,2025Q2&place=whole&rows=language&visitor=client', 'change'),
  builder('filter=gender:woman&period=2025&place=whole&rows=topic&visitor=client'),
  builder('period=2025&place=point:p1,point:p2,point:p3&rows=age&visitor=client'),
  builder('period=2025&place=whole&rows=partner_org&visitor=partner'),
  { path: '/busy', as: 'coordinator', questions: [], isBusy: true },
  { path: '/', as: 'coordinator', questions: [], isBusy: true },
  { path: '/risk', as: 'protection_officer', questions: [], isRisk: true },
]

const hours = Array.from({ length: 25 }, (_, hour) => hour)

/** The numbers that a screen may show, as they are read back: without signs and spaces. */
export const allowedNumbers = async (
  target: Target,
  screen: Screen,
  arrivals: readonly number[],
): Promise<ReadonlySet<string>> => {
  const allowed = new Set<string>()
  let hidden = 0
  for (const question of screen.questions) {
    const { text } = await target.read(`/api/v1/tables?${question}`, { as: screen.as })
    const answer = TableShape.parse(JSON.parse(text))
    for (const number of answerNumbers(answer)) allowed.add(String(number))
    hidden += answer.values.filter((value, at) => value === null && !answer.structural.includes(at)).length
  }
  if (screen.overview) {
    const found = await overviewNumbers(target, screen, screen.overview)
    for (const number of found.numbers) allowed.add(String(number))
    hidden += found.hidden
  }
  // Of all tables of a page together.
  allowed.add(String(hidden))
  // Told in the notes: shares of visits with several topics may exceed it.
  allowed.add('100')
  // Exact arrivals, the hours of a day, and how many weeks a mean is of; before the first there is a mean of none.
  if (screen.isBusy) for (const number of [...arrivals, ...hours, 4, 13, '0.0']) allowed.add(String(number))
  if (screen.isRisk) for (const number of await riskNumbers(target)) allowed.add(String(number))
  return allowed
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
  // The size of a table: lines and columns, with totals or without.
  for (const { names } of answer.axes) yield* [names.length, names.length + 1]
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

type Overview = NonNullable<Screen['overview']>

/** What an overview says beside its figures: totals, months, places, what was not recorded, and how complete all of it is. */
const overviewNumbers = async (
  target: Target,
  { as }: Screen,
  { visitor, place, period }: Overview,
): Promise<{ readonly numbers: readonly number[]; readonly hidden: number }> => {
  const read = async (path: string): Promise<unknown> => {
    const { status, text } = await target.read(`/api/v1/${path}`, { as })
    return status === 200 ? JSON.parse(text) : null
  }
  const tables = async (questions: readonly string[]): Promise<readonly TableAnswer[]> =>
    (await Promise.all(questions.map((question) => read(`tables?${question}`)))).flatMap((found) =>
      found === null ? [] : [TableShape.parse(found)],
    )
  const usual = `period=${period}&place=${place}`
  const periods = PeriodsAnswer.parse(await read(`periods?visitor=${visitor}`))
  const offer = LatticeAnswer.parse(await read(`lattice?visitor=${visitor}&period=${period}`))
  const ids = offer.dimensions.map(({ id }) => id).filter((id) => id === 'late' || !id.endsWith('.1'))
  const months = monthsUntil(PeriodName.parse(period), periods).map(({ month }) => month)
  const within = offer.places.filter(({ name, node }) => name === node && name !== 'whole').map(({ name }) => name)
  const counted = await tables([
    `${usual}&visitor=client`,
    `${usual}&visitor=partner`,
    `${usual}&rows=late&visitor=${visitor}`,
    ...(months.length > 1 ? [`period=${months.join(',')}&place=${place}&visitor=${visitor}`] : []),
  ])
  const others = await tables([
    ...ids.map((id) => `${usual}&rows=${id}&visitor=${visitor}`),
    ...within.map((name) => `period=${period}&place=${name}&visitor=${visitor}`),
  ])
  const complete = await Promise.all(
    [period, ...periods.next.map(({ name }) => name)].map((name) => read(`completeness?place=${place}&period=${name}`)),
  )
  return {
    numbers: [
      ...[...counted, ...others].flatMap((answer) => [...answerNumbers(answer)]),
      ...others.flatMap(meansOf),
      ...complete.flatMap((found) => (found === null ? [] : completenessNumbers(Completeness.parse(found)))),
    ],
    hidden: counted.reduce((sum, answer) => sum + hiddenIn(answer), 0),
  }
}

const hiddenIn = ({ values, structural }: TableAnswer): number =>
  values.filter((value, at) => value === null && !structural.includes(at)).length

/** The mean number of people, where the table is of them (AN26). */
const meansOf = ({ axes, values, periods }: TableAnswer): readonly number[] => {
  const axis = axes.find((one) => 'dimension' in one && one.dimension.endsWith('persons'))
  const bands = axis?.names.map((code, at) => ({ code, y: values[at] ?? null })) ?? []
  const mean = meanPersons(bands, periods[0]?.hiddenMax ?? 0)
  return mean === null ? [] : [Number(mean.toFixed(1))]
}

/** Days, tablets and points, and the open visits of the register from the threshold on (AN53). */
const completenessNumbers = ({ silent, without, quiet, open, openMin }: Completeness): readonly number[] => [
  openMin,
  ...(open === null ? [] : [open]),
  silent.length + without.length + quiet.length,
  ...silent.map(({ tablets }) => tablets),
  ...quiet.map(({ spans }) => spans.reduce((sum, { days }) => sum + days, 0)),
]

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
  return [...numbers, ...numbers.map((share) => 100 - share), ...demandNumbers]
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
