// R1 and R10: the same cells asked for again and again, in every way that a question can be put, and on many days.
import { randomInt } from 'node:crypto'
import { dayPlus } from '@tukkimies/shared/day.ts'
import { answerToCells, countSplit, note, type Seen, shareSplit, withFreshNoise } from './answers.ts'
import type { Attack } from './attack.ts'
import { exportFormats, readExport } from './files.ts'
import type { Target } from './fill.ts'
import type { Reader } from './readers.ts'
import { lastDay } from './visits.ts'

const askings = 200
const cellsMin = 500
/** Every so many requests the server starts anew, and a file is fetched. */
const restartEvery = 50
const fileEvery = 20

type Question = { readonly place: string; readonly period: string; readonly dimensions: readonly [string, string?] }

const questions: readonly Question[] = [
  { place: 'whole', period: '2025', dimensions: ['language', 'topic'] },
  { place: 'whole', period: '2025Q2', dimensions: ['age', 'topic'] },
  { place: 'area:a1', period: '2025', dimensions: ['language'] },
  { place: 'point:p1', period: '2025', dimensions: ['topic'] },
  { place: 'point:p1', period: '2025-05', dimensions: ['age'] },
]

const pick = <Choice>(among: readonly Choice[]): Choice => among[randomInt(among.length)] as Choice // never empty

export const askAgain: Attack = {
  name: 'R1',
  asks: `the same cells ${askings} times, in every way that a question can be put`,
  run: async (ground) => {
    const seen: Seen = new Map()
    await askAll(ground.target, seen)
    const fresh: Seen = new Map()
    await askAll(withFreshNoise(ground), fresh)
    const visible = [...seen.values()].filter((values) => [...values].some((y) => y !== null)).length
    return {
      figures: { cells: seen.size, visible, asked: askings, split: countSplit(seen) },
      demand: 'split=0',
      excess: { split: countSplit(seen), few: cellsMin - seen.size },
      control: { split: shareSplit(fresh) },
      isControlWon: shareSplit(fresh) > 0.8,
    }
  },
}

const askAll = async (target: Target, seen: Seen): Promise<void> => {
  const tags = new Map<string, string>()
  for (let time = 0; time < askings; time++) {
    if (time % restartEvery === restartEvery - 1) await target.restart()
    for (const question of questions) {
      const query = putQuestion(question)
      if (time % fileEvery === 0) note(seen, await readExport(target, query, pick(exportFormats)))
      else await askOnce(target, seen, tags, query, question.place)
    }
  }
}

/** By anybody who may, in any language, with or without what a cache would send. */
const askOnce = async (
  target: Target,
  seen: Seen,
  tags: Map<string, string>,
  query: string,
  place: string,
): Promise<void> => {
  const as = pick<Reader>(
    place === 'point:p1'
      ? ['coordinator', 'advisor', 'main_user', 'protection_officer']
      : ['coordinator', 'main_user', 'protection_officer'],
  )
  const tag = randomInt(4) === 0 ? tags.get(query) : undefined
  const headers = {
    'Accept-Language': pick(['fi', 'sv', 'en', 'ar, en;q=0.5']),
    ...(randomInt(3) === 0 ? { 'Cache-Control': 'no-cache', Pragma: 'no-cache' } : {}),
    ...(tag === undefined ? {} : { 'If-None-Match': tag }),
  }
  const { status, text, headers: answered } = await target.read(`/api/v1/tables?${query}`, { as, headers })
  // What has not changed is not sent again: the tag stands for the same bytes.
  if (status === 304) return
  if (status !== 200) throw new Error(`a table was answered ${status}`)
  tags.set(query, answered.get('etag') ?? '')
  note(seen, answerToCells(text))
}

/** Rows, columns or layers, and either way round. */
const putQuestion = ({ place, period, dimensions }: Question): string => {
  const usual = `visitor=client&place=${place}&period=${period}`
  const [one, other] = randomInt(2) === 0 ? dimensions : dimensions.toReversed()
  const [only] = dimensions
  if (one === undefined || other === undefined) return `${usual}&${pick(['rows', 'columns', 'layers'])}=${only}`
  return pick([
    `${usual}&rows=${one}&columns=${other}`,
    `${usual}&rows=${one},${other}`,
    `${usual}&layers=${one}&columns=${other}`,
    `rows=${one}&period=${period}&columns=${other}&place=${place}&visitor=client`,
  ])
}

const days = 30

export const readOnManyDays: Attack = {
  name: 'R10',
  asks: `the same tables on ${days} days, over the API and in every file`,
  run: async (ground) => {
    const broken = withFreshNoise(ground)
    const [seen, fresh]: [Seen, Seen] = [new Map(), new Map()]
    let files = 0
    for (let day = 0; day < days; day++) {
      ground.target.goTo(dayPlus(lastDay, 110 + day))
      files += await readDay(ground.target, seen, day)
      await readDay(broken, fresh, day)
    }
    return {
      figures: { cells: seen.size, days, files, formats: exportFormats.length, split: countSplit(seen) },
      demand: 'split=0',
      excess: { split: countSplit(seen) },
      control: { split: shareSplit(fresh) },
      isControlWon: shareSplit(fresh) > 0.8,
    }
  },
}

const readDay = async (target: Target, seen: Seen, day: number): Promise<number> => {
  for (const { place, period, dimensions } of questions) {
    const query = `visitor=client&place=${place}&period=${period}&rows=${dimensions.join(',')}`
    note(seen, answerToCells((await target.read(`/api/v1/tables?${query}`)).text))
  }
  const { place, period, dimensions } = questions[day % questions.length] as Question // within the length
  for (const format of exportFormats) {
    const query = `visitor=client&place=${place}&period=${period}&rows=${dimensions.join('&columns=')}`
    note(seen, await readExport(target, query, format))
  }
  return exportFormats.length
}
