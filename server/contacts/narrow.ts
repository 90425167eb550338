// Consent made narrower (D17): a detail is destroyed everywhere. The row is written anew without it, in its earlier states
// too, under a key of its own, and the key that opens every older copy is destroyed.
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ContactDetails, HeldContact, Narrowing } from '@tukkimies/shared/register/contact.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { changeContact, findContact, holdContact } from '../register/contacts.ts'
import type { ContactAct } from './change.ts'
import { type Opened, openRow, todayOf } from './held.ts'
import { makeNextKey, settleRowKey } from './row-keys.ts'
import { openContent, sealContent, sealRestriction } from './sealed.ts'
import { openedOrThrow, openedToHeld } from './search.ts'
import type { ContactStores } from './stores.ts'

/**
 * Destroys the phone number or the e-mail address. A stop in between leaves the contact readable, as it was or narrowed, and
 * repeating it completes it. Problems: not_found; detail_needed, if nothing were left to reach the person by.
 */
export const narrowContact = async (
  stores: ContactStores,
  act: ContactAct,
  ref: ContactRef,
  { drop }: Narrowing,
): Promise<HeldContact> => {
  const found = await openedOrThrow(stores, act.scope, ref)
  if (found.content.details[drop === 'phone' ? 'email' : 'phone'] === '') {
    throw new Refused({ code: 'detail_needed', field: drop })
  }
  await rewrite(stores, act, found, drop)
  return openedToHeld(stores, await openedOrThrow(stores, act.scope, ref))
}

const rewrite = async (stores: ContactStores, { scope, line }: ContactAct, found: Opened, drop: Narrowing['drop']) => {
  const { register, keys } = stores
  const { ref } = found.row
  // What a stop has left of an earlier rewriting ends first: there is room for one key beside the row's own.
  await settleRowKey(stores, ref, (key) => openContent(key, found.row, found.row.details) !== null)
  const key = await makeNextKey(stores, ref)
  if (!key) throw new Refused({ code: 'not_found' })
  failpoint('contact-narrow.after-key')
  const details = await register.transact(async (tx) => {
    await holdContact(tx, ref)
    const row = await findContact(tx, scope, todayOf(stores), ref)
    const opened = row && openRow(row, [found.key])
    if (!opened) throw new Refused({ code: 'not_found' })
    const { content, restriction } = opened
    const without = (one: ContactDetails): ContactDetails => ({ ...one, [drop]: '' })
    const corrections = content.corrections.map((one) => ({ ...one, before: without(one.before) }))
    const narrowed = sealContent(key, opened.row, { ...content, details: without(content.details), corrections })
    const kept = restriction && sealRestriction(key, opened.row, restriction)
    await changeContact(tx, ref, { details: narrowed, restriction: kept })
    await appendAudit(tx, line({ event: 'contact_narrowed', contact: ref }, opened.row.organisation))
    return narrowed
  })
  failpoint('contact-narrow.after-row')
  await register.truncateLog()
  await settleRowKey(stores, ref, (one) => openContent(one, found.row, details) !== null)
  failpoint('contact-narrow.before-rewrite')
  await keys.rewrite()
}
