// How complete the figures of a place and period are, gathered from the tablets, the exact arrivals and the calendar of
// closing. It names points and days and counts no visits but those of the whole register (AN53).
import {
  type Day,
  dayPlus,
  instantToDay,
  type PeriodKind,
  type PeriodName,
  periodFirstDay,
  periodLastDay,
} from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import { visitors } from '@tukkimies/shared/register/code-list.ts'
import { type Device, isSilent } from '@tukkimies/shared/register/device.ts'
import type { Point } from '@tukkimies/shared/register/organisation.ts'
import {
  type Completeness,
  type CompletenessRequest,
  quietSpans,
  usualDays,
} from '@tukkimies/shared/release/completeness.ts'
import { steppedOpen } from './check.ts'
import type { Deps } from './deps.ts'
import { listBusyDays } from './live/arrivals.ts'
import { openVisits } from './live/open.ts'
import { listDevices } from './register/devices.ts'
import { readPolicy } from './structure.ts'
import { listPeriods } from './visits/reader.ts'

type CompletenessDeps = Pick<Deps, 'register' | 'live' | 'reader' | 'now'>

/**
 * `points` are those that the place holds; who may ask about them is settled before. `hasArrivals`: whether whoever asks may
 * read arrivals, of which the days without any tell.
 */
export const readCompleteness = async (
  deps: CompletenessDeps,
  { place, period }: CompletenessRequest,
  points: readonly Point[],
  hasArrivals: boolean,
): Promise<Completeness> => {
  const today = instantToDay(deps.now())
  const policy = await readPolicy(deps.register, today)
  const asked = spanOf(period, today)
  const open = points.filter((point) => isOpenIn(point, asked ?? { first: today, last: today }))
  const ids = open.map(({ id }) => id)
  const devices = await listDevices(deps.register, { is: 'points', points: ids })
  const counts = await Promise.all(visitors.map((visitor) => openVisits(deps.live, visitor, today)))
  return {
    today,
    place,
    period,
    first: asked?.first ?? null,
    last: asked?.last ?? null,
    silent: silentPoints(devices, ids, today, periodLastDay(period)),
    without: ids.filter((id) => !devices.some(({ point, revoked }) => point === id && revoked === null)),
    quiet: hasArrivals ? await quietPoints(deps, open, asked) : null,
    open: steppedOpen(
      counts.reduce((sum, one) => sum + one.open, 0),
      policy,
    ),
    openMin: policy.threshold,
    next: await nextOf(deps, today, policy),
  }
}

type Asked = { readonly first: Day; readonly last: Day }

/** The days of a period that are over; `null` where it has not begun. */
const spanOf = (period: PeriodName, today: Day): Asked | null => {
  const [first, end, yesterday] = [periodFirstDay(period), periodLastDay(period), dayPlus(today, -1)]
  return first > yesterday ? null : { first, last: end < yesterday ? end : yesterday }
}

const isOpenIn = (point: Point, { first, last }: Asked): boolean =>
  point.first <= last && (point.last === undefined || point.last >= first)

/** Points of which a tablet has been silent since a day by which something of the period may still be on it. */
const silentPoints = (
  devices: readonly Device[],
  points: readonly PointId[],
  today: Day,
  end: Day,
): Completeness['silent'] =>
  points.flatMap((point) => {
    const since = devices
      .filter((device) => device.point === point && isSilent(device, today))
      .map(({ lastSeen, enrolled }) => dayPlus(lastSeen ?? enrolled, 1))
      // What was saved on the last day may have been sent on none after it.
      .filter((day) => day <= dayPlus(end, 1))
      .toSorted()
    const [first] = since
    return first === undefined ? [] : [{ point, since: first, tablets: since.length }]
  })

const quietPoints = async (
  { live }: CompletenessDeps,
  points: readonly Point[],
  asked: Asked | null,
): Promise<Completeness['quiet']> => {
  if (!asked) return []
  const { first, last } = asked
  const learntFrom = [first, dayPlus(last, 1 - usualDays)].toSorted()[0] ?? first
  const ids = points.map(({ id }) => id)
  const busy = Map.groupBy(await listBusyDays(live, ids, { from: learntFrom, to: last }), ({ point }) => point)
  return points.flatMap((point) => {
    const days = new Set((busy.get(point.id) ?? []).map(({ day }) => day))
    const known = later(learntFrom, point.first)
    const spans = quietSpans(days, {
      known,
      first: later(first, point.first),
      last: point.last !== undefined && point.last < last ? point.last : last,
    })
    return spans.length === 0 ? [] : [{ point: point.id, spans: [...spans] }]
  })
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** Of each kind the earliest period of either visitor that is not closed yet. */
const nextOf = async (
  { reader }: CompletenessDeps,
  today: Day,
  policy: Awaited<ReturnType<typeof readPolicy>>,
): Promise<Completeness['next']> => {
  const lists = await Promise.all(visitors.map((visitor) => listPeriods(reader, visitor, { policy, today })))
  const earliest = new Map<PeriodKind, Completeness['next'][number]>()
  for (const next of lists.flatMap((list) => list.next)) {
    const known = earliest.get(next.kind)
    if (!known || next.name < known.name) earliest.set(next.kind, next)
  }
  return [...earliest.values()]
}
