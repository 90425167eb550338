// Visit, arrival, void and sealed contact: the facts that travel. From a form's picks to entries, and from what arrived to an entry that
// may be believed. Nothing here knows a person, a device or a minute.
import * as z from 'zod/mini'
import { boxLength } from './box.ts'
import { Day, daysBetween, Hour } from './day.ts'
import { EntryId, PointId } from './id.ts'
import { accept, type Checked, type EntryProblemCode, refuse } from './problem.ts'
import {
  answerCodes,
  type Code,
  type CodeList,
  dimensionByKey,
  type Dimension,
  dimensionsOf,
  isCodeInUse,
  Key,
  notRecorded,
  Visitor,
} from './register/code-list.ts'
import { daysAheadMax, daysBackMax, isPointOpen, type Point } from './register/organisation.ts'
import { TransportKey } from './register/transport-key.ts'

/** The newest form of entries that this build writes and reads (S33). */
export const entrySchema = 1
const codesPerDimensionMax = 8

const schema = z.literal(entrySchema)
const newerSchema = z.int().check(z.gt(entrySchema))
const list = z.int().check(z.gte(1))

/** A visit's answers: dimension to codes, sets without order. An absent dimension means `nr`. */
export const Picks = z.record(Key, z.array(Key).check(z.minLength(1), z.maxLength(codesPerDimensionMax)))
export type Picks = z.infer<typeof Picks>

export const Visit = z.strictObject({
  id: EntryId,
  kind: z.literal('visit'),
  schema,
  list,
  visitor: Visitor,
  point: PointId,
  day: Day,
  codes: Picks,
})
export type Visit = z.infer<typeof Visit>

export const Arrival = z.strictObject({
  id: EntryId,
  kind: z.literal('arrival'),
  schema,
  list,
  point: PointId,
  day: Day,
  hour: Hour,
  channel: Key,
})
export type Arrival = z.infer<typeof Arrival>

export const Void = z.strictObject({ id: EntryId, kind: z.literal('void'), schema, target: EntryId })
export type Void = z.infer<typeof Void>

/** A contact person on the way to the server, readable to nobody else: `box` is sealed to the transport key `key` (S38). */
export const Contact = z.strictObject({
  id: EntryId,
  kind: z.literal('contact'),
  schema,
  point: PointId,
  /** The day of recording: twelve months later the contact is gone (A23). */
  day: Day,
  key: TransportKey.def.shape.id,
  box: z.string().check(z.length(boxLength(1)), z.regex(/^[A-Za-z0-9_-]+$/)),
})
export type Contact = z.infer<typeof Contact>

export const Entry = z.discriminatedUnion('kind', [Visit, Arrival, Void, Contact])
export type Entry = z.infer<typeof Entry>

/** What a save needs besides the picks: where, when, by which list, and two fresh ids that nothing else will share. */
export type Occasion = {
  readonly visitor: Visitor
  readonly point: PointId
  readonly day: Day
  readonly hour: Hour
  readonly list: CodeList
  readonly visitId: EntryId
  readonly arrivalId: EntryId
  /** Of a correction: what the visit answered and the form does not ask any more. */
  readonly kept?: Picks
}

/**
 * A form's picks to a visit without an hour and an arrival with nothing but hour and channel (AN71, AN72).
 * Problems: `missing` with the first required dimension that has no pick.
 */
export const picksToEntries = (picks: Picks, occasion: Occasion): Checked<{ visit: Visit; arrival: Arrival }> => {
  const { visitor, point, day, hour, list: codeList, kept = {} } = occasion
  const missing = firstMissing(picks, dimensionsOf(codeList, visitor))
  if (missing) return refuse({ code: 'missing', field: missing })
  const both = { schema: entrySchema, list: codeList.version, point, day } as const
  const channel = { ...kept, ...picks }[visitor === 'client' ? 'channel' : 'partner_channel']?.[0] ?? notRecorded
  return accept({
    visit: {
      ...both,
      id: occasion.visitId,
      kind: 'visit',
      visitor,
      codes: canonicalPicks(groupPicks({ ...kept, ...shownPicks(picks, codeList) })),
    },
    arrival: { ...both, id: occasion.arrivalId, kind: 'arrival', hour, channel },
  })
}

/** The first shown dimension that is required and has no pick, or `undefined`. */
export const firstMissing = (picks: Picks, dimensions: readonly Dimension[]): Key | undefined =>
  dimensions.find(({ key, required, shown }) => required && shown && !picks[key]?.length && !isLeftToGroup(key, picks))
    ?.key

/** Questions about one person. Of a group session they stay "not recorded": `persons` tells how many came. */
const ofOnePerson: readonly Key[] = ['gender', 'age', 'first', 'residence']

/** Whether the visit is a group session and the question about one person. */
export const isLeftToGroup = (key: Key, picks: Picks): boolean =>
  picks['channel']?.[0] === 'group' && ofOnePerson.includes(key)

/** The answers, of a group session without those about one person. */
export const groupPicks = (picks: Picks): Picks =>
  Object.fromEntries(Object.entries(picks).filter(([key]) => !isLeftToGroup(key, picks)))

/** The same answers in one spelling: dimensions and codes sorted, "not recorded" left out. Equal visits are equal text. */
export const canonicalPicks = (picks: Picks): Picks => {
  const canonical: Picks = {}
  for (const key of Object.keys(picks).toSorted()) {
    const codes = (picks[key] ?? []).filter((code) => code !== notRecorded).toSorted()
    if (codes.length > 0) canonical[key] = codes
  }
  return canonical
}

/** The answers to questions that the list shows. What its form does not ask nobody counts, and so nobody keeps it. */
export const shownPicks = (picks: Picks, codeList: CodeList): Picks =>
  Object.fromEntries(Object.entries(picks).filter(([key]) => dimensionByKey(codeList, key)?.shown))

/** Answers that the list knows on the day, to questions that it does not show: a correction keeps them. */
export const hiddenPicks = (picks: Picks, codeList: CodeList, day: Day): Picks =>
  Object.fromEntries(
    Object.entries(picks).filter(([key, codes]) => {
      const dimension = dimensionByKey(codeList, key)
      const isKnown = (code: Key): boolean =>
        dimension !== undefined && isAnswer(dimension, code, (one) => isCodeInUse(one, day))
      return dimension?.shown === false && codes.every(isKnown)
    }),
  )

/** What arrived, once read: an entry, one from a newer build (`held`, S12), or a refusal that names a field of ours at most. */
export type EntryReading =
  | { readonly is: 'entry'; readonly entry: Entry }
  | { readonly is: 'held'; readonly id: EntryId }
  | { readonly is: 'refused'; readonly id: EntryId | null; readonly code: EntryProblemCode; readonly field?: string }

/** One entry as it came from the wire. Closed: unknown keys, wrong types and odd Unicode are refused, nothing is mended. */
export const readEntry = (raw: unknown): EntryReading => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { is: 'refused', id: null, code: 'not_an_entry' }
  const fields = raw as Readonly<Record<string, unknown>>
  const read = Entry.safeParse(raw)
  if (read.success) return { is: 'entry', entry: read.data }
  const id = EntryId.safeParse(fields['id']).data ?? null
  if (id && newerSchema.safeParse(fields['schema']).success) return { is: 'held', id }
  return { is: 'refused', id, ...issueToRefusal(read.error.issues[0], fields) }
}

/** What the door needs to know to take an entry in: all code lists, the credential's own point, the server's today. */
export type Door = {
  readonly lists: readonly CodeList[]
  readonly point: Point
  readonly today: Day
}

export type EntryCheck =
  | { readonly is: 'accepted' }
  | { readonly is: 'held' }
  | { readonly is: 'refused'; readonly code: EntryProblemCode; readonly field?: string }

/**
 * A visit or arrival against point, calendar and the code list that it names (S23, S35, S36, S37, AN84). Which dimensions
 * are required is a rule of the form, not of the door.
 */
export const checkEntry = (entry: Visit | Arrival, door: Door): EntryCheck => {
  const placed = checkPlaceAndDay(entry, door)
  if (placed.is !== 'accepted') return placed
  const newest = door.lists.at(-1)
  if (!newest || entry.list > newest.version) return { is: 'held' }
  const named = door.lists.find((candidate) => candidate.version === entry.list)
  if (!named) return refused('unknown_list', 'list')
  return entry.kind === 'visit' ? checkPicks(entry, named) : checkChannel(entry, named)
}

/** Point and day of any entry that has them, against credential and calendar (S23, S36, S37). */
export const checkPlaceAndDay = (entry: { readonly point: PointId; readonly day: Day }, door: Door): EntryCheck => {
  if (entry.point !== door.point.id) return refused('wrong_point', 'point')
  const ahead = daysBetween(door.today, entry.day)
  if (ahead > daysAheadMax) return refused('day_future', 'day')
  if (ahead < -daysBackMax) return refused('day_too_old', 'day')
  return isPointOpen(door.point, entry.day) ? { is: 'accepted' } : refused('point_not_open', 'day')
}

const refused = (code: EntryProblemCode, field: string): EntryCheck => ({ is: 'refused', code, field })

/** The answers of a visit against the code list that it names (S35). */
export const checkPicks = (visit: Pick<Visit, 'visitor' | 'day' | 'codes'>, codeList: CodeList): EntryCheck => {
  for (const [key, codes] of Object.entries(visit.codes)) {
    const dimension = dimensionByKey(codeList, key)
    if (!dimension || dimension.visitor !== visit.visitor) return refused('unknown_dimension', 'codes')
    if (codes.length > dimension.max) return refused('too_many_codes', dimension.key)
    if (new Set(codes).size !== codes.length) return refused('bad_value', dimension.key)
    if (codes.length > 1 && codes.includes(notRecorded)) return refused('bad_value', dimension.key)
    const isInUse = (code: Code): boolean => isCodeInUse(code, visit.day)
    if (!codes.every((code) => isAnswer(dimension, code, isInUse))) return refused('unknown_code', dimension.key)
  }
  return { is: 'accepted' }
}

const checkChannel = (arrival: Arrival, codeList: CodeList): EntryCheck => {
  const channel = dimensionByKey(codeList, 'channel')
  const known = channel !== undefined && isAnswer(channel, arrival.channel, () => true)
  return known ? { is: 'accepted' } : refused('unknown_code', 'channel')
}

const isAnswer = (dimension: Dimension, key: Key, may: (code: Code) => boolean): boolean => {
  const code = answersOf(dimension).get(key)
  return code !== undefined && may(code)
}

// Asked for each answer of each entry: the answers of a dimension are found once.
const answersByDimension = new WeakMap<Dimension, ReadonlyMap<Key, Code>>()
const answersOf = (dimension: Dimension): ReadonlyMap<Key, Code> => {
  const known = answersByDimension.get(dimension)
  if (known) return known
  const answers = new Map(answerCodes(dimension).map((code) => [code.key, code]))
  answersByDimension.set(dimension, answers)
  return answers
}

const isFieldName = (name: string): boolean =>
  [Visit, Arrival, Void, Contact].some(({ def }) => Object.hasOwn(def.shape, name))

type Issue = z.core.$ZodIssue

// Names of ours only: a path below `codes` is made of what was sent, so it stays at `codes`.
const issueToRefusal = (
  issue: Issue | undefined,
  fields: Readonly<Record<string, unknown>>,
): { code: EntryProblemCode; field?: string } => {
  if (issue?.code === 'unrecognized_keys' && issue.path.length === 0) return { code: 'unknown_key' }
  const first = issue?.path[0]
  if (typeof first !== 'string' || !isFieldName(first)) return { code: 'not_an_entry' }
  if (issue?.path.length === 1 && !(first in fields)) return { code: 'missing_key', field: first }
  if (issue?.code === 'too_big' && first === 'codes') return { code: 'too_many_codes', field: first }
  return { code: 'bad_value', field: first }
}
