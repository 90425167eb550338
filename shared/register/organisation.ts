// Organisation, areas and points: names in three languages, and the days on which a point exists.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { AreaId, OrganisationId, PointId } from '../id.ts'

export const Language = z.enum(['fi', 'sv', 'en'])
export type Language = z.infer<typeof Language>
export const languages: readonly Language[] = ['fi', 'sv', 'en']

const label = z.string().check(z.minLength(1), z.maxLength(200))
/** A name or label in the three languages; none may be empty (duty F05). */
export const Labels = z.strictObject({ fi: label, sv: label, en: label })
export type Labels = z.infer<typeof Labels>

const longText = z.string().check(z.minLength(1), z.maxLength(8000))
/** A longer text in the three languages; paragraphs are parted by an empty line. */
export const Texts = z.strictObject({ fi: longText, sv: longText, en: longText })
export type Texts = z.infer<typeof Texts>

export const Organisation = z.strictObject({ id: OrganisationId, names: Labels })
export type Organisation = z.infer<typeof Organisation>

export const Area = z.strictObject({ id: AreaId, names: Labels })
export type Area = z.infer<typeof Area>

/**
 * An advice point. `first` and `last` are the days between which visits may lie, both included; `last` is absent while the
 * point is open. `areas` says which area holds the point from which day on; a change starts on a 1 January (AN29), and
 * `null` is "no area". `busy` is the answer at set-up: at least 120 visits a year? (AN38) `successor` is the point that
 * goes on in its place after `last`.
 */
export const Point = z.strictObject({
  id: PointId,
  names: Labels,
  first: Day,
  last: z.optional(Day),
  areas: z.array(z.strictObject({ from: Day, area: z.nullable(AreaId) })),
  busy: z.boolean(),
  successor: z.optional(PointId),
})
export type Point = z.infer<typeof Point>

/** Days back and ahead of the server's today whose visits are taken in (S23). */
export const daysBackMax = 365
export const daysAheadMax = 1

/** Whether visits of the day may be recorded at the point (S23, S36). */
export const isPointOpen = (point: Point, day: Day): boolean =>
  day >= point.first && (point.last === undefined || day <= point.last)

/** The area that holds the point on a day, or `null`. */
export const areaOnDay = (point: Point, day: Day): AreaId | null => {
  let area: AreaId | null = null
  for (const span of point.areas) if (span.from <= day) area = span.area
  return area
}
