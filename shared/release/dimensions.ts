// Dimensions and codes as one period sees them: which codes its days knew, what every other answer counts under, and what
// is sensitive (AN39, AN42 to AN46).
import * as z from 'zod/mini'
import { Day, type PeriodName, periodFirstDay, periodLastDay } from '../day.ts'
import {
  answerCodes,
  type Code,
  type CodeList,
  type Dimension,
  dimensionByKey,
  groupKeys,
  Key,
  listOnDay,
  notRecorded,
  type Visitor,
} from '../register/code-list.ts'
import { type Picks, shownPicks } from '../visit.ts'

/** A dimension, a level of groups (`language.1`) or `late`. */
export const DimensionId = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,31}(\.1)?$/))
export type DimensionId = z.infer<typeof DimensionId>

/** The system dimension "filed outside its own period" (AN41), and its two codes. */
export const late = 'late'
export const lateCodes = { no: 'no', yes: 'yes' } as const

/**
 * One code of a dimension in a period. `from` (first day in use) and `until` (first day no longer) stand only where the
 * code was in use on a part of the period (AN43).
 */
export const LatticeCode = z.strictObject({
  key: Key,
  sensitive: z.boolean(),
  from: z.optional(Day),
  until: z.optional(Day),
})
export type LatticeCode = z.infer<typeof LatticeCode>

/**
 * A dimension of a period: its codes in the list's order, and for every answer that any list knows the code that it counts
 * under here (AN44). `source` is the question that a visit answers; a level of groups shares it with its child.
 */
export const LatticeDimension = z.strictObject({
  id: DimensionId,
  source: Key,
  many: z.boolean(),
  sensitive: z.boolean(),
  codes: z.array(LatticeCode),
  answers: z.record(z.string(), Key),
})
export type LatticeDimension = z.infer<typeof LatticeDimension>

/** The dimensions that the list in force on a day shows, where points have no settings of their own. */
export const shownOnDay = (lists: readonly CodeList[], day: Day): readonly Key[] =>
  listOnDay(lists, day)
    .dimensions.filter((dimension) => dimension.shown)
    .map((dimension) => dimension.key)

/**
 * The answers of a visit that some table may count (S35): to questions that its own list shows, and a list in force in the
 * calendar year of its day or later. Its own periods open no earlier, and where it is late it counts in later ones.
 */
export const countedPicks = (
  { list: version, day, codes }: { readonly list: number; readonly day: Day; readonly codes: Picks },
  lists: readonly CodeList[],
): Picks => {
  const named = lists.find((list) => list.version === version)
  if (!named) return codes
  const newYear = `${day.slice(0, 4)}-01-01`
  const later = spansOf(lists).filter(({ until }) => until > newYear)
  const isAsked = (key: Key): boolean => later.some(({ list }) => dimensionByKey(list, key)?.shown)
  return Object.fromEntries(Object.entries(shownPicks(codes, named)).filter(([key]) => isAsked(key)))
}

/** Versions of the code list in force on any day of the period (AN42), oldest first. */
export const versionsInForce = (lists: readonly CodeList[], name: PeriodName): readonly CodeList[] =>
  spansOf(lists)
    .filter((span) => overlaps(span, name))
    .map((span) => span.list)

/**
 * The dimensions of a period that opens today: of those shown the ones that the list in force knows, their groups, and
 * `late`. Sensitive is what any version in force in the period flags, or one that has come into force since (AN46).
 */
export const latticeDimensions = (
  visitor: Visitor,
  name: PeriodName,
  lists: readonly CodeList[],
  shown: readonly Key[],
  today: Day,
): LatticeDimension[] => {
  const dimensions = openingList(lists, name, today).dimensions
  const own = dimensions.filter(({ key, visitor: whose }) => whose === visitor && shown.includes(key))
  return own.flatMap(({ key }) => sourceDimensions(key, name, lists, today)).concat(lateDimension)
}

/** The same dimensions after the lists have changed: new codes count, a flag that was set holds (AN43, AN46). */
export const amendDimensions = (
  dimensions: readonly LatticeDimension[],
  name: PeriodName,
  lists: readonly CodeList[],
  today: Day,
): LatticeDimension[] =>
  dimensions.map((old) => {
    const found = sourceDimensions(old.source, name, lists, today).find(({ id }) => id === old.id)
    if (old.id === late || !found) return old
    const flagged = new Set(old.codes.flatMap((code) => (code.sensitive ? [code.key] : [])))
    const codes = found.codes.map((code) => ({ ...code, sensitive: code.sensitive || flagged.has(code.key) }))
    return { ...found, codes, sensitive: found.sensitive || old.sensitive }
  })

const lateDimension: LatticeDimension = {
  id: late,
  source: late,
  many: false,
  sensitive: false,
  codes: [
    { key: lateCodes.no, sensitive: false },
    { key: lateCodes.yes, sensitive: false },
  ],
  answers: { [lateCodes.no]: lateCodes.no, [lateCodes.yes]: lateCodes.yes },
}

/** A version and the days on which it is in force; the first one also stands for all days before it. */
type Span = { readonly list: CodeList; readonly from: string; readonly until: string }

const dayMin = ''
const dayMax = '~'

const spansOf = (lists: readonly CodeList[]): readonly Span[] =>
  lists.map((list, at) => ({ list, from: at === 0 ? dayMin : list.first, until: lists[at + 1]?.first ?? dayMax }))

const overlaps = ({ from, until }: Span, name: PeriodName): boolean =>
  from <= periodLastDay(name) && until > periodFirstDay(name)

// A period may be opened a day early by a visit of tomorrow, or late by one of last month.
const openingList = (lists: readonly CodeList[], name: PeriodName, today: Day): CodeList => {
  const first = periodFirstDay(name)
  const last = periodLastDay(name)
  return listOnDay(lists, today < first ? first : today > last ? last : today)
}

// The dimension itself and, where its codes have parents, the level of its groups.
const sourceDimensions = (
  key: Key,
  name: PeriodName,
  lists: readonly CodeList[],
  today: Day,
): readonly LatticeDimension[] => {
  const spans = spansOf(lists).flatMap((span) => {
    const dimension = dimensionByKey(span.list, key)
    return dimension ? [{ ...span, dimension }] : []
  })
  const known = spans.map(({ dimension }) => dimension)
  const inForce = spans.filter((span) => overlaps(span, name))
  const source = inForce.at(-1)?.dimension
  if (!source) return []
  // A version that has ended before the period flags nothing in it; one in force today does, whichever its first day.
  const flagging = spans.filter(
    (span) => span.until > periodFirstDay(name) && (overlaps(span, name) || span.from <= today),
  )
  const flaggers = flagging.map(({ dimension }) => dimension)
  const uses = codeUses(inForce)
  const codes = orderedKeys(inForce.map(({ dimension }) => answerCodes(dimension)))
    .filter((code) => isUsedIn(uses.get(code), name))
    .map((code): LatticeCode => makeCode(code, isCodeSensitive(code, flaggers), uses.get(code), name))
  const answers = resolveAnswers(known, new Set(codes.map((code) => code.key)))
  const base: LatticeDimension = {
    id: key,
    source: key,
    many: source.kind === 'many',
    sensitive: flaggers.some((dimension) => dimension.sensitive),
    codes,
    answers,
  }
  const groups = groupDimension(
    base,
    inForce.map(({ dimension }) => dimension),
  )
  return groups ? [base, groups] : [base]
}

type Use = { readonly from: string; readonly until: string }

// The days on which each code could be answered, over the versions in force in the period.
const codeUses = (spans: readonly (Span & { readonly dimension: Dimension })[]): ReadonlyMap<Key, Use> => {
  const uses = new Map<Key, Use>()
  for (const { dimension, from, until } of spans)
    for (const code of answerCodes(dimension)) {
      const begin = code.from !== undefined && code.from > from ? code.from : from
      const end = code.until !== undefined && code.until < until ? code.until : until
      if (begin >= end) continue
      const known = uses.get(code.key)
      uses.set(code.key, {
        from: known && known.from < begin ? known.from : begin,
        until: known && known.until > end ? known.until : end,
      })
    }
  return uses
}

const isUsedIn = (use: Use | undefined, name: PeriodName): boolean =>
  use !== undefined && use.from <= periodLastDay(name) && use.until > periodFirstDay(name)

const makeCode = (key: Key, sensitive: boolean, use: Use | undefined, name: PeriodName): LatticeCode => ({
  key,
  sensitive,
  ...(use && use.from > periodFirstDay(name) ? { from: use.from as Day } : {}),
  ...(use && use.until <= periodLastDay(name) ? { until: use.until as Day } : {}),
})

// The newest version's order; what only older ones knew follows.
const orderedKeys = (versions: readonly (readonly Code[])[]): readonly Key[] => [
  ...new Set(versions.toReversed().flatMap((codes) => codes.map((code) => code.key))),
]

const isCodeSensitive = (key: Key, dimensions: readonly Dimension[]): boolean =>
  dimensions.some(({ codes }) => codes.some((code) => code.key === key && code.sensitive))

// AN44: a code that the period lacks counts under its successor, or under "not recorded" where nobody named one.
const resolveAnswers = (versions: readonly Dimension[], codes: ReadonlySet<Key>): Record<string, Key> => {
  const successors = new Map<Key, Key>()
  for (const { codes: all } of versions)
    for (const code of all) if (code.successor !== undefined) successors.set(code.key, code.successor)
  const answers: Record<string, Key> = {}
  for (const code of versions.flatMap(answerCodes)) {
    let key: Key | undefined = code.key
    for (let step = 0; key !== undefined && !codes.has(key) && step < successors.size + 1; step++)
      key = successors.get(key)
    answers[code.key] = key !== undefined && codes.has(key) ? key : notRecorded
  }
  return answers
}

// AN39: a code without group stands for itself. A group is sensitive if all that it holds is.
const groupDimension = (base: LatticeDimension, versions: readonly Dimension[]): LatticeDimension | undefined => {
  const parents = new Map<Key, Key>()
  for (const { codes } of versions) for (const { key, parent } of codes) if (parent) parents.set(key, parent)
  if (parents.size === 0) return undefined
  const order = orderedKeys(versions.map(({ codes }) => codes))
  const groups = new Set(versions.flatMap((dimension) => [...groupKeys(dimension)]))
  const members = new Map<Key, LatticeCode[]>()
  for (const code of base.codes) {
    const group = parents.get(code.key) ?? code.key
    members.set(group, [...(members.get(group) ?? []), code])
  }
  const keys = [...order.filter((key) => groups.has(key)), ...order.filter((key) => !groups.has(key))]
  const answers = Object.entries(base.answers).map(([answer, code]) => [answer, parents.get(code) ?? code])
  return {
    ...base,
    id: `${base.id}.1`,
    codes: keys.flatMap((key) => {
      const held = members.get(key)
      return held ? [{ key, sensitive: held.every((code) => code.sensitive) }] : []
    }),
    answers: Object.fromEntries(answers) as Record<string, Key>,
  }
}
