// Published figures as an order of answers. Nothing is counted here: a cell is only larger than another.
import { type Code, type Key, notRecorded } from '@tukkimies/shared/register/code-list.ts'
import { orderOfCells } from '@tukkimies/shared/release/derivation.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'

/** These close the list of answers, however many they are. */
const lastKeys: readonly Key[] = ['other', notRecorded]

/** The answers of a table of one place, period and question, largest first; what is hidden follows in the list's order. */
export const answerToOrder = (
  { axes, values }: Pick<TableAnswer, 'axes' | 'values'>,
  codes: readonly Code[],
): readonly Key[] => {
  const axis = axes.find((candidate) => candidate.axis === 'rows')
  if (!axis || !('dimension' in axis)) return []
  const cellOf = new Map(axis.names.map((name, at) => [name, values[at] ?? null]))
  const keys = codes.flatMap(({ key }) => (lastKeys.includes(key) ? [] : [key]))
  return orderOfCells(keys.map((key) => cellOf.get(key) ?? null)).flatMap((at) => keys[at] ?? [])
}
