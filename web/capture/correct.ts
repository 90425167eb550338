// What may be corrected, and what a correction changes: a visit is never edited, so nothing is written where nothing differs.
import { listOnDay } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { hiddenPicks, type Picks, type Visit } from '@tukkimies/shared/visit.ts'
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

/** What the visit answered and the point does not ask any more: it stays as it was. */
export const keptAnswers = (
  { codes, day }: Visit,
  { lists }: Pick<UsedDevice, 'lists'>,
  language: Language,
): readonly string[] => {
  const list = listOnDay(lists, day)
  const kept = hiddenPicks(codes, list, day)
  return list.dimensions.flatMap(({ key, labels, codes: answers }) => {
    const chosen = answers.filter((code) => kept[key]?.includes(code.key)).map((code) => code.labels[language])
    return chosen.length > 0 ? [`${labels[language]}: ${chosen.join(', ')}`] : []
  })
}

/** Whether the answers, the day and the hour are as they were. */
export const isUnchanged = (
  visit: Visit,
  picks: Picks,
  { day, hour }: SaveOccasion,
  { lists }: Pick<UsedDevice, 'lists'>,
): boolean => {
  const kept = hiddenPicks(visit.codes, listOnDay(lists, visit.day), visit.day)
  const isSame = picksToText({ ...kept, ...picks }) === picksToText(visit.codes)
  return (day === undefined || day === visit.day) && hour === undefined && isSame
}
