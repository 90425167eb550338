// The sheet with all answers of one question. One press chooses and closes. Search knows the names in all three languages and
// a language's own; what is typed is kept nowhere.
import { type KeyboardEvent, useState } from 'react'
import type { Code, Key } from '@tukkimies/shared/register/code-list.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import { ChipButton } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { type OwnName, ownNameOf } from './own-names.ts'

export const CodeSheet = ({
  title,
  codes,
  chosen,
  language,
  search,
  areLanguages = false,
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
  /** They are languages, each with its own name beside ours. */
  readonly areLanguages?: boolean
  readonly closeLabel: string
  readonly onChoose: (code: Key) => void
  readonly onClose: () => void
}) => {
  const [sought, setSought] = useState('')
  const ownOf = (code: Code) => (areLanguages ? ownNameOf(code.key) : null)
  const found = codes.filter((code) => isFound(code, sought, ownOf(code)))
  const onSearchKey = (event: KeyboardEvent<HTMLElement>) => {
    const [first] = found
    if (!(event.target instanceof HTMLInputElement) || !first) return
    if (event.key === 'Enter' && sought.trim() !== '') {
      event.preventDefault()
      onChoose(first.key)
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      event.currentTarget.querySelector<HTMLElement>('.sheet-codes button')?.focus()
    }
  }
  return (
    <Dialog title={title} closeLabel={closeLabel} onClose={onClose} size="wide">
      <div className="sheet-search" role="presentation" onKeyDown={onSearchKey}>
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
        <div className="sheet-codes" role="presentation" onKeyDown={moveAmong}>
          {found.map((code) => (
            <ChipButton
              key={code.key}
              label={code.labels[language]}
              own={ownOf(code)}
              chosen={chosen.includes(code.key)}
              onPress={() => onChoose(code.key)}
            />
          ))}
        </div>
      </div>
      {search && found.length === 0 && <p role="status">{search.nothing}</p>}
    </Dialog>
  )
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const moveAmong = (event: KeyboardEvent<HTMLElement>) => {
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}

/** Whether a name of the code in any of the languages, or its own, holds the text, whatever its case and marks. */
export const isFound = (code: Code, sought: string, own: OwnName | null = null): boolean => {
  const plain = toPlain(sought)
  if (own && toPlain(own.name).includes(plain)) return true
  return languages.some((language) =>
    [code.labels, code.short].some((labels) => labels !== undefined && toPlain(labels[language]).includes(plain)),
  )
}

const toPlain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    // One letter with two codes: which of them comes depends on the keyboard.
    .replace(/[يى]/g, 'ی')
    .replace(/ك/g, 'ک')
    .toLowerCase()
    .trim()
