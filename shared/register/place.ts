// What an operator may do with organisations, areas and points: the bodies of the changes, and the places as told to whoever
// administers them. Ids are made by the server and never used again.
import * as z from 'zod/mini'
import { Day } from '../day.ts'
import { AreaId, OrganisationId, PointId } from '../id.ts'
import { Area, Labels, Organisation, Point } from './organisation.ts'

/** Other names of an organisation, an area or a point. */
export const NameChange = z.strictObject({ names: Labels })
export type NameChange = z.infer<typeof NameChange>

export const NewOrganisation = NameChange
export type NewOrganisation = z.infer<typeof NewOrganisation>

export const NewArea = z.strictObject({ organisation: OrganisationId, names: Labels })
export type NewArea = z.infer<typeof NewArea>

/** `first` is the first day of visits; `busy` has no default (AN38). */
export const NewPoint = z.strictObject({
  organisation: OrganisationId,
  names: Labels,
  busy: z.boolean(),
  first: Day,
  area: z.nullable(AreaId),
})
export type NewPoint = z.infer<typeof NewPoint>

/** The id that the server made. */
export const MadeOrganisation = z.strictObject({ id: OrganisationId })
export const MadeArea = z.strictObject({ id: AreaId })
export const MadePoint = z.strictObject({ id: PointId })

export const BusyChange = z.strictObject({ busy: z.boolean() })
export type BusyChange = z.infer<typeof BusyChange>

/** `from` is a 1 January to come (AN29); problem `place_day`. */
export const AreaChange = z.strictObject({ area: z.nullable(AreaId), from: Day })
export type AreaChange = z.infer<typeof AreaChange>

/** The last day of visits, which is one of them. */
export const PointClosing = z.strictObject({ last: Day })
export type PointClosing = z.infer<typeof PointClosing>

/** From the first of a month on, another point of the same organisation stands in. */
export const PointMerge = z.strictObject({ into: PointId, from: Day })
export type PointMerge = z.infer<typeof PointMerge>

/** Every place with its organisation. */
export const PlaceList = z.strictObject({
  organisations: z.array(Organisation),
  areas: z.array(z.extend(Area, { organisation: OrganisationId })),
  points: z.array(z.extend(Point, { organisation: OrganisationId })),
})
export type PlaceList = z.infer<typeof PlaceList>
