// What a main user sets for the visit screens of the own organisation's points.
import { instantToDay } from '@tukkimies/shared/day.ts'
import { bytesToBase64url, type PointId } from '@tukkimies/shared/id.ts'
import { type CodeList, dimensionsOf, listOnDay, visitors } from '@tukkimies/shared/register/code-list.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { askLists, isEmptyScreen, type PointScreen, type VisitScreen } from '@tukkimies/shared/register/visit-screen.ts'
import {
  screenProblem,
  type VisitScreenSaving,
  type VisitScreensAnswer,
} from '@tukkimies/shared/register/visit-screen-settings.ts'
import { dimensionsMax } from '@tukkimies/shared/release/policy.ts'
import { sha256 } from './crypto.ts'
import type { Deps } from './deps.ts'
import { Refused } from './refused.ts'
import { holdCodeLists, makeFirstList, readCodeLists } from './register/code-lists.ts'
import { findPoint, listPoints } from './register/organisation.ts'
import { forgetRehearsal } from './register/policies.ts'
import type { RegisterQueryable, RegisterTx } from './register/schema.ts'
import { deleteScreen, holdScreens, readScreens, saveScreen } from './register/visit-screens.ts'
import { readAsked } from './structure.ts'

type ScreenDeps = Pick<Deps, 'register' | 'now'>

/** The points in scope, the newest list, and what is set. */
export const readVisitScreens = async ({ register, now }: ScreenDeps, scope: Scope): Promise<VisitScreensAnswer> => {
  const points = await listPoints(register, scope)
  const own = new Set(points.map(({ id }) => id))
  const screens = (await readScreens(register)).filter(({ point }) => own.has(point))
  return {
    points,
    list: await newestOf(register, now()),
    screens: screens.map((one) => ({ ...one, stamp: screenToStamp(one.screen) })),
  }
}

/**
 * Sets the visit screen of a point in scope, or takes its settings away; `note` writes the log in the same transaction.
 * Problems: `not_found`; `outdated` if somebody else has set it meanwhile; `invalid`.
 */
export const setVisitScreen = async (
  { register, now }: ScreenDeps,
  scope: Scope,
  point: PointId,
  { stamp, ...screen }: VisitScreenSaving,
  note: (tx: RegisterTx) => Promise<unknown>,
): Promise<void> => {
  await register.transact(async (tx) => {
    // As whoever publishes a list does, in the same order.
    await holdCodeLists(tx)
    await holdScreens(tx)
    if (!(await findPoint(tx, scope, point))) throw new Refused({ code: 'not_found' })
    const screens = await readScreens(tx)
    const before = screens.find((one) => one.point === point)
    if ((before ? screenToStamp(before.screen) : null) !== stamp) throw new Refused({ code: 'outdated' })
    const list = await newestOf(tx, now())
    const problem = screenProblem(screen, list, instantToDay(now()))
    if (problem) throw new Refused(problem)
    const after = [...screens.filter((one) => one.point !== point), { point, screen }]
    if (asksTooMany(await listsFrom(tx, now()), after))
      throw new Refused({ code: 'invalid', field: 'questions', limit: dimensionsMax })
    const asked = await readAsked(tx)
    if (isEmptyScreen(screen)) await deleteScreen(tx, point)
    else await saveScreen(tx, point, screen)
    if ((await readAsked(tx)) !== asked) await forgetRehearsal(tx)
    await note(tx)
  })
}

/** Whether a list with what points ask beyond it has more questions than the release can count. */
export const asksTooMany = (lists: readonly CodeList[], screens: readonly PointScreen[]): boolean =>
  askLists(lists, screens).some((asked) =>
    visitors.some((visitor) => dimensionsOf(asked, visitor).filter(({ shown }) => shown).length > dimensionsMax),
  )

/** The list in force today, and those that follow it. */
const listsFrom = async (register: RegisterQueryable, now: number): Promise<readonly CodeList[]> => {
  const lists = await readCodeLists(register)
  if (lists.length === 0) return [await newestOf(register, now)]
  const { version } = listOnDay(lists, instantToDay(now))
  return lists.filter((list) => list.version >= version)
}

// Before the first run the list is the one that it will begin with.
const newestOf = async (register: RegisterQueryable, now: number): Promise<CodeList> =>
  (await readCodeLists(register)).at(-1) ?? makeFirstList(instantToDay(now))

const screenToStamp = (screen: VisitScreen): string => bytesToBase64url(sha256(JSON.stringify(screen)).subarray(0, 8))
