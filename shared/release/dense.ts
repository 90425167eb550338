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
import { type Cell } from './publish.ts'
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
  const codes = new Map<Key, LatticeCode>()
  for (const lattice of lattices.toReversed())
    for (const code of dimensionOf(lattice, id)?.codes ?? []) if (!codes.has(code.key)) codes.set(code.key, code)
  return [...codes.values()]
}

/** The family of dimensions together with those of the filters. */
export const familyOf = ({ filters }: TableRequest, dimensions: readonly DimensionId[]): FamilyId =>
  dimensionsToFamily([...dimensions, ...filters.map(({ dimension }) => dimension)])

/** Every choice of fewer dimensions, the largest first: those of a table's totals. */
export const properSubsets = (dimensions: readonly DimensionId[]): readonly (readonly DimensionId[])[] => {
  const subsets: (readonly DimensionId[])[] = []
  for (let bits = 2 ** dimensions.length - 2; bits >= 0; bits--)
    subsets.push(dimensions.filter((_, at) => bits & (1 << at)))
  return subsets
}

/** A list of more codes than this is longer to look up than the whole family. */
const filteredCodesMax = 1_000

/**
 * The family of these dimensions with the codes that the filters leave of it, joined as in a cell; nothing where nothing is
 * filtered or too many are left.
 */
export const filteredCodes = (
  request: TableRequest,
  lattices: readonly Lattice[],
  dimensions: readonly DimensionId[],
): readonly (readonly [FamilyId, readonly string[]])[] => {
  if (request.filters.length === 0) return []
  const family = familyOf(request, dimensions)
  let joined: readonly string[] = ['']
  for (const id of familyToDimensions(family)) {
    const fixed = request.filters.filter(({ dimension }) => dimension === id).map(({ code }) => code)
    const keys = fixed.length > 0 ? fixed : codesOf(lattices, id).map(({ key }) => key)
    if (joined.length * keys.length > filteredCodesMax) return []
    joined = joined.flatMap((before) => keys.map((key) => (before === '' ? key : `${before}+${key}`)))
  }
  return [[family, joined]]
}

/** Published cells of each source: `period|node|family`. */
export type PublishedBySource = ReadonlyMap<string, readonly Pick<Cell, 'codes' | 'y'>[]>

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
  const sides = makeSides(request, lattices, dimensions, familyToDimensions(family))
  const size = dimensions.reduce((product, id) => product * codesOf(lattices, id).length, 1)
  const values = Array<number | null>(lattices.length * request.places.length * size).fill(null)
  const structural: number[] = []
  let start = 0
  for (const lattice of lattices)
    for (const place of request.places) {
      const node = isKnownPlace(lattice, place) ? nodeByName(lattice, place)?.name : undefined
      if (node !== undefined)
        for (const { codes, y } of published.get(sourceName(lattice.name, node, family)) ?? []) {
          const at = positionOf(sides, codes)
          if (at !== undefined) values[start + at] = y
        }
      const isEmpty = makeEmptiness(lattice, node, sides)
      if (isEmpty) for (let at = 0; at < size; at++) if (isEmpty(at)) structural.push(start + at)
      start += size
    }
  return { values, structural }
}

/** One dimension of a family: its codes in the table, or the filter's one, and how far apart they stand in one place's cells. */
type Side = { readonly id: DimensionId; readonly indexes: ReadonlyMap<Key, number>; readonly stride: number }

const makeSides = (
  { filters }: TableRequest,
  lattices: readonly Lattice[],
  dimensions: readonly DimensionId[],
  ids: readonly DimensionId[],
): readonly Side[] => {
  const strides = new Map<DimensionId, number>()
  let stride = 1
  for (const id of dimensions.toReversed()) {
    strides.set(id, stride)
    stride *= codesOf(lattices, id).length
  }
  return ids.map((id) => {
    const keys = strides.has(id)
      ? codesOf(lattices, id).map(({ key }) => key)
      : filters.flatMap(({ dimension, code }) => (dimension === id ? [code] : []))
    return { id, indexes: new Map(keys.map((key, at) => [key, at])), stride: strides.get(id) ?? 0 }
  })
}

// Where a published cell stands among one place's cells; nowhere, if it has other codes than the filters'.
const positionOf = (sides: readonly Side[], joined: string): number | undefined => {
  let position = 0
  let from = 0
  for (const { indexes, stride } of sides) {
    const end = joined.indexOf('+', from)
    const index = indexes.get(end < 0 ? joined.slice(from) : joined.slice(from, end))
    if (index === undefined) return undefined
    position += index * stride
    from = end + 1
  }
  return position
}

// AN21: decided by the lattice alone, never by what is published. `undefined` where no cell is left empty.
const makeEmptiness = (
  lattice: Lattice,
  node: NodeName | undefined,
  sides: readonly Side[],
): ((at: number) => boolean) | undefined => {
  if (node === undefined) return () => true
  const hasSensitive = allowsSensitive(lattice, node, sides.length)
  const gaps = sides.flatMap(({ id, indexes, stride }) => {
    const codes = dimensionOf(lattice, id)?.codes ?? []
    const known = new Set(codes.filter(({ sensitive }) => hasSensitive || !sensitive).map(({ key }) => key))
    const isUnknown = [...indexes.keys()].map((key) => !known.has(key))
    return isUnknown.includes(true) ? [{ isUnknown, stride }] : []
  })
  if (gaps.length === 0) return undefined
  return (at) =>
    gaps.some(({ isUnknown, stride }) => isUnknown[stride === 0 ? 0 : Math.floor(at / stride) % isUnknown.length])
}
