// Dimensions and codes. A list is a version with a first day; keys never change their meaning and are never used again.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { Labels } from './organisation.ts'

/** Whose visit it was. The two are never mixed (AN48). */
export const Visitor = z.enum(['client', 'partner'])
export type Visitor = z.infer<typeof Visitor>
export const visitors: readonly Visitor[] = ['client', 'partner']

/** ASCII, stable for ever, unique over both kinds of visitor. */
export const Key = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,31}$/))
export type Key = z.infer<typeof Key>

/** "Not recorded", in every dimension; what is absent from a visit means the same. */
export const notRecorded = 'nr'

/**
 * One closed answer. A code that others name as `parent` is a group: a row in figures, never an answer. `until` is the
 * first day on which a retired code is no longer in use, `successor` the code that stands in for it from then on (AN44).
 * `sensitive` may flag a single code of a dimension with several answers only (AN15).
 */
export const Code = z.strictObject({
  key: Key,
  labels: Labels,
  short: z.optional(Labels),
  parent: z.optional(Key),
  sensitive: z.optional(z.boolean()),
  from: z.optional(Day),
  until: z.optional(Day),
  successor: z.optional(Key),
})
export type Code = z.infer<typeof Code>

/** One question. `kind: many` takes 1 to `max` codes as a set; `nr` stands alone. */
export const Dimension = z.strictObject({
  key: Key,
  visitor: Visitor,
  kind: z.enum(['one', 'many']),
  max: z.int().check(z.gte(1), z.lte(6)),
  required: z.boolean(),
  shown: z.boolean(),
  sensitive: z.boolean(),
  labels: Labels,
  codes: z.array(Code).check(z.minLength(2), z.maxLength(80)),
})
export type Dimension = z.infer<typeof Dimension>

/** All dimensions and codes at one version, in force from its first day. */
export const CodeList = z.strictObject({
  version: z.int().check(z.gte(1)),
  first: Day,
  dimensions: z.array(Dimension).check(z.minLength(1), z.maxLength(40)),
})
export type CodeList = z.infer<typeof CodeList>

/** The list in force on a day: the newest that has begun, or the first of all for days before it. `lists` by version. */
export const listOnDay = (lists: readonly CodeList[], day: Day): CodeList => {
  let found = lists[0]
  for (const list of lists) if (list.first <= day) found = list
  if (!found) throw new Error('a register without a code list')
  return found
}

export const dimensionsOf = (list: CodeList, visitor: Visitor): readonly Dimension[] =>
  list.dimensions.filter((dimension) => dimension.visitor === visitor)

export const dimensionByKey = (list: CodeList, key: Key): Dimension | undefined =>
  list.dimensions.find((dimension) => dimension.key === key)

/** Keys of codes that are groups of the dimension. */
export const groupKeys = (dimension: Dimension): ReadonlySet<Key> =>
  new Set(dimension.codes.flatMap((code) => (code.parent === undefined ? [] : [code.parent])))

/** The codes that may be answers: all but the groups, in the list's order. */
export const answerCodes = (dimension: Dimension): readonly Code[] => {
  const groups = groupKeys(dimension)
  return dimension.codes.filter((code) => !groups.has(code.key))
}

/** Whether the code may be the answer of a visit on that day. */
export const isCodeInUse = (code: Code, day: Day): boolean =>
  (code.from === undefined || day >= code.from) && (code.until === undefined || day < code.until)

/** Languages in which a user may give advice (A16): those that a client can be served in. */
export const adviceLanguageCodes = (list: CodeList): readonly Code[] => {
  const dimension = dimensionByKey(list, 'language')
  return dimension ? answerCodes(dimension).filter((code) => code.key !== notRecorded && code.until === undefined) : []
}
