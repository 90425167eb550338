// The sheet with all answers of one question. One press chooses and closes. Search knows the names in all three languages;
// what is typed is kept nowhere.
import { useState } from 'react'
import type { Code, Key } from '@tukkimies/shared/register/code-list.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { ChipButton } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'

export const CodeSheet = ({
  title,
  codes,
  chosen,
  language,
  search,
  closeLabel,
  onChoose,
  onClose,
}: {
  readonly title: string
  readonly codes: readonly Code[]
  readonly chosen: readonly Key[]
  readonly language: Language
  /** Labels of the search field; without them there is none. */
  readonly search: { readonly label: string; readonly nothing: string } | null
  readonly closeLabel: string
  readonly onChoose: (code: Key) => void
  readonly onClose: () => void
}) => {
  const [sought, setSought] = useState('')
  const found = codes.filter((code) => isFound(code, sought))
  return (
    <Dialog title={title} closeLabel={closeLabel} onClose={onClose} size="wide">
      {search && (
        <TextField
          label={search.label}
          type="search"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={sought}
          onChange={setSought}
        />
      )}
      <div className="sheet-codes">
        {found.map((code) => (
          <ChipButton
            key={code.key}
            label={code.labels[language]}
            chosen={chosen.includes(code.key)}
            onPress={() => onChoose(code.key)}
          />
        ))}
      </div>
      {search && found.length === 0 && <p role="status">{search.nothing}</p>}
    </Dialog>
  )
}

/** Whether a name of the code in any of the languages holds the text, whatever its case and marks. */
export const isFound = (code: Code, sought: string): boolean => {
  const plain = toPlain(sought)
  return languages.some((language) =>
    [code.labels, code.short].some((labels) => labels !== undefined && toPlain(labels[language]).includes(plain)),
  )
}

const toPlain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim()
