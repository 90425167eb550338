// What a main user sets for the visit screen of a point: which questions stand there, which must be answered, in which order
// the answers stand, what is chosen beforehand, and presets. Public like the code list; it holds nothing of any visit.
import * as z from 'zod/mini'
import { PointId } from '../id.ts'
import { Picks } from '../visit.ts'
import { type Code, type CodeList, type Dimension, Key, notRecorded } from './code-list.ts'

/** Presets on one visit screen. */
export const presetsMax = 3

/** The questions that may have an answer before anybody taps. */
export const defaultable: readonly Key[] = ['channel', 'persons', 'partner_channel', 'partner_persons']

/** The questions that stand behind "More details" when they are shown. */
export const inDetails: readonly Key[] = ['gender', 'first', 'interpreter', 'referral', 'municipality', 'residence']

/** What they have, unless a point has set something else. */
export const usualDefaults: Readonly<Record<Key, Key>> = {
  channel: 'point',
  persons: 'n1',
  partner_channel: 'point',
  partner_persons: 'n1',
}

/**
 * Settings of one visit screen; what they do not name is as in the code list. `order` names the answers that stand first,
 * `defaults` what is chosen beforehand (`nr`: nothing), `presets` whole client visits that one tap saves.
 */
export const VisitScreen = z.strictObject({
  questions: z
    .array(z.strictObject({ dimension: Key, shown: z.boolean(), required: z.boolean() }))
    .check(z.maxLength(40)),
  order: z
    .array(z.strictObject({ dimension: Key, codes: z.array(Key).check(z.minLength(1), z.maxLength(80)) }))
    .check(z.maxLength(40)),
  defaults: z.array(z.strictObject({ dimension: Key, code: Key })).check(z.maxLength(defaultable.length)),
  presets: z.array(Picks).check(z.maxLength(presetsMax)),
})
export type VisitScreen = z.infer<typeof VisitScreen>

/** The settings of a point, as `GET /api/v1/pull` gives them. A point without settings has the screen of the code list. */
export const PointScreen = z.strictObject({ point: PointId, screen: VisitScreen })
export type PointScreen = z.infer<typeof PointScreen>

export const emptyScreen: VisitScreen = { questions: [], order: [], defaults: [], presets: [] }

/** The code list as a point's visit screen asks it. What the settings name and the list does not know changes nothing. */
export const applyScreen = (list: CodeList, screen: VisitScreen): CodeList => ({
  ...list,
  dimensions: list.dimensions.map((dimension) => {
    const question = screen.questions.find((set) => set.dimension === dimension.key)
    const first = screen.order.find((set) => set.dimension === dimension.key)?.codes ?? []
    return { ...dimension, ...askedAs(dimension, question), codes: orderCodes(dimension.codes, first) }
  }),
})

// A question that is not shown cannot be missing.
const askedAs = (dimension: Dimension, set: VisitScreen['questions'][number] | undefined) => {
  const { shown, required } = set ?? dimension
  return { shown, required: shown && required }
}

// "Not recorded" keeps its place: it is where a hand looks for it.
const orderCodes = (codes: readonly Code[], first: readonly Key[]): Code[] => {
  const moved = first
    .filter((key) => key !== notRecorded)
    .flatMap((key) => codes.find((code) => code.key === key) ?? [])
  return [...new Set([...moved, ...codes])]
}

/** Whether the settings name nothing: then the screen is as the code list. */
export const isEmptyScreen = ({ questions, order, defaults, presets }: VisitScreen): boolean =>
  [questions, order, defaults, presets].every((part) => part.length === 0)

/** The lists with every question shown that some point asks: what is asked somewhere is counted. */
export const askLists = (lists: readonly CodeList[], screens: readonly PointScreen[]): readonly CodeList[] => {
  const asked = new Set(
    screens.flatMap(({ screen }) => screen.questions.flatMap(({ dimension, shown }) => (shown ? [dimension] : []))),
  )
  const isNew = (dimension: Dimension): boolean => !dimension.shown && asked.has(dimension.key)
  return lists.map((list) =>
    list.dimensions.some(isNew)
      ? { ...list, dimensions: list.dimensions.map((one) => (isNew(one) ? { ...one, shown: true } : one)) }
      : list,
  )
}
