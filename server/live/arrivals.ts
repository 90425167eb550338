// Arrivals: exact counts by point, day, hour and channel, the open ones included (AN71). Known to who may see the point.
import type { ArrivalCount } from '@tukkimies/shared/arrivals.ts'
import { type Day, dayPlus } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { sql } from 'kysely'
import type { LiveQueryable, LiveTx } from './schema.ts'

const volumeDays = 365

const addUp = 'on conflict (point, day, hour, channel) do update set n = arrival_count.n + excluded.n'

/** Adds counts to what is there. No two rows of a call may share point, day, hour and channel. */
export const addArrivalCounts = async (tx: LiveTx, counts: readonly ArrivalCount[]): Promise<void> => {
  const rows = counts.map(({ point, day, hour, channel, n }) => [point, day, hour, channel, n])
  await tx.insertMany('arrival_count', ['point', 'day', 'hour', 'channel', 'n'], rows, addUp)
}

/** Folded and open arrivals of the points in the days, both included, sorted by point, day, hour, channel. */
export const countArrivals = async (
  live: LiveQueryable,
  points: readonly PointId[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<ArrivalCount[]> => {
  if (points.length === 0) return []
  return live.query
    .selectFrom(allArrivals(live).as('arrival'))
    .select(({ fn }) => ['point', 'day', 'hour', 'channel', fn.sum<number>('n').as('n')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('point', 'in', points)
    .groupBy(['point', 'day', 'hour', 'channel'])
    .orderBy('point')
    .orderBy('day')
    .orderBy('hour')
    .orderBy('channel')
    .execute()
}

/** Days of the points with at least one arrival, both ends included, by point and day. */
export const listBusyDays = async (
  live: LiveQueryable,
  points: readonly PointId[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<{ point: PointId; day: Day }[]> => {
  if (points.length === 0) return []
  return live.query
    .selectFrom(allArrivals(live).as('arrival'))
    .select(['point', 'day'])
    .distinct()
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('point', 'in', points)
    .orderBy('point')
    .orderBy('day')
    .execute()
}

/** Arrivals of each point in the 365 days before a day: the volume of AN37. Points without any are absent. */
export const arrivalVolumes = async (live: LiveQueryable, before: Day): Promise<ReadonlyMap<PointId, number>> => {
  const rows = await live.query
    .selectFrom(allArrivals(live).as('arrival'))
    .select(({ fn }) => ['point', fn.sum<number>('n').as('volume')])
    .where('day', '>=', dayPlus(before, -volumeDays))
    .where('day', '<', before)
    .groupBy('point')
    .execute()
  return new Map(rows.map(({ point, volume }) => [point, volume]))
}

/** The first day with an arrival: the age of the register (AN38). */
export const firstArrivalDay = async (live: LiveQueryable): Promise<Day | null> => {
  const first = live.query
    .selectFrom(allArrivals(live).as('arrival'))
    .select(({ fn }) => fn.min<Day | null>('day').as('day'))
  return (await first.executeTakeFirstOrThrow()).day
}

// One statement sees both tables at one moment: an arrival that is being folded is in exactly one of them.
const allArrivals = (live: LiveQueryable) =>
  live.query
    .selectFrom('arrival_count')
    .select(['point', 'day', 'hour', 'channel', 'n'])
    .unionAll(live.query.selectFrom('open_arrival').select(['point', 'day', 'hour', 'channel', sql<number>`1`.as('n')]))
