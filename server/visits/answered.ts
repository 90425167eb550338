// The tables that were answered last. A release never changes, so neither does a table of the same question and the same lists;
// who may read it is settled before, each time.
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import type { ReleaseQueryable } from '../release/schema.ts'

/** About 4 MB: five tables as large as a file may be. */
const keptValuesMax = 500_000

type Kept = { readonly answers: Map<string, TableAnswer>; values: number }
const keptByHandle = new WeakMap<ReleaseQueryable, Kept>()

/** What names a table for ever: its question in canonical form, and the list of each of its periods. */
type Named = { readonly query: string; readonly records: readonly { readonly listHash: string }[] }

/** The table as it was answered last, or as it is made now. */
export const readAnswered = async (
  release: ReleaseQueryable,
  { query, records }: Named,
  make: () => Promise<TableAnswer>,
  valuesMax = keptValuesMax,
): Promise<TableAnswer> => {
  const kept = keptByHandle.get(release) ?? { answers: new Map(), values: 0 }
  keptByHandle.set(release, kept)
  const name = [query, ...records.map(({ listHash }) => listHash)].join('\n')
  const known = kept.answers.get(name)
  if (known) return known
  const answer = await make()
  keep(kept, name, answer, valuesMax)
  return answer
}

const keep = (kept: Kept, name: string, answer: TableAnswer, valuesMax: number): void => {
  const values = [answer, ...answer.totals].reduce((sum, one) => sum + one.values.length + one.structural.length, 0)
  // Another may have asked the same meanwhile.
  if (values > valuesMax || kept.answers.has(name)) return
  if (kept.values + values > valuesMax) {
    kept.answers.clear()
    kept.values = 0
  }
  kept.answers.set(name, answer)
  kept.values += values
}
