// What may be corrected, and what a correction changes: a visit is never edited, so nothing is written where nothing differs.
import type { Picks, Visit } from '@tukkimies/shared/visit.ts'
import type { SaveOccasion, TabletEntry, UsedDevice } from '../hooks.ts'
import { picksToText } from './picks.ts'

/**
 * A visit of the point that this tablet is at, until the day of its fold: after that it counts already, and a new one would
 * count again. A visit of an earlier point stays there.
 */
export const mayCorrect = (
  { visit, state, due }: TabletEntry,
  { state: tablet, point, lists, today }: Pick<UsedDevice, 'state' | 'point' | 'lists' | 'today'>,
): boolean =>
  visit !== null &&
  state !== 'attention' &&
  tablet === 'enrolled' &&
  visit.point === point?.id &&
  lists.length > 0 &&
  (due === null || due > today)

/** Whether the answers, the day and the hour are as they were. */
export const isUnchanged = (visit: Visit, picks: Picks, { day, hour }: SaveOccasion): boolean =>
  (day === undefined || day === visit.day) && hour === undefined && picksToText(picks) === picksToText(visit.codes)
