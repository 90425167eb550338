// Codes and places by name, in one language.
import type { Dimension, Key } from '@tukkimies/shared/register/code-list.ts'
import { type DimensionId, late } from '@tukkimies/shared/release/dimensions.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import type { PullAnswer } from '@tukkimies/shared/wire.ts'
import { collatorOf } from '../format.ts'
import type { Words } from './words.fi.ts'

export type CodeName = { readonly label: string; readonly short: string }

export type Naming = {
  readonly organisation: string
  readonly placeOf: (place: NodeName) => string
  readonly dimensionOf: (dimension: DimensionId) => string
  readonly codeOf: (dimension: DimensionId, code: Key) => CodeName
  /** Where an area stands in a grid of tiles. */
  readonly spotOf: (place: NodeName) => { readonly column: number; readonly row: number } | undefined
}

/**
 * The newest label that a code has; a place or code that nobody knows keeps its key, and a dimension that a link names and no
 * list has is said to be unknown. A level of groups names its groups.
 */
export const makeNaming = (pulled: PullAnswer, language: Language, words: Words['statistics']): Naming => ({
  organisation: pulled.organisations.map(({ names }) => names[language]).join(', '),
  placeOf: (place) => {
    const [kind, id = ''] = place.split(':')
    if (kind === 'area') return words.area(pulled.areas.find((area) => area.id === id)?.names[language] ?? id)
    if (kind === 'point') return pulled.points.find((point) => point.id === id)?.names[language] ?? id
    return words.whole
  },
  dimensionOf: (id) => {
    if (id === late) return words.late
    const label = dimensionsByKey(pulled, sourceOf(id))[0]?.labels[language] ?? words.unknownDimension
    return id === sourceOf(id) ? label : words.groupsOf(label)
  },
  codeOf: (dimension, key) => {
    if (dimension === late) {
      const label = key === 'yes' ? words.lateCodes.yes : words.lateCodes.no
      return { label, short: label }
    }
    const code = dimensionsByKey(pulled, sourceOf(dimension))
      .flatMap(({ codes }) => codes)
      .find((candidate) => candidate.key === key)
    const label = code?.labels[language] ?? key
    return { label, short: code?.short?.[language] ?? label }
  },
  spotOf: spotsOf(pulled, language),
})

const spotsOf = ({ areas }: PullAnswer, language: Language): Naming['spotOf'] => {
  const compare = collatorOf(language)
  const sorted = areas.toSorted((one, other) => compare(one.names[language], other.names[language]))
  const width = Math.ceil(Math.sqrt(sorted.length))
  return (place) => {
    const at = sorted.findIndex(({ id }) => `area:${id}` === place)
    return at < 0 ? undefined : { column: at % width, row: Math.floor(at / width) }
  }
}

const sourceOf = (id: DimensionId): Key => id.replace(/\.1$/, '')

/** The dimension in every list that has it, the newest first. */
const dimensionsByKey = ({ lists }: PullAnswer, key: Key): readonly Dimension[] =>
  lists.toReversed().flatMap(({ dimensions }) => dimensions.filter((dimension) => dimension.key === key))
