import type { Day, PeriodName } from '@tukkimies/shared/day.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import { formatDay, formatPeriod } from '../format.ts'

/** When a period that is not closed yet will be, as a sentence. */
export const closingText = (language: Language, { name, close }: { name: PeriodName; close: Day }): string => {
  const text = noteToText(language, {
    note: 'not_closed',
    period: formatPeriod(language, name),
    day: formatDay(language, close),
  })
  // Months begin with a small letter, sentences do not.
  return text.charAt(0).toUpperCase() + text.slice(1)
}
