// Contacts as people with the right look them up. What is over, destroyed, foreign or not there is one answer.
import type { Day } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ContactsFound, ContactSearch, HeldContact } from '@tukkimies/shared/register/contact.ts'
import type { Scope } from '@tukkimies/shared/register/rights.ts'
import type { MakeLine } from './erase.ts'
import type { ContactStores } from './stores.ts'

/** The contacts of the scope that hold all the words, what was recorded last first. Written down with their number alone. */
export const searchContacts = async (
  _stores: ContactStores,
  _scope: Scope,
  _search: ContactSearch,
  _today: Day,
  _line: MakeLine,
): Promise<ContactsFound> => {
  throw new Error('not there yet')
}

/** One contact, once the log says that it was opened. Problem: not_found. */
export const openContact = async (
  _stores: ContactStores,
  _scope: Scope,
  _ref: ContactRef,
  _today: Day,
  _line: MakeLine,
): Promise<HeldContact> => {
  throw new Error('not there yet')
}
