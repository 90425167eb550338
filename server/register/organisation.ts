// Organisations, their areas and their points.
import type { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { Area, Organisation, Point } from '@tukkimies/shared/register/organisation.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { RegisterQueryable, RegisterTx } from './schema.ts'

/** Everything public about places, the same for everybody (S17): sorted by id. */
export const readPlaces = async (
  _register: RegisterQueryable,
): Promise<{ organisations: Organisation[]; areas: Area[]; points: Point[] }> => {
  throw new Error('not yet')
}

/** The points in scope, sorted by id. */
export const listPoints = async (_register: RegisterQueryable, _scope: Scope): Promise<Point[]> => {
  throw new Error('not yet')
}

/** A point in scope; a foreign one and a missing one are both `null`. */
export const findPoint = async (_register: RegisterQueryable, _scope: Scope, _id: PointId): Promise<Point | null> => {
  throw new Error('not yet')
}

/** The organisation of a point. */
export const organisationOfPoint = async (
  _register: RegisterQueryable,
  _id: PointId,
): Promise<OrganisationId | null> => {
  throw new Error('not yet')
}

/** Adds or replaces an organisation's names. */
export const saveOrganisation = async (_tx: RegisterTx, _organisation: Organisation): Promise<void> => {
  throw new Error('not yet')
}

/** Adds or replaces an area's names; an area never moves to another organisation. */
export const saveArea = async (_tx: RegisterTx, _organisation: OrganisationId, _area: Area): Promise<void> => {
  throw new Error('not yet')
}

/** Adds or replaces a point; a point never moves to another organisation. Areas change on a 1 January only (AN29). */
export const savePoint = async (_tx: RegisterTx, _organisation: OrganisationId, _point: Point): Promise<void> => {
  throw new Error('not yet')
}

/** The area of each id that is in the organisation. */
export const listAreas = async (_register: RegisterQueryable, _scope: Scope): Promise<(Area & { id: AreaId })[]> => {
  throw new Error('not yet')
}
