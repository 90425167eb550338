// What contacts are looked for, and which of those found wait for something.
import { type Day, daysBetween } from '@tukkimies/shared/day.ts'
import type { PointId } from '@tukkimies/shared/id.ts'
import {
  ContactChoice,
  contactDueDays,
  type ContactSearch,
  type ContactSummary,
} from '@tukkimies/shared/register/contact.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'

/** Stays in the page: never in its address, where a history would keep it. */
export type SearchDraft = { readonly words: string; readonly point: string; readonly only: string }

export const noSearch: SearchDraft = { words: '', point: '', only: '' }

/** A point or choice that there is not narrows nothing. */
export const draftToSearch = (draft: SearchDraft, points: readonly PointId[]): ContactSearch => {
  const words = draft.words.trim()
  const point = points.find((one) => one === draft.point) ?? null
  const only = ContactChoice.options.find((choice) => choice === draft.only)
  return only === undefined ? { words, point } : { words, point, only }
}

/** Goes by itself within 30 days. */
export const isDueSoon = ({ deletion }: Pick<ContactSummary, 'deletion'>, today: Day): boolean =>
  daysBetween(today, deletion) <= contactDueDays

type Version = Pick<Notice, 'version' | 'significant'>

/** The newest version of the notice whose change has to be told; null where there is none. */
export const versionToTell = <V extends Version>(versions: readonly V[]): V | null =>
  versions
    .filter(({ significant }) => significant)
    .reduce<V | null>((newest, one) => (newest === null || one.version > newest.version ? one : newest), null)

/** Was last told of an older version than that. */
export const isUntold = ({ told }: Pick<ContactSummary, 'told'>, toTell: Version | null): boolean =>
  toTell !== null && told < toTell.version
