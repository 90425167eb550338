// A contact as it comes from a tablet, and a contact that is taken back (S20, S39). Each step may be stopped and repeated.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Door, Contact } from '@tukkimies/shared/visit.ts'
import type { Result } from '@tukkimies/shared/wire.ts'
import type { ContactStores } from './stores.ts'

/** Records one contact; repeated, it changes nothing. `due` is the day until which it may be taken back. */
export const recordContact = async (
  _stores: ContactStores,
  _door: Door,
  _due: Day,
  _contact: Contact,
): Promise<Result> => {
  throw new Error('not there yet')
}
