// A name in three languages as it is typed, and the names that become of it.
import { type Labels, type Language, languages } from '@tukkimies/shared/register/organisation.ts'

/** While `same` holds, the Finnish one stands for all. */
export type NamesDraft = Labels & { readonly same: boolean }

export const noNames: NamesDraft = { fi: '', sv: '', en: '', same: false }

export const namesToDraft = (names: Labels): NamesDraft => ({
  ...names,
  same: names.fi === names.sv && names.fi === names.en,
})

export const draftToNames = ({ fi, sv, en, same }: NamesDraft): Labels =>
  same ? { fi: fi.trim(), sv: fi.trim(), en: fi.trim() } : { fi: fi.trim(), sv: sv.trim(), en: en.trim() }

/** The languages in which a name has not been written. */
export const missingNames = (draft: NamesDraft): readonly Language[] => {
  const names = draftToNames(draft)
  return (draft.same ? (['fi'] as const) : languages).filter((language) => names[language] === '')
}
