// The codes of one's own details in words.
import { adviceLanguageCodes } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import type { Words } from './own-words.fi.ts'

export type Reference = Pick<PullAnswer, 'organisations' | 'points' | 'lists'>

export const detailNames = ['first', 'last', 'username', 'email', 'locality', 'adviceLanguages'] as const
export type DetailName = (typeof detailNames)[number]

export const languageOptions = (reference: Reference | null, language: Language) => {
  const list = reference?.lists.at(-1)
  return list ? adviceLanguageCodes(list).map(({ key, labels }) => ({ value: key, label: labels[language] })) : []
}

export const detailToText = (
  details: Details,
  name: DetailName,
  reference: Reference | null,
  language: Language,
  words: Pick<Words, 'none'>,
): string => {
  if (name !== 'adviceLanguages') return details[name] || words.none
  const options = languageOptions(reference, language)
  const names = details.adviceLanguages.map((key) => options.find(({ value }) => value === key)?.label ?? key)
  return names.join(', ') || words.none
}
