// Contacts whose twelve months are over: keys, rows, and the keys of whole weeks (A23). Each may be stopped anywhere and run
// again; nothing of it is needed for a contact to be unreadable from its day on.
import type { Day } from '@tukkimies/shared/day.ts'
import { failpoint } from '@tukkimies/shared/failpoint.ts'
import { weekDeletionDay } from '@tukkimies/shared/register/retention.ts'
import { deleteContactKeys } from '../keys/contact-keys.ts'
import { destroyWeeks, listWeeks } from '../keys/week-keys.ts'
import { countContactRows, deleteContacts, listOverContacts } from '../register/contacts.ts'
import { finishErasures } from './erase.ts'
import type { ContactStores } from './stores.ts'

const contactsPerStep = 200

/** How many contacts are not over, and how many are over and still there. */
export const countContacts = (
  { register }: Pick<ContactStores, 'register'>,
  today: Day,
): Promise<{ readonly contacts: number; readonly over: number }> => countContactRows(register, today)

/**
 * Deletes key and row of every contact that is over by the day, and ends erasures that a stop has cut short; answers how many
 * contacts went. `renew` keeps the lease of the job.
 */
export const expireContacts = async (
  stores: ContactStores,
  today: Day,
  renew: () => Promise<void>,
): Promise<number> => {
  const { register, keys } = stores
  const finished = await finishErasures(stores)
  const refs = (await listOverContacts(register, today)).map(({ ref }) => ref)
  for (let at = 0; at < refs.length; at += contactsPerStep) {
    await renew()
    const step = refs.slice(at, at + contactsPerStep)
    await keys.transact((tx) => deleteContactKeys(tx, step))
  }
  failpoint('contact-expire.before-rewrite')
  // Rewriting takes long, and a stop before it leaves rows by which the next run comes here again.
  if (refs.length > 0) await keys.rewrite()
  failpoint('contact-expire.after-keys')
  for (let at = 0; at < refs.length; at += contactsPerStep) {
    await renew()
    await register.transact((tx) => deleteContacts(tx, refs.slice(at, at + contactsPerStep)))
    failpoint('contact-expire.after-rows')
  }
  if (refs.length + finished > 0) await register.truncateLog()
  return refs.length + finished
}

/**
 * Destroys the keys of weeks whose last contact is over, with the keys and marks of their contacts; answers how many weeks.
 * From then on every old copy of the week is unreadable.
 */
export const destroyOverWeeks = async ({ keys }: Pick<ContactStores, 'keys'>, today: Day): Promise<number> => {
  const over = (await listWeeks(keys)).filter((week) => today >= weekDeletionDay(week))
  if (over.length === 0) return 0
  failpoint('contact-weeks.before-keys')
  await keys.transact((tx) => destroyWeeks(tx, over))
  failpoint('contact-weeks.before-rewrite')
  await keys.rewrite()
  return over.length
}
