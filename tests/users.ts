// Fixture users with fixed rights, always the same names: a reader learns them once. Two organisations share a register:
// Keskus with the points p1 and p2, Ranta with p3; p1 and p2 lie in the area a1, p3 in none.
import { OrganisationId, PointId } from '@tukkimies/shared/id.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'

export const keskus = OrganisationId.parse('keskus')
export const ranta = OrganisationId.parse('ranta')
export const p1 = PointId.parse('p1')
export const p2 = PointId.parse('p2')
export const p3 = PointId.parse('p3')

export type FixtureUser = {
  readonly role: Role
  readonly organisation: OrganisationId | null
  readonly points: readonly PointId[]
  /** Whether contacts may be looked up. */
  readonly contacts: boolean
}

export const fixtureUsers = {
  /** Advisor at p1. */
  aino: { role: 'advisor', organisation: keskus, points: [p1], contacts: false },
  /** Advisor at p1 who may look up contacts. */
  elli: { role: 'advisor', organisation: keskus, points: [p1], contacts: true },
  /** Main user of Keskus. */
  maija: { role: 'main_user', organisation: keskus, points: [], contacts: false },
  /** Main user of Ranta. */
  rauno: { role: 'main_user', organisation: ranta, points: [], contacts: false },
  /** Coordinator of p1 and p3. */
  kaarina: { role: 'coordinator', organisation: keskus, points: [p1, p3], contacts: false },
  /** Data protection officer. */
  tuomas: { role: 'protection_officer', organisation: keskus, points: [], contacts: false },
  /** Operator. */
  oskari: { role: 'operator', organisation: null, points: [], contacts: false },
} as const satisfies Record<string, FixtureUser>

export type FixtureName = keyof typeof fixtureUsers
export const fixtureNames = Object.keys(fixtureUsers) as readonly FixtureName[]

/** The password of every fixture user. */
export const fixturePassword = 'seitsemän hevosta pilvessä'
