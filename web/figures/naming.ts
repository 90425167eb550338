// Codes and places by name, in one language.
import type { Dimension, Key } from '@tukkimies/shared/register/code-list.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import type { Words } from './words.fi.ts'

export type CodeName = { readonly label: string; readonly short: string }

export type Naming = {
  readonly organisation: string
  readonly placeOf: (place: NodeName) => string
  readonly dimensionOf: (dimension: Key) => string
  readonly codeOf: (dimension: Key, code: Key) => CodeName
}

/** The newest label that a code has; a place or code that nobody knows keeps its key. */
export const makeNaming = (pulled: PullAnswer, language: Language, words: Words['statistics']): Naming => ({
  organisation: pulled.organisations.map(({ names }) => names[language]).join(', '),
  placeOf: (place) => {
    const [kind, id = ''] = place.split(':')
    if (kind === 'area') return words.area(pulled.areas.find((area) => area.id === id)?.names[language] ?? id)
    if (kind === 'point') return pulled.points.find((point) => point.id === id)?.names[language] ?? id
    return words.whole
  },
  dimensionOf: (key) => dimensionsByKey(pulled, key)[0]?.labels[language] ?? key,
  codeOf: (dimension, key) => {
    const code = dimensionsByKey(pulled, dimension)
      .flatMap(({ codes }) => codes)
      .find((candidate) => candidate.key === key)
    const label = code?.labels[language] ?? key
    return { label, short: code?.short?.[language] ?? label }
  },
})

/** The dimension in every list that has it, the newest first. */
const dimensionsByKey = ({ lists }: PullAnswer, key: Key): readonly Dimension[] =>
  lists.toReversed().flatMap(({ dimensions }) => dimensions.filter((dimension) => dimension.key === key))
