// A copy for the person alone (A34, Art. 15), in the language in which the consent was given.
import type { HeldContact } from '@tukkimies/shared/register/contact.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { ContactCopyView } from './contact-copy.tsx'
import { contactsBook } from './contacts-book.ts'
import { requestsBook } from './requests-book.ts'

export const CopySheet = ({
  contact: { ref, consent },
  onClose,
}: {
  readonly contact: Pick<HeldContact, 'ref' | 'consent'>
  readonly onClose: () => void
}) => {
  const { copy: words } = useWords(contactsBook)
  const letters = useWords(requestsBook)
  const heading = useFocusOnSight()
  return (
    <section className="card stack">
      <Button kind="quiet" onClick={onClose}>
        {words.close}
      </Button>
      <h2 tabIndex={-1} ref={heading}>
        {words.title}
      </h2>
      <ContactCopyView contact={ref} language={consent.language} words={letters} />
    </section>
  )
}
