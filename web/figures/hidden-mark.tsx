import { noteToText } from '@tukkimies/shared/release/notes.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import type { TableAnswer } from '@tukkimies/shared/release/table.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { book } from './book.ts'
import type { ReleasedValue } from './released.ts'

export const hiddenText = '...'
export const absentText = '..'

/** The mark of a figure that is not said: dots on a hatch for the eye, a sentence for the ear. Never a zero. */
export const HiddenMark = ({ value, answer }: { readonly value: ReleasedValue; readonly answer: TableAnswer }) => {
  const { statistics: words } = useWords(book)
  const { language } = useLanguage()
  if (value.is === 'absent')
    return (
      <>
        <span aria-hidden="true">{absentText}</span>
        <span className="hidden-text">{words.notInUse}</span>
      </>
    )
  return (
    <>
      <span className="hidden-mark table-hidden-cell" aria-hidden="true">
        {hiddenText}
      </span>
      <span className="hidden-text">{whyHidden(answer, language)}</span>
    </>
  )
}

/** The sentence on a hidden figure of the table; a sensitive dimension gives no range. */
export const whyHidden = (answer: TableAnswer, language: Language): string => {
  const max = answer.periods[0]?.hiddenMax
  return answer.notes.includes('hidden_sensitive') || max === undefined
    ? noteToText(language, { note: 'hidden_sensitive' })
    : noteToText(language, { note: 'hidden', max })
}
