// What is looked for: words, point, and what waits for something.
import type { SyntheticEvent } from 'react'
import { ContactChoice } from '@tukkimies/shared/register/contact.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import type { Reference } from './contact-reference.ts'
import type { SearchDraft } from './contact-search.ts'
import { contactsBook } from './contacts-book.ts'

export const SearchForm = ({
  draft,
  reference: { points },
  isBusy,
  onChange,
  onSearch,
}: {
  readonly draft: SearchDraft
  readonly reference: Pick<Reference, 'points'>
  readonly isBusy: boolean
  readonly onChange: (draft: SearchDraft) => void
  readonly onSearch: () => void
}) => {
  const { search: words } = useWords(contactsBook)
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!isBusy) onSearch()
  }
  return (
    <form className="card stack no-print" role="search" aria-label={words.title} onSubmit={send}>
      <TextField
        label={words.words}
        hint={words.wordsHint}
        type="search"
        // No name: a browser offers again what was typed into a field that has one.
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        value={draft.words}
        onChange={(text) => onChange({ ...draft, words: text })}
      />
      <div className="row row-end contact-filter">
        {points.length > 1 && (
          <Select
            label={words.point}
            value={draft.point}
            empty={words.anyPoint}
            options={points.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(point) => onChange({ ...draft, point })}
          />
        )}
        <Select
          label={words.only}
          value={draft.only}
          empty={words.all}
          options={ContactChoice.options.map((choice) => ({ value: choice, label: words.choices[choice] }))}
          onChange={(only) => onChange({ ...draft, only })}
        />
        <Button type="submit" kind="primary" busy={isBusy}>
          {words.action}
        </Button>
      </div>
    </form>
  )
}
