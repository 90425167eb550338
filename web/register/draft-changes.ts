// What a draft changes of the list before it: told before it is published, and marked while it is made.
import type { CodeList, Dimension, Key } from '@tukkimies/shared/register/code-list.ts'
import {
  type DraftCode,
  type DraftContent,
  type DraftDimension,
  type DraftLabels,
  listToDraft,
} from '@tukkimies/shared/register/code-list-draft.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'

/** A code of a dimension, or with no code the dimension itself. */
export type Named = { readonly dimension: DraftDimension; readonly code: DraftCode | null }

export type DraftChanges = {
  readonly added: readonly Named[]
  readonly retired: readonly Named[]
  /** Retired, and another code takes the place. */
  readonly merged: readonly Named[]
  readonly relabelled: readonly Named[]
  /** In another group than before. */
  readonly moved: readonly Named[]
  /** Dimensions of which required, shown or the number of answers changes. */
  readonly settings: readonly DraftDimension[]
  /** Dimensions of which the order of codes changes, and whether that of the dimensions does. */
  readonly reordered: readonly DraftDimension[]
  readonly isReordered: boolean
}

export const listChanges = (newest: CodeList, content: DraftContent): DraftChanges => {
  const before = listToDraft(newest)
  const pairs = content.dimensions.map((dimension) => ({
    dimension,
    known: before.dimensions.find(({ key }) => key === dimension.key),
  }))
  const codes = pairs.flatMap(({ dimension, known }) =>
    known
      ? dimension.codes.map((code) => ({ dimension, code, was: known.codes.find(({ key }) => key === code.key) }))
      : [],
  )
  const given = codes.filter(({ code, was }) => was && code.retired && !was.retired)
  return {
    added: [
      ...pairs.filter(({ known }) => !known).map(({ dimension }) => ({ dimension, code: null })),
      ...codes.filter(({ was }) => !was),
    ],
    retired: given.filter(({ code }) => code.successor === undefined),
    merged: given.filter(({ code }) => code.successor !== undefined),
    relabelled: [
      ...pairs
        .filter(({ dimension, known }) => known && isUnlike(dimension.labels, known.labels))
        .map(({ dimension }) => ({ dimension, code: null })),
      ...codes.filter(({ code, was }) => was && (isUnlike(code.labels, was.labels) || isUnlike(code.short, was.short))),
    ],
    moved: codes.filter(({ code, was }) => was && code.parent !== was.parent),
    settings: pairs.flatMap(({ dimension, known }) => (known && hasOtherSettings(dimension, known) ? [dimension] : [])),
    reordered: pairs.flatMap(({ dimension, known }) =>
      known && isUnlikeOrder(dimension.codes, known.codes) ? [dimension] : [],
    ),
    isReordered: isUnlikeOrder(content.dimensions, before.dimensions),
  }
}

/** How a code stands to what is published. */
export const codeState = (known: Dimension | undefined, code: DraftCode): 'new' | 'changed' | 'same' => {
  const was = known?.codes.find(({ key }) => key === code.key)
  if (!was) return 'new'
  const isChanged =
    isUnlike(was.labels, code.labels) ||
    isUnlike(was.short, code.short) ||
    was.parent !== code.parent ||
    (was.until !== undefined) !== code.retired ||
    was.successor !== code.successor
  return isChanged ? 'changed' : 'same'
}

/** Equal whatever the order of fields. */
const isUnlike = (first: DraftLabels | undefined, second: DraftLabels | undefined): boolean =>
  languages.some((language) => first?.[language] !== second?.[language])

const hasOtherSettings = (one: DraftDimension, other: DraftDimension): boolean =>
  one.required !== other.required || one.shown !== other.shown || one.max !== other.max

type Keyed = { readonly key: Key }

// What is new or left out moves nothing by itself.
const isUnlikeOrder = (now: readonly Keyed[], before: readonly Keyed[]): boolean => {
  const keys = (all: readonly Keyed[], others: readonly Keyed[]) =>
    all.map(({ key }) => key).filter((key) => others.some((other) => other.key === key))
  return keys(now, before).join() !== keys(before, now).join()
}
