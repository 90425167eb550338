// What is missing, as sentences: a point, what it lacks, since when.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { Completeness } from '@tukkimies/shared/release/completeness.ts'
import { pointToNode } from '@tukkimies/shared/release/nodes.ts'
import { formatDay, formatDays } from '../format.ts'
import type { Naming } from './naming.ts'
import type { Words } from './overview-words.fi.ts'

/** Spans of quiet days that are told one by one; what is left of them stands behind an ellipsis. */
const spansTold = 3

export const completenessToTexts = (
  { silent, without, quiet }: Completeness,
  naming: Naming,
  { completeness: words }: Words,
  language: Language,
): readonly string[] => {
  const nameOf = (point: string) => naming.placeOf(pointToNode(point))
  return [
    ...silent.map(({ point, since, tablets }) => words.silent(nameOf(point), tablets, formatDay(language, since))),
    ...without.map((point) => words.without(nameOf(point))),
    ...(quiet ?? []).map(({ point, spans }) => {
      const days = spans.reduce((sum, span) => sum + span.days, 0)
      const told = spans.slice(0, spansTold).map(({ first, last }) => spanToText(language, first, last))
      return words.quiet(nameOf(point), days, [...told, ...(spans.length > spansTold ? ['…'] : [])].join(', '))
    }),
  ]
}

const spanToText = (language: Language, first: Day, last: Day): string =>
  first === last ? formatDay(language, first) : formatDays(language, first, last)
