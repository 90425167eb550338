// The register as the lattice, the door and the reader need it: places, code lists, the policy in force.
import type { Day } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Door } from '@tukkimies/shared/visit.ts'
import { shownOnDay } from '@tukkimies/shared/release/dimensions.ts'
import type { Structure } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, Policy } from '@tukkimies/shared/release/policy.ts'
import { makeFirstList, readCodeLists, readPolicies } from './register/code-lists.ts'
import { findPoint, readPlaces } from './register/organisation.ts'
import type { RegisterQueryable } from './register/schema.ts'

/** The newest policy that has begun; the first policy of the product where none is stored. */
export const readPolicy = async (register: RegisterQueryable, today: Day): Promise<Policy> => {
  const begun = (await readPolicies(register)).filter(({ first }) => first <= today).at(-1)
  return begun ? contentToPolicy(begun.content) : firstPolicy
}

// Every question about figures asks for the policy, which changes once in years: the last text is read by its schema once.
const policyByContent = new Map<string, Policy>()
const contentToPolicy = (content: string): Policy => {
  const known = policyByContent.get(content)
  if (known) return known
  const policy = Policy.parse(JSON.parse(content))
  policyByContent.clear()
  policyByContent.set(content, policy)
  return policy
}

/** Points, areas, code lists, shown dimensions and policy on a day. */
export const readStructure = async (register: RegisterQueryable, today: Day): Promise<Structure> => {
  const { areas, points } = await readPlaces(register)
  const stored = await readCodeLists(register)
  // Before the first run the list is the one that it will begin with.
  const lists = stored.length > 0 ? stored : [makeFirstList(today)]
  // A register that waits for its first run has no list yet.
  const shown = lists.length === 0 ? [] : shownOnDay(lists, today)
  return { points, areas, lists, shown, policy: await readPolicy(register, today) }
}

/** What the door of a point needs to know. A point that is gone is a fault: its devices are revoked before it. */
export const readDoor = async (
  register: RegisterQueryable,
  pointId: PointId,
  today: Day,
): Promise<{ readonly door: Door; readonly policy: Policy }> => {
  const point = await findPoint(register, { is: 'all' }, pointId)
  if (!point) throw new Error('a device of no point')
  const lists = await readCodeLists(register)
  return { door: { lists, point, today }, policy: await readPolicy(register, today) }
}
