// How busy it is: the live lane, exact, for those who may see the point, on screen only (AN71-AN73). The one file of the
// API that opens the live store, and it opens nothing in it but arrivals.
import { arrivalDaysMax, ArrivalsAnswer, ArrivalsRequest } from '@tukkimies/shared/arrivals.ts'
import { type Day, daysBetween, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Device } from '@tukkimies/shared/register/device.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { Deps } from '../deps.ts'
import { countArrivals } from '../live/arrivals.ts'
import { Refused } from '../refused.ts'
import { listDevices } from '../register/devices.ts'
import { findPoint, listPoints } from '../register/organisation.ts'
import { readQuery } from './query.ts'
import { makeRoute, type Route } from './route.ts'
import { userOf } from './who.ts'

/** Days without a push after which a tablet counts as silent. */
const silentDays = 3

const { point, from, to } = ArrivalsRequest.shape

export const arrivalRoutes = (deps: Pick<Deps, 'register' | 'live' | 'now'>): readonly Route[] => [
  makeRoute(
    {
      method: 'get',
      path: '/api/v1/arrivals',
      right: 'read_arrivals',
      summary: 'Arrivals by point, day, hour and channel',
      query: [
        { name: 'point', schema: point, required: false },
        { name: 'from', schema: from, required: true },
        { name: 'to', schema: to, required: true },
      ],
      answer: ArrivalsAnswer,
      problems: ['unknown_parameter', 'invalid', 'not_found'],
    },
    async (c) => {
      const { scope } = userOf(c.get('who'))
      const asked = readQuery(c, ['point', 'from', 'to'], ArrivalsRequest)
      const days = daysBetween(asked.from, asked.to)
      if (days < 0) throw new Refused({ code: 'invalid', field: 'to' })
      if (days >= arrivalDaysMax) throw new Refused({ code: 'invalid', field: 'to', limit: arrivalDaysMax })
      const points = await pointsOrThrow(deps, scope, asked.point)
      const today = instantToDay(deps.now())
      const counts = points.length === 0 ? [] : await countArrivals(deps.live, points, asked)
      const silent = silentPoints(await listDevices(deps.register, { is: 'points', points }), today)
      const answer: ArrivalsAnswer = { today, counts, silent }
      return c.json(answer)
    },
  ),
]

/** The points asked for, if they are in scope. A foreign point and a missing one are both not found. */
const pointsOrThrow = async (
  deps: Pick<Deps, 'register'>,
  scope: Scope,
  asked: PointId | undefined,
): Promise<PointId[]> => {
  if (asked === undefined) return (await listPoints(deps.register, scope)).map(({ id }) => id)
  if (!(await findPoint(deps.register, scope, asked))) throw new Refused({ code: 'not_found' })
  return [asked]
}

/** Points of which a tablet in use has not been heard of for some days, each with the first day of silence. */
const silentPoints = (devices: readonly Device[], today: Day): ArrivalsAnswer['silent'] => {
  const since = new Map<PointId, Day>()
  for (const device of devices) {
    const seen = device.lastSeen ?? device.enrolled
    if (device.revoked !== null || daysBetween(seen, today) <= silentDays) continue
    const begun = dayPlus(seen, 1)
    const before = since.get(device.point)
    if (before === undefined || begun < before) since.set(device.point, begun)
  }
  return [...since].map(([id, day]) => ({ point: id, since: day })).toSorted((a, b) => (a.point < b.point ? -1 : 1))
}
