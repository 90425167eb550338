// Changes to the draft of a code list, each to a new draft. Keys of what is published stay; what is new may still be renamed
// or left out again.
import { Key, notRecorded, type Visitor } from '@tukkimies/shared/register/code-list.ts'
import type {
  DraftCode,
  DraftContent,
  DraftDimension,
  DraftLabels,
} from '@tukkimies/shared/register/code-list-draft.ts'

const keyLengthMax = 32
/** New codes stand before these: they close the list of answers. */
const lastKeys: readonly Key[] = ['other', notRecorded]

export const changeDimension = (content: DraftContent, key: Key, part: Partial<DraftDimension>): DraftContent => ({
  dimensions: content.dimensions.map((dimension) => (dimension.key === key ? { ...dimension, ...part } : dimension)),
})

/** A change of one code. What is set to `undefined` is left out. */
export const changeCode = (
  content: DraftContent,
  dimension: Key,
  key: Key,
  part: { readonly [K in keyof DraftCode]?: DraftCode[K] | undefined },
): DraftContent =>
  changeCodes(content, dimension, (codes) => codes.map((code) => (code.key === key ? withPart(code, part) : code)))

/** A new code before "other" and "not recorded". */
export const addCode = (content: DraftContent, dimension: Key, code: DraftCode): DraftContent =>
  changeCodes(content, dimension, (codes) => {
    const at = codes.findIndex(({ key }) => lastKeys.includes(key))
    return codes.toSpliced(at < 0 ? codes.length : at, 0, code)
  })

/** Leaves a code out that was never published, and every mention of it. */
export const removeCode = (content: DraftContent, dimension: Key, key: Key): DraftContent =>
  changeCodes(content, dimension, (codes) =>
    codes.filter((code) => code.key !== key).map((code) => withoutMention(code, key)),
  )

/** Another key for a code that was never published, wherever it is named. */
export const renameCode = (content: DraftContent, dimension: Key, key: Key, next: Key): DraftContent =>
  changeCodes(content, dimension, (codes) =>
    codes.map((code) => ({
      ...code,
      key: code.key === key ? next : code.key,
      ...(code.parent === key ? { parent: next } : {}),
      ...(code.successor === key ? { successor: next } : {}),
    })),
  )

/** One place up (-1) or down (1) among the codes. */
export const moveCode = (content: DraftContent, dimension: Key, key: Key, step: -1 | 1): DraftContent =>
  changeCodes(content, dimension, (codes) =>
    swap(
      codes,
      (code) => code.key === key,
      step,
      () => true,
    ),
  )

/** One place up or down among the dimensions of the same visitor. */
export const moveDimension = (content: DraftContent, key: Key, step: -1 | 1): DraftContent => {
  const visitor = content.dimensions.find((dimension) => dimension.key === key)?.visitor
  const isSibling = (dimension: DraftDimension) => dimension.visitor === visitor
  return { dimensions: [...swap(content.dimensions, (dimension) => dimension.key === key, step, isSibling)] }
}

export const addDimension = (
  content: DraftContent,
  dimension: Pick<DraftDimension, 'key' | 'labels' | 'visitor' | 'kind' | 'sensitive'>,
  notRecordedLabels: DraftLabels,
): DraftContent => ({
  dimensions: [
    ...content.dimensions,
    {
      ...dimension,
      max: dimension.kind === 'one' ? 1 : 2,
      required: false,
      shown: true,
      codes: [{ key: notRecorded, labels: notRecordedLabels, retired: false }],
    },
  ],
})

export const removeDimension = (content: DraftContent, key: Key): DraftContent => ({
  dimensions: content.dimensions.filter((dimension) => dimension.key !== key),
})

/** A key like the label: `Työ ja yrittäjyys` is `tyo_ja_yrittajyys`, with a number where that is taken. */
export const labelToKey = (label: string, taken: readonly Key[], visitor: Visitor = 'client'): Key => {
  const plain = label
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
  const begin = `${visitor === 'partner' ? 'partner_' : ''}${plain === '' ? 'code' : plain}`.slice(0, keyLengthMax - 3)
  for (let number = 1; ; number++) {
    const key = number === 1 ? begin.replace(/_+$/, '') : `${begin}${number}`
    if (!taken.includes(key)) return key
  }
}

/** Whether a key may be given: of the right form, and not there yet. */
export const keyProblem = (key: string, taken: readonly Key[]): 'wrong' | 'taken' | null =>
  !Key.safeParse(key).success ? 'wrong' : taken.includes(key) ? 'taken' : null

const changeCodes = (
  content: DraftContent,
  key: Key,
  change: (codes: readonly DraftCode[]) => readonly DraftCode[],
): DraftContent => ({
  dimensions: content.dimensions.map((dimension) =>
    dimension.key === key ? { ...dimension, codes: [...change(dimension.codes)] } : dimension,
  ),
})

const withPart = (code: DraftCode, part: { readonly [K in keyof DraftCode]?: DraftCode[K] | undefined }): DraftCode =>
  // Only what may be absent is ever set to undefined.
  Object.fromEntries(Object.entries({ ...code, ...part }).filter(([, value]) => value !== undefined)) as DraftCode

const withoutMention = (code: DraftCode, key: Key): DraftCode =>
  withPart(code, {
    parent: code.parent === key ? undefined : code.parent,
    successor: code.successor === key ? undefined : code.successor,
  })

const swap = <T>(
  all: readonly T[],
  isMoved: (one: T) => boolean,
  step: -1 | 1,
  isSibling: (one: T) => boolean,
): readonly T[] => {
  const from = all.findIndex(isMoved)
  let to = from + step
  for (let other = all[to]; other !== undefined && !isSibling(other); other = all[to]) to += step
  const [moved, other] = [all[from], all[to]]
  if (from < 0 || moved === undefined || other === undefined) return all
  return all.with(from, other).with(to, moved)
}
