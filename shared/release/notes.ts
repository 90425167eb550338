// The sentences that go wherever a figure goes, in three languages.
import { type Language } from '../register/organisation.ts'

/** A note and the numbers or ready-made names that it is filled with. */
export type Note =
  | { readonly note: 'noise'; readonly D: number }
  | { readonly note: 'hidden'; readonly max: number }
  | { readonly note: 'hidden_sensitive' }
  | { readonly note: 'under'; readonly percent: number }
  | { readonly note: 'no_change' }
  | { readonly note: 'visits_not_people' }
  | { readonly note: 'many_topics' }
  | { readonly note: 'live' }
  | { readonly note: 'not_closed'; readonly period: string; readonly day: string }
  | { readonly note: 'small_point' }
  | { readonly note: 'ladder' }
  | { readonly note: 'late'; readonly n: number }

/** The note as a sentence. */
export const noteToText = (_language: Language, _note: Note): string => {
  throw new Error('not yet')
}
