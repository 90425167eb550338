// Which places somebody may read the figures of: those of which every point that they hold or ever held is within the right.
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { areaToNode, type NodeName, pointToNode, whole } from '@tukkimies/shared/release/nodes.ts'
import type { Deps } from './deps.ts'
import { readPointsByScope } from './register/organisation.ts'

/** What a place holds, and whether all of it may be read: a foreign place and one that does not exist are both no. */
export type ReadablePlaces = {
  readonly isReadable: (place: NodeName) => boolean
  /** Every point that the place holds or ever held, readable or not. */
  readonly pointsOf: (place: NodeName) => readonly Point[]
  /** The points within the right. */
  readonly own: ReadonlySet<PointId>
}

export const readReadablePlaces = async (
  { register }: Pick<Deps, 'register'>,
  scope: Scope,
): Promise<ReadablePlaces> => {
  const { points, own } = await readPointsByScope(register, scope)
  const pointsOf = (place: NodeName) => points.filter((point) => holdsPoint(place, point))
  const isReadable = (place: NodeName) => {
    const held = pointsOf(place)
    return held.length > 0 && held.every(({ id }) => own.has(id))
  }
  return { isReadable, pointsOf, own }
}

const holdsPoint = (place: NodeName, { id, areas }: Point): boolean =>
  place === whole || place === pointToNode(id) || areas.some(({ area }) => area !== null && place === areaToNode(area))
