// What stands in the row above the questions: the point's presets, then those of this tablet. Pure: what a tile says is what a
// tap on it would save today.
import type { CodeList, Dimension } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { presetsMax } from '@tukkimies/shared/register/visit-screen.ts'
import type { Picks } from '@tukkimies/shared/visit.ts'
import { codeToChip, picksToLabel } from './labels.ts'
import { fillForm, isInPanel, makeForm, type Questions } from './picks.ts'

export type Tile = {
  /** Of the point: public, and never hidden. Of this tablet: may tell of a visitor, so it is hidden from a bystander. */
  readonly of: 'point' | 'tablet'
  readonly picks: Picks
  /** Topics and language. */
  readonly label: string
  /** The other answers but those that a visit has anyway. */
  readonly rest: string
}

/** At most three, the point's first; one of which nothing is left in the list is left out. */
export const tilesOf = (
  { point, tablet }: { readonly point: readonly Picks[]; readonly tablet: readonly Picks[] },
  list: CodeList,
  questions: Questions,
  language: Language,
): readonly Tile[] => {
  const toTile =
    (of: Tile['of']) =>
    (picks: Picks): Tile => ({ of, picks, ...picksToTexts(picks, list, questions, language) })
  return [...point.map(toTile('point')), ...tablet.map(toTile('tablet'))]
    .filter(({ label }) => label !== '')
    .slice(0, presetsMax)
}

/** A whole visit in two lines, as it would be saved. */
export const picksToTexts = (
  picks: Picks,
  list: CodeList,
  questions: Questions,
  language: Language,
): { readonly label: string; readonly rest: string } => {
  const { picks: known } = fillForm(picks, questions)
  const usual = makeForm(questions).picks
  const said = questions.dimensions.filter(({ key }) => isTold(key) && known[key]?.[0] !== usual[key]?.[0])
  const label = picksToLabel(known, list, language)
  const rest = said.flatMap((dimension) => answersOf(dimension, known, language)).join(' · ')
  // Where a point asks neither, or the visit answers neither, the other answers are its name.
  const hasName = questions.dimensions.some(({ key }) => naming.includes(key) && picks[key])
  return label === '' && !hasName ? { label: rest, rest: '' } : { label, rest }
}

const naming = ['topic', 'language']

const isTold = (key: string): boolean => !naming.includes(key) && (!isInPanel(key) || key === 'referral')

const answersOf = (dimension: Dimension, picks: Picks, language: Language): string[] => {
  const chosen = dimension.codes.filter(({ key }) => picks[dimension.key]?.includes(key))
  // A number alone does not say of what.
  if (dimension.key === 'persons') return chosen.map(({ labels }) => labels[language])
  const labels = chosen.map((code) => codeToChip(code, language))
  return dimension.key === 'duration' ? labels.map((label) => (/\d/.test(label) ? `${label} min` : label)) : labels
}
