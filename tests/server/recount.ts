// A recount by hand: every visit into every cell that its period's lattice allows, by plain loops over the code list, with
// no code of the fold. `recordKey` is the one that all visits of the test were given.
import type { Lattice } from '@tukkimies/shared/release/lattice.ts'
import { createHash } from 'node:crypto'
import type { Accumulator } from '@tukkimies/shared/release/accumulator.ts'
import type { Visit } from '@tukkimies/shared/visit.ts'
import { firstList } from '../arbitraries.ts'

export type Counted = { readonly visit: Visit; readonly late: boolean }

/** The accumulators that a period must have, by node, family and codes. */
export const recount = (
  lattice: Lattice,
  counted: readonly Counted[],
  recordKey: Uint8Array,
): ReadonlyMap<string, Pick<Accumulator, 'n' | 'f' | 'k'>> => {
  const cells = new Map<string, { n: number; f: number; k: number }>()
  for (const { visit, late } of counted) {
    for (const { name, points, order } of lattice.nodes) {
      if (!points.includes(visit.point)) continue
      for (const family of lattice.families) {
        const dimensions = family === '' ? [] : family.split('+')
        if (dimensions.length > order || isForbidden(lattice, name, dimensions)) continue
        const key = createHash('sha256').update(recordKey).update(`ck1|${family}`).digest().readUInt32BE(0)
        for (const codes of tuples(dimensions.map((id) => answersTo(visit, id, late)))) {
          const cell = cells.get(`${name}|${family}|${codes.join('+')}`) ?? { n: 0, f: 0, k: 0 }
          cell.n += 1
          cell.f += visit.codes['first']?.[0] === 'first' ? 1 : 0
          cell.k = (cell.k + key) % 2 ** 32
          cells.set(`${name}|${family}|${codes.join('+')}`, cell)
        }
      }
    }
  }
  return cells
}

const isForbidden = (lattice: Lattice, node: string, dimensions: readonly string[]): boolean =>
  dimensions.includes('residence') && !(node === 'whole' && lattice.kind !== 'm' && dimensions.length <= 2)

const answersTo = (visit: Visit, id: string, late: boolean): readonly string[] => {
  if (id === 'late') return [late ? 'yes' : 'no']
  const [source = '', group] = id.split('.')
  const codes = visit.codes[source] ?? ['nr']
  if (group === undefined) return codes
  const dimension = firstList.dimensions.find(({ key }) => key === source)
  return [...new Set(codes.map((code) => dimension?.codes.find(({ key }) => key === code)?.parent ?? code))]
}

const tuples = (lists: readonly (readonly string[])[]): string[][] =>
  lists.reduce<string[][]>((found, list) => found.flatMap((tuple) => list.map((code) => [...tuple, code])), [[]])
