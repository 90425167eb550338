// What the parts of the draft's editor share: what they see, and what they may ask for.
import type { Dimension, Key } from '@tukkimies/shared/register/code-list.ts'
import type { DraftContent, DraftDimension, DraftFinding } from '@tukkimies/shared/register/code-list-draft.ts'
import type { Words } from './code-lists-words.fi.ts'

/** Where the eye is: a dimension that is open, and a code of it. */
export type Opened = { readonly dimension: Key; readonly code: Key | null } | null

export type DimensionParts = {
  readonly words: Words
  readonly content: DraftContent
  readonly dimension: DraftDimension
  /** As it is published, if it is. */
  readonly known: Dimension | undefined
  readonly findings: readonly DraftFinding[]
  readonly opened: Opened
  readonly onOpen: (opened: Opened) => void
  readonly onChange: (content: DraftContent) => void
  /** The control of this name is wanted. */
  readonly onFocus: (name: string) => void
}

/** Groups of a draft's dimension: codes that others name as their parent. */
export const draftGroups = ({ codes }: DraftDimension): ReadonlySet<Key> =>
  new Set(codes.flatMap(({ parent }) => (parent === undefined ? [] : [parent])))
