// What stands in a file in words: places, periods, dimensions and codes by their names in one language.
import { type Day, type PeriodKind, type PeriodName, periodToKind } from '../day.ts'
import type { CodeList, Key, Visitor } from '../register/code-list.ts'
import type { Labels, Language } from '../register/organisation.ts'
import { totalCode } from './cube.ts'
import { type DimensionId, late, lateCodes } from './dimensions.ts'
import { nameWords } from './name-words.ts'
import { type NodeName, whole } from './nodes.ts'

type Named = { readonly id: string; readonly names: Labels }

/** Everything public that has a name. Lists in their order. */
export type NameGround = {
  readonly organisations: readonly Named[]
  readonly areas: readonly Named[]
  readonly points: readonly Named[]
  readonly lists: readonly CodeList[]
}

/** Names in one language. What nobody knows keeps its key. */
export type Names = {
  readonly language: Language
  readonly organisation: string
  readonly visitsOf: (visitor: Visitor) => string
  readonly kindOf: (kind: PeriodKind) => string
  readonly periodOf: (name: PeriodName) => string
  readonly dayOf: (day: Day) => string
  readonly placeOf: (place: NodeName) => string
  /** Of a level of groups: the dimension's name, and that it is groups. */
  readonly dimensionOf: (id: DimensionId) => string
  /** The newest label that the code has. */
  readonly codeOf: (id: DimensionId, code: Key) => string
}

/** Names from places and lists; two places of the same name are told apart by their keys. */
export const makeNames = (ground: NameGround, language: Language): Names => {
  const words = nameWords[language]
  const { organisations, areas, points } = ground
  return {
    language,
    organisation: organisations.map(({ names }) => names[language]).join(', '),
    visitsOf: (visitor) => words.visits[visitor],
    kindOf: (kind) => words.kinds[kind],
    periodOf: (name) => periodText(language, name),
    dayOf: (day) => dayText(language, day),
    placeOf: (place) => {
      const [kind, id = ''] = place.split(':')
      if (place === whole) return words.whole
      const name = nameOf(kind === 'area' ? areas : points, id, language)
      return kind === 'area' ? words.area(name) : name
    },
    dimensionOf: (id) => {
      if (id === late) return words.late
      const [key = '', level] = id.split('.')
      const label = dimensionsByKey(ground, key)[0]?.labels[language] ?? key
      return level === undefined ? label : words.groups(label)
    },
    codeOf: (id, code) => {
      if (code === totalCode) return words.total
      if (id === late) return code === lateCodes.yes ? words.yes : words.no
      const codes = dimensionsByKey(ground, id.split('.')[0] ?? '').flatMap((dimension) => dimension.codes)
      return codes.find(({ key }) => key === code)?.labels[language] ?? code
    },
  }
}

const nameOf = (places: readonly Named[], id: string, language: Language): string => {
  const name = places.find((place) => place.id === id)?.names[language]
  if (name === undefined) return id
  return places.some((place) => place.id !== id && place.names[language] === name) ? `${name} (${id})` : name
}

// The dimension in every list that has it, the newest first.
const dimensionsByKey = ({ lists }: NameGround, key: Key) =>
  lists.toReversed().flatMap(({ dimensions }) => dimensions.filter((dimension) => dimension.key === key))

const quarters = ['I', 'II', 'III', 'IV'] as const

// `maaliskuu 2026`, `2026 I`, `2026`; in English `March 2026`, `2026 Q1`.
const periodText = (language: Language, name: PeriodName): string => {
  const year = name.slice(0, 4)
  switch (periodToKind(name)) {
    case 'y':
      return year
    case 'q':
      return `${year} ${language === 'en' ? name.slice(4) : (quarters[Number(name.slice(5)) - 1] ?? '')}`
    case 'm':
      return `${nameWords[language].months[Number(name.slice(5)) - 1] ?? ''} ${year}`
  }
}

// `5.3.2026`, in English `5 March 2026`.
const dayText = (language: Language, day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  if (language === 'en') return `${date} ${nameWords.en.months[(month ?? 1) - 1] ?? ''} ${year}`
  return `${date}.${month}.${year}`
}
