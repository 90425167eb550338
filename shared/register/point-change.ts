// How a point changes over time: closed, merged into another one, opened again, moved to another area. Pure; a change never
// reaches a day that a tablet may have sent visits for already.
import { type Day, dayPlus, monthsLater } from '../day.ts'
import type { AreaId } from '../id.ts'
import { accept, type Checked, refuse } from '../problem.ts'
import { daysAheadMax, isPointOpen, type Point } from './organisation.ts'

/** The first day that nothing sent until today can lie on (S23): where a period may begin under other rules. */
export const firstUntouchedDay = (today: Day): Day => dayPlus(today, daysAheadMax + 1)

/** The first of a month, not before the day. */
export const monthStartFrom = (day: Day): Day =>
  day.endsWith('-01') ? day : monthsLater(`${day.slice(0, 7)}-01` as Day, 1)

/** The 1 January that is not before the day. */
export const yearStartFrom = (day: Day): Day =>
  day.endsWith('-01-01') ? day : (`${Number(day.slice(0, 4)) + 1}-01-01` as Day)

const isOver = (point: Point, today: Day): boolean => point.last !== undefined && point.last < today

/**
 * Ends a point with its last day of visits: today at the earliest, so that nothing on a tablet is shut out (S36). Problems:
 * `outdated` if the point has ended already; `place_day` with the earliest day.
 */
export const closePoint = (point: Point, last: Day, today: Day): Checked<Point> => {
  if (isOver(point, today)) return refuse({ code: 'outdated' })
  const earliest = point.first > today ? point.first : today
  if (last < earliest) return refuse({ code: 'place_day', field: 'last', day: earliest })
  const { successor: _successor, ...rest } = point
  return accept({ ...rest, last })
}

/**
 * Lets another point stand in from the first of a month on: the month before is the last one of this point. Problems:
 * `outdated`; `place_day` with the earliest day, or for `into` if that point is not open then; `invalid` for the point itself.
 */
export const mergePoint = (point: Point, into: Point, from: Day, today: Day): Checked<Point> => {
  if (isOver(point, today)) return refuse({ code: 'outdated' })
  if (into.id === point.id) return refuse({ code: 'invalid', field: 'into' })
  const untouched = firstUntouchedDay(today)
  const earliest = monthStartFrom(point.first < untouched ? untouched : dayPlus(point.first, 1))
  if (!from.endsWith('-01') || from < earliest) return refuse({ code: 'place_day', field: 'from', day: earliest })
  if (!isPointOpen(into, from)) return refuse({ code: 'place_day', field: 'into' })
  return accept({ ...point, last: dayPlus(from, -1), successor: into.id })
}

/**
 * Takes a closing or a merge back, while the month after the last day is not closed: what was recorded meanwhile then counts
 * in its own time. `closesOn` is the day on which the month that holds a day closes. Problems: `outdated` if the point is
 * open, `place_day` if it is too late.
 */
export const reopenPoint = (point: Point, today: Day, closesOn: (day: Day) => Day): Checked<Point> => {
  const { last, successor: _successor, ...rest } = point
  if (last === undefined) return refuse({ code: 'outdated' })
  const end = closesOn(dayPlus(last, 1))
  return end <= today ? refuse({ code: 'place_day', field: 'last', day: end }) : accept(rest)
}

/**
 * Moves a point to another area, or to none, from a 1 January on that no visit can lie on yet (AN29); a move that was
 * planned for then or later gives way. Problem: `place_day` with the earliest day.
 */
export const movePoint = (point: Point, area: AreaId | null, from: Day, today: Day): Checked<Point> => {
  const earliest = yearStartFrom(firstUntouchedDay(today))
  if (!from.endsWith('-01-01') || from < earliest) return refuse({ code: 'place_day', field: 'from', day: earliest })
  return accept({ ...point, areas: [...point.areas.filter((span) => span.from < from), { from, area }] })
}
