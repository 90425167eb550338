// Codes as words, as short as on the chips.
import type { Code, CodeList } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'

/** A code's short label where it has one. */
export const codeToChip = (code: Code, language: Language): string => (code.short ?? code.labels)[language]

const named = ['topic', 'language', 'partner_org', 'partner_topic']

/** What a visit is called on this tablet: its topics and its language, or the partner's kind and its topics. */
export const picksToLabel = (picks: Picks, list: CodeList | undefined, language: Language): string => {
  const codesOf = (key: string) => list?.dimensions.find((dimension) => dimension.key === key)?.codes ?? []
  const chosen = named.map((key) => codesOf(key).filter((code) => picks[key]?.includes(code.key)))
  return chosen
    .filter((codes) => codes.length > 0)
    .map((codes) => codes.map((code) => codeToChip(code, language)).join(', '))
    .join(' · ')
}
