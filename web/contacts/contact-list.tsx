// What was found: a table where there is room, cards where there is not. It is not printed: nobody hands out contacts (A29).
import type { ReactNode } from 'react'
import { contactsShownMax, type ContactsFound, type ContactSummary } from '@tukkimies/shared/register/contact.ts'
import { formatDay } from '../format.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useMedia } from '../ui/media.ts'
import { Mark } from '../ui/status.tsx'
import { Table } from '../ui/table.tsx'
import type { Reference } from './contact-reference.ts'
import { isDueSoon, isUntold } from './contact-search.ts'
import { contactsBook } from './contacts-book.ts'

export const ContactList = ({
  found: { contacts, more },
  isNarrowed,
  reference,
  onOpen,
}: {
  readonly found: ContactsFound
  /** Something was looked for: nothing found does not mean that there is nothing. */
  readonly isNarrowed: boolean
  readonly reference: Pick<Reference, 'points' | 'toTell'>
  readonly onOpen: (contact: ContactSummary) => void
}) => {
  const words = useWords(contactsBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const isWide = useMedia('(min-width: 60rem)')
  const { columns } = words
  const parts = (contact: ContactSummary): Readonly<Record<keyof typeof columns, ReactNode>> => {
    const { organisation, name, point, recorded, deletion } = contact
    const gone = formatDay(language, deletion)
    return {
      organisation: <strong>{organisation}</strong>,
      name,
      point: reference.points.find(({ id }) => id === point)?.name ?? point,
      recorded: formatDay(language, recorded),
      deletion: isDueSoon(contact, today) ? <Mark tone="warning">{gone}</Mark> : gone,
      state: <State contact={contact} isUntold={isUntold(contact, reference.toTell)} />,
      action: (
        <Button aria-label={words.openOf(`${name}, ${organisation}`)} onClick={() => onOpen(contact)}>
          {words.open}
        </Button>
      ),
    }
  }
  const greyed = (contact: ContactSummary, shown: ReactNode) =>
    contact.state === 'open' ? shown : <span className="contact-greyed">{shown}</span>
  const keys = Object.keys(columns) as (keyof typeof columns)[]
  return (
    <section className="card stack no-print">
      <p role="status">
        {contacts.length > 0 ? words.count(contacts.length) : isNarrowed ? words.none : words.noneYet}
        {more && ` ${words.more(contactsShownMax)}`}
      </p>
      {contacts.length === 0 ? null : isWide ? (
        <Table
          caption={words.caption}
          captionHidden
          rows={contacts}
          rowKey={({ ref }) => ref}
          columns={keys.map((key) => ({
            key,
            label: columns[key],
            cell: (contact: ContactSummary) => greyed(contact, parts(contact)[key]),
          }))}
        />
      ) : (
        <ul className="contact-cards" aria-label={words.caption}>
          {contacts.map((contact) => (
            <li key={contact.ref}>
              <Card contact={contact} parts={parts(contact)} labels={columns} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Card = ({
  contact,
  parts,
  labels,
}: {
  readonly contact: ContactSummary
  readonly parts: Readonly<Record<string, ReactNode>>
  readonly labels: Readonly<Record<'point' | 'recorded' | 'deletion', string>>
}) => (
  <div className={contact.state === 'open' ? 'stack' : 'stack contact-greyed'}>
    <p>
      {parts['organisation']}
      <br />
      {parts['name']}
    </p>
    <p className="small">
      {labels.point}: {parts['point']}
      <br />
      {labels.recorded}: {parts['recorded']}
      <br />
      {labels.deletion}: {parts['deletion']}
    </p>
    <p>{parts['state']}</p>
    {parts['action']}
  </div>
)

const State = ({
  contact: { state, review },
  isUntold: isToTell,
}: {
  readonly contact: ContactSummary
  readonly isUntold: boolean
}) => {
  const words = useWords(contactsBook)
  const { language } = useLanguage()
  const tone = state === 'open' ? 'good' : state === 'hidden' ? 'danger' : 'quiet'
  return (
    <span className="contact-state">
      <Mark tone={tone} {...(state === 'restricted' ? { icon: 'lock' as const } : {})}>
        {words.states[state]}
        {review !== null && `, ${words.reviewed(formatDay(language, review))}`}
      </Mark>
      {isToTell && <Mark tone="warning">{words.untold}</Mark>}
    </span>
  )
}
