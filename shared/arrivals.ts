// How busy it is: the live lane. Exact counts by point, day, hour and channel, for those who may see the point, on screen
// only; nothing joins them with the release (AN71-AN73).
import * as z from 'zod/mini'
import { Day, Hour } from './day.ts'
import { PointId } from './id.ts'
import { Key } from './register/code-list.ts'

/** Days that one question may span. */
export const arrivalDaysMax = 92

/** `GET /api/v1/arrivals?point=p1&from=2026-03-09&to=2026-03-15`, both days included; without `point` all that one may see. */
export const ArrivalsRequest = z.strictObject({ point: z.optional(PointId), from: Day, to: Day })
export type ArrivalsRequest = z.infer<typeof ArrivalsRequest>

export const ArrivalCount = z.strictObject({
  point: PointId,
  day: Day,
  hour: Hour,
  channel: Key,
  n: z.int().check(z.gte(1)),
})
export type ArrivalCount = z.infer<typeof ArrivalCount>

/** Sorted by point, day, hour, channel. `today` is the server's; `silent` lists points of which a tablet has gone quiet. */
export const ArrivalsAnswer = z.strictObject({
  today: Day,
  counts: z.array(ArrivalCount),
  silent: z.array(z.strictObject({ point: PointId, since: Day })),
})
export type ArrivalsAnswer = z.infer<typeof ArrivalsAnswer>
