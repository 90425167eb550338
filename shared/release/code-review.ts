// The yearly look at the code lists (AN47): which codes few visits have, and what could stand in for them. It reads published
// tables only, so it tells no more than they do.
import {
  answerCodes,
  type Code,
  type CodeList,
  type Dimension,
  dimensionByKey,
  type Key,
  notRecorded,
} from '../register/code-list.ts'
import type { TableAnswer } from './table.ts'

/** Visits of the whole in a year below which a code is looked at. */
export const rareBelow = 50

/** The code that stands for all that has none of its own, where a dimension has it. */
const rest: Key = 'other'
/** What the repeat rule reads (AN16), and the languages of the Language Act. */
const needed: Readonly<Record<Key, readonly Key[]>> = { first: ['first', 'again'], language: ['fi', 'sv'] }
/** Bands: a word and where they begin, in order. */
const bandKey = /^[a-z]+\d+$/

/**
 * `retire`: visits count under the successor from then on. `merge`: a band and its neighbour are both retired and one that
 * holds both is added, for a key never changes its meaning (AN43). `keep`: it stands for the rest, was in use on a part of
 * the year only, or the law or a rule of publication needs it.
 */
export type CodeProposal =
  | { readonly is: 'retire'; readonly successor: Key }
  | { readonly is: 'merge'; readonly neighbour: Key }
  | { readonly is: 'keep'; readonly why: 'rest' | 'new' | 'needed' }

/** `y` is the published number of visits, `null` where it is hidden. */
export type RareCode = { readonly code: Key; readonly y: number | null; readonly proposal: CodeProposal }

/**
 * The codes of one dimension that are hidden or below `rareBelow`, in the order of the list in force. `answer` is the table of
 * the whole, one closed full year and that dimension in rows. Retired codes and "not recorded" are left out; nothing is proposed
 * where the whole itself is hidden or below `rareBelow`, because then every code is.
 */
export const findRareCodes = (answer: TableAnswer, list: CodeList): readonly RareCode[] => {
  const axis = answer.axes.find((candidate) => candidate.axis === 'rows')
  const dimension = axis && 'dimension' in axis ? dimensionByKey(list, axis.dimension) : undefined
  if (!axis || !dimension || (totalOf(answer) ?? 0) < rareBelow) return []
  const absent = new Set(answer.structural)
  const counts = new Map(
    axis.names.flatMap((name, at) => (absent.has(at) ? [] : [[name as Key, answer.values[at] ?? null] as const])),
  )
  const partly = new Set(answer.periods.flatMap(({ inUse }) => inUse.map(({ code }) => code)))
  const codes = answerCodes(dimension).filter(({ key, until }) => key !== notRecorded && until === undefined)
  return codes.flatMap((code) => {
    const y = counts.get(code.key)
    if (y === undefined || (y !== null && y >= rareBelow)) return []
    const proposal: CodeProposal = partly.has(code.key)
      ? { is: 'keep', why: 'new' }
      : proposalOf(code, dimension, codes, counts)
    return [{ code: code.key, y, proposal }]
  })
}

const totalOf = ({ totals }: TableAnswer): number | null =>
  totals.find(({ dimensions }) => dimensions.length === 0)?.values[0] ?? null

const proposalOf = (
  { key, successor }: Code,
  dimension: Dimension,
  codes: readonly Code[],
  counts: ReadonlyMap<Key, number | null>,
): CodeProposal => {
  if (key === rest) return { is: 'keep', why: 'rest' }
  if (needed[dimension.key]?.includes(key)) return { is: 'keep', why: 'needed' }
  if (successor !== undefined) return { is: 'retire', successor }
  const neighbour = neighbourOf(key, codes, counts)
  if (neighbour !== undefined) return { is: 'merge', neighbour }
  return { is: 'retire', successor: codes.some((code) => code.key === rest) ? rest : notRecorded }
}

// Of the bands before and after it the one with more visits, the one before where neither has.
const neighbourOf = (key: Key, codes: readonly Code[], counts: ReadonlyMap<Key, number | null>): Key | undefined => {
  if (!codes.every((code) => bandKey.test(code.key))) return undefined
  const at = codes.findIndex((code) => code.key === key)
  const [before, after] = [codes[at - 1]?.key, codes[at + 1]?.key]
  if (before === undefined || after === undefined) return before ?? after
  return (counts.get(after) ?? 0) > (counts.get(before) ?? 0) ? after : before
}
