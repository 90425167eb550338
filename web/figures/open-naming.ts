// The names of an open table, as they come with it.
import type { OpenNames, OpenTable } from '@tukkimies/shared/release/open-table.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { NodeName } from '@tukkimies/shared/release/nodes.ts'
import { collatorOf, formatPeriod } from '../format.ts'
import type { Naming } from './naming.ts'

/** What the answer does not name keeps its key. */
export const makeOpenNaming = (names: OpenNames, language: Language): Naming => ({
  organisation: names.organisation[language],
  placeOf: (place) => names.places[place]?.[language] ?? place,
  dimensionOf: (dimension) => names.dimensions[dimension]?.[language] ?? dimension,
  codeOf: (dimension, code) => {
    const label = names.codes[dimension]?.[code]?.[language] ?? code
    return { label, short: names.shorts[dimension]?.[code]?.[language] ?? label }
  },
  spotOf: makeSpots(names, language),
})

// The areas of the table alone, by their names: those that it does not show leave no gap.
const makeSpots = ({ places }: OpenNames, language: Language): Naming['spotOf'] => {
  const compare = collatorOf(language)
  const labelOf = (place: NodeName): string => places[place]?.[language] ?? place
  const sorted = Object.keys(places).toSorted((one, other) => compare(labelOf(one), labelOf(other)))
  const width = Math.ceil(Math.sqrt(sorted.length))
  return (place) => {
    const at = sorted.indexOf(place)
    return at < 0 ? undefined : { column: at % width, row: Math.floor(at / width) }
  }
}

/** The first and the last of the periods. */
export const spanOf = ({ periods }: Pick<OpenTable, 'periods'>, language: Language): string =>
  [...new Set([periods[0], periods.at(-1)])]
    .flatMap((name) => (name === undefined ? [] : [formatPeriod(language, name)]))
    .join(' – ')
