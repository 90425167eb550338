// Cells of the release as dense arrays over the full cross product of codes (AN20): filled from the lattice first, so that
// nothing and too little look the same.
import { type Key } from '../register/code-list.ts'
import { type DimensionId, type LatticeCode, type LatticeDimension } from './dimensions.ts'
import {
  allowsSensitive,
  dimensionsToFamily,
  type FamilyId,
  familyToDimensions,
  type Lattice,
  nodeByName,
} from './lattice.ts'
import { type NodeName, whole } from './nodes.ts'
import { type TableRequest } from './table-request.ts'

/**
 * A dense array over axes, row-major; `null` is hidden. `structural` are the positions that configuration alone leaves
 * empty (AN21): a code not in use, a point not yet open, a dimension or a sensitive code that the period has no cell for.
 */
export type DenseValues = {
  readonly values: readonly (number | null)[]
  readonly structural: readonly number[]
}

/** The dimension as the period knows it, or `undefined`. */
export const dimensionOf = (lattice: Lattice, id: DimensionId): LatticeDimension | undefined =>
  lattice.dimensions.find((dimension) => dimension.id === id)

/** False for a point that has not begun: it is in no list of the whole. What is too small is known and has no node. */
export const isKnownPlace = (lattice: Lattice, place: NodeName): boolean => {
  if (!place.startsWith('point:')) return true
  const held = lattice.nodes.find(({ name }) => name === whole)?.points ?? []
  return held.includes(place.slice('point:'.length))
}

/** The codes of a dimension over periods: the newest one's order; what only older ones knew follows (AN42). */
export const codesOf = (lattices: readonly Lattice[], id: DimensionId): readonly LatticeCode[] => {
  const codes = lattices.toReversed().flatMap((lattice) => dimensionOf(lattice, id)?.codes ?? [])
  return codes.filter(({ key }, at) => codes.findIndex((other) => other.key === key) === at)
}

/** The family of dimensions together with those of the filters. */
export const familyOf = ({ filters }: TableRequest, dimensions: readonly DimensionId[]): FamilyId =>
  dimensionsToFamily([...dimensions, ...filters.map(({ dimension }) => dimension)])

/** Published numbers by their codes, of each source: `period|node|family`. */
export type PublishedBySource = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The name of a source of cells. */
export const sourceName = (period: string, node: NodeName, family: FamilyId): string => `${period}|${node}|${family}`

/** The cells of these dimensions over all periods and places. */
export const fillValues = (
  request: TableRequest,
  lattices: readonly Lattice[],
  dimensions: readonly DimensionId[],
  published: PublishedBySource,
): DenseValues => {
  const family = familyOf(request, dimensions)
  const ids = familyToDimensions(family)
  const cells = combineCodes(request, lattices, dimensions, ids)
  const values: (number | null)[] = []
  const structural: number[] = []
  for (const lattice of lattices)
    for (const place of request.places) {
      const node = isKnownPlace(lattice, place) ? nodeByName(lattice, place)?.name : undefined
      const isEmpty = makeEmptiness(lattice, node, ids)
      const own = published.get(sourceName(lattice.name, node ?? place, family))
      for (const { codes, joined } of cells) {
        if (isEmpty(codes)) structural.push(values.length)
        values.push(own?.get(joined) ?? null)
      }
    }
  return { values, structural }
}

type Combination = { readonly codes: readonly Key[]; readonly joined: string }

// Every combination of the table's codes, in its order, each with the filters' codes and in the family's order.
const combineCodes = (
  { filters }: TableRequest,
  lattices: readonly Lattice[],
  dimensions: readonly DimensionId[],
  ids: readonly DimensionId[],
): readonly Combination[] => {
  const axes = dimensions.map((id) => codesOf(lattices, id).map(({ key }) => key))
  const places = ids.map((id) => dimensions.indexOf(id))
  const fixed = ids.map((id) => filters.find(({ dimension }) => dimension === id)?.code ?? '')
  return combinations(axes).map((combination) => {
    const codes = places.map((place, at) => combination[place] ?? fixed[at] ?? '')
    return { codes, joined: codes.join('+') }
  })
}

// AN21: decided by the lattice alone, never by what is published.
const makeEmptiness = (
  lattice: Lattice,
  node: NodeName | undefined,
  ids: readonly DimensionId[],
): ((codes: readonly Key[]) => boolean) => {
  const hasSensitive = node !== undefined && allowsSensitive(lattice, node, ids.length)
  const known = ids.map((id) => {
    const codes = dimensionOf(lattice, id)?.codes ?? []
    return new Set(codes.filter(({ sensitive }) => hasSensitive || !sensitive).map(({ key }) => key))
  })
  return (codes) => node === undefined || codes.some((code, at) => !known[at]?.has(code))
}

const combinations = (axes: readonly (readonly Key[])[]): readonly (readonly Key[])[] =>
  axes.reduce<readonly (readonly Key[])[]>(
    (rows, axis) => rows.flatMap((row) => axis.map((code) => [...row, code])),
    [[]],
  )
