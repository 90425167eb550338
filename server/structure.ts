// The register as the lattice, the door and the reader need it: places, code lists, the policy in force.
import type { Day } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import type { Door } from '@tukkimies/shared/visit.ts'
import type { CodeList, Key } from '@tukkimies/shared/register/code-list.ts'
import { askLists } from '@tukkimies/shared/register/visit-screen.ts'
import { shownOnDay } from '@tukkimies/shared/release/dimensions.ts'
import type { Structure } from '@tukkimies/shared/release/lattice.ts'
import { firstPolicy, Policy } from '@tukkimies/shared/release/policy.ts'
import { findPolicyOn, makeFirstList, readCodeLists } from './register/code-lists.ts'
import { findPoint, readPlaces } from './register/organisation.ts'
import type { RegisterQueryable } from './register/schema.ts'
import { readScreens } from './register/visit-screens.ts'

/** The newest policy that has begun; the first policy of the product where none is stored. */
export const readPolicy = async (register: RegisterQueryable, today: Day): Promise<Policy> => {
  const begun = await findPolicyOn(register, today)
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
  const shown = await readShown(register, lists, today)
  return { points, areas, lists, shown, policy: await readPolicy(register, today) }
}

/** The questions that the list in force on a day shows, or the visit screen of some point. */
export const readShown = async (
  register: RegisterQueryable,
  lists: readonly CodeList[],
  today: Day,
): Promise<readonly Key[]> => shownOnDay(askLists(lists, await readScreens(register)), today)

/** Which questions each list asks, at some point at least: where the text is another one, other tables come of them. */
export const readAsked = async (register: RegisterQueryable): Promise<string> => {
  const asked = askLists(await readCodeLists(register), await readScreens(register))
  return JSON.stringify(asked.map(({ dimensions }) => dimensions.flatMap(({ key, shown }) => (shown ? [key] : []))))
}

/** What the door of a point needs to know. A point that is gone is a fault: its devices are revoked before it. */
export const readDoor = async (
  register: RegisterQueryable,
  pointId: PointId,
  today: Day,
): Promise<{ readonly door: Door; readonly published: readonly CodeList[]; readonly policy: Policy }> => {
  const point = await findPoint(register, { is: 'all' }, pointId)
  if (!point) throw new Error('a device of no point')
  // What some point asks beyond the list is counted, and so it is taken in.
  const published = await readCodeLists(register)
  const lists = askLists(published, await readScreens(register))
  return { door: { lists, point, today }, published, policy: await readPolicy(register, today) }
}
