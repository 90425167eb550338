// What can be done with a contact, by right, each after saying what happens and what stays.
import { useState } from 'react'
import type { ErasureReceipt, HeldContact } from '@tukkimies/shared/register/contact.ts'
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { makeScope } from '@tukkimies/shared/register/rights.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import { useDevice, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import {
  CorrectDialog,
  EraseDialog,
  NarrowDialog,
  RestrictDialog,
  ToldDialog,
  UnrestrictDialog,
} from './contact-dialogs.tsx'
import { lastReview } from './contact-draft.ts'
import { contactsBook } from './contacts-book.ts'

type Act = 'correct' | 'narrow' | 'restrict' | 'unrestrict' | 'told' | 'erase'

export const ContactActs = ({
  contact,
  me,
  toTell,
  onChanged,
  onCopy,
  onErased,
}: {
  readonly contact: HeldContact
  readonly me: Me
  /** The version of the notice that the person is to be told of, unless that was done. */
  readonly toTell: Notice | null
  readonly onChanged: (contact: HeldContact, said: string) => void
  readonly onCopy: () => void
  readonly onErased: (receipt: ErasureReceipt) => void
}) => {
  const words = useWords(contactsBook)
  const [act, setAct] = useState<Act | null>(null)
  const { today } = useDevice()
  const { details, state, restriction, deletion } = contact
  const mayChange = makeScope('change_contacts', me) !== null
  const isNarrowable = details.phone !== '' && details.email !== ''
  const acts: readonly Act[] = [
    ...(mayChange ? (['correct'] as const) : []),
    ...(mayChange && isNarrowable ? (['narrow'] as const) : []),
    ...(mayChange && lastReview(today, deletion) > today ? (['restrict'] as const) : []),
    // A hidden one comes back by its request: that says whom the withdrawal meant.
    ...(mayChange && state === 'restricted' ? (['unrestrict'] as const) : []),
    ...(mayChange && toTell ? (['told'] as const) : []),
  ]
  const shared = {
    contact,
    onClose: () => setAct(null),
    onDone: (next: HeldContact, said: string) => {
      setAct(null)
      onChanged(next, said)
    },
  }
  return (
    <div className="row" role="group" aria-label={words.sheet.actions}>
      {acts.map((one) => (
        <Button key={one} onClick={() => setAct(one)}>
          {one === 'restrict' && restriction ? words.acts.prolong : words.acts[one]}
        </Button>
      ))}
      {makeScope('copy_contacts', me) && <Button onClick={onCopy}>{words.acts.copy}</Button>}
      {makeScope('erase_contacts', me) && (
        <Button kind="danger" onClick={() => setAct('erase')}>
          {words.acts.erase}
        </Button>
      )}
      {act === 'correct' && <CorrectDialog {...shared} />}
      {act === 'narrow' && <NarrowDialog {...shared} />}
      {act === 'restrict' && <RestrictDialog {...shared} />}
      {act === 'unrestrict' && <UnrestrictDialog {...shared} />}
      {act === 'told' && toTell && <ToldDialog {...shared} toTell={toTell} />}
      {act === 'erase' && <EraseDialog contact={contact} onClose={shared.onClose} onErased={onErased} />}
    </div>
  )
}
