// Organisations with what belongs to them, and the days on which a change may begin.
import { type Day, dayPlus, monthsLater } from '@tukkimies/shared/day.ts'
import type { OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { Area, Labels, Organisation, Point } from '@tukkimies/shared/register/organisation.ts'
import type { PlaceList } from '@tukkimies/shared/register/place.ts'
import { firstUntouchedDay, monthStartFrom, yearStartFrom } from '@tukkimies/shared/register/point-change.ts'
import { daysBackMax } from '@tukkimies/shared/register/organisation.ts'
import { isFound } from './search.ts'

const monthsAhead = 13
const yearsAhead = 3

export type Place = Organisation & { readonly areas: readonly Area[]; readonly points: readonly Point[] }

/** What is being done, in a dialog over the page. */
export type PlaceAct =
  | { readonly do: 'add_organisation' }
  | { readonly do: 'rename_organisation' | 'add_area' | 'add_point'; readonly place: Place }
  | { readonly do: 'rename_area'; readonly area: Area }
  | { readonly do: 'change_point'; readonly place: Place; readonly point: Point }

/** Every organisation with its areas and points, each in the order of names. */
export const listPlaces = (
  { organisations, areas, points }: PlaceList,
  compare: (first: Named, second: Named) => number,
): readonly Place[] => {
  const of = <T extends Named & { readonly organisation: OrganisationId }>(all: readonly T[], id: OrganisationId) =>
    all.filter(({ organisation }) => organisation === id).toSorted(compare)
  return organisations
    .toSorted(compare)
    .map((one) => ({ ...one, areas: of(areas, one.id), points: of(points, one.id) }))
}

type Named = { readonly names: Labels }

/** Where the organisation's own name is found all that it has is shown; otherwise what is found of it. */
export const findPlaces = (places: readonly Place[], sought: string): readonly Place[] =>
  places.flatMap((place) => {
    const isFoundIn = ({ names }: Named) => isFound(Object.values(names), sought)
    if (isFoundIn(place)) return [place]
    const areas = place.areas.filter(isFoundIn)
    const ids = new Set(areas.map(({ id }) => id))
    const points = place.points.filter(
      (point) => isFoundIn(point) || point.areas.some(({ area }) => area !== null && ids.has(area)),
    )
    return areas.length + points.length > 0 ? [{ ...place, areas, points }] : []
  })

/** The firsts of months from which on a point may be merged into another one. */
export const mergeDays = ({ first }: Point, today: Day): readonly Day[] => {
  const untouched = firstUntouchedDay(today)
  const start = monthStartFrom(first < untouched ? untouched : dayPlus(first, 1))
  return Array.from({ length: monthsAhead }, (_, at) => monthsLater(start, at))
}

/** Each 1 January from which on a point may have another area. */
export const areaDays = (today: Day): readonly Day[] => {
  const start = yearStartFrom(firstUntouchedDay(today))
  return Array.from({ length: yearsAhead }, (_, at) => monthsLater(start, 12 * at))
}

/** The earliest last day of a point: nothing on a tablet is shut out. */
export const closingDayMin = ({ first }: Point, today: Day): Day => (first > today ? first : today)

/** The points that another one may be merged into from the day on: open ones of the same organisation. */
export const mergeTargets = (points: readonly Point[], merged: PointId): readonly Point[] =>
  points.filter(({ id, last }) => id !== merged && last === undefined)

/** As far back as visits are taken in (S23), and two years ahead. */
export const firstDayBounds = (today: Day): { readonly min: Day; readonly max: Day } => ({
  min: dayPlus(today, -daysBackMax),
  max: monthsLater(today, 24),
})
