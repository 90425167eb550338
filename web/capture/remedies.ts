// What to do about an entry that needs attention, by the reason that the server or this tablet gave.
import type { TabletEntry } from '../hooks.ts'

export type Reason = NonNullable<TabletEntry['reason']>
/** `again`: it may be taken later as it is. `anew`: never as it is. `end`: it cannot be counted, or is already. */
export type Remedy = 'again' | 'place' | 'anew' | 'anew_contact' | 'old' | 'end' | 'damaged'

export const remedies: Readonly<Record<Reason, Remedy>> = {
  not_an_entry: 'anew',
  unknown_key: 'anew',
  missing_key: 'anew',
  repeated_key: 'anew',
  bad_value: 'anew',
  too_deep: 'anew',
  too_many_codes: 'anew',
  unknown_dimension: 'anew',
  unknown_code: 'anew',
  unknown_list: 'again',
  day_future: 'again',
  day_too_old: 'old',
  point_not_open: 'place',
  wrong_point: 'place',
  box_closed: 'anew_contact',
  box_content: 'anew_contact',
  conflict: 'end',
  damaged: 'damaged',
  rejected: 'again',
}

/** Where it is entered anew. */
export const anewPath = (remedy: Remedy, { kind, visit }: Pick<TabletEntry, 'kind' | 'visit'>): string | null => {
  if (remedy === 'anew_contact') return '/partner'
  const isAnew = remedy === 'anew' || remedy === 'damaged'
  if (!isAnew || (kind !== 'visit' && kind !== 'contact')) return null
  return kind === 'contact' || visit?.visitor === 'partner' ? '/partner' : '/'
}

/** Whether it can come to another answer. */
export const mayTryAgain = (remedy: Remedy): boolean => remedy !== 'damaged' && remedy !== 'end'
