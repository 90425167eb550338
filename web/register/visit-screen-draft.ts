// Changes to the settings of a visit screen, each to new settings. They name only what is not as in the code list, so that a
// screen that was set back is as the list again.
import type { Day } from '@tukkimies/shared/day.ts'
import {
  answerCodes,
  type Code,
  type CodeList,
  type Dimension,
  dimensionByKey,
  isCodeInUse,
  type Key,
  notRecorded,
} from '@tukkimies/shared/register/code-list.ts'
import { applyScreen, usualDefaults, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'

/** The answers of a question that have an order of their own: "not recorded" keeps its place. */
export const orderedCodes = (dimension: Dimension, day: Day): readonly Code[] =>
  answerCodes(dimension).filter((code) => code.key !== notRecorded && isCodeInUse(code, day))

/** Whether a question is shown and required. One that is not shown is not required, and no preset answers it. */
export const setQuestion = (
  list: CodeList,
  screen: VisitScreen,
  dimension: Key,
  asked: { readonly shown: boolean; readonly required: boolean },
): VisitScreen => {
  const question = { dimension, shown: asked.shown, required: asked.shown && asked.required }
  const usual = dimensionByKey(list, dimension)
  const isUsual = usual?.shown === question.shown && usual.required === question.required
  const others = screen.questions.filter((one) => one.dimension !== dimension)
  return {
    ...screen,
    questions: isUsual ? others : [...others, question],
    presets: asked.shown ? screen.presets : screen.presets.map((picks) => without(picks, dimension)),
  }
}

/** What is chosen beforehand; `nr` is nothing. */
export const defaultIn = (screen: VisitScreen, dimension: Key): Key =>
  screen.defaults.find((one) => one.dimension === dimension)?.code ?? usualDefaults[dimension] ?? notRecorded

export const setDefault = (screen: VisitScreen, dimension: Key, code: Key): VisitScreen => {
  const others = screen.defaults.filter((one) => one.dimension !== dimension)
  return { ...screen, defaults: usualDefaults[dimension] === code ? others : [...others, { dimension, code }] }
}

/** An order of answers, the named ones first; one that is the list's own is no setting. */
export const setOrder = (list: CodeList, screen: VisitScreen, dimension: Key, first: readonly Key[]): VisitScreen => {
  const others = screen.order.filter((one) => one.dimension !== dimension)
  const usual = answerKeys(dimensionByKey(list, dimension))
  const known = first.filter((key) => usual.includes(key))
  const full = [...new Set([...known, ...usual])]
  const codes = full.slice(0, namedCount(full, usual))
  return { ...screen, order: codes.length === 0 ? others : [...others, { dimension, codes }] }
}

/** One place up (-1) or down (1) among the answers that are in use. */
export const moveAnswer = (
  list: CodeList,
  screen: VisitScreen,
  dimension: Key,
  code: Key,
  step: -1 | 1,
  day: Day,
): VisitScreen => {
  const asked = dimensionByKey(applyScreen(list, screen), dimension)
  const keys = asked ? orderedCodes(asked, day).map(({ key }) => key) : []
  return setOrder(list, screen, dimension, swap(keys, keys.indexOf(code), step))
}

export const hasOrder = ({ order }: VisitScreen, dimension: Key): boolean =>
  order.some((one) => one.dimension === dimension)

/** Settings without what the list does not know any more, and how many names that were. */
export const cleanScreen = (
  list: CodeList,
  screen: VisitScreen,
  day: Day,
): { readonly screen: VisitScreen; readonly gone: number } => {
  const keysOf = (dimension: Key) => new Set(answersInUse(dimensionByKey(list, dimension), day))
  const isKnown = ({ dimension }: { readonly dimension: Key }) => dimensionByKey(list, dimension) !== undefined
  const order = screen.order.filter(isKnown)
  const cleaned = order.reduce(
    (sum, { dimension, codes }) =>
      setOrder(
        list,
        sum,
        dimension,
        codes.filter((code) => keysOf(dimension).has(code)),
      ),
    {
      questions: screen.questions.filter(isKnown),
      order: [],
      defaults: screen.defaults.filter((one) => isKnown(one) && keysOf(one.dimension).has(one.code)),
      presets: screen.presets.map((picks) => knownPicks(picks, keysOf)),
    } satisfies VisitScreen as VisitScreen,
  )
  return { screen: cleaned, gone: namesIn(screen) - keptNames(screen, isKnown, keysOf) }
}

/** Same settings, in whatever order they were made. */
export const isSameScreen = (one: VisitScreen, other: VisitScreen): boolean => toText(one) === toText(other)

const toText = ({ questions, order, defaults, presets }: VisitScreen): string =>
  JSON.stringify([
    questions.map(({ dimension, shown, required }) => [dimension, shown, required].join()).toSorted(),
    order.map(({ dimension, codes }) => [dimension, ...codes].join()).toSorted(),
    defaults.map(({ dimension, code }) => [dimension, code].join()).toSorted(),
    presets.map((picks) =>
      Object.entries(picks)
        .map((entry) => entry.join())
        .toSorted(),
    ),
  ])

const namesIn = ({ questions, order, defaults, presets }: VisitScreen): number =>
  questions.length +
  defaults.length +
  order.reduce((sum, { codes }) => sum + codes.length, 0) +
  presets.reduce((sum, picks) => sum + Object.values(picks).flat().length, 0)

const keptNames = (
  screen: VisitScreen,
  isKnown: (one: { readonly dimension: Key }) => boolean,
  keysOf: (dimension: Key) => ReadonlySet<Key>,
): number =>
  namesIn({
    questions: screen.questions.filter(isKnown),
    order: screen.order.map(({ dimension, codes }) => ({
      dimension,
      codes: codes.filter((code) => keysOf(dimension).has(code)),
    })),
    defaults: screen.defaults.filter((one) => keysOf(one.dimension).has(one.code)),
    presets: screen.presets.map((picks) => knownPicks(picks, keysOf)),
  })

const knownPicks = (picks: Picks, keysOf: (dimension: Key) => ReadonlySet<Key>): Picks => {
  const known = Object.entries(picks).map(
    ([key, codes]) => [key, codes.filter((code) => keysOf(key).has(code))] as const,
  )
  return Object.fromEntries(known.filter(([, codes]) => codes.length > 0))
}

const answerKeys = (dimension: Dimension | undefined): readonly Key[] =>
  dimension ? answerCodes(dimension).flatMap(({ key }) => (key === notRecorded ? [] : [key])) : []

const answersInUse = (dimension: Dimension | undefined, day: Day): readonly Key[] =>
  dimension ? answerCodes(dimension).flatMap((code) => (isCodeInUse(code, day) ? [code.key] : [])) : []

/** How many have to be named so that the others, in the list's order, follow as they should. */
const namedCount = (full: readonly Key[], usual: readonly Key[]): number => {
  const place = new Map(usual.map((key, at) => [key, at]))
  let count = full.length
  while (count > 0 && isBefore(place, full[count - 1], full[count])) count--
  return count
}

const isBefore = (place: ReadonlyMap<Key, number>, one: Key | undefined, next: Key | undefined): boolean =>
  next === undefined || (place.get(one ?? '') ?? 0) < (place.get(next) ?? 0)

const without = (picks: Picks, dimension: Key): Picks => withAnswer(picks, dimension, [])

/** The answers with others to one question, or with none. */
export const withAnswer = (picks: Picks, dimension: Key, codes: readonly Key[]): Picks => {
  const { [dimension]: _, ...rest } = picks
  return codes.length > 0 ? { ...rest, [dimension]: [...codes] } : rest
}

/** One place up (-1) or down (1); at the ends nothing changes. */
export const swap = <T>(all: readonly T[], from: number, step: -1 | 1): T[] => {
  const [one, other] = [all[from], all[from + step]]
  if (one === undefined || other === undefined) return [...all]
  return all.with(from, other).with(from + step, one)
}
