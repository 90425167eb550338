// Everything that the register holds of one contact person, for that person (A34, Art. 15). Making it is a use like others.
import type { ContactRef, OrganisationId, RequestId } from '@tukkimies/shared/id.ts'
import type { ContactCopy } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import { appendAudit } from '../register/audit.ts'
import { listContactUses } from '../register/contact-uses.ts'
import { listRequests, openRequest } from '../requests/requests.ts'
import { todayOf } from './held.ts'
import { openedOrThrow, openedToHeld } from './search.ts'
import type { ContactStores, LineOf } from './stores.ts'

/** The copy, once the log says that it was made. Problem: not_found. */
export const copyContact = async (
  stores: ContactStores,
  scope: Scope,
  ref: ContactRef,
  line: LineOf,
): Promise<ContactCopy> => {
  const opened = await openedOrThrow(stores, scope, ref)
  const { organisation } = opened.row
  await stores.register.transact((tx) => appendAudit(tx, line({ event: 'contact_copied', contact: ref }, organisation)))
  const { names: _names, corrections, ...contact } = await openedToHeld(stores, opened)
  return {
    // Who corrected is the register's to know; what was corrected, and when, is the person's.
    contact: { ...contact, corrections: corrections.map((correction) => ({ ...correction, by: null })) },
    organisation,
    uses: await listContactUses(stores.register, ref),
    requests: await requestsAbout(stores, organisation, ref),
    made: todayOf(stores),
  }
}

// Which contacts a request is about lies sealed in it.
const requestsAbout = async (
  stores: ContactStores,
  organisation: OrganisationId,
  ref: ContactRef,
): Promise<RequestId[]> => {
  const scope = { is: 'organisation', organisation } as const
  const found: RequestId[] = []
  for (const { id } of await listRequests(stores, scope)) {
    const opened = await openRequest(stores, scope, id)
    if (opened?.content.contacts.includes(ref)) found.push(id)
  }
  return found
}
