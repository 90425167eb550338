// Two organisations that the contracts of the register start from: North has the point p1 in an area, South has p2.
import { AreaId, OrganisationId, type PointId, UserId } from '@tukkimies/shared/id.ts'
import { Point } from '@tukkimies/shared/register/organisation.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { saveArea, saveOrganisation, savePoint } from '@tukkimies/server/register/organisation.ts'
import type { RegisterStore } from '@tukkimies/server/register/schema.ts'
import { day, p1, p2 } from './fixtures.ts'

export const names = (name: string) => ({ fi: name, sv: name, en: name })
export const [north, south] = [OrganisationId.parse('north'), OrganisationId.parse('south')]
export const area = AreaId.parse('a1')
export const pointOf = (id: PointId, change: Partial<Point> = {}): Point =>
  Point.parse({
    id,
    names: names(id),
    first: '2026-01-01',
    areas: [{ from: '2026-01-01', area }],
    busy: true,
    ...change,
  })
export const user = UserId.parse('AAAAAAAAAAAAAAAAAAAAAA')
export const minute = 60_000
export const scopes = {
  all: { is: 'all' },
  north: { is: 'organisation', organisation: north },
  south: { is: 'organisation', organisation: south },
  p1: { is: 'points', points: [p1] },
  self: { is: 'self', user },
} as const satisfies Record<string, Scope>

/** Writes both. */
export const settle = (register: RegisterStore) =>
  register.transact(async (tx) => {
    await saveOrganisation(tx, { id: north, names: names('North') })
    await saveOrganisation(tx, { id: south, names: names('South') })
    await saveArea(tx, north, { id: area, names: names('Area') })
    await savePoint(tx, north, pointOf(p1))
    await savePoint(tx, south, pointOf(p2, { areas: [], busy: false, last: day('2026-12-31') }))
  })
