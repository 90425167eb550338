// Whether a draft may follow the published lists. Keys are for ever: whatever was once an answer stays in the list, keeps
// its meaning, and once given up is never an answer again (AN42 to AN46).
import type { Day } from '../day.ts'
import { type Code, CodeList, type Dimension, type Key, notRecorded, visitors } from './code-list.ts'
import {
  type DraftCode,
  type DraftContent,
  type DraftDimension,
  type DraftFinding,
  draftRules,
  listToDraft,
} from './code-list-draft.ts'
import { labelFindings } from './draft-labels.ts'
import { firstUntouchedDay } from './point-change.ts'

/** What the policy in force allows: codes of one answer, questions shown to one kind of visitor. */
export type DraftLimits = { readonly codesPerDimension: number; readonly dimensionsMax: number }

/** The limits of the product's own policy. */
export const usualDraftLimits: DraftLimits = { codesPerDimension: 4, dimensionsMax: 14 }

/** Answers of a question before the others stand behind its last chip. */
export const firstScreenMax = 13

// The question that every lattice adds (AN41), and the one key that every object has already: looked up among a visit's
// answers it would be found in each of them.
const reservedKeys: readonly Key[] = ['late', 'constructor']

type Report = (rule: DraftFinding['rule'], path: string) => void

/** Everything that is wrong with a draft, and what its author should know; in the draft's order. `newest` is the last list. */
export const checkDraft = (
  newest: CodeList,
  draft: DraftContent,
  limits: DraftLimits = usualDraftLimits,
): readonly DraftFinding[] => {
  const findings: DraftFinding[] = []
  const report: Report = (rule, path) => void findings.push({ rule, path })
  for (const key of missingKeys(newest.dimensions, draft.dimensions)) report('key_gone', key)
  for (const key of repeatedKeys(draft.dimensions)) report('key_twice', key)
  for (const visitor of visitors) {
    const shown = draft.dimensions.filter((dimension) => dimension.visitor === visitor && dimension.shown)
    if (shown.length > limits.dimensionsMax) report('shown_many', visitor)
  }
  for (const dimension of draft.dimensions) {
    const known = newest.dimensions.find(({ key }) => key === dimension.key)
    checkDimension(dimension, known, limits, report)
  }
  if (JSON.stringify(sorted(listToDraft(newest))) === JSON.stringify(sorted(draft))) report('unchanged', '')
  return findings
}

/** Whether a draft may be published: warnings alone do not stand in its way. */
export const isPublishable = (findings: readonly DraftFinding[]): boolean =>
  findings.every(({ rule }) => draftRules[rule] === 'warning')

/**
 * Whether the draft can begin with a year only: it moves a published code to another group, and a period's rows of groups
 * must mean the same on all of its days. Anything else may begin on the first of any month (AN43, AN45).
 */
export const needsNewYear = (newest: CodeList, draft: DraftContent): boolean =>
  newest.dimensions.some(({ key, codes }) => {
    const dimension = draft.dimensions.find((candidate) => candidate.key === key)
    return codes.some((code) => dimension?.codes.find((next) => next.key === code.key)?.parent !== code.parent)
  })

/** The earliest day on which a list may begin: no visit of it can have been sent yet, and no list that is published follows. */
export const earliestListDay = (newest: CodeList, today: Day): Day => {
  const untouched = firstUntouchedDay(today)
  return newest.first > untouched ? newest.first : untouched
}

/** Whether a list may begin on the day: a 1 January, or for most changes the first of any month (AN43). */
export const isListDay = (newest: CodeList, draft: DraftContent, first: Day, today: Day): boolean =>
  first >= earliestListDay(newest, today) && first.endsWith(needsNewYear(newest, draft) ? '-01-01' : '-01')

/** The next version, made of a draft that may be published: what it gives up ends on its first day. */
export const draftToList = (newest: CodeList, draft: DraftContent, first: Day): CodeList =>
  CodeList.parse({
    version: newest.version + 1,
    first,
    dimensions: draft.dimensions.map((dimension) => {
      const known = newest.dimensions.find(({ key }) => key === dimension.key)
      return {
        ...dimension,
        codes: dimension.codes.map((code) => draftToCode(code, codeByKey(known, code.key), first)),
      }
    }),
  })

const draftToCode = ({ retired, ...code }: DraftCode, known: Code | undefined, first: Day): Code => ({
  ...(code as Omit<Code, 'from' | 'until'>),
  ...(known?.from === undefined ? {} : { from: known.from }),
  ...(retired ? { until: known?.until ?? first } : {}),
})

const codeByKey = (dimension: Dimension | undefined, key: Key): Code | undefined =>
  dimension?.codes.find((code) => code.key === key)

const checkDimension = (
  dimension: DraftDimension,
  known: Dimension | undefined,
  { codesPerDimension }: DraftLimits,
  report: Report,
): void => {
  const { key, visitor, kind, sensitive, max, codes } = dimension
  if (reservedKeys.includes(key)) report('key_reserved', key)
  if (known && (known.visitor !== visitor || known.kind !== kind || known.sensitive !== sensitive))
    report('nature_changed', key)
  if (max > (kind === 'one' ? 1 : codesPerDimension)) report('max', key)
  for (const gone of missingKeys(known?.codes ?? [], codes)) report('key_gone', `${key}.${gone}`)
  for (const twice of repeatedKeys(codes)) report('key_twice', `${key}.${twice}`)
  const groups = groupsOf(codes)
  for (const code of codes) checkCode(code, { dimension, known, groups }, report)
  checkNotRecorded(dimension, groups, report)
  for (const { rule, path } of labelFindings(dimension, groups)) report(rule, path)
  const inUse = codes.filter((code) => !code.retired && !groups.has(code.key))
  if (inUse.length < 2) report('codes_few', key)
  const next = inUse.filter((code) => code.key !== notRecorded)[firstScreenMax]
  if (next) report('first_screen', `${key}.${next.key}`)
}

const groupsOf = (codes: readonly { readonly parent?: Key | undefined }[]): ReadonlySet<Key> =>
  new Set(codes.flatMap(({ parent }) => (parent === undefined ? [] : [parent])))

type CodeGround = {
  readonly dimension: DraftDimension
  readonly known: Dimension | undefined
  readonly groups: ReadonlySet<Key>
}

const checkCode = (code: DraftCode, { dimension, known, groups }: CodeGround, report: Report): void => {
  const path = `${dimension.key}.${code.key}`
  const before = codeByKey(known, code.key)
  if (before?.until !== undefined && !code.retired) report('key_again', path)
  if (before && Boolean(before.sensitive) !== Boolean(code.sensitive)) report('nature_changed', path)
  if (code.sensitive && dimension.kind === 'one') report('sensitive_single', path)
  if (before && known && groupsOf(known.codes).has(code.key) !== groups.has(code.key)) report('group_changed', path)
  if (groups.has(code.key) && code.retired) report('group_changed', path)
  if (code.parent !== undefined && !isParent(code, dimension.codes)) report('parent', path)
  if (!isSuccessorSound(code, before, dimension.codes, groups)) report('successor', path)
}

// Groups have one level, and "not recorded" is none.
const isParent = (code: DraftCode, codes: readonly DraftCode[]): boolean => {
  const parent = codes.find(({ key }) => key === code.parent)
  return parent !== undefined && parent.key !== code.key && parent.key !== notRecorded && parent.parent === undefined
}

// AN44: whoever is given up may name an answer that is in use; one that was named already is never exchanged.
const isSuccessorSound = (
  { key, retired, successor }: DraftCode,
  before: Code | undefined,
  codes: readonly DraftCode[],
  groups: ReadonlySet<Key>,
): boolean => {
  if (before?.until !== undefined) return successor === before.successor
  if (successor === undefined) return true
  const heir = codes.find((code) => code.key === successor)
  return retired && heir !== undefined && heir.key !== key && !heir.retired && !groups.has(heir.key)
}

const checkNotRecorded = ({ key, codes }: DraftDimension, groups: ReadonlySet<Key>, report: Report): void => {
  const code = codes.find((candidate) => candidate.key === notRecorded)
  if (!code || code.retired || code.parent !== undefined || groups.has(notRecorded)) report('not_recorded', key)
}

type Keyed = { readonly key: Key }

const missingKeys = (published: readonly Keyed[], draft: readonly Keyed[]): readonly Key[] =>
  published.map(({ key }) => key).filter((key) => draft.every((other) => other.key !== key))

const repeatedKeys = (keyed: readonly Keyed[]): readonly Key[] => [
  ...new Set(keyed.map(({ key }) => key).filter((key, at, all) => all.indexOf(key) !== at)),
]

// The order of codes is part of a list, the order of an object's fields is not; `false` and absent are the same.
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(
    ([name, field]) => field !== undefined && !(name === 'sensitive' && !field),
  )
  return fields.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, field]) => [name, sorted(field)])
}
