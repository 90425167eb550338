// What a contact is: the four details, the consent to the letter, and what stood there before (C28).
import { phoneToText } from '@tukkimies/shared/phone.ts'
import { consentToText } from '@tukkimies/shared/register/consent.ts'
import type { ContactDetails, HeldContact } from '@tukkimies/shared/register/contact.ts'
import { Facts } from '../asking/facts.tsx'
import { formatDay } from '../format.ts'
import { useLanguage, useWords } from '../hooks.ts'
import type { Reference } from './contact-reference.ts'
import { contactsBook } from './contacts-book.ts'
import type { Words } from './contacts-words.fi.ts'

export const ContactFacts = ({
  contact,
  reference,
}: {
  readonly contact: HeldContact
  readonly reference: Reference
}) => {
  const { sheet: words } = useWords(contactsBook)
  const { language } = useLanguage()
  const { details, recorded, deletion, point } = contact
  const names: readonly (readonly [string, string])[] = [
    [words.point, reference.points.find(({ id }) => id === point)?.name ?? point],
    [words.recorded, formatDay(language, recorded)],
    [words.deletion, formatDay(language, deletion)],
  ]
  return (
    <>
      <h3>{words.facts}</h3>
      <Details details={details} />
      <Facts facts={names} />
      <p className="small muted">{words.source}</p>
      <ConsentShown contact={contact} reference={reference} />
      <Corrections contact={contact} />
    </>
  )
}

const Details = ({ details: { organisation, name, phone, email } }: { readonly details: ContactDetails }) => {
  const { sheet: words } = useWords(contactsBook)
  return (
    <dl className="facts">
      <div>
        <dt>{words.organisation}</dt>
        <dd>{organisation}</dd>
      </div>
      <div>
        <dt>{words.name}</dt>
        <dd>{name}</dd>
      </div>
      <div>
        <dt>{words.phone}</dt>
        <dd>{phone === '' ? words.none : <a href={`tel:${phone}`}>{phoneToText(phone)}</a>}</dd>
      </div>
      <div>
        <dt>{words.email}</dt>
        <dd>{email === '' ? words.none : <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a>}</dd>
      </div>
    </dl>
  )
}

const ConsentShown = ({
  contact: { consent, told },
  reference: { notices, organisation },
}: {
  readonly contact: HeldContact
  readonly reference: Reference
}) => {
  const { sheet: words } = useWords(contactsBook)
  const { language } = useLanguage()
  const { settings } = notices.find(({ version }) => version === consent.notice) ?? {}
  const fill = { organisation: organisation[consent.language], address: settings?.withdrawal ?? '' }
  const text = settings ? consentToText(consent.text, consent.language, fill) : null
  return (
    <>
      <h3>{words.consent}</h3>
      <p>{words.consentBy(words.ways[consent.way], formatDay(language, consent.day))}</p>
      <p>
        {words.notice(consent.notice)}. {words.told(told)}.
      </p>
      <p className="small muted">{words.consentText(consent.text, words.languages[consent.language])}</p>
      {text !== null && (
        <blockquote className="contact-consent" lang={consent.language}>
          {text}
        </blockquote>
      )}
    </>
  )
}

const Corrections = ({ contact: { corrections, names } }: { readonly contact: HeldContact }) => {
  const words = useWords(contactsBook)
  const { language } = useLanguage()
  if (corrections.length === 0) return null
  return (
    <details className="contact-past">
      <summary>{words.sheet.corrections(corrections.length)}</summary>
      {corrections.map(({ day, by, before }, at) => (
        <div key={at} className="stack">
          <p>
            {words.sheet.correction((by === null ? null : names[by]) ?? words.sheet.someone, formatDay(language, day))}
          </p>
          <Facts facts={detailsToFacts(before, words)} />
        </div>
      ))}
    </details>
  )
}

/** The four details as names and values. */
const detailsToFacts = (
  { organisation, name, phone, email }: ContactDetails,
  { fields, sheet: { none } }: Pick<Words, 'fields' | 'sheet'>,
): readonly (readonly [string, string])[] => [
  [fields.organisation, organisation],
  [fields.name, name],
  [fields.phone, phone === '' ? none : phoneToText(phone)],
  [fields.email, email === '' ? none : email],
]
