// A code list before it is published. A draft knows no days: what it retires ends on the day on which it is published to
// begin. It may be unfinished; `checkDraft` says what is missing.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { Code, CodeList, Dimension, Key } from './code-list.ts'

const label = z.string().check(z.maxLength(200))
/** Names in the three languages; what is not written yet is empty. */
export const DraftLabels = z.strictObject({ fi: label, sv: label, en: label })
export type DraftLabels = z.infer<typeof DraftLabels>

/** A code of a draft. `retired` is true from the version on that gave it up; a code is never left out. */
export const DraftCode = z.strictObject({
  key: Key,
  labels: DraftLabels,
  short: z.optional(DraftLabels),
  parent: z.optional(Key),
  sensitive: z.optional(z.boolean()),
  retired: z.boolean(),
  successor: z.optional(Key),
})
export type DraftCode = z.infer<typeof DraftCode>

export const DraftDimension = z.extend(z.omit(Dimension, { labels: true, codes: true, max: true }), {
  max: z.int().check(z.gte(1), z.lte(8)),
  labels: DraftLabels,
  codes: z.array(DraftCode).check(z.maxLength(80)),
})
export type DraftDimension = z.infer<typeof DraftDimension>

export const DraftContent = z.strictObject({ dimensions: z.array(DraftDimension).check(z.maxLength(40)) })
export type DraftContent = z.infer<typeof DraftContent>

/**
 * The one draft there is. `basis` is the version that it was made from, `changed` the day of its last change, `stamp` says
 * which change that was: whoever saves over another one is refused as `outdated`.
 */
export const CodeListDraft = z.strictObject({
  content: DraftContent,
  basis: z.int().check(z.gte(1)),
  changed: Day,
  stamp: z.string().check(z.regex(/^[A-Za-z0-9_-]{11}$/)),
})
export type CodeListDraft = z.infer<typeof CodeListDraft>

/** `GET /api/v1/code-lists`, and the answer to every change: all versions, oldest first, and the draft. */
export const CodeListsAnswer = z.strictObject({ lists: z.array(CodeList), draft: z.nullable(CodeListDraft) })
export type CodeListsAnswer = z.infer<typeof CodeListsAnswer>

/** `POST /api/v1/code-lists/draft`. `stamp` is that of the draft that was read; null: there was none. */
export const DraftSaving = z.strictObject({
  content: DraftContent,
  basis: z.int().check(z.gte(1)),
  stamp: z.nullable(z.string().check(z.maxLength(40))),
})
export type DraftSaving = z.infer<typeof DraftSaving>

/** `POST /api/v1/code-lists/draft/discard`, with the draft that is meant. */
export const DraftDiscarding = z.strictObject({ stamp: z.string().check(z.maxLength(40)) })
export type DraftDiscarding = z.infer<typeof DraftDiscarding>

/** `POST /api/v1/code-lists/publish`. `first` is the first of a month to come (AN43); problem `list_day`. */
export const DraftPublishing = z.strictObject({ first: Day, stamp: z.string().check(z.maxLength(40)) })
export type DraftPublishing = z.infer<typeof DraftPublishing>

/** What a draft may break; a warning alone does not keep it from being published. */
export const draftRules = {
  key_gone: 'problem',
  key_again: 'problem',
  key_twice: 'problem',
  key_reserved: 'problem',
  nature_changed: 'problem',
  max: 'problem',
  label_missing: 'problem',
  label_personal: 'problem',
  label_long: 'problem',
  parent: 'problem',
  group_changed: 'problem',
  successor: 'problem',
  not_recorded: 'problem',
  codes_few: 'problem',
  sensitive_single: 'problem',
  shown_many: 'problem',
  unchanged: 'problem',
  first_screen: 'warning',
} as const satisfies Record<string, 'problem' | 'warning'>
export type DraftRule = keyof typeof draftRules

/** One finding. `path` says where: `topic`, `topic.permit`, `topic.permit.labels.sv`; empty for the list as a whole. */
export type DraftFinding = { readonly rule: DraftRule; readonly path: string }

/** A published list as a draft to be changed. */
export const listToDraft = ({ dimensions }: CodeList): DraftContent => ({
  dimensions: dimensions.map((dimension) => ({ ...dimension, codes: dimension.codes.map(codeToDraft) })),
})

const codeToDraft = ({ from: _from, until, ...code }: Code): DraftCode => ({ ...code, retired: until !== undefined })
