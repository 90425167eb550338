// What a closed period can be asked: its dimensions, its places and which dimensions may be crossed where, so that a table
// can be put together without asking for each. Says nothing about any figure: all of it is fixed before the first visit.
import * as z from 'zod/mini'
import { PeriodName, periodToKind } from '../day.ts'
import { Key, Visitor } from '../register/code-list.ts'
import { DimensionId } from './dimensions.ts'
import { dimensionsToFamily, type Lattice, nodeByName } from './lattice.ts'
import { NodeName, whole } from './nodes.ts'

/**
 * `GET /api/v1/lattice`. `places` are those that the asker may read, under every name they go by; `order` is how many
 * dimensions may be crossed there, filters included. `families` are the crossings there are, as in a lattice.
 */
export const LatticeAnswer = z.strictObject({
  visitor: Visitor,
  period: PeriodName,
  dimensions: z.readonly(
    z.array(
      z.strictObject({
        id: DimensionId,
        source: Key,
        many: z.boolean(),
        sensitive: z.boolean(),
        codes: z.readonly(z.array(Key)),
      }),
    ),
  ),
  places: z.readonly(z.array(z.strictObject({ name: NodeName, node: NodeName, order: z.int() }))),
  families: z.readonly(z.array(z.string())),
})
export type LatticeAnswer = z.infer<typeof LatticeAnswer>

/** The offer of a lattice to whoever may read some of its places. */
export const latticeToOffer = (lattice: Lattice, isReadable: (place: NodeName) => boolean): LatticeAnswer => {
  const names = [...lattice.nodes.map(({ name }) => name), ...Object.keys(lattice.aliases)]
  const places = names.filter(isReadable).flatMap((name) => {
    const node = nodeByName(lattice, name)
    return node ? [{ name, node: node.name, order: node.order }] : []
  })
  const order = places.reduce((most, place) => Math.max(most, place.order), 0)
  return {
    visitor: lattice.visitor,
    period: lattice.name,
    dimensions: lattice.dimensions.map(({ id, source, many, sensitive, codes }) => ({
      id,
      source,
      many,
      sensitive,
      codes: codes.map(({ key }) => key),
    })),
    places,
    families: lattice.families.filter((family) => family === '' || family.split('+').length <= order),
  }
}

/** Whether a table of these dimensions, filters included, is released at the place: the same as `isInLattice` (AN14, AN15). */
export const isOffered = (offer: LatticeAnswer, place: NodeName, dimensions: readonly DimensionId[]): boolean => {
  const found = offer.places.find(({ name }) => name === place)
  if (!found || dimensions.length > found.order || !offer.families.includes(dimensionsToFamily(dimensions)))
    return false
  const isSensitive = offer.dimensions.some(({ id, sensitive }) => sensitive && dimensions.includes(id))
  return !isSensitive || (found.node === whole && periodToKind(offer.period) !== 'm' && dimensions.length <= 2)
}
