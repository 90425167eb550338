// The screens that show figures, and every number that each of them may show: cells of the release, derivations that the
// notes describe, arrivals, and what the page says of itself.
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { TableShape } from '@tukkimies/shared/release/answer.ts'
import { claimsMin, demands } from '@tukkimies/shared/release/demands.ts'
import { RiskAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { surestCount } from '@tukkimies/shared/rehearsal/neighbour.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { Target } from './fill.ts'
import type { Reader } from './readers.ts'

/** `questions` are those that the screen shows the answers of. */
export type Screen = {
  readonly path: string
  readonly as: Reader
  readonly questions: readonly string[]
  readonly isBusy?: true
  readonly isRisk?: true
}

const dashboard = (visitor: 'client' | 'partner', place: string, period: string): Screen => {
  const usual = `period=${period}&place=${place}`
  const dimensions = visitor === 'client' ? ['topic', 'language'] : ['partner_topic', 'partner_org']
  const questions = dimensions.map((dimension) => `${usual}&rows=${dimension}&visitor=${visitor}`)
  return { path: `/figures?${usual}&visitor=${visitor}`, as: 'coordinator', questions }
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
