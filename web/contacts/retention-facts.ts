// From classes and settings of retention to the texts and numbers that the page shows of them.
import { type RetentionClass, retentionClasses, type RetentionName } from '@tukkimies/shared/register/retention.ts'
import {
  type OwnClass,
  type RetentionAnswer,
  type RetentionCount,
  type RetentionNumbers,
  type RetentionSettings,
  SettableClass,
} from '@tukkimies/shared/register/retention-settings.ts'
import type { Words } from './retention-words.fi.ts'

export type GroupName = keyof Words['groups']

const groups: Readonly<Record<RetentionName, GroupName>> = {
  contact: 'persons',
  contact_erased: 'persons',
  contact_mark: 'persons',
  week_key: 'persons',
  orphan_key: 'persons',
  transport_key: 'persons',
  user: 'persons',
  trainee: 'persons',
  request: 'persons',
  session: 'access',
  invitation: 'access',
  reset: 'access',
  ceremony: 'access',
  enrolment: 'access',
  gate: 'access',
  device: 'access',
  open_entry: 'statistics',
  receipt: 'statistics',
  accumulator: 'statistics',
  arrivals: 'statistics',
  mark: 'statistics',
  release: 'statistics',
  disclosure: 'upkeep',
  audit: 'upkeep',
  audit_segment: 'upkeep',
  notice: 'upkeep',
  structure: 'upkeep',
  backup_register: 'upkeep',
  backup_live: 'upkeep',
  backup_keys: 'upkeep',
}

export const groupNames: readonly GroupName[] = ['persons', 'access', 'statistics', 'upkeep']

/** How long, in words; `months` is what is set, where months are. */
export const lastsToText = ({ lasts }: RetentionClass, months: number | null, words: Words): string => {
  if ('count' in lasts)
    return words.counted[lasts.unit](lasts.unit === 'months' && months !== null ? months : lasts.count)
  return words.uncounted[lasts.unit]
}

/** A class with its words' name and what the server says of it. */
export type ShownClass = Omit<RetentionCount, 'name'> & { readonly name: RetentionName; readonly class: RetentionClass }

/** The classes that the server tells of, in the order of the table. */
export const listClasses = (counts: readonly RetentionCount[]): readonly ShownClass[] =>
  retentionClasses.flatMap((one) => {
    const found = counts.find(({ name }) => name === one.name)
    return found ? [{ ...found, name: one.name, class: one }] : []
  })

export const isInGroup =
  (group: GroupName) =>
  ({ name }: ShownClass): boolean =>
    groups[name] === group

/** The name of a number that nights tell: a class of the table, or one of the few beside them. */
export const numberToName = (name: string, { classes, others }: Words): string => {
  const names: Readonly<Record<string, string>> = { ...classes, ...others }
  return names[name] ?? name
}

/** What is more than nothing, in the order of the classes. */
export const shownNumbers = (numbers: RetentionNumbers): readonly (readonly [name: string, count: number])[] => {
  const order = (name: string): number => {
    const at = retentionClasses.findIndex((one) => one.name === name.replace('_early', ''))
    return at === -1 ? retentionClasses.length : at
  }
  return Object.entries(numbers)
    .filter(([, count]) => count > 0)
    .toSorted(([one], [other]) => order(one) - order(other))
}

/** The classes whose end waits for rounds: those of the table that are set so, and own ones. */
export const listRoundClasses = ({
  settings,
  classes,
}: RetentionAnswer): { readonly set: readonly RetentionCount[]; readonly own: readonly OwnClass[] } => ({
  set: classes.filter(({ name, mode }) => SettableClass.safeParse(name).success && mode === 'rounds'),
  own: settings.classes.filter(({ mode }) => mode === 'rounds'),
})

/** A period as it is set, in words: how long and when. */
export const periodToText = (
  { months, mode }: { readonly months: number; readonly mode: RetentionSettings['classes'][number]['mode'] },
  words: Words,
): string => `${words.counted.months(months)}. ${words.modes[mode]}`
