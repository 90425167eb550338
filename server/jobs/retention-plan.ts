// What a night of retention would do, in numbers, for the operator who has to confirm it.
import { type Day, dayPlus, instantToDay } from '@tukkimies/shared/day.ts'
import { isUnused } from '@tukkimies/shared/register/retention.ts'
import type { Deps } from '../deps.ts'
import { listDueUsers, readLastNight, type StopReason } from '../register/retention.ts'
import { readRetentionSettings } from '../register/retention-settings.ts'
import { listUsers } from '../register/users.ts'
import { countClasses, daysAhead } from '../retention.ts'
import { findBrake } from './retention-brake.ts'

type PlanDeps = Pick<Deps, 'register' | 'keys' | 'now'>

/** What a run would do, in numbers. */
export type RetentionPlan = {
  readonly day: Day
  readonly stopped: StopReason | null
  /** The day of the last run: what the clock is compared with. */
  readonly lastNight: Day | null
  readonly users: number
  readonly dueNow: number
  readonly dueIn30Days: number
  /** Of each class that is counted: how many there are, how many go now, how many within 30 days. */
  readonly classes: Readonly<Record<string, readonly [held: number, due: number, soon: number]>>
}

/** What would be done now, without doing it. */
export const planRetention = async (deps: PlanDeps): Promise<RetentionPlan> => {
  const { register, now } = deps
  const day = instantToDay(now())
  const lastNight = await readLastNight(register)
  const soon = dayPlus(day, daysAhead)
  const users = await listUsers(register, { is: 'all' })
  return {
    day,
    stopped: await findBrake(deps, day),
    lastNight: lastNight === null ? null : instantToDay(lastNight),
    users: users.length,
    dueNow: (await listDueUsers(register, day)).length,
    dueIn30Days: users.filter(({ last_login, created }) => isUnused({ lastLogin: last_login, created }, soon)).length,
    classes: await listCounted(deps),
  }
}

const listCounted = async (deps: PlanDeps): Promise<RetentionPlan['classes']> => {
  const { settings } = await readRetentionSettings(deps.register)
  const counted = await countClasses(deps, settings)
  return Object.fromEntries(
    counted.flatMap(({ name, held, due, soon }) => (held === null ? [] : [[name, [held, due ?? 0, soon ?? 0]]])),
  )
}
