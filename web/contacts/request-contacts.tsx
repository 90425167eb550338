// Which contacts a request is about: found by search, opened one at a time, erased, copied for the person, or found to be
// somebody else's, who is then shown again.
import { useState } from 'react'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import { ErasureReceipt, HeldContact } from '@tukkimies/shared/register/contact.ts'
import { HeldRequest } from '@tukkimies/shared/register/request.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import { AnswerNote, valueOf } from '../asking/answer-note.tsx'
import { ChangeDialog } from '../asking/change-dialog.tsx'
import { formatDay } from '../format.ts'
import { useAnswer, useAsk, useAttempt, useLanguage, useSession, useWords } from '../hooks.ts'
import { book } from '../asking/book.ts'
import { Button } from '../ui/button.tsx'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Loading, Mark } from '../ui/status.tsx'
import { ContactCopyView } from './contact-copy.tsx'
import { Facts } from './letter.tsx'
import { RequestSearch } from './request-search.tsx'
import type { Words } from './requests-words.fi.ts'

type Part = {
  readonly request: HeldRequest
  readonly words: Words
  readonly onChanged: (request: HeldRequest, said: string) => void
  /** Something was done to a contact: the request is asked anew. */
  readonly onReload: (said: string) => void
}

export const RequestContacts = ({ request, words, onChanged, onReload }: Part) => {
  const { unreachable } = useWords(book)
  const { me } = useSession()
  const ask = useAsk()
  const { isBusy, failed, attempt } = useAttempt(unreachable)
  const { contacts: texts } = words
  const { contacts, gone, state, id } = request
  const mayLook = me !== null && makeScope('read_contacts', me) !== null
  const link = async (refs: readonly ContactRef[], said: string) => {
    const change = { path: `/api/v1/requests/${id}/link`, body: { contacts: refs }, shape: HeldRequest }
    const done = await attempt(() => ask(change))
    if (done) onChanged(done.value, said)
  }
  return (
    <section className="card stack">
      <h2 className="no-print">{texts.title}</h2>
      {contacts.length === 0 && <p className="no-print">{mayLook ? texts.none : texts.noRight}</p>}
      {failed && (
        <ProblemNote key={failed.count} title={texts.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      <ul className="request-contacts">
        {contacts.map((ref, at) => (
          <li key={ref}>
            <Linked
              request={request}
              words={words}
              onReload={onReload}
              number={at + 1}
              contact={ref}
              isGone={gone.includes(ref)}
              mayLook={mayLook}
              onUnlink={() =>
                void link(
                  contacts.filter((one) => one !== ref),
                  texts.unlinked,
                )
              }
            />
          </li>
        ))}
      </ul>
      {state === 'open' && mayLook && (
        <RequestSearch
          words={words}
          isBusy={isBusy}
          linked={contacts}
          onLink={(ref) => void link([...contacts, ref], texts.linked)}
        />
      )}
    </section>
  )
}

const Linked = ({
  request,
  words,
  contact,
  number,
  isGone,
  mayLook,
  onUnlink,
  onReload,
}: Omit<Part, 'onChanged'> & {
  readonly contact: ContactRef
  readonly number: number
  readonly isGone: boolean
  readonly mayLook: boolean
  readonly onUnlink: () => void
}) => {
  const { contacts: texts } = words
  const { me } = useSession()
  const [shown, setShown] = useState<'contact' | 'copy' | null>(null)
  const isOpen = request.state === 'open'
  const mayCopy = me !== null && makeScope('copy_contacts', me) !== null
  const toggle = (what: 'contact' | 'copy') => setShown(shown === what ? null : what)
  return (
    <div className="stack">
      <div className="row row-apart no-print">
        <h3>{texts.number(number)}</h3>
        {isGone && <Mark tone="good">{texts.gone}</Mark>}
      </div>
      {!isGone && mayLook && (
        <div className="row no-print">
          <Button aria-expanded={shown === 'contact'} onClick={() => toggle('contact')}>
            {texts.open}
          </Button>
          {mayCopy && (
            <Button aria-expanded={shown === 'copy'} onClick={() => toggle('copy')}>
              {texts.copy}
            </Button>
          )}
          {isOpen && <Button onClick={onUnlink}>{texts.unlink}</Button>}
        </div>
      )}
      {!isGone && shown === 'contact' && (
        <OpenContact request={request} words={words} contact={contact} onReload={onReload} />
      )}
      {!isGone && shown === 'copy' && (
        <ContactCopyView contact={contact} language={request.details.language} words={words} />
      )}
    </div>
  )
}

const OpenContact = ({
  request,
  words,
  contact,
  onReload,
}: Omit<Part, 'onChanged'> & { readonly contact: ContactRef }) => {
  const { contacts: texts } = words
  const { language } = useLanguage()
  const answer = useAnswer({ path: `/api/v1/contacts/${contact}`, shape: HeldContact, once: true })
  const [isErasing, setIsErasing] = useState(false)
  const held = valueOf(answer)
  const erased = () => {
    setIsErasing(false)
    onReload(texts.erased)
  }
  return (
    <div className="stack no-print">
      {answer.is === 'loading' && <Loading label={words.loading} />}
      <AnswerNote
        answer={answer}
        path="/requests"
        failed={texts.openFailed}
        stale={words.stale}
        noRight={texts.noRight}
      />
      {held && (
        <>
          <Facts
            rows={[
              [texts.organisation, held.details.organisation],
              [texts.name, held.details.name],
              [texts.phone, held.details.phone === '' ? words.unknown : held.details.phone],
              [texts.email, held.details.email === '' ? words.unknown : held.details.email],
              [texts.recorded, formatDay(language, held.recorded)],
              [texts.deletion, formatDay(language, held.deletion)],
            ]}
          />
          {request.state === 'open' && (
            <Button kind="danger" onClick={() => setIsErasing(true)}>
              {texts.erase}
            </Button>
          )}
        </>
      )}
      {isErasing && (
        <ChangeDialog
          title={texts.eraseTitle}
          action={texts.erase}
          kind="danger"
          read={() => ({
            is: 'ready',
            change: {
              path: `/api/v1/contacts/${contact}/erase`,
              body: { reason: request.right === 'withdraw' ? 'withdrawn' : 'asked' },
              shape: ErasureReceipt,
            },
          })}
          onDone={erased}
          onClose={() => setIsErasing(false)}
        >
          {() => <p>{texts.eraseText}</p>}
        </ChangeDialog>
      )}
    </div>
  )
}
