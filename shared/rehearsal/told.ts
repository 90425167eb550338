// Published tables cell by cell, hidden ones included, as whoever reads the release sees them.
import { cellRules } from '../release/policy.ts'
import { allowsSensitive, familiesOf, type FamilyId, familyToDimensions, type Lattice } from '../release/lattice.ts'
import { makeSensitivity } from '../release/invariants.ts'
import { type Cell } from '../release/publish.ts'
import { type Told } from './traits.ts'

/**
 * All cells of the lattice's tables that a reader may expect: published, or hidden (AN20). `isWanted` says which codes of a
 * dimension are of any use, so that the rest need not be made.
 */
export const toldCells = (
  lattice: Lattice,
  cells: readonly Cell[],
  isWanted: (dimension: string, code: string) => boolean,
): readonly Told[] => {
  const published = new Map(cells.map(({ node, family, codes, y }) => [`${node}|${family}|${codes}`, y]))
  const isSensitive = makeSensitivity(lattice)
  const [ordinary, sensitive] = [false, true].map((is) => cellRules(lattice.policy, is, lattice.visitor === 'client'))
  return lattice.nodes.flatMap((node) =>
    familiesOf(lattice, node).flatMap((family) => {
      const dimensions = familyToDimensions(family)
      return combinationsOf(lattice, node.name, family, isWanted).map((codes): Told => {
        const name = codes.join('+')
        const rules = isSensitive(family, name) ? sensitive : ordinary
        const y = published.get(`${node.name}|${family}|${name}`) ?? null
        const { noise, hiddenMax = 0 } = rules ?? {}
        return { period: lattice.name, node: node.name, dimensions, codes, y, variance: noise?.V ?? 1, hiddenMax }
      })
    }),
  )
}

const combinationsOf = (
  lattice: Lattice,
  node: string,
  family: FamilyId,
  isWanted: (dimension: string, code: string) => boolean,
): readonly (readonly string[])[] => {
  const ids = familyToDimensions(family)
  const hasSensitive = allowsSensitive(lattice, node, ids.length)
  let combinations: readonly (readonly string[])[] = [[]]
  for (const id of ids) {
    const codes = (lattice.dimensions.find((dimension) => dimension.id === id)?.codes ?? []).filter(
      ({ key, sensitive }) => (hasSensitive || !sensitive) && isWanted(id, key),
    )
    combinations = combinations.flatMap((chosen) => codes.map(({ key }) => [...chosen, key]))
  }
  return combinations
}
