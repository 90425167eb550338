// The contacts of a push, and its voids of contacts, before the facts: other stores than those of visits, and never in one
// transaction with them. One bad contact refuses itself alone.
import type { EntryId } from '@tukkimies/shared/id.ts'
import type { Contact, Void } from '@tukkimies/shared/visit.ts'
import type { Result } from '@tukkimies/shared/wire.ts'
import { isBusy } from '../database.ts'
import type { Deps } from '../deps.ts'
import { markGone } from './erase.ts'
import { type ContactGround, recordContact, takeContactBack } from './record.ts'
import { idToContactRef } from './row-keys.ts'
import { type ContactStores, deviceLine } from './stores.ts'

export type ContactDeps = ContactStores & Pick<Deps, 'log'>

/** What a push holds that may be about contacts. */
export type ContactEntries = { readonly contacts: readonly Contact[]; readonly voids: readonly Void[] }

export type ContactOutcome = {
  readonly results: Result[]
  /** Voids that are no contact's: visits and arrivals decide them. */
  readonly voids: readonly Void[]
}

/**
 * Records and takes back, one after the other. `knowFacts` says which of these ids are visits or arrivals: a void of what
 * nobody knows yet keeps a contact out that comes later (S18).
 */
export const takeContacts = async (
  deps: ContactDeps,
  ground: ContactGround,
  { contacts, voids }: ContactEntries,
  knowFacts: (targets: readonly EntryId[]) => Promise<ReadonlySet<EntryId>>,
): Promise<ContactOutcome> => {
  const results: Result[] = []
  const others: Void[] = []
  for (const contact of contacts) {
    results.push(await alone(deps, contact.id, () => recordContact(deps, ground, contact)))
  }
  for (const taken of voids) {
    const result = await alone(deps, taken.id, () => takeContactBack(deps, ground, taken))
    if (result) results.push(result)
    else others.push(taken)
  }
  const targets = [...new Set(others.map(({ target }) => target))]
  const facts = targets.length === 0 ? new Set<EntryId>() : await knowFacts(targets)
  const unknown = targets.filter((target) => !facts.has(target))
  for (const target of unknown) await markGone(deps, idToContactRef(deps.root, target), deviceLine(deps))
  if (results.length + unknown.length > 0) await forgetOrder(deps)
  return { results, voids: others }
}

const alone = async <T extends Result | null>(
  { log }: ContactDeps,
  id: EntryId,
  work: () => Promise<T>,
): Promise<T | Result> => {
  try {
    return await work()
  } catch (fault) {
    if (isBusy(fault)) throw fault
    log.error('entry-fault')
    return { id, status: 'retry' }
  }
}

// Until they are emptied the logs tell which contacts came together, and in which order (AN72). What somebody else is reading
// is emptied by the next push.
const forgetOrder = async ({ register, keys }: ContactDeps): Promise<void> => {
  for (const store of [register, keys]) {
    await store.truncateLog().catch((fault: unknown) => {
      if (!isBusy(fault)) throw fault
    })
  }
}
