// Organisations, their areas and their points.
import type { AreaId, OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import { Area, Organisation, Point } from '@tukkimies/shared/register/organisation.ts'
import type { PlaceList } from '@tukkimies/shared/register/place.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { freeze } from './frozen.ts'
import type { RegisterQueryable, RegisterTables, RegisterTx } from './schema.ts'

/** Everything public about places, the same for everybody (S17): sorted by id. */
export const readPlaces = async (
  register: RegisterQueryable,
): Promise<{ organisations: Organisation[]; areas: Area[]; points: Point[] }> => {
  const organisations = await register.query.selectFrom('organisation').selectAll().orderBy('id').execute()
  const areas = await register.query.selectFrom('area').selectAll().orderBy('id').execute()
  return {
    organisations: organisations.map(({ id, names }) => Organisation.parse({ id, names: JSON.parse(names) })),
    areas: areas.map(rowToArea),
    points: await listPoints(register, { is: 'all' }),
  }
}

/** Every place with the organisation that it belongs to: sorted by id. */
export const readPlacesByOrganisation = async (register: RegisterQueryable): Promise<PlaceList> => {
  const { organisations } = await readPlaces(register)
  const areas = await register.query.selectFrom('area').selectAll().orderBy('id').execute()
  const points = await register.query.selectFrom('point').selectAll().orderBy('id').execute()
  return {
    organisations,
    areas: areas.map((row) => ({ ...rowToArea(row), organisation: row.organisation })),
    points: points.map((row) => ({ ...rowToPoint(row), organisation: row.organisation })),
  }
}

/**
 * The next short id of a kind of place: `o2`, `a3`, `p7`. None is given twice, since no place is ever removed. Until the
 * transaction ends no other one gets an id or changes a place.
 */
export const nextPlaceId = async (tx: RegisterTx, table: keyof typeof placeLetters): Promise<string> => {
  await holdPlaces(tx)
  const rows = await tx.query.selectFrom(table).select('id').execute()
  const pattern = new RegExp(`^${placeLetters[table]}([1-9]\\d{0,6})$`)
  const numbers = rows.map(({ id }) => Number(pattern.exec(id)?.[1] ?? 0))
  return `${placeLetters[table]}${Math.max(0, ...numbers) + 1}`
}

const placeLetters = { organisation: 'o', area: 'a', point: 'p' } as const

/** Keeps other changes of places waiting until the transaction ends: a place is read, changed and saved as one. */
export const holdPlaces = (tx: RegisterTx): Promise<void> => tx.hold(['places'])

/** Whether there is such an organisation. */
export const hasOrganisation = async (register: RegisterQueryable, id: OrganisationId): Promise<boolean> =>
  (await register.query.selectFrom('organisation').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The organisation of an area. */
export const organisationOfArea = async (register: RegisterQueryable, id: AreaId): Promise<OrganisationId | null> => {
  const row = await register.query.selectFrom('area').select('organisation').where('id', '=', id).executeTakeFirst()
  return row?.organisation ?? null
}

/** The points in scope, sorted by id. */
export const listPoints = async (register: RegisterQueryable, scope: Scope): Promise<Point[]> => {
  const rows = await register.query.selectFrom('point').selectAll().orderBy('id').execute()
  return rows.filter((row) => isInScope(row, scope)).map(rowToPoint)
}

/** Every point, sorted by id, and which of them are in scope, in one question. */
export const readPointsByScope = async (
  register: RegisterQueryable,
  scope: Scope,
): Promise<{ readonly points: readonly Point[]; readonly own: ReadonlySet<PointId> }> => {
  const rows = await register.query.selectFrom('point').selectAll().orderBy('id').execute()
  const own = rows.filter((row) => isInScope(row, scope)).map(({ id }) => id)
  return { points: rows.map(rowToPoint), own: new Set(own) }
}

/** A point in scope; a foreign one and a missing one are both `null`. */
export const findPoint = async (register: RegisterQueryable, scope: Scope, id: PointId): Promise<Point | null> => {
  const row = await register.query.selectFrom('point').selectAll().where('id', '=', id).executeTakeFirst()
  return row && isInScope(row, scope) ? rowToPoint(row) : null
}

/** The organisation of a point. */
export const organisationOfPoint = async (register: RegisterQueryable, id: PointId): Promise<OrganisationId | null> => {
  const row = await register.query.selectFrom('point').select('organisation').where('id', '=', id).executeTakeFirst()
  return row?.organisation ?? null
}

/** The areas of the scope's organisation, or all; sorted by id. */
export const listAreas = async (register: RegisterQueryable, scope: Scope): Promise<Area[]> => {
  if (scope.is === 'points' || scope.is === 'self') return []
  const rows = await register.query.selectFrom('area').selectAll().orderBy('id').execute()
  return rows.filter((row) => scope.is === 'all' || row.organisation === scope.organisation).map(rowToArea)
}

/** Adds an organisation or gives it other names. */
export const saveOrganisation = async (tx: RegisterTx, { id, names }: Organisation): Promise<void> => {
  const row = { id, names: JSON.stringify(names) }
  await tx.query
    .insertInto('organisation')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Adds an area or gives it other names; moving it to another organisation is a fault. */
export const saveArea = async (tx: RegisterTx, organisation: OrganisationId, { id, names }: Area): Promise<void> => {
  const row = { id, organisation, names: JSON.stringify(names) }
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('area')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('area.organisation', '=', organisation))
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new Error('an area cannot move to another organisation')
}

/**
 * Adds a point or changes it; moving it to another organisation is a fault, and so is an area that holds it from another
 * day than a 1 January on (AN29).
 */
export const savePoint = async (tx: RegisterTx, organisation: OrganisationId, point: Point): Promise<void> => {
  const late = point.areas.slice(1).find(({ from }) => !from.endsWith('-01-01'))
  if (late) throw new Error('a point changes its area on a 1 January only')
  const { id, names, first, last = null, areas, busy, successor = null } = point
  const row = {
    id,
    organisation,
    names: JSON.stringify(names),
    first,
    last,
    areas: JSON.stringify(areas),
    busy: busy ? 1 : 0,
    successor,
  }
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('point')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('point.organisation', '=', organisation))
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) throw new Error('a point cannot move to another organisation')
}

const isInScope = ({ id, organisation }: RegisterTables['point'], scope: Scope): boolean => {
  switch (scope.is) {
    case 'all':
      return true
    case 'organisation':
      return organisation === scope.organisation
    case 'points':
      return scope.points.includes(id)
    case 'self':
      return false
  }
}

const rowToArea = ({ id, names }: RegisterTables['area']): Area => Area.parse({ id, names: JSON.parse(names) })

// Every question about figures asks for all points, which change a few times a year: what a row says is read by its schema
// once. Whoever asks gets the same point, so nobody may change it.
const pointByRow = new Map<string, Point>()
const pointsKeptMax = 1_000
const rowToPoint = (row: RegisterTables['point']): Point => {
  const key = JSON.stringify([row.id, row.names, row.first, row.last, row.areas, row.busy, row.successor])
  const known = pointByRow.get(key)
  if (known) return known
  const point = freeze(readPoint(row))
  if (pointByRow.size >= pointsKeptMax) pointByRow.clear()
  pointByRow.set(key, point)
  return point
}

const readPoint = ({ id, names, first, last, areas, busy, successor }: RegisterTables['point']): Point =>
  Point.parse({
    id,
    names: JSON.parse(names),
    first,
    ...(last === null ? {} : { last }),
    areas: JSON.parse(areas),
    busy: busy === 1,
    ...(successor === null ? {} : { successor }),
  })
