// Settings of a visit screen on their way to the server and back, and what may be wrong with them: the page says it before it
// sends, the server before it believes.
import * as z from 'zod/mini'
import type { Day } from '../day.ts'
import type { Problem } from '../problem.ts'
import { canonicalPicks, checkPicks, firstMissing, type Picks } from '../visit.ts'
import {
  answerCodes,
  CodeList,
  type Dimension,
  dimensionByKey,
  dimensionsOf,
  isCodeInUse,
  type Key,
  visitors,
} from './code-list.ts'
import { Point } from './organisation.ts'
import { applyScreen, defaultable, PointScreen, VisitScreen } from './visit-screen.ts'

const stamp = z.string().check(z.regex(/^[A-Za-z0-9_-]{11}$/))

/**
 * `POST /api/v1/visit-screens/:point`. `stamp` is that of the settings that were read, null: there were none; problem
 * `outdated`. Settings that name nothing are taken away: the screen is as the code list again.
 */
export const VisitScreenSaving = z.extend(VisitScreen, { stamp: z.nullable(stamp) })
export type VisitScreenSaving = z.infer<typeof VisitScreenSaving>

/** `GET /api/v1/visit-screens`, and the answer to a change: own points, the newest list, and the settings that there are. */
export const VisitScreensAnswer = z.strictObject({
  points: z.array(Point),
  list: CodeList,
  screens: z.array(z.extend(PointScreen, { stamp })),
})
export type VisitScreensAnswer = z.infer<typeof VisitScreensAnswer>

/**
 * What is wrong with settings on a day, by the newest list: `invalid` with the part that it is about, and within it our own
 * name or the number of the preset.
 */
export const screenProblem = (screen: VisitScreen, list: CodeList, day: Day): Problem | null => {
  const field =
    questionsProblem(screen, list) ??
    orderProblem(screen, list) ??
    defaultsProblem(screen, list, day) ??
    presetsProblem(screen, list, day)
  return field === null ? null : { code: 'invalid', field }
}

/** Why a preset of the settings would not be taken in as a visit; with the question that it is about, where it is one. */
export const presetProblem = (
  picks: Picks,
  asked: CodeList,
  day: Day,
): { readonly is: 'missing' | 'wrong'; readonly dimension?: string } | null => {
  const missing = firstMissing(picks, dimensionsOf(asked, 'client'))
  if (missing !== undefined) return { is: 'missing', dimension: missing }
  const hidden = Object.keys(picks).find((key) => dimensionByKey(asked, key)?.shown === false)
  if (hidden !== undefined) return { is: 'wrong', dimension: hidden }
  const check = checkPicks({ visitor: 'client', day, codes: picks }, asked)
  if (check.is !== 'refused') return null
  const own = check.field === undefined ? undefined : dimensionByKey(asked, check.field)
  return { is: 'wrong', ...(own ? { dimension: own.key } : {}) }
}

type FieldOf = (screen: VisitScreen, list: CodeList, day: Day) => string | null

const questionsProblem = (screen: VisitScreen, list: CodeList): string | null => {
  const { questions } = screen
  const named = badDimension('questions', questions, list)
  if (named !== null) return named
  const unseen = questions.find(({ shown, required }) => required && !shown)
  if (unseen) return `questions.${unseen.dimension}`
  const asked = applyScreen(list, screen)
  return visitors.some((visitor) => !dimensionsOf(asked, visitor).some(({ shown }) => shown)) ? 'questions' : null
}

const orderProblem = ({ order }: VisitScreen, list: CodeList): string | null => {
  const named = badDimension('order', order, list)
  if (named !== null) return named
  const wrong = order.find(({ dimension, codes }) => {
    const known = answerKeys(dimensionByKey(list, dimension))
    return new Set(codes).size !== codes.length || !codes.every((code) => known.has(code))
  })
  return wrong ? `order.${wrong.dimension}` : null
}

const defaultsProblem: FieldOf = ({ defaults }, list, day) => {
  const named = badDimension('defaults', defaults, list)
  if (named !== null) return named
  const wrong = defaults.find(({ dimension, code }) => {
    const known = answerKeys(dimensionByKey(list, dimension), day)
    return !defaultable.includes(dimension) || !known.has(code)
  })
  return wrong ? `defaults.${wrong.dimension}` : null
}

const presetsProblem: FieldOf = (screen, list, day) => {
  const asked = applyScreen(list, screen)
  const texts = screen.presets.map((picks) => JSON.stringify(canonicalPicks(picks)))
  const at = screen.presets.findIndex(
    (picks, place) => presetProblem(picks, asked, day) !== null || texts.indexOf(texts[place] ?? '') !== place,
  )
  return at < 0 ? null : `presets.${at}`
}

/** The part, if it names what the list does not know or the same question twice. */
const badDimension = (part: string, named: readonly { readonly dimension: Key }[], list: CodeList): string | null => {
  const keys = named.map(({ dimension }) => dimension)
  const isKnown = keys.every((key) => dimensionByKey(list, key) !== undefined)
  return isKnown && new Set(keys).size === keys.length ? null : part
}

const answerKeys = (dimension: Dimension | undefined, day?: Day): ReadonlySet<Key> => {
  const codes = dimension ? answerCodes(dimension) : []
  return new Set(codes.filter((code) => day === undefined || isCodeInUse(code, day)).map(({ key }) => key))
}
