// One contact, as it was opened: details, consent, corrections, and what can be done by right.
import { useState } from 'react'
import { Link } from 'wouter'
import { type ContactSummary, type ErasureReceipt, HeldContact } from '@tukkimies/shared/register/contact.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { book } from '../asking/book.ts'
import { formatDay } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useSentence, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading, Status } from '../ui/status.tsx'
import { ContactActs } from './contact-acts.tsx'
import { ContactFacts } from './contact-facts.tsx'
import type { Reference } from './contact-reference.ts'
import { isUntold } from './contact-search.ts'
import { contactsBook } from './contacts-book.ts'
import { CopySheet } from './copy-sheet.tsx'

/** Which contact is opened; the organisation is unknown where the list is gone that named it. */
export type ShownContact = Pick<ContactSummary, 'ref'> & { readonly organisation: string | null }

export const ContactSheet = ({
  of,
  me,
  reference,
  onBack,
  onErased,
}: {
  readonly of: ShownContact
  readonly me: Me
  readonly reference: Reference
  readonly onBack: () => void
  readonly onErased: (receipt: ErasureReceipt) => void
}) => {
  const words = useWords(contactsBook)
  const { loading } = useWords(book)
  // Each asking is a line of the log.
  const answer = useAnswer({ path: `/api/v1/contacts/${of.ref}`, shape: HeldContact, once: true })
  const [changed, setChanged] = useState<HeldContact | null>(null)
  const [said, setSaid] = useState('')
  const [isCopying, setIsCopying] = useState(false)
  const heading = useFocusOnSight(!isCopying)
  const contact = changed ?? (answer.is === 'answered' ? answer.value : null)

  if (isCopying && contact) return <CopySheet contact={contact} onClose={() => setIsCopying(false)} />
  return (
    <section className="card stack no-print">
      <Button kind="quiet" onClick={onBack}>
        {words.back}
      </Button>
      <h2 tabIndex={-1} ref={heading}>
        {of.organisation ?? contact?.details.organisation ?? words.title}
      </h2>
      <Status>{said && <Banner tone="good">{said}</Banner>}</Status>
      {!contact && answer.is === 'loading' && <Loading label={loading} />}
      {!contact && <Failed answer={answer} />}
      {contact && (
        <>
          <Standing contact={contact} me={me} />
          <ContactFacts contact={contact} reference={reference} />
          <ContactActs
            contact={contact}
            me={me}
            toTell={isUntold(contact, reference.toTell) ? reference.toTell : null}
            onChanged={(next, text) => {
              setChanged(next)
              setSaid(text)
            }}
            onCopy={() => setIsCopying(true)}
            onErased={onErased}
          />
        </>
      )}
    </section>
  )
}

const Failed = ({ answer }: { readonly answer: ReturnType<typeof useAnswer<HeldContact>> }) => {
  const words = useWords(contactsBook)
  const { again, unreachable } = useWords(book)
  const sentence = useSentence()
  const retry = <Button onClick={answer.again}>{again}</Button>
  if (answer.is === 'offline')
    return (
      <ProblemNote title={words.sheet.failed} actions={retry}>
        <p>{unreachable.offline}</p>
      </ProblemNote>
    )
  if (answer.is !== 'refused') return null
  if (answer.problem.code === 'not_found') return <ProblemNote title={words.sheet.gone} />
  return (
    <ProblemNote title={words.sheet.failed} actions={retry}>
      <p>{sentence(answer.problem)}</p>
    </ProblemNote>
  )
}

/** Why it is not to be used as others are. */
const Standing = ({
  contact: { state, restriction, deletion },
  me,
}: {
  readonly contact: HeldContact
  readonly me: Me
}) => {
  const { sheet: words } = useWords(contactsBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const day = (of: typeof today) => formatDay(language, of)
  return (
    <>
      {state === 'hidden' && (
        <Banner
          tone="warning"
          actions={
            makeScope('manage_requests', me) && (
              <Link href="/requests" className={buttonLook()}>
                {words.toRequests}
              </Link>
            )
          }
        >
          {words.hidden}
        </Banner>
      )}
      {restriction && (
        <Banner tone={restriction.review <= today ? 'warning' : 'quiet'}>
          {words.restricted(
            words.restrictions[restriction.reason],
            day(restriction.since),
            day(restriction.review < deletion ? restriction.review : deletion),
          )}
        </Banner>
      )}
    </>
  )
}
