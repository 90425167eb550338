// Arrivals: exact counts by point, day, hour and channel, the open ones included (AN71). Known to who may see the point.
import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import type { Day } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { LiveQueryable, LiveTx } from './schema.ts'

/** Adds counts to what is there. No two rows of a call may share point, day, hour and channel. */
export const addArrivalCounts = async (_tx: LiveTx, _counts: readonly ArrivalCount[]): Promise<void> => {
  throw new Error('not yet')
}

/** Folded and open arrivals of the points in the days, both included, sorted by point, day, hour, channel. */
export const countArrivals = async (
  _live: LiveQueryable,
  _points: readonly PointId[],
  _days: { readonly from: Day; readonly to: Day },
): Promise<ArrivalCount[]> => {
  throw new Error('not yet')
}

/** Arrivals of each point in the 365 days before a day: the volume of AN37. Points without any are absent. */
export const arrivalVolumes = async (_live: LiveQueryable, _before: Day): Promise<ReadonlyMap<PointId, number>> => {
  throw new Error('not yet')
}

/** The first day with an arrival: the age of the register (AN38). */
export const firstArrivalDay = async (_live: LiveQueryable): Promise<Day | null> => {
  throw new Error('not yet')
}
