// Questions outside the grammar of tables: negations, unions, patterns, sorting, repeats, days and windows. Made of names that
// the release knows, so that each fails by what is wrong with it alone.
import { randomInt } from 'node:crypto'
import type { Ground } from './attack.ts'

const pick = <Choice>(among: readonly Choice[]): Choice => among[randomInt(among.length)] as Choice // never empty

const two = (number: number): string => String(number).padStart(2, '0')

const windows: readonly (() => string)[] = [
  () => `2025-${two(1 + randomInt(12))}-${two(1 + randomInt(28))}`,
  () => `2025-${two(1 + randomInt(6))}..2025-${two(7 + randomInt(6))}`,
  () => `2025-01-${two(1 + randomInt(28))}/2025-02-${two(1 + randomInt(28))}`,
  () => `2025W${two(1 + randomInt(52))}`,
  () => `2025-W${two(1 + randomInt(52))}`,
  () => `2025H${1 + randomInt(2)}`,
  () => `2025Q${1 + randomInt(3)}..2025Q4`,
  () => `2025Q${1 + randomInt(4)},2025`,
  () => `2025-${two(1 + randomInt(12))},2025Q1`,
  () => `2025Q${5 + randomInt(5)}`,
  () => `2025-${two(13 + randomInt(80))}`,
  () => `2025-${two(1 + randomInt(12))},2025-${two(1 + randomInt(12))}-15`,
  () => `202501${two(1 + randomInt(28))}`,
  () => `2025-${1 + randomInt(9)}`,
  () => `2025Q1-2025-01`,
  () => `-2025Q${1 + randomInt(4)}`,
  () => `2025-0${1 + randomInt(9)}-*`,
  () => pick(['*', '%25', 'all', 'last30days', 'now', '2025;2024', '[2025Q1', '2025Q1%7C2025Q2', '']),
]

/** Days, odd and overlapping ranges. */
export const windowQuestions = (count: number): readonly string[] =>
  Array.from({ length: count }, () => {
    const rows = pick(['', '&rows=language', '&rows=topic', '&rows=age', '&rows=language&columns=topic'])
    return `visitor=client&place=${pick(['whole', 'area:a1', 'point:p1'])}&period=${pick(windows)()}${rows}`
  })

const placeWords = ['point:p1+point:p2', 'whole-point:p1', '!point:p1', 'point:p*', 'area:a1%7Carea:a2', 'NOT(whole)']
const morePlaces = ['whole,point:p1', 'point:p1,area:a1', 'point:', 'point:p1;point:p2', 'point:p1%00', '*', '../whole']

const wrongCode = (dimension: string, one: string, other: string): string =>
  pick([
    `${dimension}:!${one}`,
    `${dimension}:-${one}`,
    `${dimension}:~${one}`,
    `${dimension}:NOT(${one})`,
    `${dimension}:${one}|${other}`,
    `${dimension}:${one},${other}`,
    `${dimension}:${one}+${other}`,
    `${dimension}:${one}%20OR%20${other}`,
    `${dimension}:${one}..${other}`,
    `${dimension}:${one.slice(0, 1)}*`,
    `${dimension}:${one.slice(0, 1)}%25`,
    `${dimension}:>${one}`,
    `${dimension}:`,
    `${dimension}:*`,
    `${dimension}!:${one}`,
    `!${dimension}:${one}`,
    `${dimension}:${one}:${other}`,
    `${dimension}|topic:${one}`,
  ])

const wrongParameters = [
  'not',
  'exclude',
  'or',
  'any',
  'sort',
  'order',
  'top',
  'min',
  'max',
  'having',
  'limit',
  'offset',
  'day',
  'from',
  'to',
  'where',
  'q',
  'count',
  'exact',
  'raw',
  'debug',
  'group',
]

/** NOT, OR, unions, wildcards, repeats, sorting and "top n" in every part of a question. */
export const grammarQuestions = ({ tables }: Pick<Ground, 'tables'>, count: number): readonly string[] => {
  const dimensions = [...tables.axes].filter(([, codes]) => codes.length > 1)
  return Array.from({ length: count }, () => {
    const [dimension, codes] = pick(dimensions)
    const [one, other] = [pick(codes), pick(codes)]
    const period = pick(['2025', '2025Q1', '2025Q3'])
    const usual = `visitor=client&place=whole&period=${period}`
    return pick([
      () => `visitor=client&place=${pick([...placeWords, ...morePlaces])}&period=${period}`,
      () => `${usual}&filter=${wrongCode(dimension, one, other)}`,
      () => `${usual}&filter=${dimension}:${one}&filter=${dimension}:${other}`,
      () => `${usual}&filter=${dimension}:${one}&rows=${dimension}`,
      () => `${usual}&rows=${dimension},${dimension}`,
      () => `${usual}&rows=${dimension}&rows=age`,
      () => `${usual}&rows=${pick(['!', '-', '*', 'not.'])}${dimension}`,
      () => `${usual}&${pick(wrongParameters)}=${pick([one, '1', 'y', 'true'])}`,
      () => `${usual}&rows=${dimension}&${pick(wrongParameters)}=${pick([one, '-1', '5'])}`,
      () => `${usual}&place=point:p1`,
      () => `${usual}&visitor=partner`,
      () => `visitor=${pick(['client,partner', '*', 'all', 'client|partner', ''])}&place=whole&period=${period}`,
    ])()
  })
}
