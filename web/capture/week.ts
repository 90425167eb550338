// How many visits of each day of this week this tablet still holds, clients and partners apart. Counts and nothing else.
import { type Day, dayPlus, weekday } from '@tukkimies/shared/day.ts'
import type { TabletEntry } from '../hooks.ts'

export type DayCount = { readonly day: Day; readonly client: number; readonly partner: number }

/** Monday to today, each with its counts. */
export const countWeek = (entries: readonly TabletEntry[], today: Day): readonly DayCount[] =>
  Array.from({ length: weekday(today) }, (_, at) => {
    const day = dayPlus(today, at + 1 - weekday(today))
    const of = (visitor: 'client' | 'partner') =>
      entries.filter(({ visit }) => visit?.day === day && visit.visitor === visitor).length
    return { day, client: of('client'), partner: of('partner') }
  })
