// Consent made narrower (D17): a detail is destroyed everywhere. The row is written anew without it, in its earlier states
// too, under a key of its own, and the key that opens every older copy is destroyed.
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ContactDetails, HeldContact, Narrowing } from '@tukkimies/shared/register/contact.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { changeContact } from '../register/contacts.ts'
import type { RegisterTx } from '../register/schema.ts'
import type { ContactAct } from './change.ts'
import { holdOpened } from './held.ts'
import { makeNextKey, settleRow } from './row-keys.ts'
import { sealContent, sealRestriction } from './sealed.ts'
import { openedOrThrow, openedToHeld } from './search.ts'
import type { ContactStores } from './stores.ts'

/**
 * Destroys the phone number or the e-mail address. A stop in between leaves the contact readable, as it was or narrowed, and
 * repeating it, or the night, completes it. Problems: not_found; detail_needed, if nothing were left to reach the person by.
 */
export const narrowContact = async (
  stores: ContactStores,
  act: ContactAct,
  ref: ContactRef,
  narrowing: Narrowing,
): Promise<HeldContact> => {
  const { register, keys } = stores
  // The contact is held while its second key is made: of two at once one would take away the key that the other writes by.
  await register.transact((tx) => rewrite(stores, tx, act, ref, narrowing))
  failpoint('contact-narrow.after-row')
  await register.truncateLog()
  await settleRow(stores, ref)
  failpoint('contact-narrow.before-rewrite')
  await keys.rewrite()
  return openedToHeld(stores, await openedOrThrow(stores, act.scope, ref))
}

const rewrite = async (
  stores: ContactStores,
  tx: RegisterTx,
  { scope, line }: ContactAct,
  ref: ContactRef,
  { drop }: Narrowing,
): Promise<void> => {
  const { row, content, restriction } = await holdOpened(stores, tx, scope, ref)
  if (content.details[drop === 'phone' ? 'email' : 'phone'] === '') {
    throw new Refused({ code: 'detail_needed', field: drop })
  }
  const key = await makeNextKey(stores, row)
  if (!key) throw new Refused({ code: 'not_found' })
  failpoint('contact-narrow.after-key')
  const without = (details: ContactDetails): ContactDetails => ({ ...details, [drop]: '' })
  const corrections = content.corrections.map((one) => ({ ...one, before: without(one.before) }))
  const narrowed = { ...content, details: without(content.details), corrections }
  await changeContact(tx, ref, {
    details: sealContent(key, row, narrowed),
    restriction: restriction && sealRestriction(key, row, restriction),
  })
  await appendAudit(tx, line({ event: 'contact_narrowed', contact: ref }, row.organisation))
}
