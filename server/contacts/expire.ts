// Contacts whose twelve months are over: rows, keys, and the keys of whole weeks (A23). Each may be stopped anywhere and run
// again; nothing of it is needed for a contact to be unreadable from its day on.
import type { Day } from '@tukkimies/shared/day.ts'
import type { ContactRef } from '@tukkimies/shared/id.ts'
import type { ContactStores } from './stores.ts'

/** How many contacts there are by the day, and how many are over and still there. */
export type ContactCounts = { readonly contacts: number; readonly over: number }

export const countContacts = async (_stores: Pick<ContactStores, 'register'>, _today: Day): Promise<ContactCounts> => {
  throw new Error('not there yet')
}

/** Deletes key and row of every contact that is over, and rows that an erasure has left behind; answers how many rows. */
export const expireContacts = async (
  _stores: ContactStores,
  _today: Day,
  _renew: () => Promise<void>,
): Promise<number> => {
  throw new Error('not there yet')
}

/** Destroys the keys of weeks whose Sunday and twelve months have come, with all that hangs on them; answers how many weeks. */
export const destroyOverWeeks = async (_stores: ContactStores, _today: Day): Promise<number> => {
  throw new Error('not there yet')
}

/** Destroys row keys that have had no row for 30 days; answers how many. */
export const sweepKeys = async (_stores: ContactStores, _today: Day): Promise<number> => {
  throw new Error('not there yet')
}

/** Contacts that nobody can read any more, because their key is not in *keys*: after a restore (S39, F66). */
export const listKeyless = async (_stores: ContactStores): Promise<readonly ContactRef[]> => {
  throw new Error('not there yet')
}

/** Deletes the rows of `listKeyless`; answers how many. */
export const deleteKeyless = async (_stores: ContactStores): Promise<number> => {
  throw new Error('not there yet')
}

/** Whether the register holds contacts and *keys* none of their keys: the store was lost or another was put there (F66). */
export const areKeysLost = async (_stores: ContactStores): Promise<boolean> => {
  throw new Error('not there yet')
}
