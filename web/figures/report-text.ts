// Parts of a report in words.
import type { Change } from '@tukkimies/shared/release/derivation.ts'
import { nodeToKind } from '@tukkimies/shared/release/nodes.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { ReportPart, ReportTable } from '@tukkimies/shared/release/report.ts'
import { formatChange, formatShare } from '../format.ts'
import { joinDimensions, type Told } from './builder-naming.ts'
import type { ReportLine } from './report-lines.ts'
import type { Words } from './report-words.fi.ts'

/** What heads a table. */
export const tableToTitle = ({ part, request }: ReportTable, told: Told, words: Words): string => {
  if (part.is !== 'places') return partToText(part, told, words)
  const isOfAreas = request.places.every((place) => nodeToKind(place) === 'area')
  return isOfAreas ? words.sheet.places.area : words.sheet.places.point
}

/** A part by what it is about. */
export const partToText = (part: ReportPart, { naming, words: builder, statistics }: Told, words: Words): string => {
  switch (part.is) {
    case 'total':
      return words.sheet.visitors[part.visitor]
    case 'months':
      return words.sheet.months
    case 'places':
      return words.sheet.places.point
    case 'codes': {
      const name = naming.dimensionOf(part.dimension)
      const known: Readonly<Record<string, string>> = statistics.titles
      if (part.visitor === 'partner') return known[part.dimension] ?? words.sheet.byPartner(name)
      return known[part.dimension] ?? name
    }
    case 'crossed':
      return builder.by[part.visitor](
        joinDimensions(
          [part.rows, part.columns].map((id) => naming.dimensionOf(id)),
          builder.and,
        ),
      )
  }
}

/** A change since the period before; a clear one with its sign. */
export const changeToWords = (change: Change | null, { language, words }: Told): string => {
  if (change === null) return ''
  if (change.is === 'unknown') return words.unknownChange
  return change.is === 'change' ? formatChange(language, change.by) : noteToText(language, { note: 'no_change' })
}

/** A share of the published total; nothing where none is given. */
export const shareToWords = ({ share }: ReportLine, { language }: Told): string => {
  if (share === null) return ''
  return share.is === 'share'
    ? formatShare(language, share.percent / 100)
    : noteToText(language, { note: 'under', percent: share.percent })
}
