// Contact persons of partners: looked up online by people with the right, each search and view written down. What is found
// stays in the state of this page and goes with it: never in an address, a title, a history or a store.
import { useState } from 'react'
import { Link } from 'wouter'
import { ContactsFound, type ContactsFound as Found, type ErasureReceipt } from '@tukkimies/shared/register/contact.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { book } from '../asking/book.ts'
import { useAsk, useAttempt, useAway, useDelicate, useSending, useSession, useTitle, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { useForgetting } from '../ui/leave.ts'
import { ProblemNote } from '../ui/problem-note.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { ContactList } from './contact-list.tsx'
import { useReference } from './contact-reference.ts'
import { draftToSearch, noSearch, type SearchDraft } from './contact-search.ts'
import { SearchForm } from './contact-search-form.tsx'
import { ContactSheet, type ShownContact } from './contact.tsx'
import './contacts.css'
import { contactsBook } from './contacts-book.ts'
import { HiddenNote } from './hidden-note.tsx'
import { Receipt } from './receipt.tsx'

type View =
  | { readonly is: 'search' }
  | { readonly is: 'contact'; readonly of: ShownContact }
  | { readonly is: 'hidden'; readonly of: ShownContact | null }
  | { readonly is: 'receipt'; readonly receipt: ErasureReceipt }

export const ContactsPage = () => {
  const words = useWords(contactsBook)
  const { loading } = useWords(book)
  const { me } = useSession()
  useTitle(words.title)
  return (
    <div className="page contacts">
      <h1>{words.title}</h1>
      {me === null ? (
        <Loading label={loading} />
      ) : makeScope('read_contacts', me) === null ? (
        <NoRight />
      ) : (
        <Contacts me={me} />
      )}
    </div>
  )
}

const NoRight = () => {
  const words = useWords(contactsBook)
  return (
    <ProblemNote
      title={words.noRight}
      actions={
        <Link href="/withdrawal" className={buttonLook()}>
          {words.toWithdrawal}
        </Link>
      }
    >
      <p>{words.withdrawHint}</p>
    </ProblemNote>
  )
}

const Contacts = ({ me }: { readonly me: Me }) => {
  const words = useWords(contactsBook)
  const { unreachable } = useWords(book)
  const { trouble } = useSending()
  const ask = useAsk()
  const reference = useReference(me)
  const { isBusy, failed, attempt, forget } = useAttempt(unreachable)
  const [draft, setDraft] = useState(noSearch)
  const [found, setFound] = useState<Found | null>(null)
  const [view, setView] = useState<View>({ is: 'search' })
  useDelicate(found !== null || view.is === 'contact' || view.is === 'receipt')
  const clear = (next: View) => {
    setDraft(noSearch)
    setFound(null)
    setView(next)
  }
  useForgetting(() => clear({ is: 'search' }))
  useAway(found !== null || draft !== noSearch || view.is === 'contact', () => {
    // A receipt names nobody, and may wait for its printing.
    if (view.is === 'receipt') clear(view)
    else clear({ is: 'hidden', of: view.is === 'contact' ? { ref: view.of.ref, organisation: null } : null })
  })

  const search = async (searched: SearchDraft) => {
    forget()
    const body = draftToSearch(
      searched,
      reference.points.map(({ id }) => id),
    )
    const answer = await attempt(() => ask({ path: '/api/v1/contacts/search', body, shape: ContactsFound }))
    setFound(answer?.value ?? null)
  }
  const erased = (receipt: ErasureReceipt) => {
    setFound(found && { ...found, contacts: found.contacts.filter(({ ref }) => ref !== receipt.ref) })
    setView({ is: 'receipt', receipt })
  }

  if (view.is === 'hidden')
    return <HiddenNote onShow={() => setView(view.of ? { is: 'contact', of: view.of } : { is: 'search' })} />
  if (view.is === 'receipt')
    return <Receipt receipt={view.receipt} reference={reference} onDone={() => setView({ is: 'search' })} />
  if (view.is === 'contact')
    return (
      <ContactSheet
        of={view.of}
        me={me}
        reference={reference}
        onBack={() => {
          setView({ is: 'search' })
          // What was done to one shows in the list.
          if (found) void search(draft)
        }}
        onErased={erased}
      />
    )
  return (
    <>
      <p className="lead">{words.lead}</p>
      <Banner>{words.logged}</Banner>
      {trouble === 'offline' && <Banner tone="warning">{words.offline}</Banner>}
      <SearchForm
        draft={draft}
        reference={reference}
        isBusy={isBusy}
        onChange={setDraft}
        onSearch={() => void search(draft)}
      />
      {failed && (
        <ProblemNote key={failed.count} title={words.search.failed} takesFocus>
          <p>{failed.text}</p>
        </ProblemNote>
      )}
      {found && (
        <ContactList
          found={found}
          isNarrowed={draft !== noSearch}
          reference={reference}
          onOpen={(of) => setView({ is: 'contact', of })}
        />
      )}
    </>
  )
}
