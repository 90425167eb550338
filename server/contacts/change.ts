// Contacts as the main user changes them: corrected (C28), restricted (A38), told of a new notice (D21). None of it makes a
// contact live longer. Narrowing destroys a detail and stands in narrow.ts.
import { dayPlus } from '@tukkimies/shared/day.ts'
import type { ContactRef, UserId } from '@tukkimies/shared/id.ts'
import type { AuditEvent } from '@tukkimies/shared/register/audit.ts'
import {
  checkContact,
  ContactDetails,
  type HeldContact,
  type RestrictionOrder,
  reviewDaysMax,
} from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { Refused, valueOrThrow } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { changeContact, type StoredContactChange } from '../register/contacts.ts'
import { holdOpened, type Opened, todayOf } from './held.ts'
import { sealContent, sealRestriction } from './sealed.ts'
import { openedOrThrow, openedToHeld } from './search.ts'
import type { ContactStores, LineOf } from './stores.ts'

/** Who changes, how far that goes, and the line that says so. */
export type ContactAct = { readonly scope: Scope; readonly by: UserId; readonly line: LineOf }

/**
 * Corrects the details; what they were stays with the contact, with author and day, and goes with it. Details that are the
 * same already change nothing. Problems: not_found, those of `checkContact`.
 */
export const correctContact = (
  stores: ContactStores,
  act: ContactAct,
  ref: ContactRef,
  details: ContactDetails,
): Promise<HeldContact> => {
  valueOrThrow(checkContact(details))
  return change(stores, act, ref, { event: 'contact_corrected', contact: ref }, ({ row, key, content }) => {
    const before = content.details
    if (JSON.stringify(ContactDetails.parse(before)) === JSON.stringify(ContactDetails.parse(details))) return null
    const corrections = [...content.corrections, { day: todayOf(stores), by: act.by, before }]
    return { details: sealContent(key, row, { ...content, details, corrections }) }
  })
}

/** Takes the contact out of normal use until somebody looks at it again. Problems: not_found, invalid. */
export const restrictContact = async (
  stores: ContactStores,
  act: ContactAct,
  ref: ContactRef,
  { reason, review }: RestrictionOrder,
): Promise<HeldContact> => {
  const since = todayOf(stores)
  if (review <= since || review > dayPlus(since, reviewDaysMax)) throw new Refused({ code: 'invalid', field: 'review' })
  const event = { event: 'contact_restricted', contact: ref } as const
  return change(stores, act, ref, event, ({ row, key, restriction }) => ({
    // One that is only prolonged was restricted since the first day.
    restriction: sealRestriction(key, row, { reason, review, since: restriction?.since ?? since }),
  }))
}

/** Puts the contact back into use: a restriction has ended, or a withdrawal did not mean this person. Problem: not_found. */
export const unrestrictContact = (stores: ContactStores, act: ContactAct, ref: ContactRef): Promise<HeldContact> =>
  change(stores, act, ref, { event: 'contact_unrestricted', contact: ref }, ({ row }) =>
    row.restriction === null && row.hidden === null ? null : { restriction: null, hidden: null },
  )

/** Notes of which version of the notice the person was told. Problem: not_found. */
export const tellContact = (
  stores: ContactStores,
  act: ContactAct,
  ref: ContactRef,
  version: number,
): Promise<HeldContact> =>
  change(stores, act, ref, { event: 'contact_told', contact: ref, version }, ({ row }) =>
    row.told >= version ? null : { told: version },
  )

const change = async (
  stores: ContactStores,
  { scope, line }: ContactAct,
  ref: ContactRef,
  event: AuditEvent,
  make: (opened: Opened) => StoredContactChange | null,
): Promise<HeldContact> => {
  const { register } = stores
  const changed = await register.transact(async (tx) => {
    const opened = await holdOpened(stores, tx, scope, ref)
    const wanted = make(opened)
    if (wanted === null) return false
    await changeContact(tx, ref, wanted)
    await appendAudit(tx, line(event, opened.row.organisation))
    return true
  })
  // What was there before must not stay readable beside it.
  if (changed) await register.truncateLog()
  return openedToHeld(stores, await openedOrThrow(stores, scope, ref))
}
