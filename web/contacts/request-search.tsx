// Looking for the contacts that a request means. Each search is noted with the number of what was found alone.
import { type SyntheticEvent, useState } from 'react'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { ContactsFound, type ContactsFound as Found, type ContactSummary } from '@tukkimies/shared/register/contact.ts'
import { book } from '../asking/book.ts'
import { formatDay } from '../format.ts'
import { useAsk, useAttempt, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import type { Words } from './requests-words.fi.ts'

export const RequestSearch = ({
  words,
  isBusy,
  linked,
  onLink,
}: {
  readonly words: Words
  readonly isBusy: boolean
  readonly linked: readonly ContactRef[]
  readonly onLink: (contact: ContactRef) => void
}) => {
  const { contacts: texts } = words
  const { unreachable } = useWords(book)
  const { language } = useLanguage()
  const ask = useAsk()
  const search = useAttempt(unreachable)
  const [sought, setSought] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const send = async (event: SyntheticEvent) => {
    event.preventDefault()
    const body = { words: sought.trim(), point: null }
    const answer = await search.attempt(() => ask({ path: '/api/v1/contacts/search', body, shape: ContactsFound }))
    setFound(answer?.value ?? null)
  }
  const name = ({ name: person, organisation }: ContactSummary) => `${person}, ${organisation}`
  return (
    <form className="stack no-print" role="search" aria-label={texts.search} onSubmit={(event) => void send(event)}>
      <div className="row row-end">
        <TextField
          label={texts.search}
          hint={texts.searchHint}
          type="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={sought}
          onChange={setSought}
        />
        <Button type="submit" busy={search.isBusy}>
          {texts.find}
        </Button>
      </div>
      {search.failed && (
        <ProblemNote key={search.failed.count} title={texts.searchFailed} takesFocus>
          <p>{search.failed.text}</p>
        </ProblemNote>
      )}
      <p className="small muted" role="status">
        {found && texts.found(found.contacts.length)}
      </p>
      {found && found.contacts.length > 0 && (
        <ul className="request-contacts" aria-label={texts.results}>
          {found.contacts.map((contact) => (
            <li key={contact.ref} className="row row-apart">
              <span>
                {name(contact)}
                <br />
                <span className="small muted">{texts.recordedOn(formatDay(language, contact.recorded))}</span>
              </span>
              {linked.includes(contact.ref) ? (
                <span className="small muted">{texts.isLinked}</span>
              ) : (
                <Button busy={isBusy} aria-label={texts.linkOf(name(contact))} onClick={() => onLink(contact.ref)}>
                  {texts.link}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}
