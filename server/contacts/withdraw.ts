// A withdrawal that somebody without the right to contacts took in: what may be meant is hidden at once (C30).
import type { Day } from '@tukkimies/shared/day.ts'
import type { ContactRef, OrganisationId, RequestId } from '@tukkimies/shared/id.ts'
import type { Withdrawal } from '@tukkimies/shared/register/contact.ts'
import type { ContactStores } from './stores.ts'

/** Hides the contacts of an organisation with this phone number or e-mail address; answers which. */
export const hideMatching = async (
  _stores: ContactStores,
  _organisation: OrganisationId,
  _withdrawal: Withdrawal,
  _request: RequestId,
  _today: Day,
): Promise<readonly ContactRef[]> => {
  throw new Error('not there yet')
}
