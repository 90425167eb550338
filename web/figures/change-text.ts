// What became of a figure since the period that it is compared with: a number with its sign only where the noise could not
// have made it, without an arrow and without a colour.
import type { Change } from '@tukkimies/shared/release/derivation.ts'
import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { formatChange } from '../format.ts'
import type { Words } from './overview-words.fi.ts'

export const changeToWords = (change: Change, words: Words, language: Language): string => {
  switch (change.is) {
    case 'change':
      return formatChange(language, change.by)
    case 'none':
      return noteToText(language, { note: 'no_change' })
    case 'unknown':
      return words.unknown
  }
}
