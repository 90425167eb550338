// The form of a visit as a reducer: what is chosen, what is only a default, what the last tap has to be told. Pure: the
// page holds the state, the tests hold the laws.
import type { Day } from '@tukkimies/shared/day.ts'
import {
  answerCodes,
  type Code,
  type CodeList,
  type Dimension,
  dimensionsOf,
  isCodeInUse,
  type Key,
  notRecorded,
  type Visitor,
} from '@tukkimies/shared/register/code-list.ts'
import type { VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import { canonicalPicks, firstMissing, groupPicks, type Picks } from '@tukkimies/shared/visit.ts'

/** The only two questions of a visit that may have an answer before anybody taps; a point may set another. */
const defaultCodes: Defaults = {
  channel: 'point',
  persons: 'n1',
  partner_channel: 'point',
  partner_persons: 'n1',
}

/** What is chosen beforehand, by question; "not recorded" is no answer, so nothing is. */
export type Defaults = Readonly<Record<Key, Key>>

/** The defaults of a point's visit screen. */
export const defaultsOf = ({ defaults }: Pick<VisitScreen, 'defaults'>): Defaults => {
  const set = defaults.filter(({ dimension }) => dimension in defaultCodes)
  return { ...defaultCodes, ...Object.fromEntries(set.map(({ dimension, code }) => [dimension, code])) }
}

/**
 * The questions of the first screen, and how many answers stand there before the others go behind the last chip. Of a
 * partner there are few enough for all.
 */
export const firstScreen: Readonly<Record<Key, number>> = {
  topic: 13,
  language: 13,
  channel: 4,
  duration: 5,
  outcome: 4,
  age: 5,
  persons: 3,
  partner_org: 20,
  partner_topic: 20,
  partner_channel: 10,
  partner_duration: 10,
  partner_persons: 10,
}

/** Where a visit begins. */
export const firstQuestion: Readonly<Record<Visitor, Key>> = { client: 'topic', partner: 'partner_org' }

/** Whether the question stands in the panel with further details. */
export const isInPanel = (dimension: Key): boolean => !(dimension in firstScreen)

export type Form = {
  readonly picks: Picks
  /** Questions whose default nobody has touched: they look like defaults. */
  readonly given: readonly Key[]
  /** What the last press has to be told; gone with the next. */
  readonly notice: { readonly is: 'full' | 'missing'; readonly dimension: Key } | null
}

export type FormAction =
  | { readonly do: 'press'; readonly dimension: Dimension; readonly code: Key }
  | { readonly do: 'miss'; readonly dimension: Key }
  | { readonly do: 'forget_notice' }
  | ({ readonly do: 'clear' | 'relist' } & Questions)
  /** A preset, or the last visit, in place of what is chosen. */
  | ({ readonly do: 'fill'; readonly picks: Picks } & Questions)
  | { readonly do: 'restore'; readonly form: Form }

/** What the form asks: the questions it shows, on that day, with these defaults. */
export type Questions = {
  readonly dimensions: readonly Dimension[]
  readonly day: Day
  readonly defaults?: Defaults
}

/** An empty form: nothing chosen but the defaults that the list and the day have. */
export const makeForm = ({ dimensions, day, defaults = defaultCodes }: Questions): Form => {
  const picks: Picks = {}
  for (const dimension of dimensions) {
    const code = defaults[dimension.key]
    if (code === undefined || code === notRecorded) continue
    if (codesOnDay(dimension, day).some(({ key }) => key === code)) picks[dimension.key] = [code]
  }
  return { picks, given: Object.keys(picks), notice: null }
}

export const reduceForm = (form: Form, action: FormAction): Form => {
  switch (action.do) {
    case 'press':
      return pressCode(form, action.dimension, action.code)
    case 'miss':
      return { ...form, notice: { is: 'missing', dimension: action.dimension } }
    case 'forget_notice':
      return { ...form, notice: null }
    case 'clear':
      return makeForm(action)
    case 'relist':
      return keepKnown(form, action)
    case 'fill':
      return fillForm(action.picks, action)
    case 'restore':
      return action.form
  }
}

/** The form as a preset or the last visit fills it in: what is not among the questions any more is left out. */
export const fillForm = (picks: Picks, questions: Questions): Form => {
  const empty = makeForm(questions)
  let filled = empty.picks
  // What a preset says nothing about keeps its default.
  const answered = questions.dimensions.filter(({ key }) => picks[key])
  for (const dimension of answered) {
    const codes = knownCodes(picks, dimension, questions.day)
    // Where no answer is needed, leaving the question alone says the same.
    const answer = dimension.required ? codes : codes.filter((code) => code !== notRecorded)
    filled = withAnswer(filled, dimension.key, answer)
  }
  const given = empty.given.filter((key) => !answered.some((dimension) => dimension.key === key))
  return { picks: groupPicks(filled), given, notice: null }
}

/** A preset of what is chosen: an answer that was taken away stays away. */
export const picksToPreset = ({ picks }: Form, questions: Questions): Picks => {
  const away = makeForm(questions).given.filter((key) => picks[key] === undefined)
  return { ...picks, ...Object.fromEntries(away.map((key) => [key, [notRecorded]])) }
}

/** The questions of a visit that the form asks, in the list's order. */
export const shownDimensions = (list: CodeList, visitor: Visitor): readonly Dimension[] =>
  dimensionsOf(list, visitor).filter((dimension) => dimension.shown)

/** The codes that may be an answer on the day, in the list's order. */
export const codesOnDay = (dimension: Dimension, day: Day): readonly Code[] =>
  answerCodes(dimension).filter((code) => isCodeInUse(code, day))

/** The first question that must be answered and is not. */
export const missingIn = (form: Form, dimensions: readonly Dimension[]): Key | undefined =>
  firstMissing(form.picks, dimensions)

/** Whether a person has begun a visit: an untouched default is no beginning. */
export const isBegun = (form: Form): boolean => Object.keys(form.picks).some((key) => !form.given.includes(key))

/** The same text for the same answers, to notice two equal visits in a row. */
export const picksToText = (picks: Picks): string => JSON.stringify(canonicalPicks(picks))

const pressCode = (form: Form, dimension: Dimension, code: Key): Form => {
  const chosen = form.picks[dimension.key] ?? []
  const given = form.given.filter((key) => key !== dimension.key)
  // The first press on a default says yes to it; only the second takes it away.
  if (form.given.includes(dimension.key) && chosen.includes(code)) return { ...form, given, notice: null }
  const answer = dimension.kind === 'one' ? answerOne(dimension, chosen, code) : answerMany(dimension, chosen, code)
  if (answer === 'full') return { ...form, notice: { is: 'full', dimension: dimension.key } }
  return { picks: groupPicks(withAnswer(form.picks, dimension.key, answer)), given, notice: null }
}

const answerOne = (dimension: Dimension, chosen: readonly Key[], code: Key): readonly Key[] =>
  chosen.includes(code) && !dimension.required ? [] : [code]

const answerMany = (dimension: Dimension, chosen: readonly Key[], code: Key): readonly Key[] | 'full' => {
  if (chosen.includes(code)) return chosen.filter((other) => other !== code)
  if (code === notRecorded) return [notRecorded]
  const others = chosen.filter((other) => other !== notRecorded)
  return others.length >= dimension.max ? 'full' : [...others, code]
}

const withAnswer = (picks: Picks, dimension: Key, answer: readonly Key[]): Picks => {
  const { [dimension]: _, ...rest } = picks
  return answer.length > 0 ? { ...rest, [dimension]: [...answer] } : rest
}

// A new list, or another day, in the middle of a visit: what it does not know is let go, the rest stays.
const keepKnown = (form: Form, questions: Questions): Form => {
  const empty = makeForm(questions)
  if (!isBegun(form)) return empty
  let picks: Picks = {}
  for (const dimension of questions.dimensions) {
    // A default that nobody has touched follows the settings.
    const answer = form.given.includes(dimension.key)
      ? (empty.picks[dimension.key] ?? [])
      : knownCodes(form.picks, dimension, questions.day)
    picks = withAnswer(picks, dimension.key, answer)
  }
  return { picks, given: form.given.filter((key) => empty.given.includes(key)), notice: null }
}

const knownCodes = (picks: Picks, dimension: Dimension, day: Day): readonly Key[] => {
  const known = new Set(codesOnDay(dimension, day).map(({ key }) => key))
  return (picks[dimension.key] ?? []).filter((code) => known.has(code)).slice(0, dimension.max)
}
