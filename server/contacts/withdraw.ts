// A withdrawal that somebody without the right to contacts took in: whoever may be meant is hidden at once, and the main user
// finds a request at the top of the list (C30). The answer says nothing of whether anybody was.
import type { OrganisationId, RequestId } from '@tukkimies/shared/id.ts'
import type { ContactDetails, Withdrawal, WithdrawalTaken } from '@tukkimies/shared/register/contact.ts'
import { Refused } from '../refused.ts'
import { appendAudit } from '../register/audit.ts'
import { hideContacts } from '../register/contacts.ts'
import { createRequest } from '../requests/requests.ts'
import { listOpened, todayOf } from './held.ts'
import type { ContactStores, LineOf } from './stores.ts'

/** Hides whoever has this phone number or e-mail address and notes the request. Problem: detail_needed. */
export const takeWithdrawal = async (
  stores: ContactStores,
  organisation: OrganisationId,
  withdrawal: Withdrawal,
  line: LineOf,
): Promise<WithdrawalTaken> => {
  const { phone, email } = withdrawal
  if (phone === '' && email === '') throw new Refused({ code: 'detail_needed', field: 'phone' })
  const today = todayOf(stores)
  const all = await listOpened(stores, { is: 'organisation', organisation })
  const contacts = all.filter(({ content }) => isMeant(content.details, withdrawal)).map(({ row }) => row.ref)
  const address = [phone, email].filter((text) => text !== '').join(', ')
  const draft = {
    right: 'withdraw',
    group: 'contact',
    channel: 'advisor',
    received: today,
    organisation,
    user: null,
    // In which language to answer is for whoever answers. Where a contact was found, it says itself whom it is about: a copy
    // here would outlive it.
    details: { name: '', address: contacts.length > 0 ? '' : address, language: 'fi', subject: '' },
    contacts,
  } as const
  const hide = async (tx: Parameters<typeof hideContacts>[0], request: RequestId): Promise<void> => {
    await hideContacts(tx, contacts, request)
    await appendAudit(tx, line({ event: 'withdrawal_taken', request }, organisation))
  }
  const request = await createRequest(stores, draft, line, hide)
  return { request, due: today }
}

const isMeant = (details: ContactDetails, { phone, email }: Withdrawal): boolean =>
  (phone !== '' && details.phone === phone) || (email !== '' && sameAddress(details.email, email))

const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
